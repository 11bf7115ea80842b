import { explainCommand } from '../cli/explain.ts';
import type { SchemaInferFlags } from '../cli/flags.ts';
import { normsTexts } from '../cli/norms.ts';
import { schemaInfer } from '../cli/schema.ts';
import { mcp as words } from '../messages/mcp.ts';
import { pathsArgument } from './arguments.ts';
import { type AgentTool, objectOf } from './tool.ts';

/** Explains a rule. */
export const explainTool: AgentTool = {
  name: 'explain',
  about: words.explain,
  arguments: { rule: { type: 'string', about: words.rule, isRequired: true } },
  output: objectOf({ rule: { type: 'string' }, page: { type: 'string' } }),
  writes: false,
  async run({ rule = '' }, { flags, run }) {
    const { output: page } = await run((terminal) => explainCommand(rule, flags, terminal));
    return { text: page, structured: { rule, page } };
  },
};

/** Shows the norms of each collection. */
export const normsTool: AgentTool = {
  name: 'norms',
  about: words.norms,
  arguments: { paths: pathsArgument },
  output: objectOf({
    collections: {
      type: 'array',
      items: objectOf({
        collection: { type: 'string' },
        articles: { type: 'integer' },
        norms: { type: 'array', items: { type: 'string' } },
      }),
    },
  }),
  writes: false,
  async run({ paths = [] }, { flags, run }) {
    let collections: Awaited<ReturnType<typeof normsTexts>> = [];
    const { notes } = await run(async (terminal) => {
      collections = await normsTexts(paths, flags, terminal);
      return 0;
    });
    const lines = collections.flatMap(({ title, norms }) => [title, ...norms.map((norm) => `  ${norm}`)]);
    const structured = collections.map(({ collection, articles, norms }) => ({ collection, articles, norms }));
    return { text: [...lines, ...notes].join('\n'), structured: { collections: structured } };
  },
};

/** Infers a schema. */
export const schemaTool: AgentTool = {
  name: 'schema',
  about: words.schema,
  arguments: {
    paths: pathsArgument,
    collection: { type: 'string', about: words.collection },
    threshold: { type: 'number', about: words.threshold },
    strict: { type: 'boolean', about: words.strict },
  },
  output: objectOf({ schema: { type: 'object' }, notes: { type: 'array', items: { type: 'string' } } }),
  writes: false,
  async run({ paths = [], collection, threshold, strict }, { flags: own, run }) {
    const flags: SchemaInferFlags = {
      ...own,
      ...(collection !== undefined && { collection }),
      ...(threshold !== undefined && { threshold }),
      ...(strict && { strict }),
    };
    const { output, notes } = await run((terminal) => schemaInfer(paths, flags, terminal));
    return { text: `${output}\n${notes.join('\n')}`, structured: { schema: JSON.parse(output), notes } };
  },
};

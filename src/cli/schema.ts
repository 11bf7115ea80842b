import { rules } from '../../rules/index.ts';
import { NkLintError } from '../core/errors.ts';
import { groupBy } from '../core/grouping.ts';
import type { Finding } from '../core/types.ts';
import type { Rule } from '../engine/rule.ts';
import { errors } from '../messages/errors.ts';
import { schema as words } from '../messages/schema.ts';
import { visibleJson, visibleMessage, visiblePath } from '../report/escape.ts';
import { cut } from '../report/frame.ts';
import { shapeTable } from '../report/shape-table.ts';
import { wrapHanging } from '../report/wrap.ts';
import { frontMattersOf, statedSchema } from '../run/survey/front-matters.ts';
import { type InferResult, infer } from '../run/survey/infer-schema.ts';
import { coverageOf } from '../run/survey/schema-coverage.ts';
import { type CommandContext, commandContext } from './context.ts';
import type { SchemaFlags, SchemaInferFlags } from './flags.ts';
import { inputsOf } from './inputs.ts';
import type { Terminal } from './terminal.ts';

const defaultThreshold = 0.95;
const minArticles = 5;
/** Limits of paths and findings of one kind in the notes. */
const maxPaths = 3;
const maxFindings = 20;

/** Runs `nk-lint schema infer`: prints the schema to standard output, notes about it to standard error. */
export async function schemaInfer(
  paths: readonly string[],
  flags: SchemaInferFlags,
  terminal: Terminal,
): Promise<number> {
  const context = await commandContext(flags, terminal);
  const { cwd, config, language, say } = context;
  const { inputs, names } = await inferInputs(paths, context);
  const result = infer({
    records: await frontMattersOf({ cwd, inputs, config, now: Date.now() }),
    config,
    rule: schemaRule(),
    language,
    options: {
      threshold: flags.threshold ?? defaultThreshold,
      strict: flags.strict === true,
      ...(flags.draft && { draft: flags.draft }),
      ...(flags.collection !== undefined && { title: flags.collection }),
      describe: (count, total) => say(words.coverage, { count: count, total: total }),
    },
    describe: (articles) => say(words.description, { articles: articles }),
  });
  if (result.articles === 0) throw new NkLintError(errors.noFrontMatter, { count: inputs.length });
  terminal.out(`${visibleJson(JSON.stringify(result.schema, null, 2))}\n`);
  noteInferred(result, names, context);
  return 0;
}

/** Returns the articles of the collection, and the names of all collections. */
async function inferInputs(paths: readonly string[], context: CommandContext<SchemaInferFlags>) {
  const { collection } = context.flags;
  const { inputs: all } = await inputsOf(paths, context);
  const nameOf = ({ path, root }: (typeof all)[number]) => context.config.settingsOf(path, root).collection.name;
  const inputs = collection === undefined ? all : all.filter((input) => nameOf(input) === collection);
  const names = [...new Set(all.map(nameOf))].filter((name) => !name.includes('/'));
  if (collection !== undefined && inputs.length === 0) {
    const error = names.length > 0 ? errors.collectionEmpty : errors.collectionNone;
    throw new NkLintError(error, { collection, known: names.join(', ') });
  }
  return { inputs, names };
}

function noteInferred(
  { schema, keys, articles, without, unreadable, odd }: InferResult,
  names: readonly string[],
  { flags, language, say, note, terminal }: CommandContext<SchemaInferFlags>,
): void {
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const rows = keys.map((key) => ({ ...key, required: required.has(key.name) }));
  const { err } = terminal;
  const isOnScreen = terminal.canRewriteLines;
  const rowsOf = (line: string) => (isOnScreen ? wrapHanging(line, terminal.width, 4) : [line]);
  for (const line of shapeTable(rows, language)) err(`${isOnScreen ? cut(line, terminal.width) : line}\n`);
  err('\n');
  if (articles < minArticles) note(words.few);
  if (flags.collection === undefined && names.length > 1) note(words.several, { names: names.join(', ') });
  const list = (paths: readonly string[]) =>
    [
      ...paths.slice(0, maxPaths).map(visiblePath),
      ...(paths.length > maxPaths ? [say(words.andMore, { count: paths.length - maxPaths })] : []),
    ].join(', ');
  if (without.length > 0) note(words.without, { count: without.length, paths: list(without) });
  if (unreadable.length > 0) note(words.unreadable, { count: unreadable.length, paths: list(unreadable) });
  if (odd.length === 0) note(words.fits);
  else note(words.odd, { files: new Set(odd.map(({ path }) => path)).size });
  for (const findings of byKey(odd)) {
    for (const { path, span, message } of findings.slice(0, maxFindings))
      for (const row of rowsOf(
        `  ${visiblePath(path)}:${span.start.line}:${span.start.column} ${visibleMessage(message)}`,
      ))
        err(`${row}\n`);
    if (findings.length > maxFindings) err(`  ${say(words.andMore, { count: findings.length - maxFindings })}\n`);
  }
}

/** Groups findings by key, in order of first appearance. */
function byKey(findings: readonly Finding[]): Iterable<readonly Finding[]> {
  return groupBy(findings, ({ messageId, data: { name = '', key = '' } }) => `${messageId} ${name} ${key}`).values();
}

/** Runs `nk-lint schema check`: prints the coverage of all schemas. Invalid schemas already throw with the configuration. */
export async function schemaCheck(paths: readonly string[], flags: SchemaFlags, terminal: Terminal): Promise<number> {
  const context = await commandContext(flags, terminal);
  const { cwd, config, language, say } = context;
  const { out } = terminal;
  const { inputs } = await inputsOf(paths, context);
  const records = await frontMattersOf({ cwd, inputs, config, now: Date.now() });
  const rows = coverageOf(records, config, schemaRule(), language);
  if (flags.json) {
    const listed = rows.map(({ schema, ...row }) => ({ schema: schema.name, ...row }));
    out(`${JSON.stringify({ version: 1, schemas: listed }, null, 2)}\n`);
    return 0;
  }
  for (const { schema, collections, articles, violating } of rows) {
    const data = {
      schema: visiblePath(schema.name),
      collections: collections.join(', '),
      articles: articles,
      violating: violating,
    };
    const text = collections.length === 0 ? words.coversOthers : articles === 0 ? words.coversNothing : words.covers;
    out(`${say(text, data)}\n`);
  }
  return 0;
}

/** Runs `nk-lint schema print`: prints the schema of an article with all that it refers to. */
export async function schemaPrint(file: string, flags: SchemaFlags, terminal: Terminal): Promise<number> {
  const context = await commandContext(flags, terminal);
  const { cwd, config, note } = context;
  const { inputs } = await inputsOf([file], context);
  const [record] = await frontMattersOf({ cwd, inputs: inputs.slice(0, 1), config, now: Date.now() });
  if (!record) return 0;
  const { collection, schemaAt } = config.settingsOf(record.path, inputs[0]?.root);
  const own = statedSchema(record);
  const stated = own === undefined ? undefined : schemaAt?.(own);
  if (stated instanceof NkLintError) throw stated;
  const schema = stated ?? collection.schema;
  if (!schema) throw new NkLintError(errors.noSchema, { path: record.path });
  terminal.out(`${JSON.stringify(schema.bundle(), null, 2)}\n`);
  const configured = config.collections.some((each) => each.schema === schema);
  const from = stated ? words.fromArticle : configured ? words.fromCollection : words.fromPreset;
  note(from, { schema: visiblePath(schema.name), collection: collection.name });
  return 0;
}

function schemaRule(): Rule {
  const rule = rules.find(({ id }) => id === 'front-matter-schema');
  if (!rule) throw new Error('front-matter-schema is missing');
  return rule;
}

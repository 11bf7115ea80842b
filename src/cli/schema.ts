import { rules } from '../../rules/index.ts';
import { NkLintError } from '../core/errors.ts';
import { thousands } from '../core/numbers.ts';
import type { Finding, FindingData, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { Rule } from '../engine/rule.ts';
import { errors } from '../messages/errors.ts';
import { schema as words } from '../messages/schema.ts';
import { visibleJson, visibleMessage, visiblePath } from '../report/escape.ts';
import { shapeTable } from '../report/shape-table.ts';
import { readHeads, schemaNamedIn } from '../run/survey/front-matters.ts';
import { infer } from '../run/survey/infer-schema.ts';
import { coverageOf } from '../run/survey/schema-coverage.ts';
import { configFor } from './check.ts';
import type { SchemaFlags, SchemaInferFlags } from './flags.ts';
import { inputsOf, type Say } from './inputs.ts';
import type { Terminal } from './terminal.ts';

const usualThreshold = 0.95;
const fewest = 5;
/** Of articles or findings of one kind; more would only be scrolled past. */
const mostPaths = 3;
const mostFindings = 20;

/** `nk-lint schema infer`: the schema goes to standard output, what is worth knowing about it to standard error. */
export async function schemaInfer(
  paths: readonly string[],
  flags: SchemaInferFlags,
  terminal: Terminal,
): Promise<number> {
  const { cwd, out, err } = terminal;
  const config = await configFor(flags, cwd);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fill(text, language, data);
  const tell = (text: Words, data?: FindingData) => err(`${say(text, data)}\n`);

  const { inputs: all } = await inputsOf(paths, flags, config, terminal, say);
  const nameOf = ({ path, root }: (typeof all)[number]) => config.settingsOf(path, root).collection.name;
  const inputs = flags.collection === undefined ? all : all.filter((input) => nameOf(input) === flags.collection);
  const names = [...new Set(all.map(nameOf))].filter((name) => !name.includes('/'));
  if (flags.collection !== undefined && inputs.length === 0) {
    throw new NkLintError(names.length > 0 ? errors.collectionEmpty : errors.collectionNone, {
      collection: flags.collection,
      known: names.join(', '),
    });
  }
  const rule = schemaRule();
  const result = infer({
    records: readHeads(inputs, config, cwd),
    config,
    rule,
    language,
    options: {
      threshold: flags.threshold ?? usualThreshold,
      strict: flags.strict === true,
      ...(flags.draft && { draft: flags.draft }),
      ...(flags.collection !== undefined && { title: flags.collection }),
      describe: (count, total) => say(words.coverage, { count: thousands(count), total: thousands(total) }),
    },
    describe: (articles) => say(words.description, { articles: thousands(articles) }),
  });
  const { schema, keys, articles, without, unreadable, odd } = result;
  if (articles === 0) throw new NkLintError(errors.noFrontMatter, { count: inputs.length });
  out(`${visibleJson(JSON.stringify(schema, null, 2))}\n`);

  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const rows = keys.map((key) => ({ ...key, required: required.has(key.name) }));
  for (const line of shapeTable(rows, language)) err(`${line}\n`);
  err('\n');
  if (articles < fewest) tell(words.few);
  if (flags.collection === undefined && names.length > 1) tell(words.several, { names: names.join(', ') });
  const list = (paths: readonly string[]) =>
    [
      ...paths.slice(0, mostPaths).map(visiblePath),
      ...(paths.length > mostPaths ? [say(words.andMore, { count: paths.length - mostPaths })] : []),
    ].join(', ');
  if (without.length > 0) tell(words.without, { count: without.length, paths: list(without) });
  if (unreadable.length > 0) tell(words.unreadable, { count: unreadable.length, paths: list(unreadable) });
  if (odd.length === 0) tell(words.fits);
  else tell(words.odd, { files: new Set(odd.map(({ path }) => path)).size });
  for (const findings of byKey(odd)) {
    for (const { path, span, message } of findings.slice(0, mostFindings))
      err(`  ${visiblePath(path)}:${span.start.line}:${span.start.column} ${visibleMessage(message)}\n`);
    if (findings.length > mostFindings) err(`  ${say(words.andMore, { count: findings.length - mostFindings })}\n`);
  }
  return 0;
}

/** Findings about the same key together, in the order in which they are met. */
function byKey(findings: readonly Finding[]): Iterable<readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { name, key } = finding.data;
    const id = `${finding.messageId} ${name ?? ''} ${key ?? ''}`;
    const group = groups.get(id);
    if (group) group.push(finding);
    else groups.set(id, [finding]);
  }
  return groups.values();
}

/** `nk-lint schema check`: a schema that does not compile is told while the configuration is read. */
export async function schemaCheck(paths: readonly string[], flags: SchemaFlags, terminal: Terminal): Promise<number> {
  const { cwd, out } = terminal;
  const config = await configFor(flags, cwd);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fill(text, language, data);
  const { inputs } = await inputsOf(paths, flags, config, terminal, say);
  const rows = coverageOf(readHeads(inputs, config, cwd), config, schemaRule(), language);
  if (flags.json) {
    const listed = rows.map(({ schema, ...row }) => ({ schema: schema.name, ...row }));
    out(`${JSON.stringify({ version: 1, schemas: listed }, null, 2)}\n`);
    return 0;
  }
  for (const { schema, collections, articles, violating } of rows) {
    const data = {
      schema: visiblePath(schema.name),
      collections: collections.join(', '),
      articles: thousands(articles),
      violating: thousands(violating),
    };
    const text = collections.length === 0 ? words.coversOthers : articles === 0 ? words.coversNothing : words.covers;
    out(`${say(text, data)}\n`);
  }
  return 0;
}

/** `nk-lint schema print`: the schema in force for an article, with all that it refers to. */
export async function schemaPrint(file: string, flags: SchemaFlags, terminal: Terminal): Promise<number> {
  const { cwd, out, err } = terminal;
  const config = await configFor(flags, cwd);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fill(text, language, data);
  const { inputs } = await inputsOf([file], flags, config, terminal, say);
  const [record] = readHeads(inputs.slice(0, 1), config, cwd);
  if (!record) return 0;
  const { collection, schemaAt } = config.settingsOf(record.path, inputs[0]?.root);
  const own = schemaNamedIn(record);
  const stated = own === undefined ? undefined : schemaAt?.(own);
  if (stated instanceof NkLintError) throw stated;
  const schema = stated ?? collection.schema;
  if (!schema) throw new NkLintError(errors.noSchema, { path: record.path });
  out(`${JSON.stringify(schema.bundle(), null, 2)}\n`);
  const configured = config.collections.some((each) => each.schema === schema);
  const from = stated ? words.fromArticle : configured ? words.fromCollection : words.fromPreset;
  err(`${say(from, { schema: visiblePath(schema.name), collection: collection.name })}\n`);
  return 0;
}

function schemaRule(): Rule {
  const rule = rules.find(({ id }) => id === 'front-matter-schema');
  if (!rule) throw new Error('front-matter-schema is missing');
  return rule;
}

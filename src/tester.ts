import { compileSchema } from './config/schema/compile.ts';
import { NkLintError } from './core/errors.ts';
import type { Renderer } from './core/renderer.ts';
import type { ArticleRecord, Engine, FileProblem, Finding, Language } from './core/types.ts';
import { applyFixesTo, compatibleFixes, splitMark } from './engine/edits.ts';
import { byPlace } from './engine/finding-order.ts';
import { type CheckedLink, type LinkStates, reasons, verdicts } from './engine/link-states.ts';
import { lintRecords } from './engine/linter.ts';
import type { Rule, RuleDocs } from './engine/rule.ts';
import { type FileSettings, isMdx, type PastChange, type SourceSettings } from './engine/settings.ts';
import { collectorsOf, extractRecord } from './facts/extract.ts';
import { imageNamesIn } from './knowledge/images/image-names.ts';
import { errors } from './messages/errors.ts';
import { usualRendering } from './site/renderers/detect.ts';

/** The part of a configuration that a case needs. */
export interface CaseConfig {
  readonly engine?: Engine;
  readonly timeZone?: string;
  /** Day of the run; by default `2024-01-01`. */
  readonly now?: string;
  readonly source?: SourceSettings;
  /**
   * The ids of all rules there are; they run, but find nothing.
   *
   * @internal
   */
  readonly rules?: readonly string[];
  /** A JSON Schema for the front matter. */
  readonly schema?: object;
  /** Elements that the site's style sheets select. */
  readonly styles?: readonly string[];
  /** Answers of the site's renderer; by default those of the engine. */
  readonly renderer?: Partial<Renderer>;
  /** Schemas that articles may name with `$schema`. */
  readonly schemas?: Readonly<Record<string, object>>;
  /** Paths of files beside the articles. */
  readonly files?: readonly string[];
  /** Texts of the site beside the articles: templates, styles, scripts. */
  readonly texts?: readonly string[];
  /**
   * Results of requests to URLs, by default errors; for all kinds of links.
   *
   * @internal
   */
  readonly web?: Readonly<Record<string, Partial<CheckedLink> & Pick<CheckedLink, 'reason'>>>;
  /**
   * The changes of articles by path, newest first.
   *
   * @internal
   */
  readonly changes?: Readonly<Record<string, readonly PastChange[]>>;
  /** Content of the generator's configuration; paths are then below its directory. */
  readonly site?: Readonly<Record<string, unknown>>;
}

/** A test of a rule: articles, and the findings that are expected in them. */
export interface RuleCase {
  /** Becomes the name of the test. */
  readonly name: string;
  /** One article (`a.md`), or several by path. */
  readonly source: string | Readonly<Record<string, string>>;
  /** Values for the rule's options; others have their defaults. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly config?: CaseConfig;
  /**
   * Why `a.md` could not be read.
   *
   * @internal
   */
  readonly problem?: FileProblem;
  /**
   * The findings, a line each: place, message id and safety of the fix, as `a.md:5:7-5:16 clipped (unsafe fix)`; then
   * related places, as `a.md:3:1-3:9 again [a.md:1:1-1:9]`.
   */
  readonly expect: readonly string[];
  /** English messages of the findings, for cases about their words. */
  readonly messages?: readonly string[];
  /** Text of the article (of the articles) after all fixes, unsafe ones included; left out where there is no fix. */
  readonly fixed?: string | Readonly<Record<string, string>>;
}

type Sources = Readonly<Record<string, string>>;

/**
 * Declares one test for each case, with the `test` function of vitest, jest, mocha or `node:test`, and one that the
 * cases reach every message of the rule. A failed expectation throws an Error with both sides in its message.
 *
 * @example
 * testRule(rule, [
 *   { name: 'slides', source: '[a](b.ppt)\n', expect: ['a.md:1:5-1:10 slides'] },
 *   { name: 'a page', source: '[a](b.html)\n', expect: [] },
 * ], test);
 */
export function testRule(rule: Rule, cases: readonly RuleCase[], test: (name: string, run: () => void) => void): void {
  const reachedMessages = new Set<string>();
  const seen = new Set<string>();
  const safeties = new Set<string>();
  for (const ruleCase of cases) {
    test(ruleCase.name, () => {
      const key = JSON.stringify([ruleCase.source, ruleCase.options, ruleCase.config, ruleCase.problem]);
      if (seen.has(key)) throw new Error(`the case "${ruleCase.name}" stands in the table twice`);
      seen.add(key);
      for (const { messageId, fix } of runCase(rule, ruleCase)) {
        reachedMessages.add(messageId);
        if (fix) safeties.add(fix.safety);
      }
    });
  }
  test('the table reaches every message', () => {
    expectEqual([...reachedMessages].sort(), Object.keys(rule.messages).sort());
  });
  if (rule.docs.fix === undefined) return;
  test('docs.fix says what the table shows', () => {
    expectEqual(rule.docs.fix, safeties.size > 1 ? 'mixed' : [...safeties][0]);
  });
}

/**
 * Runs one case and throws where an expectation fails.
 *
 * @internal
 */
export function runCase(rule: Rule, ruleCase: RuleCase): readonly Finding[] {
  const sources: Sources = typeof ruleCase.source === 'string' ? { 'a.md': ruleCase.source } : ruleCase.source;
  const found = findingsOf(rule, sources, ruleCase, 'en');
  const findings = found.told;
  expectEqual(findings.map(findingLine), ruleCase.expect);
  if (ruleCase.messages)
    expectEqual(
      findings.map(({ message }) => message),
      ruleCase.messages,
    );
  for (const finding of [...findings, ...findingsOf(rule, sources, ruleCase, 'zh-CN').told]) {
    const words = [finding.message, finding.fix?.title ?? '', ...(finding.related ?? []).map(({ message }) => message)];
    const unfilled = words.find(
      (text) =>
        /\{\w+\}/u.test(text) && Object.keys(finding.data).every((name) => !String(finding.data[name]).includes('{')),
    );
    if (unfilled) throw new Error(`a place in the message was left open: ${unfilled}`);
  }
  expectFixed(rule, sources, ruleCase, found);
  return [...findings, ...found.repeated];
}

function expectFixed(rule: Rule, sources: Sources, ruleCase: RuleCase, found: Found): void {
  let fixed = sources;
  let remaining = [...found.told, ...found.repeated];
  for (let round = 0; round < 10 && remaining.some(({ fix }) => fix); round++) {
    fixed = Object.fromEntries(
      Object.entries(fixed).map(([path, source]) => {
        const fixes = remaining.flatMap((finding) => (finding.path === path && finding.fix ? [finding.fix] : []));
        return [path, applyFixesTo(source, compatibleFixes(fixes))];
      }),
    );
    const { told, repeated } = findingsOf(rule, fixed, ruleCase, 'en');
    remaining = [...told, ...repeated];
  }
  const expected =
    ruleCase.fixed === undefined
      ? sources
      : typeof ruleCase.fixed === 'string'
        ? { 'a.md': ruleCase.fixed }
        : ruleCase.fixed;
  expectEqual(fixed, { ...sources, ...expected });
  if (ruleCase.fixed !== undefined) {
    if (JSON.stringify(fixed) === JSON.stringify(sources)) throw new Error('`fixed` equals the source: leave it out');
    expectEqual(remaining.filter(({ fix }) => fix).map(findingLine), []);
  }
}

/** What is reported, and what is only fixed, because another finding tells it. */
interface Found {
  readonly told: readonly Finding[];
  readonly repeated: readonly Finding[];
}

function findingsOf(
  rule: Rule,
  sources: Sources,
  { options, config = {}, problem }: Pick<RuleCase, 'options' | 'config' | 'problem'>,
  language: Language,
): Found {
  const engine = config.engine ?? 'generic';
  const collectors = collectorsOf([rule]);
  const rendering = usualRendering(engine);
  const rendererOf = (path: string) => ({
    ...(path.endsWith('.mdx') ? rendering.mdx : rendering.renderer),
    ...config.renderer,
  });
  const records = Object.entries(sources).map(([path, source]) => {
    const mdx = isMdx({ renderer: rendererOf(path) });
    const { mark, text } = splitMark(source);
    const input = { path, hash: '', engine, source: text, mark, mdx, ...(path === 'a.md' && problem && { problem }) };
    return extractRecord(input, collectors);
  });
  // Facts are stored in caches and posted between threads, so a rule can rely on JSON values only.
  const stored = JSON.parse(JSON.stringify(records)) as ArticleRecord[];
  const settings: Omit<FileSettings, 'renderer'> = {
    engine,
    timeZone: config.timeZone,
    collection: {
      name: '',
      ...(config.source && { source: config.source }),
      ...(config.schema && { schema: compileSchema('schema.json', config.schema) }),
    },
    ...(config.files && { entries: (directory: string) => namesIn(config.files ?? [], directory) }),
    ...(config.styles && { styles: (element: string) => config.styles?.includes(element) ?? false }),
    ...(config.site && {
      imageNames: () => new Set([...Object.values(sources), ...(config.texts ?? [])].flatMap(imageNamesIn)),
    }),
    ...(config.schemas && {
      schemaAt: (name: string) => {
        const schema = config.schemas?.[name];
        return schema ? compileSchema(name, schema) : new NkLintError(errors.schemaUnreadable, { file: name });
      },
    }),
    rules: new Map([
      ...(config.rules ?? []).map((id) => [id, { severity: 'warning', options: {} }] as const),
      [
        rule.id,
        { severity: rule.severity === 'off' ? 'error' : rule.severity, options: { ...defaultsOf(rule), ...options } },
      ],
    ]),
  };
  const now = Date.parse(config.now ?? '2024-01-01');
  const settingsOf = (path: string): FileSettings => ({
    ...settings,
    renderer: rendererOf(path),
    ...(config.site && { site: { root: '', path, config: config.site } }),
  });
  const { web, rules, changes } = config;
  const history = { state: () => '', changes: (path: string) => changes?.[path] ?? [] };
  const run = { language, now, history, ...(rules && { rules }), ...(web && { links: linkStatesOf(web) }) };
  const files = lintRecords(stored, { rules: [rule], settingsOf, run });
  return {
    told: files.flatMap(({ findings }) => findings).sort(byPlace),
    repeated: files.flatMap(({ repeated = [] }) => repeated),
  };
}

function linkStatesOf(web: NonNullable<CaseConfig['web']>): LinkStates {
  return (kind, href) => {
    const state = web[href];
    if (!state) return undefined;
    const verdict = verdicts.find((each) => (reasons[each] as readonly string[]).includes(state.reason)) ?? 'ok';
    const severity = verdict === 'broken' ? 'error' : verdict === 'uncertain' ? 'warning' : undefined;
    return { kind, href, verdict, requests: 1, ...(severity && { severity }), ...state };
  };
}

/** @internal */
export function defaultsOf(rule: Rule): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
}

function findingLine({ path, span: { start, end }, messageId, rule, message, fix, related = [] }: Finding): string {
  const id = rule === 'internal-error' ? `${messageId}: ${message}` : messageId;
  const others = related.map((other) => formatPlace(other.path, other.span.start, other.span.end)).join(', ');
  return `${formatPlace(path, start, end)} ${id}${fix ? ` (${fix.safety} fix)` : ''}${others && ` [${others}]`}`;
}

function formatPlace(
  path: string,
  start: { line: number; column: number },
  end: { line: number; column: number },
): string {
  return `${path}:${start.line}:${start.column}-${end.line}:${end.column}`;
}

function expectEqual(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual, null, 2), JSON.stringify(expected, null, 2)];
  if (a !== b) throw new Error(`expected\n${b}\nbut got\n${a}`);
}

/**
 * Returns the findings of one side of an example in a rule's docs.
 *
 * @internal
 */
export function runExample(
  rule: Rule,
  example: RuleDocs['examples'][number],
  side: 'bad' | 'good',
): readonly Finding[] {
  const source = example[side];
  const sources = typeof source === 'string' ? { 'a.md': source } : source;
  const { options, config } = example;
  return findingsOf(
    rule,
    sources,
    { ...(options && { options }), ...(config && { config: config as CaseConfig }) },
    'en',
  ).told;
}

function namesIn(files: readonly string[], directory: string): readonly string[] | undefined {
  const prefix = directory === '' ? '' : `${directory}/`;
  const names = files
    .filter((file) => file.startsWith(prefix))
    .map((file) => file.slice(prefix.length).split('/')[0] ?? '');
  return names.length > 0 ? [...new Set(names)] : undefined;
}

/**
 * A project that uses the packed nk-lint: `npm run check:package` compiles it against the package's types with
 * `tsc --strict` and runs it. `tsconfig.json` excludes it, because "nk-lint" is the built package here.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Root } from 'mdast';
import {
  type Article,
  type ArticleView,
  applyFixes,
  articleRule,
  type Collector,
  type Config,
  corpusRule,
  defineConfig,
  type FactsOf,
  field,
  frontMatter,
  type ImageFact,
  images,
  keyRange,
  type Level,
  type LintOptions,
  type LintResult,
  lint,
  NkLintError,
  norm,
  type Range,
  type RawFinding,
  type Report,
  type ReportFinding,
  remarkNkLint,
  type Severity,
  valueRange,
} from 'nk-lint';
import { type RuleCase, testRule } from 'nk-lint/tester';
import { remark } from 'remark';

const stamped = '---\ntitle: Comet\ndate: 2023-05-19 01:34:59.219875\n---\n\nA comet.\n';
const fixed = stamped.replace('.219875', '');

/** Facts and findings in separate functions, as in larger rules. */
const needs = { images, frontMatter };
const imageWithoutAlt = articleRule({
  id: 'alt-missing',
  severity: 'warning',
  docs: {
    what: { en: 'Reports images without alt text.', 'zh-CN': '报告没有替代文本的图片。' },
    why: { en: 'Screen readers skip them.', 'zh-CN': '读屏软件会跳过它们。' },
    examples: [],
  },
  messages: {
    alt: { en: 'Image {url} has no alt text', 'zh-CN': '图片 {url} 没有替代文本' },
    title: { en: '{key} is empty', 'zh-CN': '{key} 为空' },
  },
  fixes: { add: { en: 'Add the title', 'zh-CN': '添加标题' } },
  notes: { title: { en: 'the title', 'zh-CN': '标题' } },
  options: { least: { description: { en: 'Length', 'zh-CN': '长度' }, default: 1, type: 'integer' } },
  needs,
  check(facts, { article, options, report }) {
    for (const finding of altFindings(facts, article, options.least)) report(finding);
    // @ts-expect-error: the ids of messages are known
    if (options.least < 0) report({ messageId: 'other', range: [0, 0] });
    // @ts-expect-error: so are the facts
    facts.links;
  },
});

function* altFindings(
  facts: FactsOf<typeof needs>,
  { path }: ArticleView,
  least: number,
): Iterable<RawFinding<'alt' | 'title', 'add', 'title'>> {
  const [matter] = facts.frontMatter;
  const title = matter && field(matter, 'title');
  const titleRange = matter && valueRange(matter, '/title');
  const key = matter && keyRange(matter, '/title');
  if (title === '' && key) yield { messageId: 'title', range: key, data: { key: 'title' } };
  for (const { url, range } of facts.images.filter((image: ImageFact) => image.alt.length < least)) {
    const at: Range = [range[0] + 2, range[0] + 2];
    yield {
      messageId: 'alt',
      range,
      data: { url },
      ...(titleRange && { related: [{ path, range: titleRange, note: 'title' }] }),
      ...(typeof title === 'string' && {
        fix: { title: 'add', safety: 'unsafe', edits: [{ range: at, text: title }] },
      }),
    };
  }
}

/** A collector of a plugin, which reads the syntax tree. */
const rulers: Collector<{ readonly count: number }> = {
  id: 'own-rulers',
  version: 1,
  collect: ({ tree }: Article & { readonly tree: Root }) => [
    { count: tree.children.filter(({ type }) => type === 'thematicBreak').length },
  ],
};

const usualRulers = norm({
  id: 'own-rulers',
  needs: { rulers },
  sample: ({ rulers: [first] }) => first?.count,
  learn: (counts) => (counts.length > 1 ? { most: Math.max(...counts) } : undefined),
  describe: ({ most }) => [{ says: { en: 'At most {most} rulers' }, data: { most } }],
});

const rulerRepeated = corpusRule({
  id: 'ruler-repeated',
  severity: 'info',
  docs: imageWithoutAlt.docs,
  messages: { many: { en: '{count} of {all} rulers' } },
  needs: { rulers },
  norms: { usual: usualRulers },
  digest: ({ rulers: [first] }) => first?.count,
  compare: (entries) => entries.reduce((sum, { digest }) => sum + digest, 0),
  check({ rulers: [first] }, { compared, norms, report }) {
    const count = first?.count ?? 0;
    const most: number | undefined = norms.usual?.most;
    if (count > 1 && count === most) report({ messageId: 'many', range: [0, 0], data: { count, all: compared } });
  },
});

const cases: readonly RuleCase[] = [
  { name: 'an image with alt text', source: '![a](b.png)\n', expect: [] },
  {
    name: 'an image without alt text',
    source: '---\ntitle: Comet\n---\n\n![](b.png)\n',
    expect: ['a.md:5:1-5:11 alt (unsafe fix) [a.md:2:8-2:13]'],
    fixed: '---\ntitle: Comet\n---\n\n![Comet](b.png)\n',
  },
  { name: 'an empty title', source: '---\ntitle: ""\n---\n', expect: ['a.md:2:1-2:6 title'] },
];
testRule({ ...imageWithoutAlt, docs: { ...imageWithoutAlt.docs, fix: 'unsafe' } }, cases, test);

const level: Level = 'warn';
const config: Config = defineConfig({
  extends: 'recommended',
  plugins: [{ rules: [imageWithoutAlt, rulerRepeated] }],
  rules: { 'alt-missing': [level, { least: 2 }], 'ruler-repeated': level },
});

test('lint takes all its options', async () => {
  const options: Required<LintOptions> = {
    cwd: tmpdir(),
    config,
    language: 'en',
    now: new Date('2024-01-01'),
    rules: { 'alt-missing': 'error', 'title-noise': 'off' },
    only: ['alt-missing', 'date-imprecise'],
    fix: true,
    signal: new AbortController().signal,
  };
  const inputs = [
    { path: 'a.md', source: stamped },
    { path: 'b.md', source: '![](b.png)\n' },
  ];
  const { summary, files, fixes }: LintResult = await lint(inputs, options);
  assert.deepEqual(summary, {
    files: 2,
    errors: 1,
    warnings: 0,
    infos: 0,
    fixable: 0,
    unsafeFixable: 0,
    suppressed: 0,
    baselined: 0,
  });
  const severities: readonly Severity[] = files.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  assert.deepEqual(severities, ['error']);
  assert.deepEqual(fixes, { changed: [{ path: 'a.md', source: fixed }], unwritten: [] });
});

test('lint reads and fixes files', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'nk-lint-consumer-'));
  try {
    writeFileSync(join(cwd, 'a.md'), stamped);
    const report: Report = await lint(['*.md'], { cwd, config: false });
    assert.equal(report.summary.fixable, 1);
    await lint(['*.md'], { cwd, config: false, fix: true });
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), fixed);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test('applyFixes applies what lint found', async () => {
  const [file] = (await lint([{ path: 'a.md', source: stamped }], { config: false })).files;
  const findings: readonly ReportFinding[] = file?.findings ?? [];
  assert.equal(applyFixes(stamped, findings), fixed);
  assert.equal(applyFixes(stamped, findings, { unsafe: true }), fixed);
});

test('errors of use are NkLintErrors', async () => {
  const error: unknown = await lint(['missing.md'], { config: false }).catch((reason: unknown) => reason);
  assert(error instanceof NkLintError);
  assert.match(error.words.says.en, /\{/u);
});

test('rules that compare articles and norms', async () => {
  const source = 'A comet.\n\n---\n\n---\n\nTwo.\n';
  const inputs = ['a.md', 'b.md'].map((path) => ({ path, source }));
  const { files } = await lint(inputs, { config, only: ['ruler-repeated'] });
  assert.deepEqual(
    files.flatMap(({ findings }) => findings.map(({ message }) => message)),
    ['2 of 4 rulers', '2 of 4 rulers'],
  );
});

test('remark takes the plugin, with and without options', async () => {
  const { messages } = await remark().use(remarkNkLint).process('![](b.pn)\n\n![](b.pn)\n');
  assert(messages.some(({ ruleId }) => ruleId === 'image-duplicate'));
  const options = { language: 'zh-CN', only: ['image-duplicate'], config: false } as const;
  const file = await remark().use(remarkNkLint, options).process('![](b.pn)\n\n![](b.pn)\n');
  assert.deepEqual(
    file.messages.map(({ ruleId, fatal }) => [ruleId, fatal]),
    [['image-duplicate', false]],
  );
  // @ts-expect-error: only lint() fixes
  remark().use(remarkNkLint, { fix: true });
});

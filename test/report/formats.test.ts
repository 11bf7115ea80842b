import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { validate as validateRdjson } from '@umbrelladocs/rdformat-validator';
import { Ajv } from 'ajv';
import { parseDocument } from 'htmlparser2';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Report, ReportFinding } from '../../src/engine/report.ts';
import { reporters } from '../../src/report/index.ts';
import { acting, clean, evil, finding, hostile, reportOf, sample, sources, write } from './sample.ts';

const format = (name: string, report: Report, style = {}) => {
  const reporter = reporters[name];
  if (!reporter) throw new Error(`no format ${name}`);
  return write(reporter, report, style);
};

/** As `hostile`, with what would end a CDATA section, a comment, a code span, a table cell, and half a character. */
const worst = `${evil}]]>--></details>\`\`|<img src=x onerror=y> @all #1 [a](http://b.cn) \uD800\uFFFE&amp;`;
const worse = reportOf([
  {
    path: `content/${worst}.md`,
    findings: [
      {
        ...finding('content/b.md', '/b.pn'),
        message: `Image URL ${worst} and \`${worst}\``,
        fix: { safety: 'safe', title: worst, edits: [{ offset: 0, endOffset: 1, text: worst }] },
        related: [{ path: worst, line: 1, column: 1, endLine: 1, endColumn: 2, message: worst }],
      },
      { ...finding('content/b.md', '/b.pn'), severity: 'warning', rule: 'image-duplicate', message: worst },
    ],
  },
]);

const many = (count: number, own: Partial<ReportFinding> = {}) =>
  Array.from({ length: count }, (_, index) => ({
    ...finding('content/b.md', '/b.pn'),
    message: `Image ${index}`,
    ...own,
  }));

describe.each(Object.keys(reporters))('%s', (name) => {
  test.each([
    ['hostile', hostile],
    ['worse', worse],
  ])('shows no character that acts on a terminal: %s', (_, report) => {
    expect(format(name, report)).not.toMatch(acting);
  });

  test('writes lines that end', () => {
    for (const report of [sample, clean]) expect(format(name, report)).toMatch(/\n$|^$/u);
  });
});

const reports = { sample, clean, hostile, worse, many: reportOf([{ path: 'a.md', findings: many(20) }]) };

describe.each(Object.entries(reports))('a valid file: %s', (_, report) => {
  test('sarif', () => {
    const log = JSON.parse(format('sarif', report));
    expect(validSarif(log)).toEqual([]);
    expect(log.runs[0].results).toHaveLength(report.files.flatMap(({ findings }) => findings).length);
    for (const { locations } of log.runs[0].results)
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w.%~!'()*/-]+$/u);
  });

  test('rdjson', async () => {
    const { errors } = await validateRdjson(JSON.parse(format('rdjson', report)));
    expect(errors).toEqual([]);
  });

  test('gitlab', () => {
    const entries = JSON.parse(format('gitlab', report));
    expect(validGitlab(entries)).toBe(true);
    const marks = entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(marks).size).toBe(marks.length);
  });

  test('jsonl', () => {
    const lines = format('jsonl', report).split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      report.files.flatMap(({ path, findings }) => findings.map((each) => ({ path, ...each }))),
    );
  });

  test.each(['junit', 'checkstyle'])('%s', (name) => {
    const text = format(name, report);
    expect(JSON.stringify(parseDocument(text, { xmlMode: true }), ['children', 'name'])).not.toContain('img');
    if (!hasXmllint) return;
    const schema = join(import.meta.dirname, `${name}.xsd`);
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], {
      input: text,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '- validates\n']);
  });
});

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!hasXmllint) console.log('xmllint is not installed: junit and checkstyle were not held against their schemas');

function validSarif(log: unknown): unknown[] {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { id: _, $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  validate(log);
  return validate.errors ?? [];
}

const validGitlab = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', not: { pattern: '^\\./' } },
          lines: { type: 'object', required: ['begin'] },
        },
      },
    },
  },
});

describe('sarif', () => {
  test('has relative addresses, places, both kinds of fingerprint, and what rules are about', () => {
    const [run] = JSON.parse(format('sarif', sample, { language: 'zh-CN' })).runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'image-duplicate',
      'image-url-truncated',
      'title-noise',
    ]);
    expect(run.tool.driver.rules[1].shortDescription.text).toBe('找出被截断的地址。');
    const [, , result] = run.results;
    expect(result).toMatchObject({
      ruleId: 'image-url-truncated',
      ruleIndex: 1,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/%E5%9B%BE%E4%B9%A6%E9%A6%86.md', uriBaseId: 'ROOT' },
            region: { startLine: 5, startColumn: 11, endLine: 5, endColumn: 16 },
          },
        },
      ],
    });
    expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/u);
  });

  test('keeps within the limits of GitHub, every rule and all errors first, and tells the true totals', () => {
    const report = reportOf([
      { path: 'a.md', findings: many(6000, { severity: 'warning' }) },
      { path: 'b.md', findings: [...many(10), ...many(3, { severity: 'info', rule: 'title-noise' })] },
      { path: 'c.md', findings: many(2, { severity: 'warning', rule: 'image-duplicate' }) },
    ]);
    const [run] = JSON.parse(format('sarif', report)).runs;
    const count = (level: string) => run.results.filter((each: { level: string }) => each.level === level).length;
    expect(run.results).toHaveLength(5000);
    expect([count('error'), count('warning')]).toEqual([10, 4990]);
    expect(run.results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'image-duplicate')).toHaveLength(2);
    expect(run.properties).toMatchObject({ errors: 10, warnings: 6002, infos: 3 });
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('5,000 of 6,015 findings');
  });
});

test('rdjson counts bytes of UTF-8, and offers safe fixes of one piece', () => {
  const { diagnostics } = JSON.parse(format('rdjson', sample));
  // `新馆有座位。` are 18 bytes, `![](` another 4.
  expect(diagnostics[2].location.range).toEqual({ start: { line: 5, column: 23 }, end: { line: 5, column: 28 } });
  expect(diagnostics[2].suggestions).toBeUndefined();
  expect(diagnostics[0].suggestions).toHaveLength(1);
  expect(diagnostics[0].severity).toBe('WARNING');
  expect(sources['content/b.md']?.slice(10, 20)).toBe('![](/b.pn)');
});

describe('markdown', () => {
  test('tells totals, rules and places, in English and Chinese', () => {
    expect(format('markdown', sample)).toBe(`\
### nk-lint: 1 error, 1 warning, 1 info in 2 of 12 articles

| Rule | Errors | Warnings | Infos | Articles |
| --- | ---: | ---: | ---: | ---: |
| \`image-url-truncated\` | 1 | · | · | 1 |
| \`image-duplicate\` | · | 1 | · | 1 |
| \`title-noise\` | · | · | 1 | 1 |

<details><summary>image-url-truncated: 1</summary>

* 🔴 \`content/图书馆.md:5:11\` Image URL \`/a.pn\` ends in \`.pn\`, expected \`.png\`

</details>

<details><summary>image-duplicate: 1</summary>

* 🟡 \`content/b.md:2:6\` Image \`/b.pn\` stands in this article a second time

</details>

<details><summary>title-noise: 1</summary>

* 🔵 \`content/图书馆.md:2:8\` Title has noise

</details>
`);
    expect(format('markdown', sample, { language: 'zh-CN' })).toContain('共检查 12 篇文章，其中 2 篇有问题');
    expect(format('markdown', clean)).toBe('### nk-lint: No problems in 12 articles\n');
  });

  test('makes nothing of hostile text: no element, link, image, mention or reference of its own', () => {
    for (const report of [hostile, worse]) {
      const text = format('markdown', report);
      const kinds = new Map<string, number>();
      visit(remark().use(remarkGfm).parse(text), (node) => {
        kinds.set(node.type, (kinds.get(node.type) ?? 0) + 1);
        if (node.type === 'html')
          expect(node.value).toMatch(/^<(?:!-- -->|\/?details>|\/?summary>|details><summary>)/u);
        if (node.type === 'text') expect(node.value).not.toMatch(/@\w|#\d/u);
      });
      expect([kinds.get('link'), kinds.get('image')]).toEqual([undefined, undefined]);
      expect(kinds.get('table')).toBe(1);
    }
  });

  test('stays below what GitHub shows, and says what it left out', () => {
    const long = 'x'.repeat(590);
    const files = Array.from({ length: 60 }, (_, index) => ({
      path: `content/${index}.md`,
      findings: many(60, { rule: `rule-${index}`, message: long }),
    }));
    const text = format('markdown', reportOf(files));
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(text).toContain('* … and 10 more');
    expect(text).toMatch(/\d+ more rules do not fit here/u);
  });
});

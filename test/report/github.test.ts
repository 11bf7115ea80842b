import { expect, test } from 'vitest';
import type { ReportFinding } from '../../src/engine/report.ts';
import github from '../../src/report/github.ts';
import { acting, clean, finding, hostile, reportOf, sample, write } from './sample.ts';

const base = finding('content/b.md', '/b.pn');

function many(count: number, own: Partial<ReportFinding>): ReportFinding[] {
  return Array.from({ length: count }, (_, index) => ({ ...base, line: index + 1, endLine: index + 1, ...own }));
}

const commandsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('::'));

test('annotates places, errors first', () => {
  expect(write(github, sample)).toBe(`\
::error file=content/图书馆.md,line=5,endLine=5,col=11,endColumn=16,title=image-url-truncated::Image URL \`/a.pn\` ends in \`.pn\`, expected \`.png\`
::warning file=content/b.md,line=2,endLine=2,col=6,endColumn=16,title=image-duplicate::Image \`/b.pn\` stands in this article a second time
::notice file=content/图书馆.md,line=2,endLine=2,col=8,endColumn=17,title=title-noise::Title has noise
1 error, 1 warning, 1 info in 2 of 12 articles
`);
});

test('gives columns only for places in one line', () => {
  const report = reportOf([{ path: 'a.md', findings: [{ ...base, endLine: 9 }] }]);
  expect(commandsOf(write(github, report))[0]).toMatch(/^::error file=a\.md,line=2,endLine=9,title=/u);
});

test('escapes what its own syntax is made of', () => {
  const report = reportOf([{ path: 'a,b:c%.md', findings: [{ ...base, message: '100%, a: b\nand \\u000A' }] }]);
  expect(commandsOf(write(github, report))).toEqual([
    '::error file=a%2Cb%3Ac%25.md,line=2,endLine=2,col=10,endColumn=15,title=image-url-truncated::100%25, a: b%0Aand \\u000A',
  ]);
});

test('annotates ten of each kind, of each rule in turn, and says what it left out', () => {
  const report = reportOf([
    { path: 'a.md', findings: [...many(40, { rule: 'a-first' }), ...many(2, { rule: 'b-second' })] },
    { path: 'b.md', findings: [...many(30, { rule: 'c-third' }), ...many(11, { severity: 'info' })] },
  ]);
  const lines = commandsOf(write(github, report));
  const rules = lines.filter((line) => line.startsWith('::error')).map((line) => /title=([\w-]+)/u.exec(line)?.[1]);
  expect(rules).toEqual([
    'a-first',
    'b-second',
    'c-third',
    'a-first',
    'b-second',
    'c-third',
    'a-first',
    'c-third',
    'a-first',
    'c-third',
  ]);
  expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(10);
  expect(lines.at(-1)).toBe(
    '::notice title=nk-lint::19 of 83 findings are annotated, the limit of GitHub; `--format compact` lists all',
  );
});

test('tells the true totals of a report that was cut short before', () => {
  const report = reportOf([{ path: 'a.md', findings: [base] }], { errors: 1500 });
  expect(commandsOf(write(github, report)).at(-1)).toContain('1 of 1,500 findings');
  expect(write(github, report, { language: 'zh-CN' })).toContain('1,500 条问题中标注了 1 条');
});

test('needs no command where all is well', () => {
  expect(write(github, clean)).toBe('No problems in 12 articles\n');
});

test('keeps hostile text in its command', () => {
  const text = write(github, hostile);
  expect(text).not.toMatch(acting);
  expect(text.split('\n')).toHaveLength(3);
  const [command = ''] = commandsOf(text);
  expect(command).toContain('file=content/%3A%3Aerror%3A%3Ax%0A%3A%3Aset-env name=A%3A%3Ab%250A\\u001B[31m');
  expect(command.indexOf('::', 2)).toBe(command.indexOf('::Image URL'));
  expect(commandsOf(text)).toHaveLength(1);
});

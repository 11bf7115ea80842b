import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import pretty from '../../src/report/pretty.ts';
import summary from '../../src/report/summary.ts';
import { acting, clean, finding, hostile, reportOf, sample, sources, write } from './sample.ts';

test('shows each finding with its line, then the sum, then what to do', () => {
  expect(write(pretty, sample)).toBe(`\
content/b.md
  2:6  warning  image-duplicate
    Image \`/b.pn\` stands in this article a second time
    2 │     Two ![](/b.pn) and ![](/b.pn)
      │         ^^^^^^^^^^
    → content/b.md:2:6  first shown here
    ⚒ fix: Remove the second one

content/图书馆.md
  2:8   info  title-noise
    Title has noise
    2 │ title: 图书馆延长开放时间
      │        ^^^^^^^^^^^^^^^^^^

  5:11  error  image-url-truncated
    Image URL \`/a.pn\` ends in \`.pn\`, expected \`.png\`
    5 │ 新馆有座位。![](/a.pn)，欢迎前来。
      │                 ^^^^^
    ⚒ unsafe fix: Complete to \`.png\`

Rule                 Errors  Warnings  Infos  Articles  Fixable  Unsafe fix
image-url-truncated       1         ·      ·         1        ·           1
image-duplicate           ·         1      ·         1        1           ·
title-noise               ·         ·      1         1        ·           ·

1 error, 1 warning, 1 info in 2 of 12 articles

Next steps
  # preview the safe fixes
  npx nk-lint content --diff
  # apply the safe fix
  npx nk-lint content --fix
  # preview all fixes, including unsafe ones
  npx nk-lint content --diff --unsafe-fixes
  # apply all fixes, including 1 unsafe one
  npx nk-lint content --fix --unsafe-fixes
  # what this rule checks, and why
  npx nk-lint explain image-url-truncated
`);
});

test('wraps long texts below their beginning', () => {
  const message = '图片网址被截断，浏览器无法显示这张图片，读者看到的是一个空白的方框，请重新抓取';
  const fix = { safety: 'unsafe', title: `Write \`${'/comet'.repeat(8)}.png\` there`, edits: [] } as const;
  const report = reportOf([{ path: 'a.md', findings: [finding(path, '/b.pn', { message, fix })] }]);
  const text = write(pretty, report, { source: () => undefined, width: 50 });
  expect(text.slice(0, text.indexOf('\n\n'))).toBe(`\
a.md
  2:10  error  image-url-truncated
    图片网址被截断，浏览器无法显示这张图片，读者
    看到的是一个空白的方框，请重新抓取
    ⚒ unsafe fix: Write
      \`/comet/comet/comet/comet/comet/comet/comet/
      comet.png\` there`);
});

test('the table of rules fits 80 columns', () => {
  const findings = [finding(path, '/b.pn', { rule: 'summary-divider-misplaced' }), finding(path, '/b.pn')];
  const report = reportOf(['a.md', 'b.md'].map((name) => ({ path: name, findings })));
  for (const language of ['en', 'zh-CN'] as const)
    for (const reporter of [pretty, summary]) {
      const lines = write(reporter, report, { language }).split('\n');
      expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
});

test('shortens long URLs on a screen, in the middle, and nowhere else', () => {
  const url = `https://news.example.org/2024/03/${'a'.repeat(60)}/photo.jpeg`;
  const fix = { safety: 'safe', title: `Change to \`${url}\``, edits: [] } as const;
  const related = [{ path: 'b.md', line: 1, column: 1, endLine: 1, endColumn: 2, message: `as \`${url}\`` }];
  const message = `Image \`${url}\` and \`/short\` at http://a.example/b（${url}）`;
  const report = reportOf([{ path: 'a.md', findings: [finding(path, '/b.pn', { message, fix, related })] }]);
  const style = { source: (name: string) => sources[name], width: 160 };
  const text = write(pretty, report, { ...style, isOnScreen: true });
  const short = 'https://news.example.org/2…aaaa/photo.jpeg';
  expect(text).toContain(`Image \`${short}\` and \`/short\` at http://a.example/b（${short}）\n`);
  expect(text).not.toContain('a'.repeat(30));
  expect(write(pretty, report, style).replace(/\n */gu, '')).toContain(url);
});

test('makes links of paths and rules where the terminal shows them', () => {
  const links = { article: (path: string) => `file:///${path}`, rule: (id: string) => `https://docs.example/${id}` };
  const report = reportOf([{ path: 'a.md', findings: [finding(path, '/b.pn')] }]);
  const text = write(pretty, report, { links });
  expect(text).toContain('\u001B]8;;file:///a.md\u001B\\a.md\u001B]8;;\u001B\\\n');
  expect(text).toContain('\u001B]8;;https://docs.example/image-url-truncated\u001B\\image-url-truncated\u001B]8;;');
  expect(text.replace(/\u001B\]8;;[!-~]*?\u001B\\/gu, '')).toBe(write(pretty, report));
  const evil = { ...links, article: () => 'file:///\u0007\u001B[2J' };
  expect(write(pretty, report, { links: evil })).toMatch(/^a\.md\n/u);
});

test('puts commands beside their purpose where the screen is wide enough', () => {
  const text = write(pretty, sample, { width: 100 });
  expect(text.slice(text.indexOf('Next steps'))).toBe(`\
Next steps
  npx nk-lint content --diff                 # preview the safe fixes
  npx nk-lint content --fix                  # apply the safe fix
  npx nk-lint content --diff --unsafe-fixes  # preview all fixes, including unsafe ones
  npx nk-lint content --fix --unsafe-fixes   # apply all fixes, including 1 unsafe one
  npx nk-lint explain image-url-truncated    # what this rule checks, and why
`);
});

test('speaks Chinese', () => {
  const text = write(pretty, sample, { language: 'zh-CN', width: 100 });
  expect(text.slice(text.indexOf('规则'))).toBe(`\
规则                 错误  警告  建议  文章  安全修复  需复核
image-url-truncated     1     ·     ·     1         ·       1
image-duplicate         ·     1     ·     1         1       ·
title-noise             ·     ·     1     1         ·       ·

共检查 12 篇文章，其中 2 篇有问题：1 个错误、1 个警告、1 条建议

下一步
  npx nk-lint content --diff                 # 预览安全修复
  npx nk-lint content --fix                  # 执行 1 处安全修复
  npx nk-lint content --diff --unsafe-fixes  # 预览全部修复，包括需复核的
  npx nk-lint content --fix --unsafe-fixes   # 执行全部修复，包括 1 处需复核的
  npx nk-lint explain image-url-truncated    # 查看该规则的说明
`);
  expect(text).toContain('content/图书馆.md\n  2:8   建议  title-noise');
});

test('says in one line that all is well', () => {
  expect(write(pretty, clean)).toBe('No problems in 12 articles\n');
  expect(write(pretty, clean, { language: 'zh-CN' })).toBe('12 篇文章未发现问题\n');
});

test('colours nothing but what it says itself', () => {
  const text = write(pretty, sample, { color: true });
  expect(text).toContain('\u001B[31merror\u001B[39m');
  expect(text.replace(/\u001B\[\d+m/gu, '')).toBe(write(pretty, sample));
});

const path = 'content/b.md';
const again = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => finding(path, '/b.pn', { line: first + index, endLine: first + index }));

test('tells three findings of a rule in one article, and counts the others', () => {
  const last = (count: number) =>
    write(pretty, reportOf([{ path, findings: again(count) }]))
      .split('\n\n')
      .findLast((part) => part.startsWith('  '));
  expect(last(3)).toContain('  3:10  error');
  expect(last(4)).toBe('  … and 1 more of image-url-truncated: line 4');
  expect(last(5)).toBe('  … and 2 more of image-url-truncated: lines 4, 5');
  expect(last(2003)).toBe('  … and 2,000 more of image-url-truncated: lines 4, 5, 6, 7, 8, 9, 10, 11, 12,\n  13, …');
  expect(write(pretty, reportOf([{ path, findings: again(66) }])).split('\n').length).toBeLessThan(35);
});

test('frames the first findings of a rule only', () => {
  const files = Array.from({ length: 60 }, (_, index) => ({
    path: `n${index}.md`,
    findings: [finding(path, '/b.pn')],
  }));
  const text = write(pretty, reportOf(files), { source: () => sources[path] });
  expect(text.match(/\^{5}/gu)).toHaveLength(20);
  expect(text.match(/^n\d+\.md\n {2}2:10 {2}error/gmu)).toHaveLength(60);
});

test('names what recurs in the articles of a source', () => {
  const files = Array.from({ length: 20 }, (_, index) => ({
    path: `n${index}.md`,
    findings: [finding(path, '/b.pn')],
  }));
  const hosts = (count: number) =>
    new Map(Array.from({ length: count }, (_, index) => [`n${index}.md`, 'news.example.edu.cn'] as const));
  expect(write(pretty, reportOf(files), { hosts: hosts(100) })).toContain(
    '\nRecurring problems by source: fix what fetches or converts the articles first\n' +
      '  20 of 100 articles from news.example.edu.cn: image-url-truncated\n\n',
  );
  expect(write(pretty, reportOf(files), { hosts: hosts(20), language: 'zh-CN' })).toContain(
    '  来自 news.example.edu.cn 的 20 篇文章中有 20 篇：image-url-truncated\n',
  );
  // One of five and more articles, of twenty and more.
  expect(write(pretty, reportOf(files), { hosts: hosts(101) })).not.toContain('Recurring');
  expect(write(pretty, reportOf(files.slice(0, 19)), { hosts: hosts(19) })).not.toContain('Recurring');
});

test('repeats the errors at the end where they have left the screen', () => {
  const at = (line: number, severity: 'error' | 'info') => finding(path, '/b.pn', { line, endLine: line, severity });
  const infos = Array.from({ length: 9 }, (_, index) => ({ path: `n${index}.md`, findings: [at(2, 'info')] }));
  const many = Array.from({ length: 12 }, (_, index) => ({ path: `o${index}.md`, findings: [at(3, 'error')] }));
  const end = (files: Parameters<typeof reportOf>[0]) => {
    const text = write(pretty, reportOf(files), { width: 60 });
    return text.slice(text.lastIndexOf('\n\n', text.indexOf('\nNext') - 2), text.indexOf('\nNext'));
  };
  const message = 'Image URL `/b.pn` ends in `.pn`, expected `.pn…';
  expect(write(pretty, reportOf([...infos, many[0] as never]), { width: 60 })).toContain(
    `\nThe error\n  o0.md:3:10  ${message.slice(0, 45)}…\n\n`,
  );
  expect(write(pretty, reportOf([...infos, ...many]))).toContain('\n10 of 12 errors\n  o0.md:3:10  ');
  expect(end([infos[0] as never, many[0] as never])).not.toContain('The error');
});

test('says how many of all findings it shows, and counts all in its tables', () => {
  const files = Array.from({ length: 60 }, (_, index) => ({
    path: `n${index}.md`,
    findings: [finding(path, '/b.pn')],
  }));
  const counted = reportOf(files);
  const text = write(pretty, { ...counted, files: files.slice(0, 2) }, { counted, affected: () => 60 });
  expect(text).toContain('Shown are 2 of 60 findings, the worst of each rule; --max-findings 0 shows all\n');
  expect(text).toMatch(/^image-url-truncated +60 /mu);
});

test('--statistics prints the tables alone', () => {
  expect(write(summary, sample)).toBe(`\
Rule                 Errors  Warnings  Infos  Articles  Fixable  Unsafe fix
image-url-truncated       1         ·      ·         1        ·           1
image-duplicate           ·         1      ·         1        1           ·
title-noise               ·         ·      1         1        ·           ·

1 error, 1 warning, 1 info in 2 of 12 articles
`);
});

test('suggests commands that a shell takes as they are', () => {
  const next = (paths: string[]) =>
    write(pretty, sample, { paths })
      .split('\n')
      .find((line) => line.includes('--diff'))
      ?.split('  #')[0]
      ?.trim();
  expect(next([])).toBe('npx nk-lint --diff');
  expect(next(['content/新闻', 'a.md'])).toBe('npx nk-lint content/新闻 a.md --diff');
  expect(next(['--only', 'title-noise'])).toBe('npx nk-lint --only title-noise --diff');
  expect(next(["it's here", '$(x)', 'a*'])).toBe("npx nk-lint 'it'\\''s here' '$(x)' 'a*' --diff");
});

test('suggests no fix where there is none', () => {
  const report = reportOf([{ path, findings: [finding(path, '/b.pn')] }]);
  expect(write(pretty, report).split('Next steps\n')[1]).toBe(
    '  npx nk-lint explain image-url-truncated  # what this rule checks, and why\n',
  );
  const crash = finding(path, '/b.pn', { rule: 'internal-error' });
  const { docs: _, ...undocumented } = crash;
  expect(write(pretty, reportOf([{ path, findings: [undocumented] }]))).not.toContain('Next');
});

test('shows the first line of a place of several', () => {
  const report = reportOf([
    { path: 'content/图书馆.md', findings: [finding('content/图书馆.md', '新馆', { endLine: 9, endColumn: 3 })] },
  ]);
  expect(write(pretty, report).split('\n').slice(3, 5)).toEqual([
    '    5 │ 新馆有座位。![](/a.pn)，欢迎前来。',
    '      │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ to line 9',
  ]);
});

test('shows no frame of a blank line, or of an article that it cannot see', () => {
  const blank = reportOf([
    { path: 'content/图书馆.md', findings: [finding('content/图书馆.md', '新馆', { line: 4, endLine: 4 })] },
  ]);
  expect(write(pretty, blank)).not.toContain('│');
  const hidden = write(pretty, sample, { source: () => undefined });
  expect(hidden).not.toContain('│');
  expect(hidden).toContain('→ content/b.md:2:6');
});

test('cuts long lines to the width of the terminal, and long messages to a readable length', () => {
  const line = `${'长'.repeat(500)}![](/a.pn)${'x'.repeat(500)}`;
  const at = line.indexOf('/a.pn');
  const place = {
    line: 1,
    endLine: 1,
    column: at + 1,
    endColumn: at + 6,
    message: `Image \`data:${'A'.repeat(99_999)}\``,
  };
  const report = reportOf([{ path, findings: [finding(path, '/b.pn', place)] }]);
  const lines = write(pretty, report, { source: () => line, width: 50 }).split('\n');
  const frameAt = lines.findIndex((each) => each.includes('│'));
  const [framed = '', carets = ''] = lines.slice(frameAt);
  expect(lines.slice(2, frameAt).join('').length).toBeLessThan(800);
  expect(Math.max(...lines.slice(2, frameAt + 2).map((each) => stringWidth(each)))).toBeLessThanOrEqual(50);
  expect(framed).toMatch(/^ {4}1 │ …长+!\[\]\(\/a\.pnx?\)x+…$/u);
  expect(carets.trim()).toMatch(/^│ +\^{5}$/u);
});

test('keeps hostile text, from articles and paths, in its place', () => {
  const source = '\u001B]0;title\u0007\u009B2J ##[error]\u202Ecba /b.pn';
  const at = source.indexOf('/b.pn');
  const files = hostile.files.map((file) => ({
    ...file,
    findings: file.findings.map((each) => ({ ...each, line: 1, endLine: 1, column: at + 1, endColumn: at + 6 })),
  }));
  const text = write(pretty, { ...hostile, files }, { source: () => source, hosts: new Map(), paths: ['\u001B[2J'] });
  expect(text).not.toMatch(acting);
  expect(text).not.toMatch(/^\s*::/mu);
  expect(text).toContain('1 │ \\u001B]0;title\\u0007\\u009B2J ##\\u005Berror]\\u202Ecba /b.pn\n');
  expect(
    text
      .split('\n')
      .slice(0, 10)
      .map((line) => line.slice(0, 12)),
  ).toEqual([
    'content/::er',
    '  1:29  erro',
    '    Image UR',
    '    name=A::',
    '    1 │ \\u00',
    '      │     ',
    '    → \\u003A',
    '      name=A',
    '      \\u003A',
    '      name=A',
  ]);
});

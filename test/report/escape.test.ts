import { describe, expect, test } from 'vitest';
import {
  escapeXml,
  fillVisible,
  harmless,
  visible,
  visibleJson,
  visiblePath,
  visibleWithin,
} from '../../src/report/escape.ts';

describe('a value', () => {
  test.each([
    ['an escape sequence', '\u001B[31mred', '\\u001B[31mred'],
    ['a sequence of one byte', '\u009B2J', '\\u009B2J'],
    ['newlines', 'a\r\nb', 'a\\u000D\\u000Ab'],
    ['line separators', 'a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
    ['text that runs backwards', '\u202Ea\u2069', '\\u202Ea\\u2069'],
    ['delete and bell', '\u007F\u0007', '\\u007F\\u0007'],
    ['a tab', 'a\tb', 'a b'],
    ['a command at its start', '::error::x', '\\u003A:error::x'],
    ['a command behind blanks', ' \u00A0\u3000::Stop-Commands::x', ' \u00A0\u3000\\u003A:Stop-Commands::x'],
    ['a command behind a newline', 'a\n::error::x', 'a\\u000A::error::x'],
    ['the older form', 'a ##[Group]b', 'a ##\\u005BGroup]b'],
    ['the older form, of any name', '###[anything', '###\\u005Banything'],
    ['Azure Pipelines', 'a##vso[task.complete]', 'a##vso\\u005Btask.complete]'],
    ['TeamCity', '##teamcity[x', '##teamcity\\u005Bx'],
  ])('with %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(visible(shown), 'shown twice').toBe(shown);
  });

  test.each(['::1', 'a::error::b', ':::tip', '## [a](b)', '##标题[a]', 'C:\\a', 'a # b [c]', '👩‍🚀 é 文'])(
    '%j stays as it is',
    (text) => expect(visible(text)).toBe(text),
  );

  test('that starts no line may have colons', () => {
    expect(visibleWithin('::error::x\n##[x')).toBe('::error::x\\u000A##\\u005Bx');
  });

  test('that is a path stays a path', () => {
    expect(visiblePath('::error::x/a.md')).toBe('./::error::x/a.md');
  });
});

describe('lines', () => {
  test('keep their newlines, tabs and what is only invisible', () => {
    const patch = '--- a/a.md\n+++ b/a.md\n \ta\u200B\u00AD\r\n+b\r\n';
    expect(harmless(patch)).toBe(patch);
  });

  test.each([
    [' a\n ::error::x\n-::error::x', ' a\n \\u003A:error::x\n-::error::x'],
    ['a\rb\r\nc', 'a\\u000Db\r\nc'],
    ['a\u001B[2J', 'a\\u001B[2J'],
    ['+##[x\n ##vso[y', '+##\\u005Bx\n ##vso\\u005By'],
    ['\u202Aa\u2066', '\\u202Aa\\u2066'],
  ])('%j act no more', (text, shown) => expect(harmless(text)).toBe(shown));

  test('a long line of blanks takes no time', () => {
    const text = `${' '.repeat(1_000_000)}##${'-'.repeat(1_000_000)}::`;
    expect(harmless(text)).toBe(text);
  });
});

describe('formats keep what they say', () => {
  const text = 'a##[b\u202E##vso[c::error::"<&\u009B';

  test('JSON', () => {
    const json = visibleJson(JSON.stringify({ [text]: text }));
    expect(json).not.toMatch(/##\w*\[|[\u0080-\uFFFF]/u);
    expect(JSON.parse(json)).toEqual({ [text]: text });
    expect(JSON.parse(harmless(JSON.stringify({ [text]: text }, null, 2)))).toEqual({ [text]: text });
  });

  test('XML', () => {
    expect(escapeXml('##[b]<')).toBe('##&#91;b]&#60;');
  });
});

test('texts show their values, whoever wrote the words', () => {
  const words = { en: 'File {path}\n', 'zh-CN': '文件 {path}' };
  expect(fillVisible(words, 'en', { path: 'a\n::error::x' })).toBe('File a\\u000A::error::x\\u000A');
  expect(fillVisible(words, 'zh-CN', { path: '\u001B' })).toBe('文件 \\u001B');
  expect(fillVisible({ en: '{path}' }, 'zh-CN', { path: '::error::x' })).toBe('\\u003A:error::x');
});

import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { codeFrame, table } from '../../src/report/frame.ts';

/** The frame of the first place of `part` in `line`, as two lines. */
function around(line: string, part: string, room = 40): string[] {
  const start = line.indexOf(part);
  const { text, carets } = codeFrame(line, start, start + part.length, room);
  return [text, carets];
}

test('carets stand under the place', () => {
  expect(around('see ![](/a.pn) here', '/a.pn')).toEqual(['see ![](/a.pn) here', '        ^^^^^']);
});

test('carets are as wide as what they stand under', () => {
  expect(around('图书馆![](/图.pn)开放', '/图.pn')).toEqual(['图书馆![](/图.pn)开放', '          ^^^^^^']);
  expect(around('a👩‍👩‍👧b', 'b')).toEqual(['a👩‍👩‍👧b', '   ^']);
  expect(around('e\u0301x', 'x')).toEqual(['e\u0301x', ' ^']);
});

test('tabs are four blanks', () => {
  expect(around('\ta\tb', 'b')).toEqual(['    a    b', '         ^']);
});

test('what has no width is shown as an escape', () => {
  expect(around('a\u200Bb', '\u200B')).toEqual(['a\\u200Bb', ' ^^^^^^']);
  expect(around('a\u001B[2Jb', '\u001B')).toEqual(['a\\u001B[2Jb', ' ^^^^^^']);
});

test('what GitHub takes for a command is shown as an escape', () => {
  expect(around('##[error]x', 'x')).toEqual(['##\\u005Berror]x', '              ^']);
  expect(around('##[Heading](/x)', '/x')).toEqual(['##\\u005BHeading](/x)', '                 ^^']);
});

test('a place without length has one caret, at the end of the line behind it', () => {
  expect(codeFrame('abc', 1, 1, 40)).toEqual({ text: 'abc', carets: ' ^' });
  expect(codeFrame('图书', 2, 2, 40)).toEqual({ text: '图书', carets: '    ^' });
  expect(codeFrame('图书', 9, 9, 40)).toEqual({ text: '图书', carets: '    ^' });
});

test('blanks at the end of a place are not marked', () => {
  expect(around('###   ', '###   ')).toEqual(['###   ', '^^^']);
  expect(around('## a  b  ', ' a  b  ')).toEqual(['## a  b  ', '  ^^^^^']);
});

test('a place of blanks alone is shown as dots', () => {
  expect(around('a   b', '   ')).toEqual(['a···b', ' ^^^']);
  expect(around('图\u3000\u00A0\t书', '\u3000\u00A0\t')).toEqual(['图·······书', '  ^^^^^^^']);
});

test('a long line is cut around the place', () => {
  const line = `${'x'.repeat(50)}PLACE${'y'.repeat(50)}`;
  expect(around(line, 'PLACE', 21)).toEqual(['…xxxxPLACEyyyyyyyyyy…', '     ^^^^^']);
  expect(around(line, 'xxx', 12)).toEqual(['xxxxxxxxxx…', '^^^']);
  expect(around(line, 'PLACE', 9)).toEqual(['…xPLACEy…', '  ^^^^^']);
});

test('a place that is longer than the room is shown from its beginning', () => {
  expect(around(`ab${'x'.repeat(50)}`, 'x'.repeat(50), 12)).toEqual(['…xxxxxxxxxx…', ' ^^^^^^^^^^']);
});

test('an ellipsis never splits a wide character', () => {
  const line = '图书馆延长开放时间自习室增加了座位欢迎前来';
  for (let room = 8; room < 60; room++) {
    for (let start = 0; start < line.length; start++) {
      const { text, carets } = codeFrame(line, start, start + 2, room);
      expect(stringWidth(text)).toBeLessThanOrEqual(room);
      const before = text.slice(0, text.indexOf(line[start] ?? ''));
      expect(carets.indexOf('^')).toBe(stringWidth(before));
      expect(text.replaceAll('…', '')).toBe(
        line.slice(line.indexOf(text.replaceAll('…', '')[0] ?? '')).slice(0, text.replaceAll('…', '').length),
      );
    }
  }
});

test('a line of a megabyte is cut as others are', () => {
  const line = `${'图'.repeat(500_000)}PLACE${'x'.repeat(500_000)}`;
  const [text, carets] = around(line, 'PLACE', 40);
  expect(text).toMatch(/^…图+PLACEx+…$/u);
  expect(carets?.trim()).toBe('^^^^^');
});

test('columns of a table line up by width', () => {
  expect(
    table([
      ['规则', '错误', 'n'],
      ['a-rule', '1', '1,200'],
    ]),
  ).toEqual(['规则    错误      n', 'a-rule     1  1,200']);
});

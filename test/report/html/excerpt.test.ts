import { expect, test } from 'vitest';
import { excerptOf, type Room } from '../../../src/report/html/excerpt.ts';
import fc from '../../fc.ts';

const room: Room = { around: 6, marked: 9 };

interface Case {
  readonly name: string;
  readonly source: string;
  /** The texts that are marked. */
  readonly marked: readonly string[];
  /** The excerpt, with its marks in brackets. */
  readonly expect: string;
}

const cases: readonly Case[] = [
  { name: 'a short line', source: 'one two', marked: ['two'], expect: 'one [two]' },
  { name: 'only its own line', source: 'one\ntwo\nten', marked: ['two'], expect: '[two]' },
  { name: 'with Windows line ends', source: 'one\r\ntwo 2\r\nten', marked: ['two'], expect: '[two] 2' },
  {
    name: 'a part of a long line',
    source: 'one two three four five',
    marked: ['three'],
    expect: '…e two [three] four …',
  },
  {
    name: 'start and end of a long mark',
    source: 'abcdefghijklmnop',
    marked: ['abcdefghijklmnop'],
    expect: '[abcdef…nop]',
  },
  { name: 'without the indent', source: '\t* a two', marked: ['two'], expect: '* a [two]' },
  { name: 'several lines', source: 'a\nb\nc', marked: ['a\nb'], expect: '[a\nb]' },
  { name: 'a whole line with its end', source: 'a\nb\nc', marked: ['b\n'], expect: '[b\n]' },
  { name: 'several marks', source: 'x **y** z', marked: ['**', '** z'], expect: 'x [**]y[** z]' },
  { name: 'no half characters', source: '😀😀😀😀x😀😀😀😀', marked: ['x'], expect: '…😀😀😀[x]😀😀😀…' },
  { name: 'invisible characters as escapes', source: 'a\u200Bb', marked: ['\u200B'], expect: 'a[\\u200B]b' },
];

test.each(cases)('$name', ({ source, marked, expect: expected }) => {
  expect(bracketed(source, rangesOf(source, marked))).toBe(expected);
});

test('an empty mark stands where it is', () => {
  expect(bracketed('one two', [[3, 3]])).toBe('one[] two');
  expect(bracketed('', [[0, 0]])).toBe('[]');
});

test('marks lie in the text, whatever the article', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (source, a, b) => {
      const [start = 0, end = 0] = [a % (source.length + 1), b % (source.length + 1)].sort((m, n) => m - n);
      const { text, marks } = excerptOf(source, [[start, end]], room);
      for (const [from, to] of marks) expect(0 <= from && from <= to && to <= text.length).toBe(true);
    }),
  );
});

function rangesOf(source: string, texts: readonly string[]): [number, number][] {
  let end = 0;
  return texts.map((text) => {
    const start = source.indexOf(text, end);
    end = start + text.length;
    return [start, end];
  });
}

function bracketed(source: string, ranges: readonly (readonly [number, number])[]): string {
  const { text, marks } = excerptOf(source, ranges, room);
  return marks.reduceRight((all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text);
}

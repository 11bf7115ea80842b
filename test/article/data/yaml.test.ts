import { expect, test } from 'vitest';
import { parseYaml } from '../../../src/article/data/yaml.ts';
import { renderScalar } from '../../../src/article/data/yaml-scalar.ts';

test('keeps the place of every value and key', () => {
  const text = 'title: 彗星\ntags: [sky, "n/a"]\ncover:\n  image: a.png\nempty:\n';
  const { value, places, raw } = parseYaml(text, 100);
  expect(value).toEqual({ title: '彗星', tags: ['sky', 'n/a'], cover: { image: 'a.png' }, empty: null });
  const slices = Object.entries(places).map(([pointer, place]) => {
    const [value = '', key] = [place.slice(0, 2), place.slice(2)].map(([start = 0, end = 0]) =>
      text.slice(start - 100, end - 100),
    );
    return [pointer, value.trim(), ...(place.length === 4 ? [key] : [])];
  });
  expect(slices).toEqual([
    ['', text.trim()],
    ['/title', '彗星', 'title'],
    ['/tags', '[sky, "n/a"]', 'tags'],
    ['/tags/0', 'sky'],
    ['/tags/1', '"n/a"'],
    ['/cover', 'image: a.png', 'cover'],
    ['/cover/image', 'a.png', 'image'],
    ['/empty', '', 'empty'],
  ]);
  expect(raw).toEqual({ '/empty': '' });
});

test.each<[name: string, text: string, value: unknown, raw?: Record<string, string>]>([
  ['nothing', '', null],
  ['dates as text', 'date: 2024-01-31\n', { date: '2024-01-31' }],
  [
    'numbers as they are written',
    'slug: 0012\nhash: 12e3\n',
    { slug: 12, hash: 12000 },
    { '/slug': '0012', '/hash': '12e3' },
  ],
  ['a number beyond all numbers as a number', 'slug: 9e999\n', { slug: Number.MAX_VALUE }, { '/slug': '9e999' }],
  ['what is no number as nothing', 'a: .nan\n', { a: null }, { '/a': '.nan' }],
  ['aliases', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }, { '/a/0': '1' }],
  ['the later one of two equal keys', 'a: 1\na: x\n', { a: 'x' }, {}],
  [
    'brackets and quotes without indentation',
    'a: [\n1,\n2]\nb: "c\nd"\n',
    { a: [1, 2], b: 'c d' },
    { '/a/0': '1', '/a/1': '2' },
  ],
  ['lone carriage returns', 'a: x\rb: y\r', { a: 'x', b: 'y' }],
  ['what is right beside what is wrong', 'a: x\nb: c: d\n  deeper: 1\ne: y\n', { a: 'x', e: 'y' }],
])('reads %s', (_, text, value, raw = {}) => {
  const data = parseYaml(text, 0);
  expect(data.value).toEqual(value);
  expect(data.raw).toEqual(raw);
});

test('takes tabs for indentation where asked to', () => {
  expect(parseYaml('a:\n\t- b\n', 0).errors).toHaveLength(1);
  expect(parseYaml('a:\n\t- b\n', 0, { tabs: true })).toMatchObject({ value: { a: ['b'] }, errors: [] });
});

test('says that a template stands where YAML would be wrong', () => {
  expect(parseYaml('title: {{ a }} - b\n', 0).errors.map(({ code }) => code)).toEqual(['template']);
});

test('comes to an end where every line is wrong', () => {
  const { value, errors } = parseYaml('title: A: B\n'.repeat(50_000), 0);
  expect(value).toBeNull();
  expect(errors).toHaveLength(20);
});

test.each([
  ['彗星', 'x', '彗星'],
  ['A: B', 'x', '"A: B"'],
  ['a, b', 'x', 'a, b'],
  ['no', 'x', '"no"'],
  ['2024-01-31', 'x', '"2024-01-31"'],
  ['12:30', 'x', '"12:30"'],
  ['C# and a#b', 'x', 'C# and a#b'],
  ['a #b', 'x', '"a #b"'],
  ['', 'x', '""'],
  ['The "sky": big', 'x', '\'The "sky": big\''],
  ["it's", "'x'", "'it''s'"],
  ['say "sky"', '"x"', '\'say "sky"\''],
  ['a\nb', '"x"', '"a\\nb"'],
  ['a', '>-\n  x', undefined],
])('writes %j in the style of %j', (text, written, expected) => {
  expect(renderScalar(text, written)).toBe(expected);
  if (expected !== undefined) expect(parseYaml(`k: ${expected}\n`, 0).value).toEqual({ k: text });
});

test('quotes commas between brackets', () => {
  expect(renderScalar('a, b', 'x', true)).toBe('"a, b"');
});

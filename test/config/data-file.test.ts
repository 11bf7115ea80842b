import { describe, expect, test } from 'vitest';
import { parseDataFile } from '../../src/config/data-file.ts';
import { errors } from '../../src/messages/errors.ts';

const options = { wrongSyntax: errors.configSyntax };
const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);

describe('what is nested too deep has a place', () => {
  test.each([
    ['a.json', `{"a":${nested('[', ']', 5000)}}`, 'a.json:1:205'],
    ['a.jsonc', `// one\n${nested('[', ']', 20_000)}`, 'a.jsonc:2:201'],
    ['a.yaml', `a: ${nested('[', ']', 5000)}`, 'a.yaml:1:204'],
    ['a.yaml', `a:\n  ${'- '.repeat(3000)}x`, /^a\.yaml:\d+:\d+$/u],
    ['a.yaml', `a:\n  ${'- '.repeat(250)}x`, /^a\.yaml:2:\d+$/u],
    ['a.toml', `a = ${nested('[', ']', 5000)}`, 'a.toml:1:205'],
    ['a.toml', `${Array.from({ length: 300 }, () => 'a').join('.')} = 1`, /^a\.toml:1:\d+$/u],
  ])('%s', (file, text, place) => {
    const wanted = expect.objectContaining({
      words: errors.dataTooDeep,
      place: typeof place === 'string' ? place : expect.stringMatching(place),
    });
    expect(() => parseDataFile(file, text, options)).toThrow(wanted);
  });
});

test.each(['a.json', 'a.jsonc', 'a.yaml'])('%s may be nested as deep as settings are', (file) => {
  expect(() => parseDataFile(file, nested('[', ']', 100), options)).not.toThrow();
});

test('brackets in texts nest nothing', () => {
  const text = JSON.stringify({ a: `"${'['.repeat(1000)}` });
  expect(parseDataFile('a.json', text, options).value).toEqual({ a: `"${'['.repeat(1000)}` });
});

test.each([
  ['a.json', '{"a": 1} // one', true],
  ['a.yaml', 'a: "S3cret', false],
  ['a.toml', 'a = S3cret', false],
] as const)('a mistake in %s has a place', (file, text, strict) => {
  expect(() => parseDataFile(file, text, { ...options, strict })).toThrow(
    expect.objectContaining({ place: expect.stringMatching(`^${file}:1:\\d+$`) }),
  );
});

import { expect, test } from 'vitest';
import { effortOf } from '../../src/article/cost.ts';
import type { Collector } from '../../src/core/types.ts';
import { file } from '../../src/facts/file.ts';
import { images } from '../../src/facts/images.ts';
import { mapArticle } from '../../src/facts/map.ts';
import { mapInTime } from '../../src/run/map.ts';

/** An article with footnotes is read by micromark, which is slow. */
const footnote = '[^a]: b\n\n';
const map = (source: string) => mapInTime({ path: 'a.md', hash: '', engine: 'generic', source }, [file, images]).facts;

test('a long article gives its facts', () => {
  const facts = map(`${'文字。\n\n'.repeat(5000)}![](/a.png)\n`);
  expect(facts[file.id]).toBeUndefined();
  expect(facts[images.id]).toHaveLength(1);
});

test('an article that no parser reads in time is given up', () => {
  // Images in images: their texts are made anew at each level.
  const facts = map(`${footnote}${'!['.repeat(10_000)}${'](a)'.repeat(10_000)}`);
  expect(facts[file.id]).toMatchObject([{ kind: 'too-slow' }]);
  expect(facts[images.id]).toBeUndefined();
}, 60_000);

const items = (count: number) => `${footnote}${'- a\n'.repeat(count)}`;

test('the record is the same, whichever thread it comes from', () => {
  // Many marks and little text, but no more than can be done in time.
  const source = `${'[^'.repeat(12_000)}\n\n![](/a.png)\n`;
  const input = { path: 'a.md', hash: '', engine: 'generic', source } as const;
  expect(effortOf(source).total).toBeGreaterThan(2e6);
  expect(mapInTime(input, [file, images])).toEqual(mapArticle(input, [file, images]));
});

test('what is all marks is given up early, one article after another', () => {
  for (const count of [100_000, 200_000])
    expect(map(items(count))[file.id]).toMatchObject([{ kind: 'too-slow', data: { seconds: 1.5 } }]);
}, 60_000);

test('a collector of one’s own runs here, in limited time, too', () => {
  const own: Collector<number> = { id: 'own', version: 1, collect: ({ source }) => [source.length] };
  const source = `${'[^'.repeat(12_000)}\n`;
  const input = { path: 'a.md', hash: '', engine: 'generic', source } as const;
  expect(mapInTime(input, [file, own]).facts).toEqual({ own: [24_001] });
  const { facts } = mapInTime({ ...input, source: items(100_000) }, [file, own]);
  expect(facts).toMatchObject({ file: [{ kind: 'too-slow' }], own: [0] });
}, 60_000);

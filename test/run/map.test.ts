import { expect, test } from 'vitest';
import { file } from '../../src/facts/file.ts';
import { images } from '../../src/facts/images.ts';
import { mapInTime } from '../../src/run/map.ts';

const map = (source: string) => mapInTime({ path: 'a.md', hash: '', engine: 'generic', source }, [file, images]).facts;

test('a long article gives its facts', () => {
  const facts = map(`${'文字。\n\n'.repeat(5000)}![](/a.png)\n`);
  expect(facts[file.id]).toBeUndefined();
  expect(facts[images.id]).toHaveLength(1);
});

test('an article that no parser reads in time is given up', () => {
  // Images in images: their texts are made anew at each level.
  const facts = map('!['.repeat(10_000) + '](a)'.repeat(10_000));
  expect(facts[file.id]).toMatchObject([{ kind: 'too-slow' }]);
  expect(facts[images.id]).toBeUndefined();
}, 20_000);

import { expect, test } from 'vitest';
import { digestStore, replaceDigests, type TextStore } from '../../src/engine/digest-store.ts';
import { unknownRenderer } from '../../src/site/renderers/profiles.ts';

const context = {
  options: {},
  article: {
    path: 'a.md',
    engine: 'hugo',
    renderer: unknownRenderer,
    timeZone: undefined,
    collection: { name: 'news' },
  },
} as const;

const files = [[{ ids: [1, 2] }], [undefined, { text: '彗星' }], [[3, 'a\tb']], [{ ids: [] }, null]].map(
  (digests, index) => ({ path: `${index}.md`, engine: 'hugo' as const, samples: [index], digests, errors: [] }),
);

test('spilled digests are read as they were added', () => {
  const texts = textStore();
  const store = digestStore(texts, 2);
  for (const file of files) store.add(file);
  expect(texts.all).toEqual(['[3,"a\\tb"]', '{"ids":[]}', 'null']);
  const read = Array.from(store, (file) => ({
    path: file.path,
    samples: file.samples,
    digests: [0, 1].map((index) => store.entry(file, index, context)?.digest),
  }));
  expect(read).toEqual(
    files.map(({ path, samples, digests: [first, second] }) => ({ path, samples, digests: [first, second] })),
  );
  expect(store.entry([...store][3] as (typeof files)[number], 0, context)).toMatchObject(context);
});

test('replaced digests stand in the place of the old ones', () => {
  const store = digestStore(textStore(), 2);
  for (const file of files) store.add(file);
  const changed = replaceDigests(
    store,
    new Map([['2.md', { ...(files[2] as (typeof files)[number]), digests: ['new'] }]]),
  );
  const read = Array.from(changed, (file) => [file.path, changed.entry(file, 0, context)?.digest]);
  expect(read).toEqual([
    ['0.md', { ids: [1, 2] }],
    ['1.md', undefined],
    ['2.md', 'new'],
    ['3.md', { ids: [] }],
  ]);
});

function textStore(): TextStore & { readonly all: readonly string[] } {
  const all: string[] = [];
  return { all, add: (text) => all.push(text) - 1, get: (number) => all[number] ?? '' };
}

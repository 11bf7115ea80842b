import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { keepDigests, type TextStore } from '../../src/engine/digest-store.ts';
import { isCorpusRule } from '../../src/engine/enabled-rules.ts';

test('what is put away is read again as it was, and what is taken is kept no longer', () => {
  const [rule, other] = rules.filter(isCorpusRule);
  if (!rule || !other) throw new Error('two corpus rules are needed');
  const store = texts();
  const digests = keepDigests(store, 2);
  const entries = [{ ids: [1, 2] }, { text: '彗星' }, [3, 'a\tb'], { ids: [] }].map((digest, at) => ({
    options: {},
    article: { path: `${at}.md`, engine: 'hugo', timeZone: undefined, collection: { name: 'news' } } as const,
    digest,
  }));
  for (const entry of entries) digests.add(rule, entry);
  digests.add(other, entries[0] as (typeof entries)[number]);
  expect(store.all).toEqual(['[3,"a\\tb"]', '{"ids":[]}']);
  const read = digests.take(rule).map(({ digest, article, options }) => ({ digest, article, options }));
  expect(read).toEqual(entries.map(({ digest, article, options }) => ({ digest, article, options })));
  expect(digests.take(rule)).toEqual([]);
  expect(digests.take(other)).toHaveLength(1);
});

function texts(): TextStore & { readonly all: readonly string[] } {
  const all: string[] = [];
  return { all, add: (text) => all.push(text) - 1, get: (number) => all[number] ?? '' };
}

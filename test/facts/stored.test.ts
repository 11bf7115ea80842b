import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Collector } from '../../src/core/types.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';

const texts = rules.flatMap(({ docs }) =>
  (docs?.examples ?? []).flatMap(({ bad, good }) =>
    [bad, good].flatMap((files) => (typeof files === 'string' ? [files] : Object.values(files ?? {}))),
  ),
);
const exact = collectorsOf(rules).filter(({ stored }) => stored?.isExact);

/** What a collector found in a text, before it is packed. */
function foundIn(source: string, { id, version, collect }: Collector): readonly unknown[] {
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'hugo', source }, [{ id, version, collect }]);
  return record.facts[id] ?? [];
}

describe('facts that are restored exactly', () => {
  test.each(exact.map((collector) => [collector.id, collector] as const))('%s', (_, collector) => {
    for (const text of texts) {
      const found = foundIn(text, collector);
      const stored: unknown = JSON.parse(JSON.stringify(collector.stored?.pack(found)));
      expect(collector.stored?.unpack(stored as readonly unknown[])).toEqual(found);
    }
  });
});

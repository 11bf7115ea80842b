import { norm } from '../engine/rule.ts';
import { frontMatter, isMapping } from '../facts/front-matter/front-matter.ts';
import { isReadable, schemaValue } from '../facts/front-matter/schema-value.ts';

interface Counts {
  total: number;
  list: number;
  mapping: number;
}

/** By front matter key, how many articles have it, and in how many of these it holds a list or a mapping. */
export type ValueTypes = Readonly<Record<string, Readonly<Counts>>>;

/** In so many articles, and in more than half of those with the key, a structure is what the templates of a site expect. */
const fewest = 5;

/** Which front matter keys of a collection usually hold a list or a mapping. */
export const valueTypes = norm({
  id: 'value-types',
  needs: { frontMatter },
  /** Returns a line for each key, which begins with `[` for a list, `{` for a mapping, else with `-`. */
  sample({ frontMatter: [fact] }): string | undefined {
    if (!fact || !isReadable(fact)) return undefined;
    const lines = Object.entries(schemaValue(fact)).map(
      ([key, value]) => `${marks[structureOf(value) ?? 'none']}${key}`,
    );
    return lines.join('\n');
  },
  learn(samples): ValueTypes {
    const counts = new Map<string, Counts>();
    for (const line of samples.flatMap((sample) => sample.split('\n'))) {
      const key = line.slice(1);
      const count = counts.get(key) ?? { total: 0, list: 0, mapping: 0 };
      counts.set(key, count);
      count.total++;
      if (line.startsWith('[')) count.list++;
      else if (line.startsWith('{')) count.mapping++;
    }
    return Object.fromEntries([...counts].filter(([, { list, mapping }]) => list + mapping > 0));
  },
  describe: () => [],
});

const marks = { list: '[', mapping: '{', none: '-' } as const;

/** Whether most articles with a key hold a value of this structure in it. */
export function isUsualStructure(key: string, value: unknown, types: ValueTypes = {}): boolean {
  const structure = structureOf(value);
  const counts = Object.hasOwn(types, key) ? types[key] : undefined;
  if (!structure || !counts) return false;
  return counts[structure] >= fewest && counts[structure] > counts.total / 2;
}

function structureOf(value: unknown): 'list' | 'mapping' | undefined {
  if (Array.isArray(value)) return 'list';
  return isMapping(value) ? 'mapping' : undefined;
}

import { groupBy, pushTo } from '../src/core/grouping.ts';
import { isSlip } from '../src/core/nearest.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { frontMatter, isMapping, keyRange, pointerTo } from '../src/facts/front-matter/front-matter.ts';
import { renameKey } from '../src/facts/front-matter/front-matter-edits.ts';
import { isUsualKey } from '../src/knowledge/schema/usual-keys.ts';

/** In how many articles of its collection, and in which share of them, a key must be to be what was meant. */
const minArticles = 10;
const minShare = 0.9;
/** In how many articles of the site a misspelling may be, and in which share of the collection. */
const maxSlips = 3;
const maxSlipShare = 0.1;

const neighbours = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`night-${index}.md`, `---\nlayout: post\n---\n\nNight ${index}.\n`]),
);

export default corpusRule({
  id: 'front-matter-key-misspelt',
  severity: 'warning',
  docs: {
    title: { en: 'Misspelt front matter key', 'zh-CN': 'front matter 键名拼错' },
    topic: 'front-matter',
    fix: 'safe',
    what: {
      en: 'Flags a front matter key of one to three articles that differs by one or two letters, or in case, from a key that at least nine in ten articles of the collection have and this one lacks (`layput`, `descrition`). Not flagged: keys that the site generator, common themes or the schema of the collection know, values of another type, keys that differ by a digit, and collections of fewer than ten articles.',
      'zh-CN':
        '找出只在一至三篇文章中出现的 front matter 键：它与集合中至少九成文章都有、而本文缺少的键只差一两个字母或大小写（`layput`、`descrition`）。网站生成器、常见主题或集合的 schema 认识的键，值的类型不同的键，仅差一个数字的键，以及不足十篇文章的集合，均不报告。',
    },
    why: {
      en: 'The page has no layout, no description or no image: the misspelt key is silently ignored.',
      'zh-CN': '页面缺少布局、摘要或配图：拼错的键没有程序读取，也没有任何提示。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A wrong letter', 'zh-CN': '错了一个字母' },
        bad: { ...neighbours, 'moon.md': '---\nlayput: post\n---\n\nThe moon rose.\n' },
        good: { ...neighbours, 'moon.md': '---\nlayout: post\n---\n\nThe moon rose.\n' },
      },
    ],
  },
  messages: {
    misspelt: {
      en: 'Key `{key}` is likely a misspelling of `{meant}`, which this article lacks ({count} of {total} articles have it)',
      'zh-CN': '键 `{key}` 疑为 `{meant}` 的误拼，而本文缺少后者（{total} 篇文章中有 {count} 篇有）',
    },
  },
  fixes: { rename: { en: 'Rename the key to `{meant}`', 'zh-CN': '把键改为 `{meant}`' } },
  needs: { frontMatter },
  digest({ frontMatter: [fact] }): Keys | undefined {
    if (!fact || fact.errors.length > 0 || !isMapping(fact.value)) return undefined;
    return Object.entries(fact.value).map(([key, value]) => [key, typeOf(value)]);
  },
  compare(entries) {
    const members = entries.map(({ digest, article }): Member => {
      const idOf = (key: string) => (article.engine === 'hugo' ? key.toLowerCase() : key);
      return { article, keys: new Map(digest.map(([key, type]) => [idOf(key), { key, type }])) };
    });
    const holders = new Map<string, number>();
    for (const { keys } of members) for (const id of keys.keys()) holders.set(id, (holders.get(id) ?? 0) + 1);
    const slips = new Map<string, Slip[]>();
    for (const collection of groupBy(members, ({ article }) => article.collection.name).values()) {
      const usual = usualKeysOf(collection);
      const limit = Math.min(maxSlips, maxSlipShare * collection.length);
      for (const { article, keys } of usual.length > 0 ? collection : []) {
        for (const [id, { key, type }] of keys) {
          if ((holders.get(id) ?? 0) > limit || isKnown(key, article)) continue;
          const meant = usual.filter((each) => !keys.has(each.id) && isSlip(id, each.id) && isMeant(each, id, type));
          const [only] = meant;
          if (only && meant.length === 1)
            pushTo(slips, article.path, { key, meant: only.key, count: only.holders.length, total: collection.length });
        }
      }
    }
    return slips;
  },
  answer: (path, slips) => slips.get(path),
  check({ frontMatter: [fact] }, { compared: slips, report }) {
    for (const { key, meant, count, total } of slips) {
      const pointer = pointerTo(key);
      const range = fact && keyRange(fact, pointer);
      if (!range) continue;
      const edit = renameKey(fact, pointer, meant);
      const fix = edit && ({ title: 'rename', safety: 'safe', edits: [edit] } as const);
      const data = { key, meant, count, total };
      report({ messageId: 'misspelt', range, data, ...(fix && { fix }) });
    }
  },
});

type ValueType = 'list' | 'mapping' | 'boolean' | 'date' | 'text' | 'none';
type Keys = readonly (readonly [key: string, type: ValueType])[];

/** An article's keys, by their names in lower case where the generator ignores case. */
interface Member {
  readonly article: ArticleView;
  readonly keys: ReadonlyMap<string, { readonly key: string; readonly type: ValueType }>;
}

interface UsualKey {
  readonly id: string;
  readonly key: string;
  readonly holders: readonly Member[];
}

interface Slip {
  readonly key: string;
  readonly meant: string;
  readonly count: number;
  readonly total: number;
}

function usualKeysOf(members: readonly Member[]): UsualKey[] {
  if (members.length < minArticles) return [];
  const ids = new Set(
    members.slice(0, Math.ceil(members.length * (1 - minShare)) + 1).flatMap(({ keys }) => [...keys.keys()]),
  );
  return [...ids].flatMap((id) => {
    const holders = members.filter(({ keys }) => keys.has(id));
    const key = holders[0]?.keys.get(id)?.key ?? id;
    return holders.length >= minShare * members.length ? [{ id, key, holders }] : [];
  });
}

/** Whether no article has both keys, and the usual one holds values of this type, too. */
function isMeant({ id, holders }: UsualKey, rare: string, type: ValueType): boolean {
  return (
    holders.every(({ keys }) => !keys.has(rare)) &&
    (type === 'none' || holders.some(({ keys }) => keys.get(id)?.type === type))
  );
}

function isKnown(key: string, { collection: { schema } }: ArticleView): boolean {
  const json = isMapping(schema?.json) ? schema.json : {};
  // Where a schema knows all keys, `front-matter-schema` reports the others.
  if (json['additionalProperties'] === false) return true;
  return isUsualKey(key) || (isMapping(json['properties']) && Object.hasOwn(json['properties'], key));
}

function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return 'list';
  if (isMapping(value)) return 'mapping';
  if (typeof value === 'boolean') return 'boolean';
  return /^\d{4}-\d/u.test(String(value)) ? 'date' : 'text';
}

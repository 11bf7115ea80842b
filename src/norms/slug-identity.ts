import { norm } from '../engine/rule.ts';
import { fieldText, frontMatter } from '../facts/front-matter/front-matter.ts';
import { sources } from '../facts/links/sources.ts';
import { md5Of } from '../knowledge/url/url-variants.ts';
import { shareLine } from './share-line.ts';

/** Front matter keys that may hold the MD5 of the source URL. */
export const identityFields = ['slug', 'urlname'] as const;
export const md5Shape = /^[0-9a-f]{32}$/iu;

export interface SlugIdentityNorm {
  /** By key: the number of MD5-like values in articles with a source URL, and how many match the URL. */
  readonly fields: Readonly<Record<string, { readonly matching: number; readonly total: number }>>;
}

const words = {
  all: {
    en: '`{field}` is the MD5 of the source URL in all {total} articles where it looks like an MD5',
    'zh-CN': '`{field}` 形如 MD5 的 {total} 篇文章，都是原文网址的 MD5',
  },
  some: {
    en: '`{field}` is the MD5 of the source URL in {count} of {total} articles where it looks like an MD5 ({share}%)',
    'zh-CN': '`{field}` 形如 MD5 的 {total} 篇文章中，有 {count} 篇确为原文网址的 MD5（{share}%）',
  },
};

/** Whether the slugs of a collection are the MD5s of the source URLs. */
export const slugIdentity = norm({
  id: 'slug-identity',
  needs: { frontMatter, sources },
  sample({ frontMatter: [matter], sources }): Readonly<Record<string, boolean>> | undefined {
    if (!matter || sources.length === 0) return undefined;
    const hashed = identityFields.flatMap((field) => {
      const value = fieldText(matter, field)?.toLowerCase();
      return value && md5Shape.test(value) ? [[field, value] as const] : [];
    });
    if (hashed.length === 0) return undefined;
    const hashes = new Set(sources.map(({ url }) => md5Of(url)));
    return Object.fromEntries(hashed.map(([field, value]) => [field, hashes.has(value)]));
  },
  learn(samples): SlugIdentityNorm {
    const fields = identityFields.map((field) => {
      const seen = samples.flatMap((sample) => sample[field] ?? []);
      return [field, { matching: seen.filter(Boolean).length, total: seen.length }] as const;
    });
    return { fields: Object.fromEntries(fields) };
  },
  describe({ fields }) {
    return Object.entries(fields).flatMap(([field, { matching, total }]) =>
      total > 0 ? [shareLine(words, [matching, total], { field })] : [],
    );
  },
});

import type { Range } from '../src/core/types.ts';
import { articleRule, notMet } from '../src/engine/rule.ts';
import {
  type FrontMatterFact,
  fieldText,
  frontMatter,
  pointerTo,
  sourceOf,
  valueRange,
} from '../src/facts/front-matter/front-matter.ts';
import { sources } from '../src/facts/links/sources.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';
import { md5Of, urlVariants } from '../src/knowledge/url/url-variants.ts';
import { identityFields, md5Shape, type SlugIdentityNorm, slugIdentity } from '../src/norms/slug-identity.ts';
import { sourceDefect } from '../src/norms/source-defects.ts';
import { sourceLinks } from '../src/norms/source-links.ts';

export default articleRule({
  id: 'slug-source-mismatch',
  severity: 'error',
  docs: {
    title: { en: 'Slug is not the MD5 of its source', 'zh-CN': 'slug 不是原文的 MD5' },
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: 'Flags a `slug` or `urlname` that should be the MD5 of the source link, but is not. Where a similar link has that MD5 (for example with a cut extension completed), the link is wrong, and the fix restores it.',
      'zh-CN':
        '找出应为原文链接的 MD5 却对不上的 `slug` 或 `urlname`。如果链接稍作还原（例如补全被截断的扩展名）后 MD5 相符，说明错的是链接，修复会将其还原。',
    },
    why: {
      en: 'Where slugs are made from source URLs, one that does not match shows that the slug or the link was changed later: copies of the article are no longer recognised, and a second crawl would publish it again.',
      'zh-CN':
        '如果 slug 由原文网址算出，对不上就说明其中之一后来被改动过：文章无法再与原文对应，再次抓取时会重复发布。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A cut link, restored from the slug', 'zh-CN': '链接被截断，可由 slug 还原' },
        bad: '---\nslug: d14a36bb0d9f909bf73d3481b15a4c9d\n---\n\nText.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.shtm)\n',
        good: '---\nslug: d14a36bb0d9f909bf73d3481b15a4c9d\n---\n\nText.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.shtml)\n',
      },
    ],
  },
  messages: {
    altered: {
      en: 'Source link `{url}` does not match `{field}`, which is the MD5 of `{whole}`',
      'zh-CN': '原文链接 `{url}` 与 `{field}` 不符：后者是 `{whole}` 的 MD5',
    },
    link: {
      en: 'Source link `{url}` does not match `{field}`: the MD5 of the link is `{expected}`, not `{found}`',
      'zh-CN': '原文链接 `{url}` 与 `{field}` 不符：链接的 MD5 是 `{expected}`，而不是 `{found}`',
    },
    configured: {
      en: '`{field}` is `{found}`, but the MD5 of the source link is `{expected}` (the configuration requires it)',
      'zh-CN': '`{field}` 为 `{found}`，而原文链接的 MD5 是 `{expected}`（配置要求两者一致）',
    },
    unusual: {
      en: '`{field}` is `{found}`, but the MD5 of the source link is `{expected}` (they are the same in {count} of {total} articles here)',
      'zh-CN':
        '`{field}` 为 `{found}`，而原文链接的 MD5 是 `{expected}`（这里的 {total} 篇文章中有 {count} 篇两者一致）',
    },
  },
  fixes: {
    restore: { en: 'Change the link to `{whole}`', 'zh-CN': '将链接改为 `{whole}`' },
    rewrite: { en: 'Change `{field}` to `{expected}`', 'zh-CN': '将 `{field}` 改为 `{expected}`' },
  },
  notes: {
    value: { en: '`{field}` is set here', 'zh-CN': '`{field}` 在这里' },
    source: { en: 'the source link', 'zh-CN': '原文链接' },
  },
  needs: { frontMatter, sources },
  norms: { slugIdentity, sourceLinks },
  explains: ['source-link-invalid', 'url-malformed', 'source-link-broken', 'source-link-mismatch'],
  check({ frontMatter: [matter], sources: [source, ...others] }, { norms, article, report }) {
    if (!matter || !source || isTemplateUrl(source.url)) return;
    const { url, urlRange } = source;
    const { source: settings } = article.collection;
    const stated = settings?.identity?.fields ?? [];
    const values = [...new Set([...stated, ...identityFields])].flatMap((field) =>
      hashValues(matter, field, stated.includes(field)),
    );
    if (values.length === 0) return;
    const hashes = new Set([url, ...others.map((other) => other.url)].map(md5Of));
    const wrong = values.filter(({ value }) => !hashes.has(value));
    const agreed = values.find(({ value }) => hashes.has(value));
    const expected = agreed?.value ?? md5Of(url);
    const demanded = wrong.find(({ field }) => stated.includes(field) || identityEvidence(norms.slugIdentity, field));

    // If another key matches the URL, the URL is correct.
    const match = agreed ? undefined : nearMatch(url, wrong, demanded !== undefined);
    if (match) {
      const { whole, restores, field, range } = match;
      // Restoring lost characters is safe: the truncated URL is broken, and the MD5 proves the original. Another
      // spelling may be intended.
      const safety = restores ? 'safe' : 'unsafe';
      const fix = { title: 'restore', safety, edits: [{ range: urlRange, text: whole }] } as const;
      // With escapes or entities in the source, the new text is unknown.
      const plain = urlRange[1] - urlRange[0] === url.length && !/[\s<>()]/u.test(whole);
      const related = [{ range, note: 'value' }] as const;
      report({ messageId: 'altered', range: urlRange, data: { url, field, whole }, related, ...(plain && { fix }) });
    } else if (demanded) {
      const { field, value: found, range } = demanded;
      const data = { url, field, found, expected };
      if (!agreed && sourceDefect(url, settings, norms.sourceLinks)) {
        return report({ messageId: 'link', range: urlRange, data, related: [{ range, note: 'value' }] });
      }
      const share = stated.includes(field) ? undefined : identityEvidence(norms.slugIdentity, field);
      const fix = { title: 'rewrite', safety: 'unsafe', edits: [{ range, text: expected }] } as const;
      report({
        messageId: share ? 'unusual' : 'configured',
        range,
        data: { ...data, ...share },
        related: [{ range: urlRange, note: 'source' }],
        ...(agreed && { fix }),
      });
    }
  },
});

interface Value {
  readonly field: string;
  readonly value: string;
  readonly range: Range;
}

/** Returns values that look like an MD5; if the configuration requires one, any value. */
function hashValues(matter: FrontMatterFact, field: string, always: boolean): Value[] {
  const value = fieldText(matter, field)?.trim().toLowerCase();
  const range = valueRange(matter, pointerTo(field));
  if (!value || !range || !(always || md5Shape.test(value))) return [];
  const quote = /^["']/u.test(sourceOf(matter, range)) ? 1 : 0;
  return [{ field, value, range: [range[0] + quote, range[1] - quote] }];
}

function nearMatch(url: string, values: readonly Value[], demanded: boolean) {
  for (const { url: whole, restores } of urlVariants(url, demanded ? 'all' : 'restored')) {
    const hash = md5Of(whole);
    const match = values.find(({ value }) => value === hash);
    if (match) return { ...match, whole, restores };
  }
  return undefined;
}

/** Returns the evidence that a key holds the MD5 of the source URL, if there is enough. */
function identityEvidence(norm: SlugIdentityNorm | undefined, field: string) {
  const { matching = 0, total = 0 } = norm?.fields[field] ?? {};
  return total >= 20 && matching >= 0.9 * total ? { count: matching, total } : undefined;
}

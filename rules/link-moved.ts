import { articleRule, notMet } from '../src/engine/rule.ts';
import { fieldText, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { images } from '../src/facts/images/images.ts';
import { links } from '../src/facts/links/links.ts';
import { sources } from '../src/facts/links/sources.ts';
import { distinctUrls, urlRangeOrUse, writeUrl } from '../src/knowledge/url/destination.ts';
import { linkHref } from '../src/knowledge/url/link-href.ts';
import { urlParts } from '../src/knowledge/url/url.ts';
import { md5Of } from '../src/knowledge/url/url-variants.ts';
import { identityFields } from '../src/norms/slug-identity.ts';

export default articleRule({
  id: 'link-moved',
  online: true,
  severity: 'info',
  docs: {
    title: { en: 'Link that has moved (online)', 'zh-CN': '已迁移的链接（联网）' },
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags URLs that have permanently moved: every redirect is a 301 or a 308, and all stay on one site. It needs `--online`. The fix writes the new URL; for a source link it is unsafe where the slug of the article follows from the old one.',
      'zh-CN':
        '找出已永久迁移的网址：每次跳转都是 301 或 308，且都在同一网站内。需要 `--online`。修复会写入新网址；若文章的 slug 由旧的原文链接算出，则是需复核的修复。',
    },
    why: {
      en: 'Sites drop their redirects some day; then the old URL is dead, and the new one is no longer known.',
      'zh-CN': '网站迟早会撤掉跳转，那时旧网址失效，新网址也无从得知。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A page with a new URL', 'zh-CN': '网页换了网址' },
        bad: 'See [the plan](http://a.example.org/plan.html).\n',
        good: 'See [the plan](https://a.example.org/plan.html).\n',
        config: {
          web: { 'http://a.example.org/plan.html': { reason: 'moved', finalUrl: 'https://a.example.org/plan.html' } },
        },
      },
    ],
  },
  messages: {
    moved: { en: 'URL `{url}` has permanently moved to `{end}`', 'zh-CN': '网址 `{url}` 已永久迁移到 `{end}`' },
  },
  fixes: { rewrite: { en: 'Change to `{end}`', 'zh-CN': '改为 `{end}`' } },
  needs: { sources, links, images, frontMatter },
  check({ sources, links, images, frontMatter: [matter] }, { run, report }) {
    if (!run.links) return;
    const original = new Set(sources.map(({ urlRange: [start] }) => start));
    const identities = new Set(identityFields.map((field) => matter && fieldText(matter, field)?.toLowerCase()));
    const all = [
      ...sources.map((fact) => ({ ...fact, kind: 'source', syntax: 'inline', range: fact.urlRange }) as const),
      ...links.map((fact) => ({ ...fact, kind: original.has(fact.urlRange[0]) ? 'source' : 'link' }) as const),
      ...images.map((fact) => ({ ...fact, kind: 'image' }) as const),
    ];
    for (const fact of distinctUrls(all)) {
      const { url, urlRange, kind, syntax } = fact;
      const href = linkHref(url);
      const state = href === undefined ? undefined : run.links?.(kind, href);
      if (state?.verdict !== 'moved' || state.finalUrl === undefined) continue;
      const end = state.finalUrl + urlParts(url).fragment;
      const safety = kind === 'source' && identities.has(md5Of(url)) ? 'unsafe' : 'safe';
      const edits = [{ range: urlRange, text: writeUrl(end, syntax) }] as const;
      const plain = urlRange[1] - urlRange[0] === url.length;
      const fix = plain && ({ title: 'rewrite', safety, edits } as const);
      report({ messageId: 'moved', range: urlRangeOrUse(fact), data: { url, end }, key: url, ...(fix && { fix }) });
    }
  },
});

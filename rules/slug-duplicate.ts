import type { Range } from '../src/core/types.ts';
import { corpusRule, notMet } from '../src/engine/rule.ts';
import { frontMatter, pointerTo, valueRange } from '../src/facts/front-matter/front-matter.ts';
import { pageOf, spelledKey } from '../src/facts/front-matter/page.ts';
import { isInBundle } from '../src/knowledge/text/article-path.ts';
import { outputOf, urlPathOf } from '../src/site/generators/output.ts';
import { statedUrls } from '../src/site/generators/stated-urls.ts';

/** A URL or slug of an article that an earlier article, `other`, claims too. */
interface Clash {
  readonly messageId: 'page' | 'alias' | 'aliases' | 'value';
  readonly key: string;
  readonly address: string;
  readonly range: Range;
  readonly other: { readonly path: string; readonly range: Range };
}

export default corpusRule({
  id: 'slug-duplicate',
  severity: 'error',
  docs: {
    title: { en: 'Two articles at one URL', 'zh-CN': '多篇文章同一网址' },
    topic: 'front-matter',
    what: {
      en: 'Flags articles that would be published at the same URL, by the rules of the site generator: Hugo’s `url`, `slug`, file names, bundles, `[permalinks]` and aliases; Hexo’s and Jekyll’s `permalink` of the article and of the site. Where no generator configuration is found, only equal values of `permalink` (Hugo: `url`) in one collection count, and the same `slug` or `urlname` in one folder if it is a hash or the day is the same, too. Drafts and translations are not compared.',
      'zh-CN':
        '找出会发布到同一网址的文章，依各网站生成器自身的规则判断：Hugo 看 `url`、`slug`、文件名、页面包、`[permalinks]` 与别名；Hexo 和 Jekyll 看文章和站点的 `permalink`。没有找到生成器配置时，只比较同一集合中的 `permalink`（Hugo 为 `url`），以及同一目录中的 `slug` 或 `urlname`（须为哈希值，或日期也相同）。草稿和译文不计。',
    },
    why: {
      en: 'Of two articles with the same URL only one is published, and the generators do not say which, or that the other is missing.',
      'zh-CN': '网址相同的文章只有一篇会发布出来，而生成器既不说明是哪一篇，也不提示另一篇丢失了。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'One slug in two articles of a section', 'zh-CN': '同一栏目的两篇文章 slug 相同' },
        config: { engine: 'hugo', site: { title: 'Campus News' } },
        bad: {
          'content/news/opening.md': '---\ntitle: Library opens\nslug: library\n---\n\nText.\n',
          'content/news/closing.md': '---\ntitle: Library closes\nslug: Library\n---\n\nText.\n',
        },
        good: {
          'content/news/opening.md': '---\ntitle: Library opens\nslug: library-opens\n---\n\nText.\n',
          'content/news/closing.md': '---\ntitle: Library closes\nslug: library-closes\n---\n\nText.\n',
        },
      },
      {
        title: { en: 'An alias that is the URL of another article', 'zh-CN': '别名是另一篇文章的网址' },
        config: { engine: 'hugo', site: { title: 'Campus News' } },
        bad: {
          'content/news/new.md': '---\ntitle: New rules\naliases: [/news/old/]\n---\n\nText.\n',
          'content/news/old.md': '---\ntitle: Old rules\n---\n\nText.\n',
        },
        good: { 'content/news/new.md': '---\ntitle: New rules\naliases: [/news/old/]\n---\n\nText.\n' },
      },
    ],
  },
  messages: {
    page: {
      en: 'This article and `{other}` are both published at `{address}`: only one of them appears',
      'zh-CN': '本文与 `{other}` 的网址都是 `{address}`，只有一篇会发布出来',
    },
    alias: {
      en: 'Alias `{address}` is also the URL of `{other}`',
      'zh-CN': '别名 `{address}` 同时也是 `{other}` 的网址',
    },
    aliases: {
      en: 'Alias `{address}` is also an alias of `{other}`: it can lead to only one of them',
      'zh-CN': '别名 `{address}` 同时也是 `{other}` 的别名，只能指向其中一篇',
    },
    value: {
      en: '`{key}` is `{address}` here and in `{other}`',
      'zh-CN': '`{key}` 的值 `{address}` 与 `{other}` 相同',
    },
  },
  notes: { first: { en: 'the other article', 'zh-CN': '另一篇文章' } },
  needs: { frontMatter },
  digest({ frontMatter: [matter] }, { article: { path, engine, site, collection } }) {
    const page = pageOf(matter, site?.path ?? path, engine);
    // Jekyll does not render articles without front matter.
    if (!page || (!matter && engine === 'jekyll') || page.value['draft'] === true) return undefined;
    const output = site && outputOf(page, engine, site);
    const known = engine === 'hugo' || engine === 'hexo' || engine === 'jekyll';
    const stated = site && known ? [] : statedUrls(page, engine);
    const rangeOf = (key: string, ...index: readonly (number | undefined)[]) =>
      matter && valueRange(matter, pointerTo(spelledKey(page.value, key), ...index.filter((at) => at !== undefined)));
    const title = rangeOf('title') ?? ([0, 0] as const);
    return {
      site: site?.root ?? collection.name,
      realm: output?.realm ?? '',
      path: page.path,
      governs: output?.governedFolder,
      claims: [
        ...(output?.files ?? []).map(({ kind, file, from }) => ({
          kind,
          id: file,
          key: '',
          address: urlPathOf(file),
          range: (from && rangeOf(...from)) ?? title,
        })),
        ...stated.map(({ id, key, value }) => ({
          kind: 'value' as const,
          id,
          key,
          address: value,
          range: rangeOf(key) ?? title,
        })),
      ],
    };
  },
  compare(entries) {
    const folders = new Set(
      entries.flatMap(({ digest: { site, governs } }) => (governs ? [`${site}\n${governs}`] : [])),
    );
    const claims = entries.flatMap(({ article: { path }, digest }) => {
      // Starts above the folder of a page bundle, which does not contain itself.
      const at = digest.governs?.slice(0, -1) ?? digest.path;
      if (isInBundle(`${digest.site}\n${at}`, folders)) return [];
      return digest.claims.map((claim) => ({ ...claim, path, id: [digest.site, digest.realm, claim.id].join('\n') }));
    });
    const [pages, aliases] = [new Map<string, (typeof claims)[number]>(), new Map<string, (typeof claims)[number]>()];
    const clashes = new Map<string, Clash[]>();
    for (const claim of [
      ...claims.filter(({ kind }) => kind !== 'alias'),
      ...claims.filter(({ kind }) => kind === 'alias'),
    ]) {
      const { kind, id, key, address, range, path } = claim;
      const other = pages.get(id) ?? aliases.get(id);
      if (!other) (kind === 'alias' ? aliases : pages).set(id, claim);
      // Claims by the same article do not collide; one collision per article is reported.
      else if (other.path !== path) {
        const ofPath = clashes.get(path) ?? [];
        clashes.set(path, ofPath);
        if (kind === 'value' && ofPath.length > 0) continue;
        const messageId = kind === 'alias' && other.kind === 'alias' ? 'aliases' : kind;
        ofPath.push({ messageId, key, address, range, other: { path: other.path, range: other.range } });
      }
    }
    return clashes;
  },
  answer: (path, clashes) => clashes.get(path),
  check(_, { compared: clashes, report }) {
    for (const { messageId, key, address, range, other } of clashes) {
      const related = [{ ...other, note: 'first' }] as const;
      report({ messageId, key: address, range, data: { key, address, other: other.path }, related });
    }
  },
});

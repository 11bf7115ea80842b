import { pushTo } from '../src/core/grouping.ts';
import type { Range } from '../src/core/types.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { statedLanguage } from '../src/facts/front-matter/stated-language.ts';
import { tagLists } from '../src/facts/front-matter/tags.ts';
import { type KindOf, kindFinder } from '../src/knowledge/text/article-kind.ts';
import { mayDiffer, spellingKey, usualSpelling } from '../src/knowledge/text/spelling.ts';
import { isOneTermPage } from '../src/site/generators/terms.ts';

export default corpusRule({
  id: 'tag-duplicate',
  severity: 'info',
  docs: {
    title: { en: 'Tag repeated or spelt in two ways', 'zh-CN': '标签重复或写法不一' },
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: 'Flags a tag or category that an article has twice, and spellings that differ from the usual one of the site only in case, in the width of characters, or in spaces, hyphens and underscores. A spelling counts as usual when at least three articles have it, and three times as many as the other. Names of one or two letters (`C`, `US`) are never compared by case, nor tags of different languages, versions, sites or, where no site is found, collections, nor names under different parents of Hexo’s categories. Spellings for which the generator makes one page are not compared between articles: in Hugo `Open Day` and `open-day`, in Docusaurus `Vue` and `vue`. A spelling with capitals is not changed to one without, nor one for which alone a Jekyll site has a page (`tag/open-day.md`). Not checked: tags that are written as one string, and a list of categories that Hexo reads as one hierarchy.',
      'zh-CN':
        '找出同一篇文章中重复的标签或分类，以及与站内通行写法只差大小写、全角半角、空格、连字符或下划线的写法。一种写法至少出现在三篇文章中，且达到另一种的三倍，才算通行写法。一两个字母的名称（`C`、`US`）不比较大小写；生成器会归入同一页面的写法（Hugo 中的 `Open Day` 和 `open-day`，Docusaurus 中的 `Vue` 和 `vue`）不在文章之间比较。不会建议把带大写字母的写法改成全小写；Jekyll 站点只为某种写法建有页面（`tag/open-day.md`）时，也不会建议改掉它。不同语言、不同版本、不同站点（未识别出站点时为不同集合）的标签，以及 Hexo 分类中上级不同的名称互不比较。写成一个字符串的标签不检查，Hexo 视为一条层级的分类列表也不检查重复。',
    },
    why: {
      en: 'Two spellings separate articles that belong together: Jekyll and Astro show two tags, each with some of the articles. Hexo makes the same URL from `Machine Learning` and `Machine-Learning`, so that one list of articles overwrites the other.',
      'zh-CN':
        '两种写法会把本属一处的文章拆开：Jekyll 和 Astro 会显示两个标签，各有一部分文章。Hexo 给 `Machine Learning` 和 `Machine-Learning` 生成同一个网址，一份文章列表会覆盖另一份。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The same tag twice', 'zh-CN': '同一标签出现两次' },
        bad: '---\ntags: [campus, sports, campus]\n---\n\nText.\n',
        good: '---\ntags: [campus, sports]\n---\n\nText.\n',
      },
      {
        title: { en: 'An unusual spelling', 'zh-CN': '与众不同的写法' },
        bad: {
          'a.md': '---\ntags: [Open Day]\n---\n\nText.\n',
          'b.md': '---\ntags: [Open Day, library]\n---\n\nText.\n',
          'c.md': '---\ntags: [Open Day]\n---\n\nText.\n',
          'd.md': '---\ntags: [open-day]\n---\n\nText.\n',
        },
        good: {
          'a.md': '---\ntags: [Open Day]\n---\n\nText.\n',
          'b.md': '---\ntags: [Open Day, library]\n---\n\nText.\n',
          'c.md': '---\ntags: [Open Day]\n---\n\nText.\n',
          'd.md': '---\ntags: [Open Day]\n---\n\nText.\n',
        },
      },
    ],
  },
  messages: {
    again: { en: '`{tag}` is repeated in `{field}`', 'zh-CN': '`{field}` 中重复出现 `{tag}`' },
    respelled: {
      en: '`{tag}` in `{field}` repeats `{usual}` in another spelling',
      'zh-CN': '`{field}` 中的 `{tag}` 与 `{usual}` 重复，只是写法不同',
    },
    cased: {
      en: '`{tag}` in `{field}` is spelled `{usual}` in {count} articles here, and in this way in {found}',
      'zh-CN': '`{field}` 中的 `{tag}` 在这里有 {count} 篇写作 `{usual}`，这种写法有 {found} 篇',
    },
    variant: {
      en: '`{tag}` in `{field}` is usually spelled `{usual}` here (in {count} articles; this spelling in {found})',
      'zh-CN': '`{field}` 中的 `{tag}` 在这里通常写作 `{usual}`（{count} 篇，这种写法 {found} 篇）',
    },
  },
  fixes: {
    remove: { en: 'Remove `{tag}`', 'zh-CN': '删除 `{tag}`' },
    rewrite: { en: 'Change to `{usual}`', 'zh-CN': '改为 `{usual}`' },
  },
  notes: {
    first: { en: 'the first one', 'zh-CN': '第一个在这里' },
    usual: { en: 'spelled `{usual}` here', 'zh-CN': '这里写作 `{usual}`' },
  },
  options: {
    fields: {
      description: { en: 'Front matter keys that hold lists of tags.', 'zh-CN': '存放标签列表的 front matter 键。' },
      default: ['tags', 'categories'],
      type: 'array',
      items: { type: 'string' },
    },
    allow: {
      description: { en: 'Tags whose spelling is intended.', 'zh-CN': '写法有意为之、不作比较的标签。' },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { frontMatter },
  digest({ frontMatter: [matter] }, { article, options }) {
    const lists = tagLists(matter, options.fields, article.engine);
    if (!matter || lists.length === 0) return undefined;
    const fields = lists.map(({ field, tags }) => ({
      field,
      texts: tags.map(({ text }) => text),
      ...(tags.some(({ parents }) => parents.length > 0) && { parents: tags.map(({ parents }) => parents) }),
      // Start and end, alternating.
      places: tags.flatMap(({ range }) => range),
    }));
    const language = statedLanguage(matter);
    return { fields, ...(language && { language }) };
  },
  compare(entries) {
    const kindOf = kindFinder(entries.map(({ article }) => article.path));
    const spellings = new Map<string, Map<string, Spelling>>();
    for (const { article, digest } of entries) {
      const scope = scopeOf(article, kindOf, digest.language);
      for (const { field, texts, parents, places } of digest.fields) {
        for (const [index, text] of texts.entries()) {
          const group = groupOf(scope, field, [...(parents?.[index] ?? []), text]);
          const known = spellings.get(group) ?? new Map<string, Spelling>();
          spellings.set(group, known);
          const range: Range = [places[2 * index] ?? 0, places[2 * index + 1] ?? 0];
          const { count, ...first } = known.get(text) ?? { count: 0, path: article.path, range };
          known.set(text, { ...first, count: count + 1 });
        }
      }
    }
    const varied = new Set<string>();
    for (const known of spellings.values()) if (known.size > 1) for (const text of known.keys()) varied.add(text);
    const unusual = new Map<string, Respelled[]>();
    for (const { article, digest } of entries) {
      for (const { field, texts, parents } of digest.fields) {
        for (const [index, text] of texts.entries()) {
          if (!varied.has(text)) continue;
          const levels = [...(parents?.[index] ?? []), text];
          const known = spellings.get(groupOf(scopeOf(article, kindOf, digest.language), field, levels));
          const usual = known && usualSpelling(known, text);
          if (usual) pushTo(unusual, article.path, { field, text, found: known.get(text)?.count ?? 0, usual });
        }
      }
    }
    return unusual;
  },
  answer: (path, unusual) => unusual.get(path) ?? [],
  check({ frontMatter: [matter] }, { article, options, compared, report }) {
    for (const { field, tags, items } of tagLists(matter, options.fields, article.engine)) {
      const unusual = new Set<string>();
      const texts = new Set(items.map(({ text }) => text));
      for (const { text: tag, range, quote, item } of tags) {
        const known = compared.find((each) => each.field === field && each.text === tag);
        const usual = known?.usual;
        if (!usual || spellingKey(tag) === '' || options.allow.includes(tag)) continue;
        unusual.add(tag);
        if (isOneTermPage(tag, usual.text, article.engine, article.site?.config)) continue;
        const isName = hasCapitals(tag) && !hasCapitals(usual.text);
        const beside = texts.has(usual.text);
        const edit = beside
          ? items.find(({ index }) => index === item)?.remove()
          : quote !== undefined && isPlain(usual.text) && { range, text: quote + usual.text + quote };
        report({
          messageId: isName ? 'cased' : 'variant',
          range,
          data: { tag, field, found: known.found, usual: usual.text, count: usual.count },
          related: [{ path: usual.path, range: usual.range, note: 'usual' }],
          ...(edit &&
            !isName &&
            !isPageOnly(article, tag, usual.text) && {
              fix: { title: beside ? 'remove' : 'rewrite', safety: 'unsafe', edits: [edit] },
            }),
        });
      }

      const first = new Map<string, (typeof items)[number]>();
      for (const item of items) {
        const { text: tag, range } = item;
        const key = spellingKey(tag);
        const other = first.get(tag) ?? (key === '' ? undefined : first.get(`\n${key}`));
        if (!first.has(tag)) first.set(tag, item);
        if (!first.has(`\n${key}`)) first.set(`\n${key}`, item);
        if (!other) continue;
        const same = other.text === tag;
        const meant = [tag, other.text].some((text) => unusual.has(text) || options.allow.includes(text));
        if (!same && (meant || mayDiffer(other.text, tag))) continue;
        const isBetter = (hasCapitals(tag) && !hasCapitals(other.text)) || isPageOnly(article, tag, other.text);
        const remove = isBetter ? undefined : item.remove();
        report({
          messageId: same ? 'again' : 'respelled',
          range,
          data: { tag, field, usual: other.text },
          related: [{ range: other.range, note: 'first' }],
          ...(remove && { fix: { title: 'remove', safety: same ? 'safe' : 'unsafe', edits: [remove] } }),
        });
      }
    }
  },
});

/** `levels` are the names of a hierarchy down to the tag; one name under two parents has two pages. */
function groupOf(scope: string, field: string, levels: readonly string[]): string {
  return [scope, field.toLowerCase(), ...levels.map(spellingKey)].join('\n');
}

/** Returns the scope of comparison: tags are compared within one site, language and version. */
function scopeOf({ path, site, collection }: ArticleView, kindOf: KindOf, language: string | undefined): string {
  return `${site?.root ?? collection.name}\n${kindOf(path, language)}`;
}

/** A tag of an article that other articles usually spell otherwise. */
interface Respelled {
  readonly field: string;
  readonly text: string;
  /** The number of articles with its spelling. */
  readonly found: number;
  readonly usual: Spelling & { readonly text: string };
}

/** The number of articles with a spelling, and its first place. */
interface Spelling {
  readonly count: number;
  readonly path: string;
  readonly range: Range;
}

/** Whether a spelling may be that of a name; the one without capitals is then no better for being frequent. */
function hasCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text);
}

/** Whether a Jekyll site has a page of its own for one tag, and none for the other. */
function isPageOnly({ engine, entries }: ArticleView, tag: string, other: string): boolean {
  if (engine !== 'jekyll' || !entries) return false;
  const names = ['tag', 'tags'].flatMap((folder) => entries(folder) ?? []);
  return names.includes(`${tag}.md`) && !names.includes(`${other}.md`);
}

/** Whether a text needs neither quotes nor escapes in YAML. */
function isPlain(text: string): boolean {
  return (
    /^\p{L}(?:[\p{L}\p{M}\p{N} _+/.-]*[\p{L}\p{M}\p{N}+])?$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|[yn])$/iu.test(text)
  );
}

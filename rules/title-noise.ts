import { articleRule } from '../src/engine/rule.ts';
import { frontMatter, pointerTo } from '../src/facts/front-matter/front-matter.ts';
import { replaceText } from '../src/facts/front-matter/front-matter-edits.ts';
import { isUnfinished } from '../src/facts/front-matter/page.ts';
import { referenceNoise, titleNoise, titleOf } from '../src/facts/front-matter/title.ts';
import { sources } from '../src/facts/links/sources.ts';
import { characterReferences } from '../src/facts/text/character-references.ts';
import { titleSuffix } from '../src/norms/title-suffix.ts';

export default articleRule({
  id: 'title-noise',
  severity: 'warning',
  docs: {
    title: { en: 'Title with leftovers of a crawl', 'zh-CN': '标题中的抓取杂质' },
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: "Flags what a crawler leaves in titles: character references (`&#8217;`), HTML tags, doubled no-break or full-width spaces; the site's name after the title or its section before it (`Section->Title | Site`), where the categories, the tags or the source URL of the article, or most other articles, show that it is not part of the title; a slug in place of a title; a title without a value, but not in drafts and templates for new articles. Character references are also reported in descriptions, summaries, tags and categories, but not where the article shows the same reference in code. They are `info` where templates print them as they are, as most do in Jekyll and Eleventy.",
      'zh-CN':
        '找出爬虫留在标题里的杂质：字符引用（如 `&#8217;`）、HTML 标签、连续的不换行空格或全角空格；标题后的网站名或标题前的栏目名（`栏目->标题 | 网站`），前提是文章自己的分类、标签、原文网址，或大多数同类文章能证明它不是标题的一部分；用 slug 充当的标题；没有值的标题（草稿和新文章的模板除外）。字符引用还会在描述、摘要、标签和分类中查找，但文章在代码中展示同一引用时除外；模板会原样输出的（Jekyll 和 Eleventy 大多如此）级别为 `info`（建议）。',
    },
    why: {
      en: 'The title appears in lists, feeds, search results and the browser tab. A site name at the end of each title hides what distinguishes the articles, and references are shown as they are.',
      'zh-CN':
        '标题会出现在列表、订阅源、搜索结果和浏览器标签页里。每个标题都带着网站名，真正区分文章的部分就被挤掉了；字符引用则会原样显示出来。',
    },
    sure: { right: 13, wrong: 0 },
    examples: [
      {
        title: { en: 'Section and site that the categories name, too', 'zh-CN': '栏目名和网站名，分类中也有' },
        bad: '---\ntitle: 天文大学->彗星掠过太阳 | sky.example\ncategories:\n- sky.example\n- 天文大学\n---\n',
        good: '---\ntitle: 彗星掠过太阳\ncategories:\n- sky.example\n- 天文大学\n---\n',
      },
      {
        title: { en: 'Character references', 'zh-CN': '字符引用' },
        bad: '---\ntitle: The comet&#8217;s tail\n---\n',
        good: '---\ntitle: The comet’s tail\n---\n',
      },
    ],
  },
  messages: {
    empty: { en: 'Title is empty: `{key}` has no value', 'zh-CN': '标题为空：`{key}` 没有值' },
    entity: {
      en: 'Title contains the character reference `{text}` instead of `{expected}`',
      'zh-CN': '标题中写的是字符引用 `{text}`，而不是 `{expected}`',
    },
    entityIn: {
      en: '`{key}` contains the character reference `{text}` instead of `{expected}`',
      'zh-CN': '`{key}` 中写的是字符引用 `{text}`，而不是 `{expected}`',
    },
    tag: { en: 'Title contains the HTML tag `{text}`', 'zh-CN': '标题中有 HTML 标签 `{text}`' },
    spacesInside: { en: 'Title contains {count} consecutive spaces', 'zh-CN': '标题中有 {count} 个连续的空格' },
    spacesOutside: { en: 'Title starts or ends with a space', 'zh-CN': '标题开头或末尾有空格' },
    quoted: {
      en: 'Title is shown with quotation marks around it: they are part of the value',
      'zh-CN': '标题会连同外面的引号一起显示：引号是值的一部分',
    },
    slug: {
      en: 'Title `{text}` is the same as `{key}`: readers see a slug, not a title',
      'zh-CN': '标题 `{text}` 与 `{key}` 相同，读者看到的是 slug 而不是标题',
    },
    suffix: {
      en: 'Title ends with the site name `{text}` (also in `{proof}`)',
      'zh-CN': '标题末尾带有网站名 `{text}`（`{proof}` 中也有）',
    },
    suffixUsual: {
      en: 'Title ends with `{text}`, which is not part of it ({count} of {total} titles here end so)',
      'zh-CN': '标题末尾的 `{text}` 不属于标题（这里 {total} 个标题中有 {count} 个如此）',
    },
    prefix: {
      en: 'Title starts with the section name `{text}` (also in `{proof}`)',
      'zh-CN': '标题开头带有栏目名 `{text}`（`{proof}` 中也有）',
    },
    prefixUsual: {
      en: 'Title starts with `{text}`, which is not part of it ({count} of {total} titles here start so)',
      'zh-CN': '标题开头的 `{text}` 不属于标题（这里 {total} 个标题中有 {count} 个如此）',
    },
  },
  fixes: {
    decode: { en: 'Change to the character itself', 'zh-CN': '改为对应的字符' },
    untag: { en: 'Remove the tags', 'zh-CN': '删除标签' },
    space: { en: 'Remove the extra spaces', 'zh-CN': '删除多余的空格' },
    unquote: { en: 'Remove the quotation marks', 'zh-CN': '删除引号' },
    cut: { en: 'Remove `{text}`', 'zh-CN': '删除 `{text}`' },
  },
  options: {
    suffixes: {
      description: {
        en: 'Endings that are not part of a title, with their separators: ` | Site`.',
        'zh-CN': '不属于标题的结尾，连同分隔符：` | 网站`。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
    prefixes: {
      description: {
        en: 'Beginnings that are not part of a title, with their separators: `Section->`.',
        'zh-CN': '不属于标题的开头，连同分隔符：`栏目->`。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
  },
  needs: { frontMatter, sources, characterReferences },
  norms: { titleSuffix },
  habits: ({ titleSuffix: usual }) => [usual?.suffix?.text, usual?.prefix?.text],
  check({ frontMatter: [fact], sources, characterReferences }, { article, options, norms, report }) {
    if (!fact) return;
    const shownReferences = new Set(characterReferences.flatMap(({ kind, text }) => (kind === 'code' ? text : [])));
    for (const noise of referenceNoise(fact, article.engine, shownReferences)) {
      const { key, text, expected, range, edit, isSeen } = noise;
      // Themes of Jekyll print titles as they are, also within attributes and feeds.
      const isMarkup = article.engine === 'jekyll' && /["&<>]/u.test(expected);
      const fix = edit && ({ title: 'decode', safety: isMarkup ? 'unsafe' : 'safe', edits: [edit] } as const);
      const severity = isSeen ? undefined : 'info';
      report({ messageId: 'entityIn', range, data: { key, text, expected }, severity, ...(fix && { fix }) });
    }
    const title = titleOf(fact, article.engine);
    if (!title || (title.text === '' && isUnfinished(fact, article))) return;
    const context = {
      fact,
      urls: sources.map(({ url }) => url),
      ...options,
      usual: norms.titleSuffix,
      engine: article.engine,
      shownReferences,
    };
    for (const { messageId, place, data, fix, rest, safety, isHidden } of titleNoise(title, context)) {
      const edit = rest === undefined ? undefined : replaceText(fact, pointerTo(title.key), rest);
      const severity = isHidden || messageId.startsWith('spaces') ? 'info' : undefined;
      report({
        messageId,
        range: place,
        data,
        ...(severity && { severity }),
        ...(fix && edit && { fix: { title: fix, safety, edits: [edit] } }),
      });
    }
  },
});

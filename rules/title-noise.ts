import { articleRule } from '../src/engine/rule.ts';
import { frontMatter, pointerTo } from '../src/facts/front-matter/front-matter.ts';
import { replaceText } from '../src/facts/front-matter/front-matter-edits.ts';
import { referenceNoise, titleNoise, titleOf } from '../src/facts/front-matter/title.ts';
import { sources } from '../src/facts/links/sources.ts';
import { characterReferences } from '../src/facts/text/character-references.ts';
import { titleSuffix } from '../src/norms/title-suffix.ts';

export default articleRule({
  id: 'title-noise',
  severity: 'warning',
  docs: {
    topic: 'front-matter',
    fix: 'mixed',
    what: {
      en: "Flags what a crawler leaves in titles: character references (`&#8217;`), HTML tags, doubled spaces; the site's name behind the title or its section before it (`Section->Title | Site`), where the categories, the tags or the source address of the article, or most of its neighbours, show that it is no part of the title; a slug in place of a title; a title without a value. Character references also in descriptions, summaries, tags and categories, but not where the article shows the same reference in code. They are an info where templates print them as they are, as most do in Jekyll and Eleventy.",
      'zh-CN':
        '找出爬虫留在标题里的杂质：字符引用（如 `&#8217;`）、HTML 标签、多余的空格；标题后的网站名或标题前的栏目名（`栏目->标题 | 网站`），前提是文章自己的分类、标签、来源地址，或大多数同类文章能证明它不是标题的一部分；用 slug 充当的标题；没有值的标题。字符引用还会在描述、摘要、标签和分类中查找，但文章在代码中展示同一引用时除外；模板会原样输出的（Jekyll 和 Eleventy 大多如此）只作提示。',
    },
    why: {
      en: 'The title stands in lists, feeds, search results and the browser tab. The name of the site at the end of each pushes out what tells articles apart, and references are shown as they are.',
      'zh-CN':
        '标题会出现在列表、订阅源、搜索结果和浏览器标签页里。每个标题都带着网站名，真正区分文章的部分就被挤掉了；字符引用则会原样显示出来。',
    },
    sure: { right: 13, wrong: 0 },
    examples: [
      {
        title: { en: 'Section and site, which the categories name, too', 'zh-CN': '栏目名和网站名，分类中也有' },
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
    empty: {
      en: 'Key `{key}` has no value, expected the title of the article',
      'zh-CN': '键 `{key}` 没有值，应为文章标题',
    },
    entity: {
      en: 'Title has the character reference `{text}`, expected `{expected}`',
      'zh-CN': '标题中有字符引用 `{text}`，应为 `{expected}`',
    },
    entityIn: {
      en: '`{key}` has the character reference `{text}`, expected `{expected}`',
      'zh-CN': '`{key}` 中有字符引用 `{text}`，应为 `{expected}`',
    },
    tag: {
      en: 'Title has the HTML tag `{text}`, expected plain text',
      'zh-CN': '标题中有 HTML 标签 `{text}`，应为纯文本',
    },
    spacesInside: {
      en: 'Title has {count} spaces in a row, expected one',
      'zh-CN': '标题中有 {count} 个连续的空格，应只有一个',
    },
    spacesOutside: {
      en: 'Title begins or ends with a space, expected none',
      'zh-CN': '标题开头或末尾有空格，应删除',
    },
    slug: {
      en: 'Title `{text}` is the same as `{key}`, expected words',
      'zh-CN': '标题 `{text}` 与 `{key}` 相同，应为文字标题',
    },
    suffix: {
      en: 'Title ends with `{text}`, which `{proof}` shows to be the name of the site, expected the title alone',
      'zh-CN': '标题末尾的 `{text}` 是网站名（见 `{proof}`），应只保留标题',
    },
    suffixUsual: {
      en: 'Title ends with `{text}` as {count} of {total} here do, expected the title alone',
      'zh-CN': '标题末尾有 `{text}`，这里 {total} 篇文章中有 {count} 篇如此，应只保留标题',
    },
    prefix: {
      en: 'Title begins with `{text}`, which `{proof}` shows to be the name of a section, expected the title alone',
      'zh-CN': '标题开头的 `{text}` 是栏目名（见 `{proof}`），应只保留标题',
    },
    prefixUsual: {
      en: 'Title begins with `{text}` as {count} of {total} here do, expected the title alone',
      'zh-CN': '标题开头有 `{text}`，这里 {total} 篇文章中有 {count} 篇如此，应只保留标题',
    },
  },
  fixes: {
    decode: { en: 'Write the characters', 'zh-CN': '改为对应的字符' },
    untag: { en: 'Remove the tags', 'zh-CN': '删除标签' },
    space: { en: 'Remove the spaces', 'zh-CN': '删除多余的空格' },
    cut: { en: 'Remove `{text}`', 'zh-CN': '删除 `{text}`' },
  },
  options: {
    suffixes: {
      description: {
        en: 'Ends that are no part of a title, with their separators: ` | Site`.',
        'zh-CN': '不属于标题的结尾，连同分隔符：` | 网站`。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
    prefixes: {
      description: {
        en: 'Beginnings that are no part of a title, with their separators: `Section->`.',
        'zh-CN': '不属于标题的开头，连同分隔符：`栏目->`。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
  },
  needs: { frontMatter, sources, characterReferences },
  norms: { titleSuffix },
  check({ frontMatter: [fact], sources, characterReferences }, { article, options, norms, report }) {
    if (!fact) return;
    const shownReferences = new Set(characterReferences.flatMap(({ kind, text }) => (kind === 'code' ? text : [])));
    for (const noise of referenceNoise(fact, article.engine, shownReferences)) {
      const { key, text, expected, range, edit, isSeen } = noise;
      const fix = edit && ({ title: 'decode', safety: 'safe', edits: [edit] } as const);
      const severity = isSeen ? undefined : 'info';
      report({ messageId: 'entityIn', range, data: { key, text, expected }, severity, ...(fix && { fix }) });
    }
    const title = titleOf(fact, article.engine);
    if (!title) return;
    const context = {
      fact,
      urls: sources.map(({ url }) => url),
      ...options,
      usual: norms.titleSuffix,
      engine: article.engine,
      shownReferences,
    };
    for (const { messageId, place, data, fix, rest, safety } of titleNoise(title, context)) {
      const edit = rest === undefined ? undefined : replaceText(fact, pointerTo(title.key), rest);
      // HTML folds blanks, and most templates of Eleventy print references as they are.
      const isHint = messageId === 'spacesInside' || (messageId === 'entity' && article.engine === 'eleventy');
      const severity = isHint ? 'info' : undefined;
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

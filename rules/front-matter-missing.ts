import type { Engine, FindingData, Range } from '../src/core/types.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type BlockFact, blocks } from '../src/facts/blocks/blocks.ts';
import { file } from '../src/facts/file/file.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { bundleOf, isArticlePath, isInBundle, isJekyllDocument } from '../src/knowledge/text/article-path.ts';
import { type FrontMatterShare, frontMatterShare } from '../src/norms/front-matter-share.ts';
import { isUsual, type UsualOptions, usualOptions } from '../src/norms/usual-options.ts';
import { engineNames } from '../src/site/generators/dates.ts';

interface Lack {
  readonly messageId: 'foreign' | 'copied' | 'required' | 'unusual';
  readonly range: Range;
  readonly data: FindingData;
}

export default corpusRule({
  id: 'front-matter-missing',
  severity: 'warning',
  docs: {
    title: { en: 'Front matter is missing', 'zh-CN': '缺少 front matter' },
    topic: 'front-matter',
    what: {
      en: 'Flags an article without front matter where nearly all articles of its collection have it, where the schema of its collection requires keys, where Jekyll creates no page for it (documents of a collection of its own), or where it is in a format that the site generator does not read. Not flagged: pages about the repository (`README.md`), front pages of sections, drafts, parts that other pages include, files beside the `index.md` of a Hugo page bundle, and sites that use no front matter.',
      'zh-CN':
        '找出没有 front matter 的文章：同一集合的文章几乎都有；或集合的 schema 要求某些键；或 Jekyll 因此不会生成页面（自定义集合中的文档）；或 front matter 的格式网站生成器不识别。不检查仓库说明（`README.md`）、栏目首页、草稿、供其他页面引用的片段、Hugo 页面包中 `index.md` 旁边的文件，以及不用 front matter 的网站。',
    },
    why: {
      en: 'The article has no name, or comes far down, in every list. The build does not fail: Hugo leaves the title empty and the date at the year 1, Hexo uses the date of the file, Jekyll uses no layout.',
      'zh-CN':
        '文章在列表里没有名字，或者排到最后。构建不会报错：Hugo 中标题为空、日期是公元 1 年，Hexo 用文件的时间充当日期，Jekyll 不套用布局。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The only one of its collection without', 'zh-CN': '同一集合中唯一没有的一篇' },
        bad: {
          'comet.md': '---\ntitle: Comets\n---\n\nA comet passed.\n',
          'meteor.md': '---\ntitle: Meteors\n---\n\nMeteors fell.\n',
          'moon.md': 'The moon rose.\n',
        },
        good: {
          'comet.md': '---\ntitle: Comets\n---\n\nA comet passed.\n',
          'meteor.md': '---\ntitle: Meteors\n---\n\nMeteors fell.\n',
          'moon.md': '---\ntitle: The moon\n---\n\nThe moon rose.\n',
        },
        options: { share: 0.6, articles: 3 },
      },
      {
        title: { en: 'A schema that requires a title', 'zh-CN': 'schema 要求有标题' },
        bad: 'The moon rose.\n',
        good: '---\ntitle: The moon\n---\n\nThe moon rose.\n',
        config: { schema: { type: 'object', required: ['title'] } },
      },
    ],
  },
  messages: {
    foreign: {
      en: '{engine} shows {format} front matter as text. Change it to YAML between lines of `---`',
      'zh-CN': '{engine} 会把 {format} 格式的 front matter 当作正文显示。请改为两行 `---` 之间的 YAML',
    },
    copied: {
      en: 'Jekyll copies this file instead of creating a page, because it has no front matter. Add at least two lines of `---`',
      'zh-CN': '没有 front matter，Jekyll 只会原样复制这个文件，不生成页面。请至少加上两行 `---`',
    },
    required: {
      en: 'Article has no front matter, but the schema `{schema}` requires `{keys}`',
      'zh-CN': '文章没有 front matter，而 schema `{schema}` 要求有 `{keys}`',
    },
    unusual: {
      en: 'Article has no front matter ({count} of {total} articles here have it)',
      'zh-CN': '文章没有 front matter（这里的 {total} 篇文章中有 {count} 篇有）',
    },
  },
  options: usualOptions({
    en: 'The share of articles with front matter from which on the others are expected to have it.',
    'zh-CN': '有 front matter 的文章达到这一比例时，其余文章也应有。',
  }),
  needs: { frontMatter, blocks, file },
  norms: { frontMatterShare },
  habits: ({ frontMatterShare: share }, options) =>
    share && [isInMost(share), isUsual(share.count, share.total, options)],
  /** Returns the folder of a page bundle, which belongs to this article in Hugo. */
  digest(_, { article: { engine, path } }) {
    return engine === 'hugo' ? bundleOf(path) : undefined;
  },
  compare(entries): ReadonlySet<string> {
    return new Set(entries.map(({ digest }) => digest));
  },
  answer: (path, bundles) => isInBundle(path, bundles),
  check({ frontMatter: [matter], blocks, file: [problem] }, { article, norms, options, compared: isInside, report }) {
    const { engine, path } = article;
    if (matter || problem || !hasText(blocks) || !isArticlePath(path, engine)) return;
    if (titledByHeading.has(engine) && blocks[0]?.kind === 'heading') return;
    const isBundle = engine === 'hugo' && bundleOf(path) !== undefined;
    if (!isBundle && isInside) return;
    const lack = lackOf(blocks, article, norms.frontMatterShare, options);
    if (lack) report(lack);
  },
});

/** The generators that take the title of a page from its first heading. */
const titledByHeading: ReadonlySet<Engine> = new Set(['docusaurus', 'vitepress', 'docsify']);

function lackOf(
  body: readonly BlockFact[],
  { path, engine, collection }: ArticleView,
  { count, total }: FrontMatterShare = { count: 0, total: 0 },
  options: UsualOptions,
): Lack | undefined {
  const [first] = body;
  const range: Range = [0, 0];
  // An unusual fence, or something similar: the front matter may be there in a foreign form.
  if (!first || (first.kind === 'thematicBreak' && first.edges === '--')) return undefined;
  const foreign = first.kind === 'paragraph' ? formatOf(first.first) : undefined;
  if (foreign) {
    const reads = readsForeign(engine, foreign);
    const at: Range = [first.range[0], first.range[0] + (foreign === 'TOML' ? 3 : 1)];
    return reads
      ? undefined
      : { messageId: 'foreign', range: at, data: { format: foreign, engine: engineNames[engine] } };
  }
  if (engine === 'jekyll' && isJekyllDocument(path) && isInMost({ count, total }))
    return { messageId: 'copied', range, data: {} };
  const keys = (collection.schema?.validate({}) ?? []).flatMap(({ pointer, params }) =>
    pointer === '' && typeof params['missingProperty'] === 'string' ? params['missingProperty'] : [],
  );
  if (collection.schema && keys.length > 0)
    return { messageId: 'required', range, data: { schema: collection.schema.name, keys: keys.join('`, `') } };
  return isUsual(count, total, options) ? { messageId: 'unusual', range, data: { count, total } } : undefined;
}

function isInMost({ count, total }: FrontMatterShare): boolean {
  return count >= 3 && count > total / 2;
}

function readsForeign(engine: Engine, format: 'TOML' | 'JSON'): boolean {
  if (engine === 'hugo' || engine === 'generic') return true;
  return format === 'TOML' && (engine === 'astro' || engine === 'zola');
}

function formatOf(start: string): 'TOML' | 'JSON' | undefined {
  if (/^\+{3}\s*[\r\n]\s*[\w"']/u.test(start)) return 'TOML';
  return /^\{\s*"(?:title|date|layout|tags|slug|draft)\b/u.test(start) ? 'JSON' : undefined;
}

/** Whether the body has text. Pages of only templates, raw HTML or definitions have another purpose. */
function hasText(body: readonly BlockFact[]): boolean {
  return body.some(
    ({ kind, first }) =>
      !(kind === 'html' || kind === 'definition' || kind === 'divider' || /^(?:\{[{%]|<%)/u.test(first)),
  );
}

import type { FindingData } from '../src/core/types.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type FrontMatterFact, fieldText, frontMatter, isMapping } from '../src/facts/front-matter/front-matter.ts';
import { bundleOf, isArticlePath, isPartOrDraft } from '../src/knowledge/text/article-path.ts';
import { isPublishedPost, postName, unpublishedPost } from '../src/knowledge/text/post-name.ts';
import { contentPlace } from '../src/site/generators/hugo.ts';

/** More bundles with pages in them are the way of the site; more pages of one bundle are reported at the bundle. */
const maxBundles = 3;
const maxPages = 10;

export default corpusRule({
  id: 'file-unpublished',
  severity: 'warning',
  docs: {
    title: { en: 'Article that the site leaves out', 'zh-CN': '不会发布的文章' },
    topic: 'article',
    what: {
      en: 'Flags articles that the site generator does not publish because of their place or name: files in `_posts/` whose name is not `YYYY-MM-DD-name.md` (Jekyll), and pages beside or below an `index.md`, which Hugo treats as resources of that page. Not flagged: drafts, files that begin with `_`, `README.md`, templates, `_posts/` folders where most names have no date, resources without keys of a page, `headless` bundles, and sites with more than three bundles that hold pages.',
      'zh-CN':
        '找出因位置或文件名而不会发布的文章：`_posts/` 中文件名不是 `YYYY-MM-DD-name.md` 的文件（Jekyll），以及 `index.md` 旁边或子目录中的页面，Hugo 会把它们当作该页面的资源。草稿、以 `_` 开头的文件、`README.md`、模板、多数文件名没有日期的 `_posts/` 目录、没有页面所需的键的资源、`headless` 页面包，以及含有页面的页面包超过三个的网站，均不报告。',
    },
    why: {
      en: 'The article is not on the site, although the build succeeds without a message.',
      'zh-CN': '网站上没有这篇文章，构建却成功，没有任何提示。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'Underscores in the date', 'zh-CN': '日期中用了下划线' },
        bad: { '_posts/2024_01_31_comet.md': '---\ntitle: A comet\n---\n\nA comet passed.\n' },
        good: { '_posts/2024-01-31-comet.md': '---\ntitle: A comet\n---\n\nA comet passed.\n' },
        config: { engine: 'jekyll' },
      },
      {
        title: { en: '`index.md` in place of `_index.md`', 'zh-CN': '应为 `_index.md`，写成了 `index.md`' },
        bad: {
          'content/sky/index.md': '---\ntitle: The sky\n---\n\nAll articles.\n',
          'content/sky/comet.md': '---\ntitle: A comet\ndate: 2024-01-31\n---\n\nA comet passed.\n',
        },
        good: {
          'content/sky/_index.md': '---\ntitle: The sky\n---\n\nAll articles.\n',
          'content/sky/comet.md': '---\ntitle: A comet\ndate: 2024-01-31\n---\n\nA comet passed.\n',
        },
        config: { engine: 'hugo' },
      },
    ],
  },
  messages: {
    post: {
      en: 'Jekyll does not publish this file: its name is not `YYYY-MM-DD-name.md`',
      'zh-CN': 'Jekyll 不会发布这个文件：文件名不是 `YYYY-MM-DD-name.md` 的形式',
    },
    postNamed: {
      en: 'Jekyll does not publish this file: its name is not `YYYY-MM-DD-name.md`. Rename it to `{expected}`',
      'zh-CN': 'Jekyll 不会发布这个文件：文件名不是 `YYYY-MM-DD-name.md` 的形式。可改名为 `{expected}`',
    },
    resource: {
      en: 'Hugo creates no page for this file, because `{bundle}` makes it a resource of that page. If the folder is a section, rename `{bundle}` to `{section}`',
      'zh-CN':
        'Hugo 不会为这个文件生成页面：`{bundle}` 使它成为该页面的资源。如果这个目录是一个栏目，请把 `{bundle}` 改名为 `{section}`',
    },
    resources: {
      en: 'Hugo creates no pages for {count} files beside or below this one, because its name makes them resources of this page. If the folder is a section, rename it to `{section}`',
      'zh-CN':
        'Hugo 不会为此文件旁边和子目录中的 {count} 个文件生成页面：这个文件名使它们成为本页的资源。如果这个目录是一个栏目，请改名为 `{section}`',
    },
  },
  needs: { frontMatter },
  digest({ frontMatter: [fact] }, { article }): Digest | undefined {
    if (article.engine === 'jekyll') return jekyllDigest(fact, article);
    return article.engine === 'hugo' ? hugoDigest(fact, article) : undefined;
  },
  compare(entries) {
    const found = new Map<string, Unpublished>();
    for (const { article, digest } of entries)
      if (digest.post && isLonePost(article)) found.set(article.path, digest.post);
    for (const [path, each] of swallowedPages(entries)) found.set(path, each);
    return found;
  },
  answer: (path, found) => found.get(path),
  check(_, { compared, report }) {
    report({ ...compared, range: [0, 0] });
  },
});

interface Entry {
  readonly article: ArticleView;
  readonly digest: Digest;
}

interface Unpublished {
  readonly messageId: 'post' | 'postNamed' | 'resource' | 'resources';
  readonly data: FindingData;
}

/** What the rule keeps of an article: a post that is not published, or its part in a bundle of Hugo. */
interface Digest {
  readonly post?: Unpublished;
  /** Whether it makes its folder a bundle: for files of any kind, or one whose pages are its own. */
  readonly bundle?: 'usual' | 'own';
  /** Whether it has the keys of a page; `surely` if they are of use to a page only. */
  readonly page?: 'perhaps' | 'surely';
}

function jekyllDigest(fact: FrontMatterFact | undefined, { path, site }: ArticleView): Digest | undefined {
  const post = unpublishedPost(site?.path ?? path);
  const excluded = [site?.config['exclude'] ?? []].flat();
  if (!post || excluded.some((each) => (site?.path ?? path).startsWith(String(each)))) return undefined;
  if (!isArticlePath(path, 'jekyll') || hasKey(fact, /^draft$/u, true) || hasKey(fact, /^published$/u, false))
    return undefined;
  const expected = postName(post.name, fact && fieldText(fact, 'date'));
  return { post: expected ? { messageId: 'postNamed', data: { expected } } : { messageId: 'post', data: {} } };
}

/** Whether posts with dates are usual in the folder of a post without; else something else publishes them. */
function isLonePost({ path, site, entries }: ArticleView): boolean {
  const { folder = '' } = unpublishedPost(site?.path ?? path) ?? {};
  const names = (entries?.(folder) ?? []).filter((name) => /\.(?:md|markdown|mkdn?)$/iu.test(name));
  const without = names.filter((name) => unpublishedPost(`${folder}/${name}`)).length;
  return without < 5 || without <= names.filter(isPublishedPost).length;
}

/** Keys by which pages of a bundle are made on purpose. */
const ownKeys = /^(?:headless|_?build|cascade|type|layout|resources|outputs|widgets?|blocks?|sections?|active)$/iu;
const pageKeys = /^(?:date|lastmod|publishdate|slug|url|aliases|menus?|linktitle|tags|categories|keywords|authors?)$/iu;

function hugoDigest(fact: FrontMatterFact | undefined, article: ArticleView): Digest | undefined {
  const { path } = article;
  const isOwn = hasKey(fact, ownKeys);
  const isPage = !isOwn && hasKey(fact, /^title$/iu) && !hasKey(fact, /^draft$/iu, true);
  const page = isPage && (hasKey(fact, pageKeys) ? 'surely' : hasKey(fact, /^weight$/iu) && 'perhaps');
  const bundle =
    bundleOf(path) !== undefined && !isPartOrDraft(path, 'hugo') && placeOf(article) && (isOwn ? 'own' : 'usual');
  return page || bundle ? { ...(page && { page }), ...(bundle && { bundle }) } : undefined;
}

interface Bundle {
  readonly article: ArticleView;
  readonly isOwn: boolean;
  readonly pages: string[];
}

/** Returns the pages that Hugo takes for resources of a bundle; where they are many, the bundle. */
function swallowedPages(entries: readonly Entry[]): Map<string, Unpublished> {
  const bundles = new Map<string, Bundle>();
  for (const { article, digest } of entries)
    if (digest.bundle && !isSection(article))
      bundles.set(bundleKey(folderOf(article.path), article), { article, isOwn: digest.bundle === 'own', pages: [] });
  for (const { article, digest } of bundles.size > 0 ? entries : []) {
    const around = foldersAbove(article.path).flatMap((folder) => bundles.get(bundleKey(folder, article)) ?? []);
    const [outermost] = around;
    if (!digest.page || !outermost || outermost.article === article || around.some(({ isOwn }) => isOwn)) continue;
    if (digest.page === 'surely' || placeOf(outermost.article)?.depth === 0) outermost.pages.push(article.path);
  }
  const holding = [...bundles.values()].filter(({ pages }) => pages.length > 0);
  return new Map(holding.length > maxBundles ? [] : holding.flatMap(findingsIn));
}

function findingsIn({ article: { path }, pages }: Bundle): [string, Unpublished][] {
  const bundle = path.slice(folderOf(path).length);
  const section = `_${bundle}`;
  if (pages.length > maxPages) return [[path, { messageId: 'resources', data: { section, count: pages.length } }]];
  return pages.map((page) => [page, { messageId: 'resource', data: { bundle: path, section } }]);
}

/** Whether there is an `_index.md` beside an `index.md`, which then makes no bundle. */
function isSection({ path, site, entries }: ArticleView): boolean {
  const folder = folderOf(site?.path ?? path).slice(0, -1);
  return entries?.(folder)?.some((name) => name.startsWith('_index.')) ?? false;
}

function placeOf({ path, site }: ArticleView) {
  return contentPlace(site?.path ?? path, site?.config ?? {});
}

/** Bundles are those of one language. */
function bundleKey(folder: string, article: ArticleView): string {
  return `${placeOf(article)?.language}:${folder}`;
}

/** Returns the folder of a path, with its `/`. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Returns the folders around a path, outermost first. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/** Whether the front matter has such a key, and where a value is given, with that value. */
function hasKey(fact: FrontMatterFact | undefined, name: RegExp, value?: boolean): boolean {
  if (!fact || !isMapping(fact.value)) return false;
  return Object.entries(fact.value).some(([key, each]) => name.test(key) && (value === undefined || each === value));
}

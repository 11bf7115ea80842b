import { groupBy } from '../src/core/grouping.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type FrontMatterFact, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { pageOf, sitePage } from '../src/facts/front-matter/page.ts';
import { type WikilinkFact, wikilinks } from '../src/facts/links/wikilinks.ts';
import { imageExtension, markdownExtension } from '../src/knowledge/url/url.ts';
import { siteKey } from '../src/site/addresses/page-address.ts';
import { linkToFile, servedAddress } from '../src/site/addresses/written-address.ts';

/** From this many articles on, a form that half of them use is read by something. */
const minArticles = 5;

/** The folders whose files are published at the root of the site. */
const publicFolders: Readonly<Partial<Record<ArticleView['engine'], string>>> = {
  hugo: 'static',
  hexo: 'source',
  astro: 'public',
  vitepress: 'public',
  docusaurus: 'static',
  zola: 'static',
};
const maxFolders = 200;

export default corpusRule({
  id: 'wikilink-leftover',
  severity: 'warning',
  docs: {
    title: { en: 'Obsidian link left as text', 'zh-CN': '残留的 Obsidian 链接' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags Obsidian links and embeds (`[[Note]]`, `![[a.png]]`) on sites that have no plugin for them. An embedded image is rewritten where exactly one published file has its name, a link where exactly one article has that file name or title. Not reported: code, `[[1]](url)`, shell tests, TOML tables, single lower-case words without an article of that name, and collections in which at least half of the articles use the form.',
      'zh-CN':
        '在没有相应插件的网站上，找出 Obsidian 的链接和嵌入（`[[笔记]]`、`![[a.png]]`）。如果恰有一个发布的文件与嵌入的图片同名，或恰有一篇文章的文件名或标题与链接相同，可自动改写。代码、`[[1]](网址)`、shell 条件、TOML 表、没有同名文章的单个小写单词，以及半数以上文章使用这种写法的集合，均不报告。',
    },
    why: {
      en: 'Readers see the brackets in place of a link or an image.',
      'zh-CN': '读者看到的是方括号，而不是链接或图片。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'An embedded image', 'zh-CN': '嵌入的图片' },
        bad: '![[comet.png]]\n',
        good: '![comet](/img/comet.png)\n',
        config: { engine: 'hugo', files: ['static/img/comet.png'] },
      },
      {
        title: { en: 'A link to an article', 'zh-CN': '指向文章的链接' },
        bad: { 'a.md': 'See [[The comet]].\n', 'sky/comet.md': '---\ntitle: The comet\n---\n\nText.\n' },
        good: {
          'a.md': 'See [The comet](sky/comet.md).\n',
          'sky/comet.md': '---\ntitle: The comet\n---\n\nText.\n',
        },
      },
    ],
  },
  messages: {
    link: {
      en: 'Link `{text}` is shown with its brackets: the site has no plugin for wikilinks',
      'zh-CN': '链接 `{text}` 会连同方括号一起显示：网站没有识别这种链接的插件',
    },
    embed: {
      en: 'Embed `{text}` is shown as text: the site has no plugin for it',
      'zh-CN': '嵌入 `{text}` 会显示为文字：网站没有识别这种写法的插件',
    },
  },
  fixes: {
    image: { en: 'Change to `{image}`', 'zh-CN': '改为 `{image}`' },
    link: { en: 'Change to `{link}`', 'zh-CN': '改为 `{link}`' },
  },
  needs: { wikilinks, frontMatter },
  digest({ wikilinks, frontMatter: [matter] }, { article }) {
    return { hasWikilinks: wikilinks.length > 0, ...noteOf(matter, article) };
  },
  compare(entries) {
    const collections = groupBy(entries, ({ article }) => article.collection.name);
    const usual = [...collections].filter(([, { length }]) => length >= minArticles);
    const linking = entries.filter(({ digest }) => digest.hasWikilinks);
    const read = usual.filter(([, all]) => 2 * all.filter(({ digest }) => digest.hasWikilinks).length >= all.length);
    // A site without wikilinks needs no notes.
    const sites = new Set(linking.map(({ article }) => siteKey(article)));
    const notes = entries.filter(({ article }) => sites.has(siteKey(article)));
    return {
      linking: new Set(linking.map(({ article }) => article.path)),
      usual: new Set(read.map(([name]) => name)),
      notes: groupBy(
        notes.map(({ article, digest }) => ({ ...digest, site: siteKey(article) })),
        ({ site }) => site,
      ),
    };
  },
  concerns: (path, { linking }) => linking.has(path),
  check({ wikilinks }, { article, compared, report }) {
    if (article.renderer.wikilinks !== 'none' || compared.usual.has(article.collection.name)) return;
    const notes = compared.notes.get(siteKey(article)) ?? [];
    for (const fact of wikilinks) {
      const { embed, target, words, range } = fact;
      if (!embed && !isTitle(fact, article)) continue;
      const text = `${embed ? '!' : ''}[[${target}${words ? `|${words}` : ''}]]`;
      const image = embed ? imageFor(fact, article) : undefined;
      const found = embed ? undefined : linkFor(fact, article, notes);
      report({
        messageId: embed ? 'embed' : 'link',
        range,
        data: { text, ...(image && { image }), ...(found && { link: found.link }) },
        ...(image && { fix: { title: 'image', safety: 'safe', edits: [{ range, text: image }] } }),
        ...(found && {
          fix: { title: 'link', safety: found.sure ? 'safe' : 'unsafe', edits: [{ range, text: found.link }] },
        }),
      });
    }
  },
});

/** An article to which a wikilink may lead. */
interface Note {
  /** Relative to the root of the site. */
  readonly path: string;
  readonly title?: string;
  /** Where it is served; undefined for generators that follow the paths of files, and where it is not known. */
  readonly address?: string;
}

function noteOf(matter: FrontMatterFact | undefined, article: ArticleView): Note {
  const { engine, site } = article;
  const page = sitePage(matter, article);
  const { path } = page;
  const title = pageOf(matter, path, engine)?.text('title');
  const address = site && servedAddress(page, engine, site.config);
  return { path, ...(title !== undefined && { title }), ...(address !== undefined && { address }) };
}

/** Returns the link to the only article of a file name or, less sure, of a title; undefined for none and several. */
function linkFor(
  { target, part, words }: WikilinkFact,
  { path, site, engine }: ArticleView,
  notes: readonly Note[],
): { readonly link: string; readonly sure: boolean } | undefined {
  const wanted = folded(target.replace(markdownExtension, ''));
  const named = notes.filter((note) => `/${folded(note.path.replace(/\.[^./]+$/u, ''))}`.endsWith(`/${wanted}`));
  const [only, ...others] = named.length > 0 ? named : notes.filter(({ title }) => title && folded(title) === wanted);
  const text = words || target;
  // A page does not link to itself.
  if (!only || others.length > 0 || only.path === (site?.path ?? path) || wanted === '' || /[[\]\\`*_<]/u.test(text))
    return undefined;
  const url = only.address ?? linkToFile(site?.path ?? path, only.path, engine, site?.config ?? {});
  if (url === undefined) return undefined;
  const written = encodeURI(url).replace(/[()]/gu, (mark) => (mark === '(' ? '%28' : '%29'));
  return { link: `[${text}](${written})`, sure: named.length > 0 && part === '' };
}

function folded(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

/** Whether words in brackets are the name of a note: a lower-case word may be anything, unless an article has that name. */
function isTitle({ target, words }: WikilinkFact, { path, site, entries }: ArticleView): boolean {
  if (words !== '' || target.includes(' ') || /\p{Lu}|[^\p{ASCII}]/u.test(target)) return true;
  const folder = (site?.path ?? path).replace(/\/?[^/]*$/u, '');
  return entries?.(folder)?.includes(`${target}.md`) ?? false;
}

/** Returns the Markdown for an image whose name exactly one published file has. */
function imageFor({ target, words }: WikilinkFact, { engine, entries }: ArticleView): string | undefined {
  const root = publicFolders[engine];
  const name = target.trim().split('/').at(-1) ?? '';
  if (root === undefined || !entries || !imageExtension.test(name)) return undefined;
  const found: string[] = [];
  const folders = [root];
  for (let at = 0; at < folders.length; at++) {
    if (folders.length > maxFolders) return undefined;
    for (const each of entries(folders[at] ?? '') ?? []) {
      if (each === name) found.push(`${folders[at]}/${each}`);
      else if (!each.includes('.')) folders.push(`${folders[at]}/${each}`);
    }
  }
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  const url = encodeURI(only.slice(root.length)).replace(/[()]/gu, (mark) => (mark === '(' ? '%28' : '%29'));
  // Obsidian shows the name where no words are given, or the width of the image.
  const alt = words === '' || /^\d+(?:x\d+)?$/u.test(words) ? name.replace(/\.\w+$/u, '') : words;
  return `![${alt}](${url})`;
}

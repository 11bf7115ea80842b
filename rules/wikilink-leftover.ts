import { groupBy } from '../src/core/grouping.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type WikilinkFact, wikilinks } from '../src/facts/links/wikilinks.ts';
import { imageExtension } from '../src/knowledge/url/url.ts';

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
    topic: 'structure',
    fix: 'safe',
    what: {
      en: 'Flags links and embeds of Obsidian (`[[Note]]`, `![[a.png]]`) on sites that have no plugin for them. An embedded image is rewritten where exactly one published file has its name. Not flagged: code, `[[1]](url)`, shell tests, TOML tables, single lower-case words without an article of that name, and collections in which at least half of the articles use the form.',
      'zh-CN':
        '在没有相应插件的网站上，找出 Obsidian 的链接和嵌入（`[[笔记]]`、`![[a.png]]`）。如果恰有一个发布的文件与嵌入的图片同名，可自动改写。代码、`[[1]](网址)`、shell 条件、TOML 表、没有同名文章的单个小写单词，以及半数以上文章使用这种写法的集合，均不报告。',
    },
    why: {
      en: 'Readers see the brackets in place of a link or a picture.',
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
    ],
  },
  messages: {
    link: {
      en: 'Readers see the brackets of `{text}`: the site has no plugin for such links',
      'zh-CN': '读者会看到 `{text}` 的方括号：网站没有识别这种链接的插件',
    },
    embed: {
      en: 'Readers see `{text}` as text: the site has no plugin for such embeds',
      'zh-CN': '`{text}` 会显示为文字：网站没有识别这种嵌入的插件',
    },
  },
  fixes: { image: { en: 'Write `{image}`', 'zh-CN': '改为 `{image}`' } },
  needs: { wikilinks },
  digest({ wikilinks }) {
    return wikilinks.length > 0;
  },
  compare(entries) {
    const collections = groupBy(entries, ({ article }) => article.collection.name);
    const usual = [...collections].filter(([, { length }]) => length >= minArticles);
    return new Set(
      usual.filter(([, all]) => 2 * all.filter(({ digest }) => digest).length >= all.length).map(([name]) => name),
    );
  },
  check({ wikilinks }, { article, compared: usual, report }) {
    if (article.renderer.wikilinks !== 'none' || usual.has(article.collection.name)) return;
    for (const fact of wikilinks) {
      const { embed, target, words, range } = fact;
      if (!embed && !isTitle(fact, article)) continue;
      const text = `${embed ? '!' : ''}[[${target}${words ? `|${words}` : ''}]]`;
      const image = embed ? imageFor(fact, article) : undefined;
      const fix = image && ({ title: 'image', safety: 'safe', edits: [{ range, text: image }] } as const);
      report({
        messageId: embed ? 'embed' : 'link',
        range,
        data: { text, ...(image && { image }) },
        ...(fix && { fix }),
      });
    }
  },
});

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

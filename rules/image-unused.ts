import { groupBy, pushTo } from '../src/core/grouping.ts';
import { type ArticleView, corpusRule } from '../src/engine/rule.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { folderOf } from '../src/site/addresses/address.ts';
import { siteKey } from '../src/site/addresses/page-address.ts';
import { unusedImages } from '../src/site/addresses/unused-images.ts';

export default corpusRule({
  id: 'image-unused',
  severity: 'off',
  docs: {
    title: { en: 'Image file that nothing uses', 'zh-CN': '没有用到的图片文件' },
    topic: 'images',
    what: {
      en: 'Flags image files of the site whose name is in no article, template, style sheet, script, data or configuration file; at the article beside the file, or else at the first of the site. Not flagged: icons of the site, other sizes of a used image (`a-300x200.png`, `a@2x.png`), other formats of it, folders of themes, folders in which a template builds names (`/img/{{ name }}.png`), images of bundles where templates list the files of a page, and sites of more than 30,000 texts or images.',
      'zh-CN':
        '找出没有任何文章、模板、样式表、脚本、数据或配置文件提到其文件名的图片文件，报告在图片旁边的文章上，没有则报告在网站的第一篇文章上。网站图标、已用图片的其他尺寸（`a-300x200.png`、`a@2x.png`）和其他格式、主题目录、由模板拼出文件名的目录（`/img/{{ name }}.png`）、模板会列出页面文件时页面包中的图片，以及文本或图片超过 30000 个的网站，均不报告。',
    },
    why: {
      en: 'Readers never see it, but every clone of the repository and every build carries it.',
      'zh-CN': '读者永远看不到它，仓库和每次构建却都要带上它。',
    },
    sure: { right: 59, wrong: 0 },
    examples: [
      {
        title: { en: 'An image that was replaced', 'zh-CN': '已被替换的图片' },
        bad: { 'content/a.md': '![Comet](/img/comet.png)\n' },
        good: { 'content/a.md': '![Comet](/img/comet.png) ![Comet in May](/img/comet-may.png)\n' },
        config: {
          engine: 'hugo',
          site: { title: 'Comets' },
          files: ['static/img/comet.png', 'static/img/comet-may.png', 'content/a.md'],
        },
      },
    ],
  },
  messages: {
    unused: {
      en: 'Image file `{file}` is not used: no article, template, style sheet or script of the site names it',
      'zh-CN': '图片文件 `{file}` 没有用到：本站的文章、模板、样式表和脚本都没有提到它',
    },
  },
  options: {
    ignore: {
      description: {
        en: 'Images that are used outside of the site: parts of their paths.',
        'zh-CN': '网站之外使用的图片：路径中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { frontMatter },
  digest(_, { article }) {
    return article.site ? true : undefined;
  },
  compare(entries) {
    const found = new Map<string, string[]>();
    const articles = entries.map(({ article }) => article);
    for (const [first, ...others] of groupBy(articles, siteKey).values()) {
      if (!first) continue;
      const unused = unusedOf(first);
      const besides = unused.length > 0 ? byFolder([first, ...others]) : undefined;
      for (const file of unused) pushTo(found, besides?.get(folderOf(file)) ?? first.path, file);
    }
    return found;
  },
  answer: (path, compared) => compared.get(path),
  check(_, { options, compared, report }) {
    for (const file of compared)
      if (!options.ignore.some((part) => file.includes(part)))
        report({ messageId: 'unused', range: [0, 0], data: { file }, key: file });
  },
});

function unusedOf({ engine, site, entries, imageNames }: ArticleView): readonly string[] {
  const names = site && entries && imageNames?.();
  return names ? unusedImages({ engine, config: site.config, entries, names }) : [];
}

/** Returns the first article beside the images of each folder: in the folder, or in the one whose assets these are. */
function byFolder(articles: readonly ArticleView[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { site, path } of articles) {
    const inSite = site?.path ?? path;
    for (const folder of [folderOf(inSite), inSite.replace(/\.[^./]+$/u, '')])
      if (!found.has(folder)) found.set(folder, path);
  }
  return found;
}

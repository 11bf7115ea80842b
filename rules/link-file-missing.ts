import type { Edit, Range } from '../src/core/types.ts';
import { corpusRule } from '../src/engine/rule.ts';
import { type FrontMatterFact, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { replaceText } from '../src/facts/front-matter/front-matter-edits.ts';
import { sitePage } from '../src/facts/front-matter/page.ts';
import { type StatedPath, statedLinks } from '../src/facts/front-matter/site-paths.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { references } from '../src/facts/links/references.ts';
import { type TagUse, tagPaths, tagUses } from '../src/facts/links/tag-paths.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { findMalformed } from '../src/knowledge/url/malformed-url.ts';
import { isTemplateUrl, markdownExtension, urlParts } from '../src/knowledge/url/url.ts';
import { folderOf, relativePath } from '../src/site/addresses/address.ts';
import { findFile } from '../src/site/addresses/folders.ts';
import { lookingUp, type PageDigest, siteKey, siteMaps } from '../src/site/addresses/page-address.ts';
import { referenceTarget, suggestion } from '../src/site/addresses/references.ts';
import { basePath, languagesOf } from '../src/site/addresses/roots.ts';
import { respelledFolder, similarPage } from '../src/site/addresses/similar.ts';
import { type SiteContext, type SitePage, siteContext } from '../src/site/addresses/site-map.ts';
import { tagFiles } from '../src/site/addresses/tag-files.ts';
import { isOutside, sourceOf, type Target, targetOf } from '../src/site/addresses/targets.ts';
import { engineNames } from '../src/site/generators/dates.ts';
import { isRouted } from '../src/site/routes/routed-target.ts';

/** A link of the body, one that the front matter states, or one that a tag names. */
type SiteLink = LinkFact | StatedPath | TagUse;

export default corpusRule({
  id: 'link-file-missing',
  severity: 'error',
  docs: {
    title: { en: 'Link to a missing page or file', 'zh-CN': '链接的页面或文件不存在' },
    topic: 'links',
    fix: 'unsafe',
    what: {
      en: "Flags links to pages and files of the site that do not exist, by the URLs that the generator gives them (Hugo, Hexo, Jekyll, Zola, Astro with Starlight, Docusaurus, VitePress, Eleventy, docsify: paths, `slug`, `url`, `permalink`, aliases, languages, the path at which the site is published); URLs in another case; links to `.md` files that do not exist (everywhere) or that Hugo publishes at another URL; and `ref`, `relref`, `post_url`, `link` and `post_link` to articles that do not exist. It also checks the links in front matter (`redirect`, `prev`, `next`, `related`, `hero.actions`, `features`, and values with the schema format `site-path`), and those in shortcodes, includes, components and Hexo’s `asset_link` (`link`, `href`, `to`; `{{ '/a/' | relative_url }}`, `{{ site.baseurl }}/a/`). A link to a draft, or out of the path at which the site is published, is a warning. Not reported: what a theme, a plugin or the generator itself may make (lists of tags, feeds, archives, `/page/2/`), what templates state or redirect, what `_redirects`, `netlify.toml` or `vercel.json` redirects, `.html` and slashes at the end, which many hosts add and remove, pages whose publication date is in the future, URLs in folders whose articles were not checked, and sites whose content is mounted. The proposed page is the only one of that name, or else the only one whose name differs by a word or a typo.",
      'zh-CN':
        "找出指向站内不存在的页面和文件的链接：按生成器给出的网址判断（Hugo、Hexo、Jekyll、Zola、Astro 及 Starlight、Docusaurus、VitePress、Eleventy、docsify，依据路径、`slug`、`url`、`permalink`、别名、语言和站点的基础路径）；大小写不同的网址；任何网站中指向不存在的 `.md` 文件的链接，以及 Hugo 发布在其他网址的 `.md` 文件；还有 `ref`、`relref`、`post_url`、`link`、`post_link` 指向的不存在的文章。也检查 front matter 中的链接（`redirect`、`prev`、`next`、`related`、`hero.actions`、`features`，以及 schema 中格式为 `site-path` 的值），以及短代码、include、组件和 Hexo 的 `asset_link` 中的链接（`link`、`href`、`to`；`{{ '/a/' | relative_url }}`、`{{ site.baseurl }}/a/`）。指向草稿的链接，以及离开站点发布路径的链接为警告。不报告：主题、插件或生成器自己可能生成的页面（标签列表、订阅源、归档、`/page/2/`），模板声明或改写的网址，多数主机会自动增减的 `.html` 和末尾斜杠，尚未到发布日期的页面，由 `_redirects`、`netlify.toml`、`vercel.json` 转向的网址，所在目录中有未检查文章的网址，以及挂载内容的网站。建议的页面是唯一同名的一个，没有时是唯一只差一个词或一处拼写的一个。",
    },
    why: {
      en: 'Readers get “page not found”. Hugo and Jekyll stop the build at a reference to a missing article, but not at a link.',
      'zh-CN': '读者看到的是“找不到页面”。引用指向不存在的文章时，Hugo 和 Jekyll 会停止构建，普通链接则毫无提示。',
    },
    sure: { right: 28, wrong: 0 },
    examples: [
      {
        title: { en: 'A page that was renamed', 'zh-CN': '页面已改名' },
        config: { engine: 'hugo', site: { title: 'Campus News' } },
        bad: {
          'content/news/comet.md': '---\ntitle: Comet\n---\n\nMore about [the tail](/news/tails/).\n',
          'content/news/tail.md': '---\ntitle: Tail\n---\n\nText.\n',
        },
        good: {
          'content/news/comet.md': '---\ntitle: Comet\n---\n\nMore about [the tail](/news/tail/).\n',
          'content/news/tail.md': '---\ntitle: Tail\n---\n\nText.\n',
        },
      },
      {
        title: { en: 'A file that does not exist', 'zh-CN': '文件不存在' },
        bad: { 'a.md': 'Read [the next chapter](b.md).\n' },
        good: { 'a.md': 'Read [the next chapter](b.md).\n', 'b.md': 'Text.\n' },
      },
    ],
  },
  messages: {
    page: {
      en: 'Link leads to `{url}`, but this site has no such page or file',
      'zh-CN': '链接指向 `{url}`，但本站没有这个页面或文件',
    },
    renamed: {
      en: 'Link leads to `{url}`, but this site has no such page or file; the page of that name is `{expected}`',
      'zh-CN': '链接指向 `{url}`，但本站没有这个页面或文件；同名的页面是 `{expected}`',
    },
    similar: {
      en: 'Link leads to `{url}`, but this site has no such page or file. Did you mean `{expected}`?',
      'zh-CN': '链接指向 `{url}`，但本站没有这个页面或文件。是否应为 `{expected}`？',
    },
    file: {
      en: 'Link leads to the file `{url}`, which does not exist',
      'zh-CN': '链接指向文件 `{url}`，但该文件不存在',
    },
    moved: {
      en: 'Link leads to the file `{url}`, which does not exist; the file of that name is `{expected}`',
      'zh-CN': '链接指向文件 `{url}`，但该文件不存在；同名的文件是 `{expected}`',
    },
    movedSimilar: {
      en: 'Link leads to the file `{url}`, which does not exist. Did you mean `{expected}`?',
      'zh-CN': '链接指向文件 `{url}`，但该文件不存在。是否应为 `{expected}`？',
    },
    outside: {
      en: 'Link leads to `{url}`, outside of this site, which is published below `/{base}/`',
      'zh-CN': '链接指向 `{url}`，不在本站之内：本站发布在 `/{base}/` 之下',
    },
    source: {
      en: 'Readers cannot open the file `{url}` that the link leads to: {engine} publishes it at `{expected}`',
      'zh-CN': '链接指向文件 `{url}`，读者无法打开：{engine} 把它发布在 `{expected}`',
    },
    reference: {
      en: '`{kind}` refers to `{url}`, but no article of this site has that name: {engine} stops the build',
      'zh-CN': '`{kind}` 引用了 `{url}`，但本站没有这篇文章，{engine} 会停止构建',
    },
    ambiguous: {
      en: '`{kind}` refers to `{url}`, but several articles of this site have that name: {engine} stops the build',
      'zh-CN': '`{kind}` 引用了 `{url}`，但本站有多篇同名文章，{engine} 会停止构建',
    },
    draft: {
      en: 'Link leads to the draft `{url}`, which readers cannot open until it is published',
      'zh-CN': '链接指向草稿 `{url}`，发布之前读者打不开',
    },
  },
  fixes: { replace: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' } },
  notes: { draft: { en: 'the draft', 'zh-CN': '草稿' } },
  options: {
    ignore: {
      description: {
        en: 'Parts of URLs that something else creates or serves.',
        'zh-CN': '由其他程序生成或提供的网址：网址中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { links, references, tagPaths, frontMatter },
  digest({ links, references, tagPaths, frontMatter: [matter] }, { article }): PageDigest {
    const needsMap =
      references.length > 0 ||
      links.some(isInSite) ||
      tagPaths.some(({ kind }) => kind === 'link') ||
      (matter && statedLinks(matter, article).length > 0);
    return { page: sitePage(matter, article), ...(needsMap && { needsMap }) };
  },
  compare: (entries) => ({ maps: siteMaps(entries), linking: lookingUp(entries) }),
  concerns: (path, { linking }) => linking.has(path),
  check({ links, references, tagPaths, frontMatter: [matter] }, { article, options, compared: { maps }, report }) {
    const map = maps.get(siteKey(article));
    if (!map) return;
    const context = siteContext(article, map);
    const all: SiteLink[] = [
      ...(matter ? statedLinks(matter, article) : []),
      ...distinctUrls(links.filter(isInSite)),
      ...tagUses(tagPaths, 'link'),
    ];
    for (const link of all) {
      const { url } = link;
      if (options.ignore.some((part) => url.includes(part)) || findMalformed(url)) continue;
      const target = targetOfLink(link, context);
      if (target === undefined || target === 'here' || target === 'unknown') continue;
      if (target === 'missing') report(missingLink(link, context, matter));
      else if (target.draft) report(draftLink(url, urlRangeOrUse(link), target));
    }
    for (const reference of references) {
      const target = referenceTarget(reference, context);
      const { kind, target: url, range } = reference;
      if (typeof target === 'object' && target.draft) report(draftLink(url, range, target));
      if (target !== 'missing' && target !== 'ambiguous') continue;
      report({
        messageId: target === 'missing' ? 'reference' : 'ambiguous',
        range,
        data: { kind, url, engine: engineNames[article.engine] ?? article.engine },
      });
    }
  },
});

/** Returns the finding for a link that leads nowhere. */
function missingLink(link: SiteLink, context: SiteContext, matter: FrontMatterFact | undefined) {
  const { url } = link;
  const { path, fragment } = urlParts(url);
  const range = urlRangeOrUse(link);
  const fixTo = (text: string | undefined) => {
    const edit = text === undefined ? undefined : editOf(link, text, matter);
    return edit && { fix: { title: 'replace', safety: 'unsafe', edits: [edit] } as const };
  };
  const isStated = link.syntax === 'matter' || link.syntax === 'tag';
  if (!isStated && isOutside(url, context)) {
    const base = basePath(context.engine, context.config);
    const expected = `/${base}${url}`;
    // The host may have another site with such a page.
    return {
      messageId: 'outside',
      severity: 'warning',
      range,
      data: { url, base, expected },
      ...fixTo(expected),
    } as const;
  }
  const isAsset = link.syntax === 'tag' && link.from === 'assets';
  const isFile = isAsset || markdownExtension.test(path);
  const source = isFile && !isAsset ? sourceOf(url, context) : undefined;
  const named = isAsset ? undefined : (source ?? suggestion(url, context));
  const other = named ?? (isAsset ? undefined : similarPage(url, context));
  const addressOf = (page: SitePage) =>
    isFile && !source ? relativePath(context.path, page.path) : addressLike(source ? '/' : url, page, context);
  const expected = other ? addressOf(other) : respelledFolder(url, context);
  const exact = source ? 'source' : isFile ? 'moved' : 'renamed';
  const known = named ? exact : isFile ? 'movedSimilar' : 'similar';
  return {
    messageId: expected ? known : isFile ? 'file' : 'page',
    range,
    data: {
      url: isFile ? url.slice(0, url.length - fragment.length) : url,
      ...(expected && { expected }),
      ...(source && { engine: engineNames[context.engine] }),
    },
    ...fixTo(expected && expected + fragment),
  } as const;
}

function draftLink(url: string, range: Range, { article }: SitePage) {
  const related = [{ path: article, range: [0, 0] as Range, note: 'draft' as const }];
  return { messageId: 'draft', severity: 'warning', range, data: { url }, related } as const;
}

/** Whether a link may lead into the site, and readers can click it. */
function isInSite({ url, syntax, text, filled }: LinkFact): boolean {
  const isClickable = filled || text.trim() !== '';
  // `character-invisible` reports such an address.
  if (/[\u200B\u2060\uFEFF]/u.test(url)) return false;
  if (!isClickable || syntax === 'literal' || /^(?:#(?!\/)|\/\/|$)/u.test(url) || isTemplateUrl(url)) return false;
  const { scheme, authority } = urlParts(url);
  return scheme === '' && authority === undefined;
}

/** Returns where a link leads. Themes put the path of the site and the language in front of what front matter and tags state. */
function targetOfLink(link: SiteLink, site: SiteContext): Target | undefined {
  const { url } = link;
  if (link.syntax === 'tag' && link.from === 'assets') {
    const [file] = tagFiles(link, site) ?? [];
    if (file === undefined || !site.entries(folderOf(file))) return 'unknown';
    return findFile(file, site) === 'here' ? 'here' : 'missing';
  }
  if (link.syntax !== 'matter' && link.syntax !== 'tag') return targetOf(url, site);
  if (sourceOf(url, site)) return 'unknown';
  const base = basePath(site.engine, site.config);
  const heads = url.startsWith('/') ? ['', ...languagesOf(site.config).map((language) => `/${language}`)] : [''];
  const isBare = url.startsWith('/') && base !== '' && !`${url}/`.startsWith(`/${base}/`);
  const rooted = !isBare ? [''] : link.syntax === 'matter' ? ['', `/${base}`] : [`/${base}`];
  const targets = rooted.flatMap((root) => heads.map((head) => targetOf(root + head + url, site)));
  return targets.find((each) => typeof each === 'object') ?? targets.find((each) => each !== 'missing') ?? targets[0];
}

/** Returns the edit that writes another address in place of that of a link; undefined where it would have to be escaped. */
function editOf(link: SiteLink, text: string, matter: FrontMatterFact | undefined): Edit | undefined {
  if (/[\s()<>]/u.test(text)) return undefined;
  if (link.syntax === 'matter') return matter && replaceText(matter, link.pointer, text);
  const isPlain = link.urlRange[1] - link.urlRange[0] === link.url.length;
  return isPlain ? { range: link.urlRange, text } : undefined;
}

/** Writes the address of a page as the link has it: with or without a slash or `.html` at the end. */
function addressLike(url: string, { addresses }: SitePage, { engine, config }: SiteContext): string | undefined {
  const { path } = urlParts(url);
  const [address] = addresses;
  if (address === undefined || !path.startsWith('/')) return undefined;
  const base = basePath(engine, config);
  if (isRouted(engine)) {
    const prefix = base !== '' && path.startsWith(`/${base}/`) ? `/${base}/` : '/';
    // Some addresses are only served with their extension, or as a folder.
    const exact = addresses.find((each) => each.endsWith('.html'));
    if (exact !== undefined) return prefix + exact;
    if (/(?:^|\/)index$/u.test(address)) return prefix + address.replace(/index$/u, '');
    return prefix + address + (path.endsWith('/') ? '/' : path.endsWith('.html') ? '.html' : '');
  }
  const plain = address.replace(/\/$|\.html$/u, '');
  const end = path.endsWith('/') ? /\/$|\.html$|$/u.exec(address)?.[0] : path.endsWith('.html') ? '.html' : '';
  return `/${base && `${base}/`}${plain}${end}`;
}

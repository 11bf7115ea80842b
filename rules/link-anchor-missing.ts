import { nearestName } from '../src/core/nearest.ts';
import type { Edit, Range } from '../src/core/types.ts';
import { type ArticleView, corpusRule } from '../src/engine/rule.ts';
import { type AnchorsFact, anchors } from '../src/facts/blocks/anchors.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { sitePage } from '../src/facts/front-matter/page.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { isTemplateUrl, urlParts } from '../src/knowledge/url/url.ts';
import { decodeSafely } from '../src/site/addresses/address.ts';
import { lookingUp, siteKey, siteMaps } from '../src/site/addresses/page-address.ts';
import { type SiteMap, type SitePage, siteContext } from '../src/site/addresses/site-map.ts';
import { targetOf } from '../src/site/addresses/targets.ts';
import { slugger } from '../src/site/renderers/slugs.ts';
import { isRouted } from '../src/site/routes/routed-target.ts';

/** A page with the ids that links can lead to. */
interface AnchoredPage extends SitePage {
  readonly ids: readonly string[];
  /** Others may be there. */
  readonly open?: true;
}

interface Compared {
  /** By `siteKey`. */
  readonly maps: ReadonlyMap<string, SiteMap>;
  /** By the paths of their articles. */
  readonly pages: ReadonlyMap<string, AnchoredPage>;
  /** The paths of the articles that link to places. */
  readonly linking: ReadonlySet<string>;
}

export default corpusRule({
  id: 'link-anchor-missing',
  severity: 'warning',
  docs: {
    title: { en: 'Link to a missing anchor', 'zh-CN': '链接的锚点不存在' },
    topic: 'links',
    fix: 'unsafe',
    what: {
      en: 'Flags links to a place on this or another page of the site (`#tails`) where no heading, `id` or `name` matches. The ids of headings are made as the site’s renderer makes them. Not reported: pages with templates, components or imports that may add ids of their own, headings whose id was not measured, unknown renderers and pages, `#top`, footnotes, line numbers in code and text fragments. More than three on one page are one finding.',
      'zh-CN':
        '找出指向本页或站内另一页中某个位置（`#tails`）的链接，但那里没有对应的小标题、`id` 或 `name`。小标题的 id 按网站渲染器的规则生成。不报告：含有可能带来其他 id 的模板、组件或导入的页面，id 规则未测定的小标题，渲染器或页面不明的情况，`#top`、脚注、代码行号和文本片段。一页中超过三处时只报告一次。',
    },
    why: {
      en: 'Readers land at the top of the page and have to search for what the link promised.',
      'zh-CN': '读者只会停在页面顶部，找不到链接所说的内容。',
    },
    sure: { right: 30, wrong: 0 },
    examples: [
      {
        title: { en: 'A heading that was renamed', 'zh-CN': '小标题已改名' },
        config: { engine: 'hugo', site: { title: 'Campus News' } },
        bad: '---\ntitle: Comet\n---\n\nSee [the tails](#tails).\n\n## Two tails\n\nText.\n',
        good: '---\ntitle: Comet\n---\n\nSee [the tails](#two-tails).\n\n## Two tails\n\nText.\n',
      },
    ],
  },
  messages: {
    many: {
      en: '{count} links on this page lead to anchors that do not exist, such as `#{anchor}`',
      'zh-CN': '本页有 {count} 个链接指向不存在的锚点，例如 `#{anchor}`',
    },
    here: {
      en: 'Link to `#{anchor}` leads nowhere: nothing on this page has that id',
      'zh-CN': '链接 `#{anchor}` 无法跳转：本页没有这个 id',
    },
    hereLike: {
      en: 'Link to `#{anchor}` leads nowhere: nothing on this page has that id; the nearest is `#{expected}`',
      'zh-CN': '链接 `#{anchor}` 无法跳转：本页没有这个 id，最接近的是 `#{expected}`',
    },
    there: {
      en: 'Link leads only to the top of `{other}`: nothing there has the id `{anchor}`',
      'zh-CN': '链接只能打开 `{other}` 的开头：那里没有 id `{anchor}`',
    },
    thereLike: {
      en: 'Link leads only to the top of `{other}`: nothing there has the id `{anchor}`; the nearest is `{expected}`',
      'zh-CN': '链接只能打开 `{other}` 的开头：那里没有 id `{anchor}`，最接近的是 `{expected}`',
    },
  },
  fixes: {
    replace: { en: 'Change to `#{expected}`', 'zh-CN': '改为 `#{expected}`' },
    all: { en: 'Change each to the nearest id', 'zh-CN': '全部改为最接近的 id' },
  },
  notes: {
    page: { en: 'the target page', 'zh-CN': '目标页面' },
    another: { en: 'another such link', 'zh-CN': '另一个这样的链接' },
  },
  needs: { anchors, links, frontMatter },
  digest({ anchors: [fact], links, frontMatter: [matter] }, { article }) {
    const page: AnchoredPage = { ...sitePage(matter, article), ...idsOf(fact, article) };
    const needsMap = links.some((link) => anchorOf(link, article) !== undefined);
    return { page, ...(needsMap && { needsMap }) };
  },
  compare(entries): Compared {
    const maps = siteMaps(entries);
    const members = entries.filter(({ article }) => maps.has(siteKey(article)));
    const pages = new Map(members.map(({ digest: { page } }) => [page.article, page]));
    return { maps, pages, linking: lookingUp(entries) };
  },
  concerns: (path, { linking }) => linking.has(path),
  check({ links }, { article, compared, report }) {
    const missing = links.flatMap((link) => missingAnchor(link, article, compared) ?? []);
    const here = missing.filter(({ page }) => page.article === article.path);
    const isMany = here.length > maxSeparate;
    if (isMany) {
      const [first, ...others] = here as [MissingAnchor, ...MissingAnchor[]];
      const [edit, ...edits] = here.flatMap((each) => each.edit ?? []);
      report({
        messageId: 'many',
        key: 'many',
        ...ofComments(here),
        range: first.link.urlRange,
        data: { anchor: first.anchor, count: here.length },
        related: others.slice(0, maxRelated).map(({ link }) => ({ range: link.urlRange, note: 'another' as const })),
        ...(edit && { fix: { title: 'all', safety: 'unsafe', edits: [edit, ...edits] } }),
      });
    }
    for (const each of missing) {
      const { link, anchor, page, expected, edit } = each;
      const isHere = page.article === article.path;
      if (isHere && isMany) continue;
      report({
        messageId: `${isHere ? 'here' : 'there'}${expected ? 'Like' : ''}` as const,
        ...ofComments([each]),
        range: link.urlRange,
        data: { anchor, ...(expected && { expected }), ...(!isHere && { other: page.article }) },
        ...(!isHere && { related: [{ path: page.article, range: [0, 0] as Range, note: 'page' as const }] }),
        ...(edit && { fix: { title: 'replace', safety: 'unsafe', edits: [edit] } }),
      });
    }
  },
});

/** Links to numbers were those to the comments of another system, which came along with the article. */
function ofComments(missing: readonly MissingAnchor[]): { readonly severity?: 'info' } {
  return missing.every(({ anchor }) => /^\d+$/u.test(anchor)) ? { severity: 'info' } : {};
}

/** Up to so many links to places of their own page are reported one by one; more have one cause, such as a table of contents. */
const maxSeparate = 3;
const maxRelated = 20;

/** A link to a place that is not there. */
interface MissingAnchor {
  readonly link: LinkFact;
  readonly anchor: string;
  readonly page: AnchoredPage;
  /** The id of nearly that name. */
  readonly expected?: string;
  readonly edit?: Edit;
}

function missingAnchor(link: LinkFact, article: ArticleView, { maps, pages }: Compared): MissingAnchor | undefined {
  const { url, urlRange } = link;
  const anchor = anchorOf(link, article);
  const map = maps.get(siteKey(article));
  if (anchor === undefined || !map) return undefined;
  const target = /^#(?!\/)/u.test(url) ? pages.get(article.path) : targetOf(url, siteContext(article, map));
  const page = typeof target === 'object' ? pages.get(target.article) : undefined;
  // What is no page of the site is read elsewhere, as a README is.
  const isRead = page?.article === article.path || !isRouted(article.engine) || article.engine === 'astro';
  const isElsewhere = !isRead && [page, pages.get(article.path)].some((each) => each?.addresses.length === 0);
  if (!page || isElsewhere || page.open || page.ids.length === 0 || page.ids.includes(anchor)) return undefined;
  const expected = nearestName(anchor, page.ids);
  const isPlain =
    urlRange[1] - urlRange[0] === url.length && /[#=][^#=]+$/u.test(url) && expected && !/[\s()<>]/u.test(expected);
  const from = urlRange[1] - (url.endsWith(anchor) ? anchor.length : urlParts(url).fragment.length - 1);
  return {
    link,
    anchor,
    page,
    ...(expected && { expected }),
    ...(isPlain && { edit: { range: [from, urlRange[1]], text: expected } }),
  };
}

const special =
  /^(?:$|top$|:~:|[/!?=]|L\d+|fn|cite|ref_?\d|comment|respond|disqus|toc$|table-of-contents$|content$|main$|_)/iu;

/** Returns the anchor that a link names, decoded; undefined where none is, or one that needs no heading. */
function anchorOf({ url, syntax, text, filled }: LinkFact, { engine }: ArticleView): string | undefined {
  const named = engine === 'docsify' ? /[?&]id=(?<id>[^&#]+)/u.exec(url)?.groups?.['id'] : undefined;
  if ((!url.includes('#') && named === undefined) || syntax === 'literal' || isTemplateUrl(url)) return undefined;
  // What shows nothing cannot be clicked.
  if (!filled && text.trim() === '') return undefined;
  const anchor = decodeSafely(named ?? urlParts(url).fragment.slice(1));
  return special.test(anchor) ? undefined : anchor;
}

function idsOf(
  fact: AnchorsFact | undefined,
  { renderer, engine, path, entries }: ArticleView,
): Pick<AnchoredPage, 'ids' | 'open'> {
  if (!fact || renderer.headingIds === 'unknown' || renderer.headingIds === 'none') return { ids: [], open: true };
  const slug = slugger(renderer.headingIds);
  const ids: string[] = [...fact.ids];
  // Parts of other pages begin with a line; the pages have more ids.
  const isPart = /^(?:astro|docusaurus)$/u.test(engine) && /(?:^|\/)_[^/]*\.mdx?$/u.test(path);
  // The site's own plugins may add headings.
  const isTransformed = engine === 'vitepress' && entries?.('.vitepress')?.includes('plugins') === true;
  let open = fact.open === true || isPart || isTransformed;
  for (const [source, text, depth] of fact.headings) {
    const id = slug({ source, text, depth });
    if (id === undefined) open = true;
    else ids.push(id);
  }
  return { ids, ...(open && { open: true }) };
}

import { containmentTest } from '../src/core/place.ts';
import { clipped } from '../src/core/words.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type BlockFact, blocks } from '../src/facts/blocks/blocks.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { sitePage } from '../src/facts/front-matter/page.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { namesOriginal, type SourceFact, sources } from '../src/facts/links/sources.ts';
import { demonstrations } from '../src/facts/text/demonstrations.ts';
import { isPartOrDraft } from '../src/knowledge/text/article-path.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';
import { type SourceLinksNorm, sourceLinks } from '../src/norms/source-links.ts';

export default articleRule({
  id: 'link-empty',
  severity: 'warning',
  docs: {
    title: { en: 'Link without text or target', 'zh-CN': '没有文字或去处的链接' },
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags links that show nothing (`[](url)`) and links that lead nowhere: with an empty URL, to `#` alone, or to a `javascript:` URL. Links around an image, code or a shortcode, and links back to the top, are not reported. Permalinks that a converter left in headings are one finding per article. A link without text is removed where the same link is next to it; elsewhere the fix shows its URL.',
      'zh-CN':
        '找出没有文字的链接（`[](网址)`），以及没有去处的链接：网址为空、只有 `#`，或是 `javascript:`。包着图片、代码、短代码的链接和“返回顶部”的链接不报告。小标题中残留的永久链接每篇文章只报告一次。旁边有相同链接时，没有文字的链接会被删去；否则可以改为显示网址。',
    },
    why: {
      en: 'Readers cannot click a link that shows nothing, but screen readers stop at it. Links that lead nowhere needed a script of the page that the article was taken from.',
      'zh-CN': '没有文字的链接点不到，读屏软件却会停在那里。没有去处的链接在原网页上靠脚本才起作用。',
    },
    sure: { right: 16, wrong: 0 },
    examples: [
      {
        title: { en: 'A link that shows nothing', 'zh-CN': '没有文字的链接' },
        bad: 'Comets [](https://a.cn/comets) come back.\n',
        good: '[Comets](https://a.cn/comets) come back.\n',
      },
      {
        title: { en: 'A link without a URL', 'zh-CN': '没有网址的链接' },
        bad: '[报名]()从明天开始。\n',
        good: '[报名](https://a.cn/join)从明天开始。\n',
      },
    ],
  },
  messages: {
    text: {
      en: 'Link `[]({url})` has no text, so readers cannot see or click it',
      'zh-CN': '链接 `[]({url})` 没有文字，页面上看不到，也点不到',
    },
    permalink: {
      en: 'Empty permalink `[]({url})` is left in a heading{count, plural, =1 {} other { (# in this article)}}',
      'zh-CN': '小标题中残留空的永久链接 `[]({url})`{count, plural, =1 {} other {（本文共 # 处）}}',
    },
    address: {
      en: 'Link `{text}` has an empty URL: clicking it only reloads this page',
      'zh-CN': '链接 `{text}` 的网址为空，点击后只会重新打开本页',
    },
    hash: {
      en: 'Link `{text}` leads to `#`, which is only the top of this page',
      'zh-CN': '链接 `{text}` 指向 `#`，点击后只会回到页首',
    },
    script: {
      en: 'Link `{text}` leads nowhere: its URL is a script, `{url}`',
      'zh-CN': '链接 `{text}` 打不开任何页面：它的网址是脚本 `{url}`',
    },
  },
  fixes: {
    remove: { en: 'Remove the link', 'zh-CN': '删除链接' },
    item: { en: 'Remove the list item', 'zh-CN': '删除该列表项' },
    permalinks: { en: 'Remove the permalinks', 'zh-CN': '删除这些永久链接' },
    show: { en: 'Show the URL as the link text', 'zh-CN': '用网址作为链接文字' },
    fill: { en: 'Write the text as the URL', 'zh-CN': '把文字写作网址' },
    unlink: { en: 'Keep only the text', 'zh-CN': '只保留文字' },
  },
  restructures: ['item'],
  needs: { links, blocks, sources, demonstrations, frontMatter },
  norms: { sourceLinks },
  habits: (norms) => isUsual(norms.sourceLinks),
  check({ links: all, blocks, sources, demonstrations, frontMatter: [matter] }, { norms, article, report }) {
    const isShown = containmentTest(demonstrations.map(({ range }) => range));
    const links = all.filter(({ range }) => !isShown(range));
    const usual = isUsual(norms.sourceLinks);
    const permalinks = new Set(links.filter((link) => isPermalink(link, blocks)));
    const [permalink] = permalinks;
    if (permalink) {
      const [first, ...more] = Array.from(permalinks, ({ range }) => ({ range, text: '' }));
      report({
        messageId: 'permalink',
        severity: 'info',
        range: permalink.range,
        data: { url: permalink.url, count: permalinks.size },
        ...(first && { fix: { title: 'permalinks', safety: 'safe', edits: [first, ...more] } }),
      });
    }
    // Who writes a draft leaves places for links that are still to be found.
    const isDraft =
      isPartOrDraft(article.path, article.engine) || (links.length > 0 && sitePage(matter, article).draft);
    const draft = isDraft ? ({ severity: 'info' } as const) : {};
    for (const [index, link] of links.entries()) {
      if (permalinks.has(link)) continue;
      const { url, text, range, content, filled } = link;
      const kind = emptyLinkKind(link);
      if (!kind || (kind === 'text' && link.syntax !== 'inline' && link.syntax !== 'reference')) continue;
      // The rules about source links tell it.
      if (kind === 'address' && usual && isOriginal(link, blocks[link.block], sources)) continue;
      const shown = clipped(text.trim(), 60);
      if (kind === 'text') {
        // Next to a link to the same URL it is a leftover; elsewhere, deleting it loses the URL.
        const twin = [links[index - 1], links[index + 1]].some(
          (other) => other?.url === url && other.text.trim() !== '',
        );
        const [start, end] = blocks[link.block]?.range ?? range;
        // If the block has no other content, deleting the link could merge its neighbours.
        const alone = end - start - (range[1] - range[0]) < 3;
        // Where a bracket is open, the text of the link may be what stands before it.
        const fix = link.inBrackets
          ? undefined
          : twin
            ? !alone && removal(link)
            : url === ''
              ? !alone && removal(link, 'unsafe')
              : addressAsText(link);
        report({ messageId: 'text', ...draft, range, data: { url }, ...(fix && { fix }) });
        continue;
      }
      const edits =
        content &&
        ([
          { range: [range[0], content[0]], text: '' },
          { range: [content[1], range[1]], text: '' },
        ] as const);
      const completed = kind === 'address' ? textAsAddress(link) : undefined;
      const fix = completed ?? (edits && ({ title: 'unlink', safety: 'unsafe', edits } as const));
      report({
        messageId: kind,
        ...draft,
        range,
        data: { url, text: shown === '' && filled ? '…' : shown },
        ...(fix && { fix }),
      });
    }
  },
});

/** Whether a link is what a generator puts beside a heading, so that readers can copy its address. */
function isPermalink(link: LinkFact, blocks: readonly BlockFact[]): boolean {
  const { url, block, range } = link;
  if (!/^(?:[^\s#]*\/)?#./u.test(url) || emptyLinkKind(link) !== 'text') return false;
  const heading = blocks[block];
  // A heading of nothing else would become an empty one.
  return heading?.kind === 'heading' && heading.range[1] - heading.range[0] - (range[1] - range[0]) > 4;
}

/** Words may have been lost with the address of `[]()`. */
function removal({ range, removal: planned }: LinkFact, safety: 'safe' | 'unsafe' = 'safe') {
  const { isItem, ...edit } = planned ?? { range, text: '' };
  const edits = [edit] as const;
  return isItem ? ({ title: 'item', safety: 'unsafe', edits } as const) : ({ title: 'remove', safety, edits } as const);
}

/** The author left the text out, and what the link leads to may be needed. */
function addressAsText({ url, syntax, range: [start], content }: LinkFact) {
  if (!content || syntax !== 'inline' || !/^https?:\/\/[^\s[\]\\<>{}*_~`]+$/iu.test(url)) return undefined;
  return { title: 'show', safety: 'unsafe', edits: [{ range: [start + 1, content[1]], text: url }] } as const;
}

/** The text says where the link leads. */
function textAsAddress({ text, syntax, content, range }: LinkFact) {
  if (!content || syntax !== 'inline' || !/^https?:\/\/[^\s[\]()\\<>{}*~`]+$/iu.test(text)) return undefined;
  return { title: 'fill', safety: 'unsafe', edits: [{ range: [content[1], range[1]], text: `](${text})` }] } as const;
}

function isUsual({ linked, total }: Pick<SourceLinksNorm, 'linked' | 'total'> = { linked: 0, total: 0 }): boolean {
  return linked >= 20 && linked >= 0.9 * total;
}

/** Whether the link without an address is that to the original. */
function isOriginal({ range, text }: LinkFact, block: BlockFact | undefined, sources: readonly SourceFact[]): boolean {
  if (sources.length === 0) return namesOriginal(text) || namesOriginal(block?.first.slice(0, 16) ?? '');
  return sources.some(({ url, urlRange: [at] }) => url === '' && at >= range[0] && at < range[1]);
}

const toTop = /top|back|up|return|顶|頂|返回|首页|目录|^[↑⬆]/iu;

function emptyLinkKind({
  url,
  text,
  syntax,
  filled,
  title,
}: LinkFact): 'text' | 'address' | 'hash' | 'script' | undefined {
  if (isTemplateUrl(url)) return undefined;
  if (/^\s*javascript:/iu.test(url)) return 'script';
  if (syntax === 'html') return undefined;
  if (text.trim() === '' && !filled) return title === '' ? 'text' : undefined;
  if (url === '') return 'address';
  return url === '#' && !toTop.test(text) ? 'hash' : undefined;
}

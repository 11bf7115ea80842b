import { thousands } from '../src/core/numbers.ts';
import { containmentTest } from '../src/core/place.ts';
import type { Range } from '../src/core/types.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type BlockFact, blocks } from '../src/facts/blocks/blocks.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { namesOriginal, type SourceFact, sources } from '../src/facts/links/sources.ts';
import { demonstrations } from '../src/facts/text/demonstrations.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';
import { type SourceLinksNorm, sourceLinks } from '../src/norms/source-links.ts';

export default articleRule({
  id: 'link-empty',
  severity: 'warning',
  docs: {
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags links that show nothing (`[](address)`) and links that lead nowhere: without an address, to `#` alone, or to a `javascript:` address. Links around an image, code or a shortcode, and links that lead back to the top, are left alone. The permalinks that a converter left in headings are one finding for an article. A link without text is removed where the same link stands beside it; elsewhere its address can be shown.',
      'zh-CN':
        '找出没有文字的链接（`[](地址)`），以及没有去处的链接：地址为空、只有 `#`，或是 `javascript:`。包着图片、代码、短代码的链接和“返回顶部”的链接不在此列。标题中残留的永久链接每篇文章只报告一次。旁边有相同链接时，没有文字的链接会被删去；否则可以改为显示网址。',
    },
    why: {
      en: 'Nobody can click on a link that shows nothing, and screen readers stop at it. What leads nowhere worked on the page that the article was taken from, by a script.',
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
        title: { en: 'A link without an address', 'zh-CN': '没有地址的链接' },
        bad: '[报名]()从明天开始。\n',
        good: '[报名](https://a.cn/join)从明天开始。\n',
      },
    ],
  },
  messages: {
    text: {
      en: 'Link to `{url}` has no text, expected words to click on',
      'zh-CN': '指向 `{url}` 的链接没有文字，应有可点击的文字',
    },
    permalink: {
      en: 'Heading keeps its permalink, `[]({url})`, which shows nothing ({count} such in this article)',
      'zh-CN': '标题中残留永久链接 `[]({url})`，页面上什么也不显示（本文共 {count} 处）',
    },
    address: { en: 'Link `{text}` has no address, expected one', 'zh-CN': '链接 `{text}` 没有地址，应写明地址' },
    hash: {
      en: 'Link `{text}` leads to `#`, the top of this page, expected an address',
      'zh-CN': '链接 `{text}` 指向 `#`，即本页顶部，应写明地址',
    },
    script: {
      en: 'Link `{text}` leads to a script, `{url}`, expected an address',
      'zh-CN': '链接 `{text}` 指向脚本 `{url}`，应为网址',
    },
  },
  fixes: {
    remove: { en: 'Remove the link', 'zh-CN': '删除链接' },
    permalinks: { en: 'Remove them all', 'zh-CN': '全部删除' },
    show: { en: 'Show the address', 'zh-CN': '显示网址' },
    unlink: { en: 'Keep the text alone', 'zh-CN': '只保留文字' },
  },
  needs: { links, blocks, sources, demonstrations },
  norms: { sourceLinks },
  check({ links: all, blocks, sources, demonstrations }, { norms, report }) {
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
        data: { url: permalink.url, count: thousands(permalinks.size) },
        ...(first && { fix: { title: 'permalinks', safety: 'safe', edits: [first, ...more] } }),
      });
    }
    for (const [index, link] of links.entries()) {
      if (permalinks.has(link)) continue;
      const { url, text, range, content, filled } = link;
      const kind = emptyLinkKind(link);
      if (!kind || (kind === 'text' && link.syntax !== 'inline' && link.syntax !== 'reference')) continue;
      // The rules about source links tell it.
      if (kind === 'address' && usual && isOriginal(link, blocks[link.block], sources)) continue;
      const shown = text.trim().slice(0, 60);
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
            ? !alone && removal(range)
            : url === ''
              ? !alone && removal(range, 'unsafe')
              : addressAsText(link);
        report({ messageId: 'text', range, data: { url }, ...(fix && { fix }) });
        continue;
      }
      const edits =
        content &&
        ([
          { range: [range[0], content[0]], text: '' },
          { range: [content[1], range[1]], text: '' },
        ] as const);
      const fix = edits && ({ title: 'unlink', safety: 'unsafe', edits } as const);
      report({
        messageId: kind,
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
function removal(range: Range, safety: 'safe' | 'unsafe' = 'safe') {
  return { title: 'remove', safety, edits: [{ range, text: '' }] } as const;
}

/** The author left the text out, and what the link leads to may be needed. */
function addressAsText({ url, syntax, range: [start], content }: LinkFact) {
  if (!content || syntax !== 'inline' || !/^https?:\/\/[^\s[\]\\<>{}*_~`]+$/iu.test(url)) return undefined;
  return { title: 'show', safety: 'unsafe', edits: [{ range: [start + 1, content[1]], text: url }] } as const;
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

import type { Edit } from '../src/core/types.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { findMalformed, type Malformed } from '../src/knowledge/url/malformed-url.ts';

export default articleRule({
  id: 'url-malformed',
  severity: 'error',
  docs: {
    title: { en: 'Misspelt URL', 'zh-CN': '写错的网址' },
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags misspelt web URLs of links and images: a scheme that lost or doubled letters, a wrong number of slashes, two schemes in a row, quotes or brackets around the URL, spaces or full-width punctuation in the host, half a percent-encoded character at the end, a path that is escaped twice (`%2520`), a query with a full-width `？` or an escaped `=`, a host without `https://`, a misspelt `mailto:`, a quote after the URL, and anything else that no browser accepts. Where another URL follows the host (`https:/a.cn/https://b.cn`), the fix keeps that one. Not reported: other relative URLs and schemes, templates, and placeholders such as `http://localhost:port`.',
      'zh-CN':
        '找出链接和图片中写错的网址：协议名多字母或少字母、斜杠数量不对、两个协议连写、网址两边带引号或括号、域名中有空格或全角标点、末尾的百分号编码只有一半、路径重复编码（`%2520`）、查询参数中有全角 `？` 或被编码的 `=`、域名前缺少 `https://`、写错的 `mailto:`、网址后多余的引号，以及浏览器无法识别的其他网址。域名后面紧跟另一个网址时（`https:/a.cn/https://b.cn`），修复只保留后者。其他相对网址、其他协议、模板和 `http://localhost:port` 之类的占位写法不报告。',
    },
    why: {
      en: 'Such a URL leads nowhere, or to a page of that name on this site, and looks right at a glance.',
      'zh-CN': '这样的网址打不开，或者被当成本站的相对网址，而一眼看去却像是对的。',
    },
    sure: fewMet(1),
    examples: [
      {
        title: { en: 'A scheme without its first letter', 'zh-CN': '协议名少了首字母' },
        bad: '[News](ttp://a.cn/1.html)\n',
        good: '[News](http://a.cn/1.html)\n',
      },
      {
        title: { en: 'A full-width colon', 'zh-CN': '全角冒号' },
        bad: '[项目](https：//a.cn/b)\n',
        good: '[项目](https://a.cn/b)\n',
      },
      {
        title: { en: 'Two schemes', 'zh-CN': '两个协议连写' },
        bad: '![](http://https://a.cn/b.png)\n',
        good: '![](https://a.cn/b.png)\n',
      },
    ],
  },
  messages: {
    lead: { en: 'URL `{url}` starts with a stray `{found}`', 'zh-CN': '网址 `{url}` 前面多了 `{found}`' },
    scheme: {
      en: 'URL `{url}` starts with `{found}` instead of `http` or `https`',
      'zh-CN': '网址 `{url}` 以 `{found}` 开头，而不是 `http` 或 `https`',
    },
    separator: {
      en: 'URL `{url}` has `{found}` after its scheme instead of `://`',
      'zh-CN': '网址 `{url}` 的协议后面是 `{found}`，而不是 `://`',
    },
    double: {
      en: 'URL `{url}` has two schemes: the leading `{found}` is too much',
      'zh-CN': '网址 `{url}` 有两个协议，开头的 `{found}` 多余',
    },
    host: {
      en: 'URL `{url}` has `{found}` in its host, where only letters, digits, dots and hyphens are allowed',
      'zh-CN': '网址 `{url}` 的域名中有 `{found}`，而域名只能有字母、数字、点和连字符',
    },
    empty: { en: 'URL `{url}` has no host after `//`', 'zh-CN': '网址 `{url}` 的 `//` 后面没有域名' },
    refused: {
      en: 'URL `{url}` has the host `{found}`, which no browser accepts',
      'zh-CN': '网址 `{url}` 中的域名 `{found}` 无效，浏览器不接受',
    },
    escape: {
      en: 'URL `{url}` is cut off: it ends in `{found}`, half of a percent-encoded character',
      'zh-CN': '网址 `{url}` 不完整：以半个百分号编码 `{found}` 结尾',
    },
    twice: { en: 'URL `{url}` is escaped twice (`{found}`)', 'zh-CN': '网址 `{url}` 重复编码（`{found}`）' },
    equals: {
      en: 'URL `{url}` has `{found}` instead of `=` in its query',
      'zh-CN': '网址 `{url}` 的查询参数中是 `{found}`，而不是 `=`',
    },
    mail: {
      en: 'URL `{url}` starts with `{found}` instead of `mailto:`',
      'zh-CN': '网址 `{url}` 以 `{found}` 开头，而不是 `mailto:`',
    },
    hostOnly: {
      en: 'URL `{url}` leads to a page of this site: `https://` is missing before the host `{found}`',
      'zh-CN': '网址 `{url}` 会指向本站的页面：域名 `{found}` 前缺少 `https://`',
    },
    quote: { en: 'URL `{url}` ends in a stray `{found}`', 'zh-CN': '网址 `{url}` 末尾多了 `{found}`' },
    wide: {
      en: 'URL `{url}` has a full-width `{found}` before its parameters',
      'zh-CN': '网址 `{url}` 的参数前是全角的 `{found}`',
    },
  },
  fixes: { repair: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' } },
  explains: ['url-private'],
  needs: { images, links },
  check({ images, links }, { report }) {
    const seen = new Set<number>();
    for (const fact of [...images, ...links]) {
      const { url, urlRange } = fact;
      const wrong = findMalformed(url);
      if (!wrong || seen.has(urlRange[0]) || mayBeText(fact, wrong)) continue;
      seen.add(urlRange[0]);
      const { kind, found, repair, isGuess } = wrong;
      const expected = repair && repair.text + url.slice(repair.length, url.length - repair.drop);
      // With escapes or entities in the source, offsets in the URL differ from offsets in the source.
      const plain = urlRange[1] - urlRange[0] === url.length;
      const fix =
        repair &&
        plain &&
        ({ title: 'repair', safety: isGuess ? 'unsafe' : 'safe', edits: repairEdits(urlRange, repair) } as const);
      report({
        messageId: kind,
        range: urlRangeOrUse(fact),
        data: { url, found, ...(expected && { expected }) },
        // A store of uploads may keep such a name.
        ...(kind === 'twice' && { severity: 'warning' as const }),
        ...(fix && { fix }),
      });
    }
  },
});

/**
 * Whether the defect may be text: the parser guesses the end of a bare URL, so only defects at its start are certain.
 */
function mayBeText(fact: ImageFact | LinkFact, { kind }: Malformed): boolean {
  if (!('text' in fact)) return false;
  if (fact.syntax === 'literal') return kind !== 'double' && kind !== 'twice' && kind !== 'equals';
  return kind === 'empty' && (fact.syntax === 'autolink' || fact.text === fact.url);
}

function repairEdits(
  [start, end]: ImageFact['urlRange'],
  { length, text, drop }: NonNullable<Malformed['repair']>,
): [Edit, ...Edit[]] {
  const begin: Edit = { range: [start, start + length], text };
  const last: Edit = { range: [end - drop, end], text: '' };
  if (drop === 0) return [begin];
  return length === 0 && text === '' ? [last] : [begin, last];
}

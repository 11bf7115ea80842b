import { containmentTest } from '../src/core/place.ts';
import { editsOf } from '../src/engine/edits.ts';
import { articleRule } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { characters } from '../src/facts/text/characters.ts';
import { codePointName } from '../src/knowledge/text/characters.ts';
import { distinctUrls } from '../src/knowledge/url/destination.ts';
import { parseUrl, urlParts } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'character-invisible',
  severity: 'error',
  docs: {
    title: { en: 'Zero-width characters', 'zh-CN': '零宽字符' },
    topic: 'text',
    fix: 'mixed',
    what: {
      en: 'Flags characters without width: zero-width spaces and joiners, byte order marks inside a file, direction marks, soft hyphens; also in titles and file names, in the language of a code block, and zero-width spaces within the names in code, and joiners of an emoji whose first part became `?`. Where one changes nothing on the page (at the end of a line; a soft hyphen beside a dash or a space), it is `info`. Not flagged: code in articles about such characters, emoji sequences, soft hyphens where a word may be divided (`Prüfungs\u00ADordnung`), scripts whose words are shaped by joiners, and direction marks beside right-to-left text. There is one finding for each kind and article.',
      'zh-CN':
        '找出不占宽度的字符：零宽空格和连接符、文件中间的 BOM、文字方向标记、软连字符，也检查标题、文件名和代码块的语言，以及代码中夹在名称里的零宽空格；emoji 前半部分变成 `?` 后剩下的连接符会单独说明。对页面没有影响的（行末的；破折号、连字符或空格旁的软连字符）级别为 `info`（建议）。讲解这类字符的文章中的代码、emoji 序列、单词断词处的软连字符（`Prüfungs\u00ADordnung`）、依靠连接符成形的文字、从右到左文字旁的方向标记不在此列。每篇文章每类只报告一次。',
    },
    why: {
      en: 'A search does not find a word that contains one, a link to a file with one in its name breaks, and nothing in the editor shows why. A soft hyphen between two words is often what is left of a dash or a hyphen, so it is not simply deleted.',
      'zh-CN':
        '词语中夹着它们就搜索不到，文件名中有它们链接就会失效，而编辑看不出原因。两个英文单词之间的软连字符往往是丢失的破折号或连字符，因此不会直接删去。',
    },
    sure: { right: 15, wrong: 0 },
    examples: [
      {
        title: { en: 'A zero-width space', 'zh-CN': '零宽空格' },
        bad: '彗星\u200B今晚可见。\n',
        good: '彗星今晚可见。\n',
      },
      {
        title: { en: 'A lost dash', 'zh-CN': '丢失的破折号' },
        bad: 'Being here\u00ADthe comet above us\u00ADis enough.\n',
        good: 'Being here—the comet above us—is enough.\n',
      },
    ],
  },
  messages: {
    invisible: {
      en: 'Invisible character {name} in the text{count, plural, =1 {} other { (# times)}}',
      'zh-CN': '文中有不可见字符 {name}{count, plural, =1 {} other {（共 # 处）}}',
    },
    copied: {
      en: 'Invisible character {name} in code{count, plural, =1 {} other { (# times)}}: readers who copy the code get it, too',
      'zh-CN': '代码中有不可见字符 {name}{count, plural, =1 {} other {（共 # 处）}}，读者复制代码时会一并复制',
    },
    language: {
      en: 'Language of the code block is not recognised{count, plural, =1 {} other { (# blocks)}}: the invisible character {name} follows `{shown}`',
      'zh-CN': '无法识别代码块的语言{count, plural, =1 {} other {（共 # 处）}}：`{shown}` 后面有不可见字符 {name}',
    },
    emoji: {
      en: '`{shown}` is what is left of an emoji whose first part was lost{count, plural, =1 {} other { (# times)}}. Type the emoji again',
      'zh-CN': '`{shown}` 是 emoji 丢失前半部分后的残留{count, plural, =1 {} other {（共 # 处）}}。请重新输入该 emoji',
    },
    marker: {
      en: 'List item is shown as text{count, plural, =1 {} other { (# items)}}: the invisible character {name} precedes `{shown}`. Remove it',
      'zh-CN':
        '列表项显示成了文字{count, plural, =1 {} other {（共 # 处）}}：`{shown}` 前面有不可见字符 {name}。请删除',
    },
    dash: {
      en: 'Soft hyphen {name} between words{count, plural, =1 {} other { (# times)}}, likely a lost dash',
      'zh-CN': '单词之间有软连字符 {name}{count, plural, =1 {} other {（共 # 处）}}，可能是丢失的破折号',
    },
    hyphen: {
      en: 'Soft hyphen {name} where no word is divided{count, plural, =1 {} other { (# times)}}, likely a lost hyphen or dash',
      'zh-CN': '不是断词处却有软连字符 {name}{count, plural, =1 {} other {（共 # 处）}}，可能是丢失的连字符或破折号',
    },
    address: {
      en: 'Soft hyphen {name} in a URL{count, plural, =1 {} other { (# times)}}. Remove it, or write a hyphen',
      'zh-CN': '网址中有软连字符 {name}{count, plural, =1 {} other {（共 # 处）}}。请删除，或改为连字符',
    },
    url: {
      en: 'URL `{url}` contains the invisible character {name}, so it leads elsewhere',
      'zh-CN': '网址 `{url}` 中有不可见字符 {name}，因此打不开',
    },
    host: {
      en: 'Host of URL `{url}` contains the invisible character {name}, which browsers ignore',
      'zh-CN': '网址 `{url}` 的域名中有不可见字符 {name}，浏览器会忽略它',
    },
    fileName: {
      en: 'File name contains the invisible character {name}. Rename the file',
      'zh-CN': '文件名中有不可见字符 {name}。请重命名文件',
    },
  },
  fixes: {
    remove: {
      en: 'Remove {count, plural, =1 {the character} other {all # characters}}',
      'zh-CN': '删除{count, plural, =1 {该字符} other {全部 # 处}}',
    },
    dash: {
      en: 'Change to {count, plural, =1 {a dash} other {# dashes}}',
      'zh-CN': '改为破折号{count, plural, =1 {} other {（共 # 处）}}',
    },
  },
  needs: { characters, links, images },
  check({ characters: found, links, images }, { article, report }) {
    const invisible = found.filter(({ kind }) => kind === 'invisible');
    const urls =
      invisible.length === 0 ? [] : distinctUrls([...links, ...images]).filter(({ syntax }) => syntax !== 'literal');
    const isInUrl = containmentTest(urls.map(({ urlRange }) => urlRange));
    const inUrls = invisible.filter(({ range }) => isInUrl(range));
    for (const { url, urlRange } of inUrls.length === 0 ? [] : urls) {
      const inside = inUrls.filter(({ range }) => urlRange[0] <= range[0] && range[1] <= urlRange[1]);
      const [first] = inside;
      const edits = editsOf(inside);
      if (!first) continue;
      const fix = edits && ({ title: 'remove', safety: 'safe', edits } as const);
      const isHarmless = isDroppedByBrowsers(url);
      report({
        messageId: isHarmless ? 'host' : 'url',
        ...(isHarmless && { severity: 'info' as const }),
        range: urlRange,
        data: { url, name: first.name, count: inside.length },
        ...(fix && { fix }),
      });
    }
    const isWholeText = containmentTest(links.filter(isBlank).flatMap(({ content }) => (content ? [content] : [])));
    for (const kind of ['invisible', 'copied', 'language', 'emoji', 'marker', 'dash', 'hyphen', 'address'] as const) {
      const ofKind = found.filter((each) => each.kind === kind && !(kind === 'invisible' && isInUrl(each.range)));
      const first = ofKind.find(({ isIdle }) => !isIdle) ?? ofKind[0];
      const edits = ofKind.some(({ range }) => isWholeText(range)) ? undefined : editsOf(ofKind);
      if (!first) continue;
      const data = { name: first.name, shown: first.shown ?? '', count: ofKind.length };
      const fix =
        edits &&
        (kind === 'dash'
          ? ({ title: 'dash', safety: 'unsafe', edits } as const)
          : ({
              title: 'remove',
              safety: kind === 'copied' || kind === 'language' ? 'unsafe' : 'safe',
              edits,
            } as const));
      report({
        messageId: kind,
        severity: first.isIdle ? 'info' : 'warning',
        range: first.range,
        data,
        ...(fix && { fix }),
      });
    }
    const inName = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u.exec(article.path)?.[0];
    if (inName === undefined) return;
    report({ messageId: 'fileName', severity: 'warning', range: [0, 0], data: { name: codePointName(inName) } });
  },
});

/** Whether a link has a text of invisible characters alone, without which it has none. */
function isBlank({ text, filled }: LinkFact): boolean {
  return !filled && text !== '' && /^[\s\p{Cf}]*$/u.test(text);
}

/** Addresses without a scheme are those of its own. */
const anyPage = 'https://a.cn/';

/** Whether all invisible characters of an address stand in its host, and are those that the mapping of IDNA drops. */
function isDroppedByBrowsers(url: string): boolean {
  const { authority = '' } = urlParts(url);
  const plain = authority.replace(/[\u200B\u2060\u2064\uFEFF]/gu, '');
  if (plain === authority || plain === '') return false;
  const address = url.replace(authority, () => plain);
  return !/\p{Cf}/u.test(address) && parseUrl(url, anyPage)?.href === parseUrl(address, anyPage)?.href;
}

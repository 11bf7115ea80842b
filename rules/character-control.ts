import { editsOf } from '../src/engine/edits.ts';
import { type ArticleView, articleRule } from '../src/engine/rule.ts';
import { type CharacterFact, characters } from '../src/facts/text/characters.ts';
import { feedPart, hasNewestOnly, isInFeed } from '../src/site/feeds.ts';

export default articleRule({
  id: 'character-control',
  severity: 'error',
  docs: {
    title: { en: 'Control characters', 'zh-CN': '控制字符' },
    topic: 'text',
    fix: 'mixed',
    what: {
      en: 'Flags control characters in the text and the front matter, including the colour codes of terminals, and the separators U+2028 and U+2029. Tabs and line endings are not flagged. A character is an error in the front matter, and where it makes the feed invalid: one that XML does not allow, in a post of Zola or Eleventy, or in the summary of a Hugo article. Elsewhere, and in Jekyll, whose feed has the newest posts only, it is a warning. In code, only what XML does not allow is flagged, as `info`, and only in posts of generators that put them into a feed; blocks of the language `ansi`, whose colour codes highlighters read, are not flagged. There is one finding for each kind and article.',
      'zh-CN':
        '找出正文和 front matter 中的控制字符（包括终端颜色代码），以及 U+2028、U+2029 分隔符。制表符和换行不在此列。front matter 中的字符，以及会使 RSS 无效的字符是错误：XML 不允许的字符出现在 Zola、Eleventy 的文章中，或出现在 Hugo 文章的摘要中；其余的，以及 Jekyll 中的（它的 RSS 只有最新的文章），是警告。代码中只报告 XML 不允许的字符，级别为 `info`（建议），且只在会进入 RSS 的文章中；语言为 `ansi` 的代码块不在此列，其中的颜色代码由高亮器读取。每篇文章每类只报告一次。',
    },
    why: {
      en: 'Browsers show boxes for them or nothing; feeds and sitemaps, which are XML, break on them. They come from editors, PDF files and databases.',
      'zh-CN': '浏览器显示为方块或不显示；RSS 和站点地图是 XML，遇到它们会出错。它们来自编辑器、PDF 和数据库。',
    },
    sure: { right: 1, wrong: 0 },
    examples: [
      {
        title: { en: 'A stray control character', 'zh-CN': '混入的控制字符' },
        bad: 'A comet\u0001 passed.\n',
        good: 'A comet passed.\n',
      },
    ],
  },
  messages: {
    control: {
      en: 'Control character {name} in the text{count, plural, =1 {} other { (# times)}}',
      'zh-CN': '文中有控制字符 {name}{count, plural, =1 {} other {（共 # 处）}}',
    },
    feed: {
      en: 'Control character {name} in the text{count, plural, =1 {} other { (# times)}} makes the feed of the site invalid: XML does not allow it',
      'zh-CN': '文中有控制字符 {name}{count, plural, =1 {} other {（共 # 处）}}，XML 不允许，网站的 RSS 因此无效',
    },
    newest: {
      en: 'Control character {name} in the text{count, plural, =1 {} other { (# times)}} makes the feed of the site invalid as long as it has this article: XML does not allow it',
      'zh-CN':
        '文中有控制字符 {name}{count, plural, =1 {} other {（共 # 处）}}，XML 不允许，RSS 中有这篇文章时就会无效',
    },
    joint: {
      en: 'Line or paragraph separator {name} in the text{count, plural, =1 {} other { (# times)}}',
      'zh-CN': '文中有行或段落分隔符 {name}{count, plural, =1 {} other {（共 # 处）}}',
    },
    code: {
      en: 'Control character {name} in code{count, plural, =1 {} other { (# times)}} may break the feed of the site: XML does not allow it',
      'zh-CN': '代码中有控制字符 {name}{count, plural, =1 {} other {（共 # 处）}}，XML 不允许，RSS 可能因此出错',
    },
  },
  fixes: {
    remove: {
      en: 'Remove {count, plural, =1 {the character} other {all # characters}}',
      'zh-CN': '删除{count, plural, =1 {该字符} other {全部 # 处}}',
    },
  },
  needs: { characters },
  check({ characters: all }, { article, report }) {
    for (const kind of ['control', 'joint', 'code'] as const) {
      const isCode = kind === 'code';
      const found = all.filter((each) => each.kind === kind);
      const breaking = kind === 'control' ? found.find((each) => breaksFeed(each, article)) : undefined;
      const first = breaking ?? found[0];
      if (!first || (isCode && !isInFeed(article))) continue;
      const edits = editsOf(found);
      const data = { name: first.name, count: found.length };
      const fix = edits && ({ title: 'remove', safety: isCode ? 'unsafe' : 'safe', edits } as const);
      const isRecent = breaking !== undefined && hasNewestOnly(article.engine);
      const isInvalid = (breaking !== undefined && !isRecent) || found.some(({ place }) => place === 'front-matter');
      report({
        messageId: isRecent ? 'newest' : breaking ? 'feed' : kind,
        range: first.range,
        data,
        // The code may be about the character, and some feeds leave code or the character out.
        severity: isCode ? 'info' : isInvalid ? 'error' : 'warning',
        ...(fix && { fix }),
      });
    }
  },
});

/** Whether a character that XML does not allow is in the part of an article that the feed has. */
function breaksFeed({ name, place }: CharacterFact, article: ArticleView): boolean {
  if (Number.parseInt(name.slice(2), 16) >= 0x20 || place === 'front-matter') return false;
  const part = feedPart(article);
  return part === 'content' || (part === 'summary' && place === 'opening');
}

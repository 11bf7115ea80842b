import { memoized } from '../src/core/memo.ts';
import { clipped } from '../src/core/words.ts';
import { type ArticleView, articleRule } from '../src/engine/rule.ts';
import { type EdgeFact, outline } from '../src/facts/blocks/outline.ts';
import { pageLeftovers } from '../src/facts/blocks/page-leftovers.ts';
import { fieldText, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { plainPhrase } from '../src/knowledge/text/plain-phrase.ts';
import { boilerplatePhrases } from '../src/knowledge/text/word-lists.ts';
import { isOwnUrl, siteHost } from '../src/knowledge/url/url.ts';
import { namesSite } from '../src/knowledge/url/url-shape.ts';

export default articleRule({
  id: 'boilerplate',
  severity: 'warning',
  docs: {
    title: { en: 'Page boilerplate in the text', 'zh-CN': '混入正文的页面元素' },
    topic: 'text',
    fix: 'unsafe',
    what: {
      en: 'Flags page boilerplate that was saved with the text: calls to scan a code or to follow, credits of editors, links to share or print, navigation, line numbers of WeChat’s code blocks (`ounter(line`), lists and code blocks that lost their content. Phrases are searched only in short paragraphs and headings (up to 80 characters) among the first five and the last eight blocks. Not flagged: the same words inside prose, calls to follow in the middle of an article or with a link to the own site or to an account of its name, words that announce a code block (`Like this:`), empty code blocks that are meant as examples, and editors among the authors of a piece. There is no fix where the line holds more than such words: a date, a name, a list that it announces.',
      'zh-CN':
        '找出与正文一起保存下来的页面元素：扫码关注、责任编辑、分享打印、上一篇下一篇等，以及微信代码块的行号（`ounter(line`）、没有内容的列表和代码块。短语只看开头五块和结尾八块中不超过 80 字的段落和小标题，正文句子中的同样词语、文章中间各节自带的关注信息、指向本站或本站同名账号的订阅链接、引出代码块的话（`Like this:`）、作为示例的空代码块、与作者并列的编辑署名不在此列。如果该行还有日期、名称等其他内容，或后面跟着列表，则不提供修复。',
    },
    why: {
      en: 'It means nothing on another site: the code leads to the account of someone else, the button does not work, and search engines read it as part of the text.',
      'zh-CN': '它在别的网站上没有意义：二维码是别人的账号，按钮不起作用，搜索引擎却把它当成正文。',
    },
    sure: { right: 16, wrong: 0 },
    examples: [
      {
        title: { en: 'A call to follow', 'zh-CN': '扫码关注' },
        bad: '今晚可以看到彗星。\n\n扫码关注我们\n',
        good: '今晚可以看到彗星。\n',
      },
      {
        title: { en: 'Buttons to share', 'zh-CN': '分享按钮' },
        bad: 'A comet can be seen.\n\nShare this:\n',
        good: 'A comet can be seen.\n',
      },
    ],
  },
  messages: {
    found: { en: '`{text}` looks like boilerplate of the source page', 'zh-CN': '`{text}` 像是原网页的页面元素' },
    counters: {
      en: 'Line numbers of WeChat code blocks were saved as text: `{text}`{count, plural, =1 {} other { (# times)}}',
      'zh-CN': '微信代码块的行号被存成了文字 `{text}`{count, plural, =1 {} other {（共 # 处）}}',
    },
    items: {
      en: 'List has no text in any item{count, plural, =1 {} other { (# lists)}}: it was left over from the layout of the source page',
      'zh-CN': '列表的各项都没有文字{count, plural, =1 {} other {（共 # 处）}}，是原网页排版的残留',
    },
    code: {
      en: 'Code block is empty{count, plural, =1 {} other { (# blocks)}}: what it showed was lost',
      'zh-CN': '代码块中没有内容{count, plural, =1 {} other {（共 # 处）}}，原有的代码丢失了',
    },
  },
  fixes: {
    remove: {
      en: '{count, plural, =1 {Remove it} other {Remove all #}}',
      'zh-CN': '删除{count, plural, =1 {} other {全部 # 处}}',
    },
  },
  restructures: ['remove'],
  options: {
    phrases: {
      description: {
        en: 'How such lines begin; character width and case are ignored.',
        'zh-CN': '这类文字的开头；不区分全半角和大小写。',
      },
      default: boilerplatePhrases,
      type: 'array',
      items: { type: 'string' },
    },
    allow: {
      description: { en: 'Phrases of that list that are allowed.', 'zh-CN': '列表中允许出现的词语。' },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { outline, links, pageLeftovers, frontMatter },
  check({ outline: [fact], links, pageLeftovers, frontMatter: [matter] }, { options, article, report }) {
    for (const kind of ['counters', 'items', 'code'] as const) {
      const found = pageLeftovers.filter((each) => each.kind === kind);
      const [first, ...others] = found;
      // A single empty block may be an example.
      if (!first || (kind === 'code' && others.length === 0)) continue;
      const edits = [first.edit, ...others.map(({ edit }) => edit)] as const;
      const data = { text: first.text, count: found.length };
      report({ messageId: kind, range: first.range, data, fix: { title: 'remove', safety: 'unsafe', edits } });
    }
    const found = fact ? phrasesIn(fact.edges, options) : [];
    const isOfAccount = account.test((matter && fieldText(matter, 'title')) ?? '');
    for (const each of found) {
      const { edge, plain, phrase } = each;
      if (isOfAccount && calls.test(phrase)) continue;
      if (fact && isMeant(each, { found, edges: fact.edges, links, article })) continue;
      const { text, range, removal, label } = edge;
      const rest = plain.slice(phrase.length);
      const proven = !label && rest.length <= 20 && !/\d{4}|\d:\d\d/u.test(rest);
      const fix = { title: 'remove', safety: 'unsafe', edits: [{ range: removal, text: '' }] } as const;
      report({ messageId: 'found', range, data: { text: clipped(text, 40), count: 1 }, ...(proven && { fix }) });
    }
  },
});

interface Phrases {
  readonly phrases: readonly string[];
  readonly allow: readonly string[];
}

interface Found {
  readonly edge: EdgeFact;
  readonly index: number;
  readonly plain: string;
  readonly phrase: string;
}

function phrasesIn(edges: readonly EdgeFact[], options: Phrases): Found[] {
  const phrases = phrasesOf(options);
  return edges.flatMap((edge, index) => {
    const plain = plainPhrase(edge.text);
    const phrase = phrases.find((each) => plain.startsWith(each));
    return phrase === undefined || isProse(plain) ? [] : [{ edge, index, plain, phrase }];
  });
}

interface Surroundings {
  readonly found: readonly Found[];
  readonly edges: readonly EdgeFact[];
  readonly links: readonly LinkFact[];
  readonly article: ArticleView;
}

/** Whether the words are the author's own. */
function isMeant(each: Found, { found, edges, links, article }: Surroundings): boolean {
  const { edge, index, phrase } = each;
  if (announcesExample(each)) return true;
  // Components of MDX are the site's own.
  if (shares.test(phrase) && article.renderer.rawHtml === 'jsx') return true;
  if (!calls.test(phrase)) return credits.test(phrase) && isAmongAuthors(edges, index);
  const [start, end] = edge.range;
  const host = siteHost(article.site?.config);
  const isOwn = ({ url, range: [at] }: LinkFact) =>
    at >= start && at < end && (isOwnUrl(url, host) || (host !== undefined && namesSite(url, host)));
  return links.some(isOwn) || found.some((other) => other.phrase === phrase && other.edge.inside);
}

/** Furniture ends the article or stands before buttons: `Like this:` above a block of code is a sentence. */
function announcesExample({ edge, plain, phrase }: Found): boolean {
  if (!plain.endsWith(':') || calls.test(phrase)) return false;
  return edge.example === 'block' || (edge.example === 'picture' && phrase.startsWith('like this'));
}

/** Titles of articles about what they call to follow. */
const account = /公众号|公眾號|公众平台|视频号|微信号|newsletter|mailing list/iu;

/** Calls that an article may make for those of whom it tells. */
const calls = /^(?:follow|subscribe|sign up|扫码|扫描|扫一扫|长按|识别|关注|点击关注)/u;
const shares = /^(?:(?:share|tweet)\b|分享)/u;
const credits = /^(?:责任编辑|责编|本期编辑|微信编辑|编辑|审核|终审|初审|复审|校对|排版)/u;
const author =
  /^[（(]?(?:本.{1,4})?(?:作者|文字?|撰文|撰稿|翻译|译者?|译文|编译|图|图片|摄影|策划|采写)\s*[:：|｜丨/／]/u;

/** Whether the block above or below names an author. */
function isAmongAuthors(edges: readonly EdgeFact[], index: number): boolean {
  return [edges[index - 1], edges[index + 1]].some((edge) => edge && author.test(edge.text));
}

const phrasesOf = memoized((options: Phrases) => {
  const allowed = new Set(options.allow.map(plainPhrase));
  return options.phrases.map(plainPhrase).filter((phrase) => phrase !== '' && !allowed.has(phrase));
});

/** Whether the text is two sentences or a long one, and thus more than boilerplate. */
function isProse(text: string): boolean {
  return /[。.!?！？][^。.!?！？]*[。.!?！？]/u.test(text) && text.length > 40;
}

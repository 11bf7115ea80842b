import { memoized } from '../src/core/memo.ts';
import { articleRule } from '../src/engine/rule.ts';
import { outline } from '../src/facts/blocks/outline.ts';
import { plainPhrase } from '../src/knowledge/text/plain-phrase.ts';
import { boilerplatePhrases } from '../src/knowledge/text/word-lists.ts';

export default articleRule({
  id: 'boilerplate',
  severity: 'warning',
  docs: {
    topic: 'text',
    fix: 'unsafe',
    what: {
      en: 'Flags page furniture that was saved with the text: calls to scan a code or to follow, credits of editors, links to share or print, navigation. Only short paragraphs and headings (up to 80 characters) among the first five and the last eight blocks are looked at; the same words inside prose are left alone.',
      'zh-CN':
        '找出与正文一起保存下来的页面元素：扫码关注、责任编辑、分享打印、上一篇下一篇等。只看开头五块和结尾八块中不超过 80 字的段落和标题，正文句子中的同样词语不在此列。',
    },
    why: {
      en: 'It means nothing on another site: the code leads to somebody else’s account, the button does not work, and search engines take it for the text.',
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
    found: {
      en: '`{text}` is furniture of the page that the article was taken from, expected the article alone',
      'zh-CN': '`{text}` 是原网页的页面元素，应只保留正文',
    },
  },
  fixes: { remove: { en: 'Remove it', 'zh-CN': '删除' } },
  options: {
    phrases: {
      description: {
        en: 'How such lines begin; width and case do not count.',
        'zh-CN': '这类文字的开头；不区分全半角和大小写。',
      },
      default: boilerplatePhrases,
      type: 'array',
      items: { type: 'string' },
    },
    allow: {
      description: { en: 'Phrases of that list that are meant.', 'zh-CN': '列表中允许出现的词语。' },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { outline },
  check({ outline: [fact] }, { options, report }) {
    if (!fact || fact.edges.length === 0) return;
    const phrases = phrasesOf(options);
    for (const { text, range, removal } of fact.edges) {
      const plain = plainPhrase(text);
      if (!phrases.some((phrase) => plain.startsWith(phrase)) || isProse(plain)) continue;
      const fix = { title: 'remove', safety: 'unsafe', edits: [{ range: removal, text: '' }] } as const;
      report({ messageId: 'found', range, data: { text: text.slice(0, 40) }, fix });
    }
  },
});

const phrasesOf = memoized((options: { readonly phrases: readonly string[]; readonly allow: readonly string[] }) => {
  const allowed = new Set(options.allow.map(plainPhrase));
  return options.phrases.map(plainPhrase).filter((phrase) => phrase !== '' && !allowed.has(phrase));
});

/** Whether the text is two sentences or a long one, and thus more than boilerplate. */
function isProse(text: string): boolean {
  return /[。.!?！？][^。.!?！？]*[。.!?！？]/u.test(text) && text.length > 40;
}

import { clipped } from '../src/core/words.ts';
import { articleRule } from '../src/engine/rule.ts';
import { outline } from '../src/facts/blocks/outline.ts';
import { field, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { plainPhrase, plainPhrases } from '../src/knowledge/text/plain-phrase.ts';
import { errorPagePhrases } from '../src/knowledge/text/word-lists.ts';

/** Maximum length of an error page; longer texts are about such pages. */
const maxLength = 900;
/** A body as short as this holds nothing beside the words of an error. */
const shortBody = 200;

export default articleRule({
  id: 'article-error-page',
  severity: 'error',
  docs: {
    title: { en: 'Error page saved as an article', 'zh-CN': '错误页被存成文章' },
    topic: 'article',
    what: {
      en: 'Flags error pages that were saved as articles: texts of fewer than 900 characters with a phrase such as `Page not found` at the beginning of a line within the first 80, not counting the title and the source URL; also short texts whose title is such a phrase. The site’s own error page is not flagged.',
      'zh-CN':
        '找出被当作文章保存下来的错误页：正文不足 900 字，且开头 80 字内（标题和原文链接不计）有一行以“页面不存在”“Page not found”之类的话开始；很短的文章以这样的话为标题也算。网站自己的错误页不在此列。',
    },
    why: {
      en: 'The article itself is missing: the server answered with an error or asked for a captcha, and the crawler saved that.',
      'zh-CN': '真正的文章丢失了：服务器返回了错误页或验证码，爬虫却把它当成了文章。',
    },
    sure: {
      right: 0,
      wrong: 0,
      note: {
        en: 'The articles at hand gave no finding. In 52,000 articles of fifteen sites the same test found 286 saved error pages and one 404 page of a site itself, which is no longer flagged because of its name.',
        'zh-CN':
          '手头的文章没有结果。在十五个网站的五万二千篇文章中，同样的判断找出 286 篇错误页，另有一篇是网站自己的 404 页，现已按文件名排除。',
      },
    },
    examples: [
      {
        title: { en: 'A page that was not there', 'zh-CN': '页面不存在' },
        bad: '---\ntitle: Comets\n---\n\n# 404\n\nPage not found\n\nGo to the front page.\n',
        good: '---\ntitle: Comets\n---\n\nTwo comets can be seen tonight.\n',
      },
    ],
  },
  messages: {
    saved: {
      en: 'An error page was saved in place of the article: `{text}`',
      'zh-CN': '保存下来的是错误页，不是文章：`{text}`',
    },
  },
  options: {
    phrases: {
      description: {
        en: 'How error pages begin; character width and case are ignored.',
        'zh-CN': '错误页开头的话；不区分全半角和大小写。',
      },
      default: errorPagePhrases,
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { outline, frontMatter },
  explains: ['article-empty', 'article-duplicate', 'article-truncated'],
  check({ outline: [fact], frontMatter: [matter] }, { options, article, report }) {
    if (!fact || fact.length >= maxLength || isErrorPagePath(article.path)) return;
    if (
      matter &&
      ['layout', 'url', 'permalink', 'type'].some((key) => /\b404\b|error/iu.test(String(field(matter, key) ?? '')))
    )
      return;
    const phrases = plainPhrases(options.phrases);
    const title = String((matter && field(matter, 'title')) ?? '');
    const titles = fact.length < 300 && isErrorTitle(title) ? [title] : [];
    // In a short body, the phrase may stand behind others.
    const sentences = fact.length < shortBody ? fact.opening.flatMap((text) => text.split(/(?<=[。.!?！？])\s*/u)) : [];
    for (const text of [...titles, ...fact.opening, ...sentences]) {
      const plain = plainPhrase(text);
      const forms = [plain, plain.replace(/^(?:error |错误 ?)?[345]\d\d[^\p{L}\p{N}]*/u, '')];
      const found = phrases.find((phrase) => forms.some((form) => begins(form, phrase)));
      if (found === undefined) continue;
      report({
        messageId: 'saved',
        range: [matter?.range[1] ?? 0, matter?.range[1] ?? 0],
        data: { text: clipped(text, 40) },
      });
      return;
    }
  },
});

/** Whether a title names an error alone, with the name of the site at most. */
function isErrorTitle(title: string): boolean {
  const [head = ''] = title.split(/\s+[|–—-]\s+|[|｜_]/u);
  return (
    /404|not found|gateway|unavailable|页面|不存在|错误|已.{0,5}删除/iu.test(head) &&
    head.length <= 30 &&
    !/[:：?？]/u.test(head)
  );
}

function isErrorPagePath(path: string): boolean {
  return (
    /(?:^|\/)(?:[345]\d\d|[\w-]*(?:error|not-?found|offline)[\w-]*)(?:\/(?:_?index)?)?\.[\w.]+$/iu.test(path) ||
    /(?:^|\/)404\//u.test(path)
  );
}

/** Whether the text begins with the phrase; a short phrase must be the whole sentence. */
function begins(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  const rest = text.slice(phrase.length);
  return (
    text.length <= 100 &&
    (phrase.length >= 12 || /\p{Script=Han}/u.test(phrase) || !/^[\p{L}\p{N} ]*\p{L}{2}/u.test(rest))
  );
}

import { thousands } from '../src/core/numbers.ts';
import { articleRule, notMet } from '../src/engine/rule.ts';
import { outline } from '../src/facts/blocks/outline.ts';
import { file } from '../src/facts/file/file.ts';
import { field, frontMatter, isMapping } from '../src/facts/front-matter/front-matter.ts';
import { bodyShape } from '../src/norms/body-shape.ts';

export default articleRule({
  id: 'article-empty',
  severity: 'warning',
  docs: {
    topic: 'article',
    what: {
      en: 'Flags articles without a body and, in a collection of at least 20 articles that nearly all have text, articles of nothing but pictures and those of a few characters. Not flagged: list pages (`_index.md`), posts that are a link to elsewhere, pages with a layout of their own or with data in the front matter, drafts.',
      'zh-CN':
        '找出没有正文的文章；如果合集有至少 20 篇文章且几乎都有文字，还会找出只有图片或只有几个字的文章。列表页（`_index.md`）、指向别处的链接文章、自带布局或在 front matter 中写数据的页面、草稿不在此列。',
    },
    why: {
      en: 'The crawler looked for the text in the wrong place and reported success all the same. Readers find a title and nothing below it.',
      'zh-CN': '爬虫没有找到正文，却照样报告成功。读者只看到一个标题，下面什么也没有。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A title and nothing else', 'zh-CN': '只有标题' },
        bad: '---\ntitle: Comets\n---\n',
        good: '---\ntitle: Comets\n---\n\nTwo comets can be seen tonight.\n',
      },
    ],
  },
  messages: {
    body: { en: 'Article has no body, expected its text', 'zh-CN': '文章没有正文，应有内容' },
    pictures: {
      en: 'Article has pictures but no text, expected text as in {count} of {total} articles here',
      'zh-CN': '文章只有图片没有文字；这里的 {total} 篇文章中有 {count} 篇有文字',
    },
    short: {
      en: 'Article has {length} characters of text, expected more: 19 of 20 articles here have at least {usual}',
      'zh-CN': '文章只有 {length} 个字；这里 95% 的文章至少有 {usual} 个字',
    },
  },
  needs: { outline, frontMatter, file },
  norms: { body: bodyShape },
  check({ outline: [fact], frontMatter: [matter], file: [problem] }, { article, norms: { body }, report }) {
    const end = matter?.range[1] ?? 0;
    if (
      !fact ||
      problem ||
      matter?.problem ||
      (matter?.errors.length ?? 0) > 0 ||
      /(?:^|\/)_?index\.[\w.]+$/iu.test(article.path)
    )
      return;
    if (matter && isPage(matter.value, (key) => field(matter, key))) return;
    const { length, images, other } = fact;
    if (length >= 20) return;
    if (length === 0 && images === 0 && !other) {
      // An empty file without front matter is not an article.
      if (matter) report({ messageId: 'body', range: [end, end] });
      return;
    }
    if (!body || other || body.total < 20 || body.worded < 0.95 * body.total) return;
    if (length === 0) {
      const data = { count: thousands(body.worded), total: thousands(body.total) };
      report({ messageId: 'pictures', range: [end, end], data });
    } else if (body.usualLength >= 10 * length && images === 0) {
      report({ messageId: 'short', range: [end, end], data: { length, usual: thousands(body.usualLength) } });
    }
  },
});

const ownKeys =
  /^(?:layout|type|draft|headless|build|_build|cascade|outputs|redirect\w*|link\w*|external\w*|href|aliases_only|widgets?|sections?|blocks|menus?|template|component|show_toc_only)$/iu;

/** Whether the page's content does not come from the body. */
function isPage(value: unknown, get: (key: string) => unknown): boolean {
  if (!isMapping(value)) return true;
  return Object.keys(value).some((key) => {
    const each = get(key);
    if (key === 'draft' || key === 'headless') return each === true;
    if (ownKeys.test(key)) return each !== '' && each !== null && !(key === 'layout' && each === 'post');
    const isData = (item: unknown) => isMapping(item) && key !== 'nk-lint';
    return (
      isData(each) || (Array.isArray(each) && each.some(isData)) || (typeof each === 'string' && each.length > 200)
    );
  });
}

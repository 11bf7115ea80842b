import { groupBy } from '../src/core/grouping.ts';
import { type ArticleView, corpusRule, fewMet } from '../src/engine/rule.ts';
import { type LeftoverEscapeFact, leftoverEscapes } from '../src/facts/text/leftover-escapes.ts';

/** From this many articles and code spans on, a converter has escaped the underscores of the whole collection. */
const minArticles = 2;
const minSpans = 3;

export default corpusRule({
  id: 'escape-leftover',
  severity: 'warning',
  docs: {
    title: { en: 'Backslash of an escape on the page', 'zh-CN': '转义反斜杠留在页面上' },
    topic: 'structure',
    fix: 'safe',
    what: {
      en: 'Flags backslashes of Markdown escapes that reach the page: escapes that were escaped again (`2004\\\\.`, `file\\\\_name`), `\\_` in code spans, and `\\_` in URLs where the renderer keeps it: in `<…>`, in bare URLs that become links, in raw HTML, in kramdown (Jekyll) also in `[a](b)`. Code spans are flagged where the article or its collection escapes underscores everywhere. Not flagged: articles about escapes, regular expressions or TeX, formulas, Windows paths, code blocks.',
      'zh-CN':
        '找出会显示在页面上的 Markdown 转义反斜杠：被再次转义的转义（`2004\\\\.`、`file\\\\_name`），行内代码中的 `\\_`，以及渲染器会保留 `\\_` 的网址：`<…>` 中的网址、会变成链接的裸露的网址、HTML 中的网址，在 kramdown（Jekyll）中还有 `[a](b)` 中的网址。行内代码仅在文章或集合中的下划线都被转义时报告。讲解转义、正则表达式或 TeX 的文章，公式，Windows 路径，代码块，均不在此列。',
    },
    why: {
      en: 'Readers see backslashes that are not part of the text, copy names that do not exist, and follow links to pages that do not exist. Converters from HTML, Word and Google Docs escape what needs no escape.',
      'zh-CN':
        '读者看到多余的反斜杠，复制到的名称不存在，链接也打不开。从 HTML、Word、Google 文档转换时，转换程序会转义不需要转义的字符。',
    },
    sure: fewMet(10),
    examples: [
      {
        title: { en: 'A full stop that was escaped twice', 'zh-CN': '转义了两次的句点' },
        bad: 'The comet was seen in 1910\\\\. It came back in 1986\\\\.\n',
        good: 'The comet was seen in 1910. It came back in 1986.\n',
      },
      {
        title: { en: 'Escapes in code', 'zh-CN': '代码中的转义' },
        bad: 'Read `moon\\_phase` and `moon\\_age` from the table.\n',
        good: 'Read `moon_phase` and `moon_age` from the table.\n',
      },
    ],
  },
  messages: {
    doubled: {
      en: 'Backslash in `{text}` is shown to readers: the escape was escaped again',
      'zh-CN': '读者会看到 `{text}` 中的反斜杠：转义符被再次转义',
    },
    code: {
      en: 'Backslash in `{text}` is shown to readers: code has no escapes',
      'zh-CN': '读者会看到 `{text}` 中的反斜杠：代码中没有转义',
    },
    url: {
      en: 'Backslash in `{text}` becomes part of the URL, so the link is broken',
      'zh-CN': '`{text}` 中的反斜杠会成为网址的一部分，链接因此失效',
    },
  },
  fixes: {
    word: { en: 'Remove the extra backslashes', 'zh-CN': '删除多余的反斜杠' },
    plain: { en: 'Remove the backslash', 'zh-CN': '删除反斜杠' },
  },
  needs: { leftoverEscapes },
  digest({ leftoverEscapes }) {
    return leftoverEscapes.length > 0 ? leftoverEscapes.filter(({ kind }) => kind === 'code').length : undefined;
  },
  compare(entries) {
    const withCode = entries.filter(({ digest }) => digest > 0);
    const collections = groupBy(withCode, ({ article }) => article.collection.name);
    const escaped = [...collections].filter(
      ([, all]) => all.length >= minArticles && all.reduce((sum, { digest }) => sum + digest, 0) >= minSpans,
    );
    const names = new Set(escaped.map(([name]) => name));
    return new Map(entries.map(({ article }) => [article.path, names.has(article.collection.name)]));
  },
  answer: (path, escaped) => escaped.get(path),
  check({ leftoverEscapes }, { article, compared: isEscaped, report }) {
    const { renderer } = article;
    if (renderer.name === 'unknown') return;
    for (const fact of leftoverEscapes) {
      const { kind, text, range, edits } = fact;
      if (kind === 'code' && !isHabit(fact, isEscaped)) continue;
      if (kind === 'url' && !isKept(fact, article)) continue;
      const title = kind === 'doubled' ? 'word' : 'plain';
      report({ messageId: kind, range, data: { text }, fix: { title, safety: 'safe', edits } });
    }
  },
});

/** Whether a converter escaped the underscores of the code: nearly all are escaped, and not only once. */
function isHabit({ habit: [code, prose, plain] = [0, 0, 0] }: LeftoverEscapeFact, inCollection: boolean): boolean {
  return code >= 4 * plain && (code + prose >= 2 || inCollection);
}

/** Whether a renderer makes the backslash a part of the URL. */
function isKept({ place }: LeftoverEscapeFact, { renderer, engine }: ArticleView): boolean {
  const { name, bareUrls, rawHtml } = renderer;
  if (place === 'inline') return name === 'kramdown';
  // Where no site is found, kramdown may render it, to which a bare URL is text.
  if (place === 'literal')
    return engine !== 'generic' && (bareUrls === 'gfm' || bareUrls === 'ascii' || bareUrls === 'linkify');
  if (place === 'html') return rawHtml === 'kept' || rawHtml === 'jsx';
  return true;
}

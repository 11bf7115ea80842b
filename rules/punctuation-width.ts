import type { HeadingIds } from '../src/core/renderer.ts';
import { editsOf } from '../src/engine/edits.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type HeadingFact, headings } from '../src/facts/blocks/headings.ts';
import { markWidths } from '../src/facts/text/mark-widths.ts';
import { type PunctuationFact, punctuation } from '../src/facts/text/punctuation.ts';
import { type MarkWidthsNorm, markWidths as markWidthsNorm } from '../src/norms/mark-widths.ts';
import { isUsual } from '../src/norms/usual-options.ts';
import { slugger } from '../src/site/renderers/slugs.ts';

export default articleRule({
  id: 'punctuation-width',
  severity: 'info',
  docs: {
    title: { en: 'Half-width Chinese punctuation', 'zh-CN': '中文里的半角标点' },
    topic: 'text',
    fix: 'mixed',
    what: {
      en: 'Flags half-width `,` `;` `:` `!` `?` between two Chinese characters where the article has full-width ones, too, or nearly all articles of the collection do; brackets of which one is half-width and one full-width; and a comma or full stop that is written twice. Not reported: code, URLs, ratios, times, emoticons, signs that the text is about (`写?通`), tuples where an article has several (`(词,频率)` beside `(URL,1)`), and titles of other pages in links. Each kind is one finding per article.',
      'zh-CN':
        '找出两个汉字之间的半角 `,` `;` `:` `!` `?`（本文也用全角，或同一集合的文章几乎都用全角时）、一个全角一个半角的括号，以及重复两次的逗号或句号。代码、网址、比例、时间、表情符号、被谈到的符号（`写?通配符`）、同一文章中多次出现的元组（`(词,频率)` 与 `(URL,1)`）以及链接中其他页面的标题不报告。每篇文章每类只报告一次。',
    },
    why: {
      en: 'Half-width punctuation sticks to the character before it and makes uneven gaps; it comes from a keyboard in the wrong mode, or from a converter.',
      'zh-CN': '半角标点紧贴前字，排版不匀；多是输入法未切换或转换程序造成的。',
    },
    sure: { right: 16, wrong: 0 },
    examples: [
      {
        title: { en: 'A half-width comma', 'zh-CN': '半角逗号' },
        bad: '彗星来了，请抬头看。它很亮,今晚可见。\n',
        good: '彗星来了，请抬头看。它很亮，今晚可见。\n',
      },
      {
        title: { en: 'Brackets of two widths', 'zh-CN': '括号一个全角、一个半角' },
        bad: '彗星（肉眼可见)来了。\n',
        good: '彗星（肉眼可见）来了。\n',
      },
    ],
  },
  messages: {
    half: {
      en: '`{text}` has half-width punctuation in Chinese text{count, plural, =1 {} other { (# such places in this article)}}',
      'zh-CN': '`{text}` 中用了半角标点{count, plural, =1 {} other {（本文共 # 处）}}',
    },
    bracket: {
      en: 'Brackets of `{text}` do not match: one is full-width, the other half-width{count, plural, =1 {} other { (# such pairs in this article)}}',
      'zh-CN': '括号 `{text}` 一个全角、一个半角{count, plural, =1 {} other {（本文共 # 处）}}',
    },
    doubled: {
      en: 'Punctuation `{text}` is doubled{count, plural, =1 {} other { (# such places in this article)}}',
      'zh-CN': '标点 `{text}` 重复{count, plural, =1 {} other {（本文共 # 处）}}',
    },
  },
  fixes: {
    replace: {
      en: 'Change to `{expected}`{count, plural, =1 {} other { (and the others alike)}}',
      'zh-CN': '改为 `{expected}`{count, plural, =1 {} other {（其余各处同样处理）}}',
    },
  },
  needs: { punctuation, markWidths, headings },
  norms: { usual: markWidthsNorm },
  habits: ({ usual = {} }) => Object.keys(usual).filter((mark) => isUsuallyWide(usual[mark])),
  check({ punctuation, markWidths, headings }, { norms, article, report }) {
    const halves = new Map(markWidths.map(({ mark, half }) => [mark, half]));
    const wide = new Set(markWidths.flatMap((each) => (each.wide > 0 ? [each.mark] : [])));
    const isSlip = (mark: string) => wide.size > 0 && mark !== '：' && (halves.get(mark) ?? 0) < leastHabit;
    const isMeant = (mark: string) => wide.has(mark) || isSlip(mark) || isUsuallyWide(norms.usual?.[mark]);
    const all = punctuation.filter(
      ({ kind, expected }) => kind === 'bracket' || kind === 'doubled' || isMeant(expected),
    );
    const isIdMark = idMarkTest(headings, article.renderer.headingIds);
    const [inIds, others] = [all.filter(isIdMark), all.filter((each) => !isIdMark(each))];
    for (const kind of ['half', 'bracket', 'doubled'] as const) {
      reportKind(kind, others, 'safe');
      // Links to the heading would break.
      reportKind(kind, inIds, 'unsafe');
    }

    function reportKind(
      kind: 'half' | 'bracket' | 'doubled',
      marks: readonly PunctuationFact[],
      most: 'safe' | 'unsafe',
    ) {
      const found = marks.filter((each) => each.kind === kind);
      const [first] = found;
      const edits = editsOf(
        kind === 'half' ? marks.filter((each) => each.kind === kind || each.kind === 'beside') : found,
      );
      if (!first || !edits) return;
      const data = { text: first.text, expected: first.expected, count: found.length };
      // Two full stops may be an author's way to trail off.
      const safety = kind === 'doubled' && found.some(({ text }) => text === '。。') ? 'unsafe' : most;
      report({ messageId: kind, range: first.range, data, fix: { title: 'replace', safety, edits } });
    }
  },
});

/** Returns a test whether a mark is one of a heading whose id would be another one with the mark that is expected. */
function idMarkTest(headings: readonly HeadingFact[], ids: HeadingIds): (mark: PunctuationFact) => boolean {
  const slug = (text: string, depth: number) => slugger(ids)({ source: text, text, depth });
  return ({ range: [start], edit, text, expected }) => {
    const heading = headings.find(({ range }) => range[0] <= start && start < range[1]);
    if (!heading || edit.text !== expected) return false;
    const mark = [...text].find((each) => !/[\p{L}\p{N}]/u.test(each)) ?? text;
    return slug(heading.text, heading.depth) !== slug(heading.text.replaceAll(mark, expected), heading.depth);
  };
}

/** So many half-width marks of a kind, and none full-width, are an author's habit; colons are one sooner. */
const leastHabit = 3;

/** Whether a collection shows that a mark is written full-width, so that an article with half-width ones alone is an outlier. */
function isUsuallyWide(counts: MarkWidthsNorm[string] | undefined): boolean {
  return counts !== undefined && isUsual(counts.wide, counts.total, { share: 0.9, articles: 20 });
}

import type { Range } from '../src/core/types.ts';
import { clipped } from '../src/core/words.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type BlockFact, type Bracket, blocks } from '../src/facts/blocks/blocks.ts';
import { formulas } from '../src/facts/text/formulas.ts';
import { brackets, isSplitOff, joinerBetween, salutation, speaker } from '../src/knowledge/text/characters.ts';

/** Minimum length of prose: shorter paragraphs and lines are verse, salutations and slogans. */
const proseLength = 20;
/** Maximum length of a torn bracket; longer remarks may span several paragraphs on purpose. */
const remarkLength = 40;

export default articleRule({
  id: 'paragraph-broken',
  severity: 'warning',
  docs: {
    title: { en: 'Sentence split into two lines', 'zh-CN': '句子被拆成两行' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags sentences that are split into two lines or paragraphs: a line or paragraph that starts with a closing punctuation mark, a full-width bracket that is opened in one paragraph and closed in the next, and a paragraph of prose that ends with `，` or `、` before another one. Not reported: verse, letters, lists, dialogue, lines that begin alike, text before titles and before code. Before a new thought (`但，`), the comma should be a full stop.',
      'zh-CN':
        '找出被拆成两行或两段的句子：以后置标点开头的行或段落、在一段中打开而在下一段中闭合的全角括号，以及以“，”或“、”结尾、后面又是一段正文的段落。诗歌、书信、列表、对话、开头相同的排比段落、标题列表以及代码之前的文字不报告。下一段以“此外，”之类另起一意时，逗号应为句号。',
    },
    why: {
      en: 'Converters turn every inline element of a page into a line or paragraph of its own; readers see a full stop where the author wrote a comma.',
      'zh-CN': '转换工具常把网页中的行内元素各自变成一行或一段，读者会在句子中间看到莫名的换行。',
    },
    sure: { right: 18, wrong: 0 },
    examples: [
      {
        title: { en: 'A byline in two halves', 'zh-CN': '被拆成两半的记者署名' },
        bad: '（记者 张三 摄影\n\n李四）昨天，大会召开。\n',
        good: '（记者 张三 摄影 李四）昨天，大会召开。\n',
      },
      {
        title: { en: 'A comma that begins a line', 'zh-CN': '行首的逗号' },
        bad: '服务停止响应\n，并自动重启。\n',
        good: '服务停止响应，并自动重启。\n',
      },
    ],
  },
  messages: {
    line: {
      en: 'Line starts with `{mark}`, which belongs to the end of the line above',
      'zh-CN': '`{mark}` 出现在行首，应并入上一行',
    },
    start: {
      en: 'Paragraph starts with `{mark}`, which belongs to the end of the paragraph above',
      'zh-CN': '`{mark}` 出现在段首，应并入上一段',
    },
    bracket: { en: 'Bracket `{mark}` is closed only in the next paragraph', 'zh-CN': '括号 `{mark}` 到下一段才闭合' },
    comma: {
      en: 'Paragraph ends with `{mark}`, as if its sentence went on, but `{next}` is a new paragraph',
      'zh-CN': '段落以 `{mark}` 结尾，句子未完，下文 `{next}` 却另起一段',
    },
    slip: {
      en: 'Paragraph ends with `{mark}`, but `{next}` begins a new thought',
      'zh-CN': '段落以 `{mark}` 结尾，而下一段以 `{next}` 另起一意',
    },
  },
  fixes: {
    stop: { en: 'Change to a full stop', 'zh-CN': '改为句号' },
    joinLines: { en: 'Join the two lines', 'zh-CN': '合并这两行' },
    join: { en: 'Join the two paragraphs', 'zh-CN': '合并这两段' },
  },
  restructures: ['join', 'joinLines'],
  notes: { closed: { en: 'closed here', 'zh-CN': '在这里闭合' } },
  needs: { blocks, formulas },
  check({ blocks, formulas }, { report }) {
    const inSteps = isInSteps(blocks, formulas.length);
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'paragraph') continue;
      for (const { range, mark, bareUrl } of block.strayBreaks) {
        const fix = !bareUrl && ({ title: 'joinLines', safety: 'safe', edits: [{ range, text: '' }] } as const);
        report({ messageId: 'line', range: [range[1], range[1] + 1], data: { mark }, ...(fix && { fix }) });
      }
      const previous = blocks[index - 1];
      if (previous?.kind !== 'paragraph') continue;
      const seam: Range = [previous.range[1], block.range[0]];
      const join = (safety: 'safe' | 'unsafe', text: string) =>
        ({ fix: { title: 'join', safety, edits: [{ range: seam, text }] } }) as const;
      const mark = block.edges[0] ?? '';
      const bracket = tornBracket(previous, block);
      if (!/[”’]/u.test(mark) && block.first.startsWith(mark) && isSplitOff(previous.last, block.first)) {
        const range: Range = [seam[1], seam[1] + 1];
        report({ messageId: 'start', range, data: { mark }, ...(!previous.bareUrl && join('safe', '')) });
      } else if (bracket) {
        const [{ char, offset, rest }, close] = bracket;
        // Names in a byline are separated by spaces: `（记者 张三 摄影 李四）`.
        const text = /\s/u.test(rest.trim()) ? ' ' : joinerBetween(previous.last, block.first);
        report({
          messageId: 'bracket',
          range: [offset, offset + 1],
          data: { mark: char },
          related: [{ range: [close.offset, close.offset + 1], note: 'closed' }],
          // Joined within a line, `*` and `_` may no longer be emphasis.
          ...(!/[*_<]/u.test(`${previous.edges[1]}${mark}`) && join('unsafe', text)),
        });
      } else if (!inSteps && stopsAtComma(previous, block)) {
        const range: Range = [seam[0] - 1, seam[0]];
        const thought = newThought.exec(block.first)?.[0];
        if (thought) {
          const data = { mark: previous.edges[1] ?? '', next: thought };
          const fix = { title: 'stop', safety: 'unsafe', edits: [{ range, text: '。' }] } as const;
          report({ messageId: 'slip', range, data, fix });
          continue;
        }
        const data = { mark: previous.edges[1] ?? '', next: clipped(block.first, 9) };
        report({ messageId: 'comma', range, data, ...(!/[*_<]/u.test(mark) && join('unsafe', '')) });
      }
    }
  },
});

/** Whether an article writes each step of its proofs as a paragraph, which a comma ends. */
function isInSteps(blocks: readonly BlockFact[], formulas: number): boolean {
  const steps = () => blocks.filter(({ kind, edges }) => kind === 'paragraph' && edges[1] === '，').length;
  return formulas >= 20 || (formulas >= 3 && steps() >= 2);
}

const newThought =
  /^(?:(?:此外|除此之外|另外|最后|总之|总而言之|综上所述|其次|再次|再者|接下来|与此同时|后来)(?=，)|(?:值得一提|需要注意|需要说明|顺便一提)的?是?(?=，))/u;

/** Returns the two halves of a short remark. Skips enumerators (`1）`) and brackets around whole sentences. */
function tornBracket(previous: BlockFact, { closed }: BlockFact): readonly [Bracket, Bracket] | undefined {
  const [open, close] = [previous.opened[0], closed[0]];
  if (!open || !close || previous.opened.length > 1 || closed.length > 1) return undefined;
  const enumerator = /^\s*(?:\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/iu;
  const short = open.rest.length <= remarkLength && close.rest.length <= remarkLength;
  const torn = brackets[open.char] === close.char && short && !/[。！？!?…；]\s*$/u.test(open.rest);
  return torn && !enumerator.test(close.rest) ? [open, close] : undefined;
}

/**
 * Whether prose stops at a comma: both lines are long, and neither a letter nor a list. `emphasis-run-in` reports bold
 * ends.
 */
function stopsAtComma(previous: BlockFact, next: BlockFact): boolean {
  const stops = /^[，、]$/u.test(previous.edges[1] ?? '') && !/[。！？…；：][，、]$/u.test(previous.last);
  if (!stops || !/^\p{Script=Han}/u.test(next.first) || salutation.test(previous.first)) return false;
  if (/^(?:[一二三四五六七八九十]{1,3}[、.．：是]|第[一二三四五六七八九十]|首先|其一)/u.test(next.first)) return false;
  if (speaker.test(next.first) || !/[。！？!?…；;：，、～~”’」』）)]\s*$/u.test(next.last)) return false;
  // Lines of a manifesto begin alike.
  if (/^\p{Script=Han}{2}/u.exec(previous.first)?.[0] === next.first.slice(0, 2)) return false;
  return [previous, next].every(({ length, lines }) => length / lines >= proseLength);
}

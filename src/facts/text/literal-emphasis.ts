import type { Collector, Edit, Range } from '../../core/types.ts';
import { inlineTexts, opaque } from './inline-text.ts';

export interface LiteralEmphasisFact {
  /**
   * Why Markdown does not parse it: `touching` delimiters of two bold texts; `space` inside the delimiters; a `close`
   * delimiter after punctuation and before a letter; an `open` delimiter between a letter and punctuation; delimiters
   * that paired `crossed`.
   */
  readonly kind: 'touching' | 'space' | 'close' | 'open' | 'crossed';
  readonly text: string;
  /** The character that prevents emphasis. */
  readonly mark: string;
  readonly range: Range;
  readonly edits: readonly Edit[];
  /** Whether the punctuation ends a clause, so that moving it out of the bold text has no visible effect. */
  readonly safe: boolean;
  /** Whether a CJK-friendly renderer shows it as bold: a CJK character is next to the delimiters. */
  readonly friendly: boolean;
}

interface DelimiterRun {
  readonly at: number;
  readonly char: string;
  readonly length: number;
}

const punctuation = /[\p{P}\p{S}]/u;
const letter = /[\p{L}\p{N}]/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]/u;
const closing = /[，。；：、！？,.;:!?…]+$/u;
const maxLength = 400;

/** Pairs of `**` or `__` around a text that were left as literal text. */
export const literalEmphasis: Collector<LiteralEmphasisFact> = {
  id: 'literal-emphasis',
  version: 1,
  collect(article) {
    return inlineTexts(article, '**', '__').flatMap(({ text, range: [start] }) =>
      literalEmphasisIn(text, start, article.source),
    );
  },
};

function literalEmphasisIn(text: string, start: number, source: string): LiteralEmphasisFact[] {
  const found: LiteralEmphasisFact[] = [];
  const runs: DelimiterRun[] = [];
  for (const { 0: marks, index } of text.matchAll(/\*{2,}|_{2,}/gu)) {
    const run = delimiterRun(source, start + index, marks);
    if (source[run.at - 1] !== '\\' && runs.at(-1)?.at !== run.at) runs.push(run);
  }
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as DelimiterRun;
    const end = run.at + run.length;
    const [before, after] = [source[run.at - 1] ?? '', source[end] ?? ''];
    if (
      run.length === 4 &&
      run.char === '*' &&
      /\S/u.test(before) &&
      /\S/u.test(after) &&
      (cjk.test(before + after) || (letter.test(before) && letter.test(after)))
    ) {
      const range: Range = [run.at, end];
      found.push({
        kind: 'touching',
        text: source.slice(run.at - 1, end + 1),
        mark: '****',
        range,
        edits: [{ range, text: '' }],
        safe: true,
        friendly: false,
      });
      continue;
    }
    const next = runs[index + 1];
    if (run.length !== 2 || next?.length !== 2 || next.char !== run.char || next.at - end > maxLength) continue;
    const fact = emphasisFact(run, next, source);
    if (!fact) continue;
    found.push(fact);
    index++;
  }
  return found;
}

/** Returns the whole delimiter run; the parser may have consumed a part of it. */
function delimiterRun(source: string, at: number, marks: string): DelimiterRun {
  const char = marks[0] ?? '*';
  let [start, end] = [at, at + marks.length];
  while (source[start - 1] === char) start--;
  while (source[end] === char) end++;
  return { at: start, char, length: end - start };
}

function emphasisFact(open: DelimiterRun, close: DelimiterRun, source: string): LiteralEmphasisFact | undefined {
  const inner = source.slice(open.at + 2, close.at);
  const [before, after] = [source[open.at - 1] ?? '', source[close.at + 2] ?? ''];
  const chinese = cjk.test(inner + before + after);
  if (
    !letter.test(inner) ||
    /\n[ \t]*\n/u.test(inner) ||
    inner.includes(opaque) ||
    (open.char === '_' && !cjk.test(inner))
  )
    return undefined;
  const fact = { text: source.slice(open.at, close.at + 2).slice(0, 60), range: [open.at, close.at + 2] as const };
  if (inner.includes('**'))
    return chinese ? { kind: 'crossed', ...fact, mark: '', edits: [], safe: false, friendly: true } : undefined;
  const edits: Edit[] = [];
  const lead = /^\s+/u.exec(inner)?.[0] ?? '';
  const trail = /\s+$/u.exec(inner)?.[0] ?? '';
  if (lead !== '' || trail !== '') {
    // `2 ** 3 ** 4` is arithmetic.
    if (!cjk.test(inner) && !isLatinText(lead, inner.trim(), trail)) return undefined;
    const marks = open.char.repeat(2);
    const outer = (char: string, blank: string) =>
      char === '' || /\s/u.test(char) || blank.includes('\n') || cjk.test(char) ? '' : ' ';
    if (lead !== '') edits.push({ range: [open.at, open.at + 2 + lead.length], text: outer(before, lead) + marks });
    if (trail !== '') edits.push({ range: [close.at - trail.length, close.at + 2], text: marks + outer(after, trail) });
    return { kind: 'space', ...fact, mark: ' ', edits, safe: true, friendly: false };
  }
  if (!chinese) return undefined;
  const [first, last] = [inner[0] ?? '', inner.at(-1) ?? ''];
  const openFails = punctuation.test(first) && letter.test(before);
  const closeFails = punctuation.test(last) && letter.test(after);
  if (!openFails && !closeFails) return undefined;
  const moved = closing.exec(inner)?.[0] ?? '';
  const movable =
    closeFails && moved !== '' && moved.length < inner.length && !punctuation.test(inner.at(-moved.length - 1) ?? '');
  const friendly = (!openFails || cjk.test(before + first)) && (!closeFails || cjk.test(last + after));
  if (openFails) edits.push({ range: [open.at, open.at], text: ' ' });
  if (closeFails && movable)
    edits.push({ range: [close.at - moved.length, close.at + 2], text: `${open.char.repeat(2)}${moved}` });
  else if (closeFails) edits.push({ range: [close.at + 2, close.at + 2], text: ' ' });
  return {
    kind: closeFails ? 'close' : 'open',
    ...fact,
    mark: closeFails ? last : first,
    edits,
    safe: movable && !openFails,
    friendly,
  };
}

/** Whether the text is words with whitespace on one side, and no operator or path on the other. */
function isLatinText(lead: string, text: string, trail: string): boolean {
  const edge = lead === '' ? text[0] : text.at(-1);
  return (lead === '' || trail === '') && /\p{L}{2}/u.test(text) && /[\p{L}\p{N}"'“‘(,.:;!?]/u.test(edge ?? '');
}

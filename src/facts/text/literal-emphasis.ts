import type { Renderer } from '../../core/renderer.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import { opaque } from './formulas.ts';
import { inlineTexts } from './inline-text.ts';
import { kramdownLiteralMarks } from './kramdown-emphasis.ts';

export interface LiteralEmphasisFact {
  /**
   * Why Markdown does not parse it: `touching` delimiters of two bold texts; `four` that are not between two; `space`
   * inside the delimiters; a `close` delimiter after punctuation and before a letter; an `open` delimiter between a
   * letter and punctuation, which is a comma or `stop`; delimiters that paired `crossed`; `one` without another.
   */
  readonly kind: 'touching' | 'four' | 'space' | 'close' | 'open' | 'stop' | 'crossed' | 'one';
  readonly text: string;
  /** The character that prevents emphasis. */
  readonly mark: string;
  readonly range: Range;
  readonly edits: readonly Edit[];
  /** Whether it is plain what was meant, and nothing else changes on the page. */
  readonly safe: boolean;
  /** The renderers that do not follow CommonMark here and show no marks. */
  readonly hiddenBy: readonly Exclude<Renderer['emphasis'], 'commonmark' | 'unknown'>[];
}

type Fault = Omit<LiteralEmphasisFact, 'hiddenBy'> & { readonly hiddenBy?: LiteralEmphasisFact['hiddenBy'] };

interface DelimiterRun {
  readonly at: number;
  readonly char: string;
  readonly length: number;
}

const punctuation = /[\p{P}\p{S}]/u;
const asciiPunctuation = /[!-/:-@[-`{-~]/u;
const letter = /[\p{L}\p{N}]/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]/u;
/** What ends a sentence, or opens what follows. */
const closing = /[，。；：、！？,.;:!?…]+$|[（(「『【《]$/u;
/** Parts its words by blanks as they are spelt: one more is a mistake. */
const hangul = /\p{Script=Hangul}/u;
const maxLength = 400;

/** `**`, `__` and a single `_` that were left as literal text. */
export const literalEmphasis: Collector<LiteralEmphasisFact> = {
  id: 'literal-emphasis',
  version: 10,
  collect(article) {
    const texts = inlineTexts(article, '**', '_');
    const isNote = texts.some(({ text }) => /^[ \t]*\*\*(?:[ \t]|[a-z])/mu.test(text));
    return texts.flatMap(({ text, range }) => {
      const runs = delimiterRuns(text, range[0], article.source);
      if (runs.length > 0 && runs.every((run) => isExplained(run, article.source))) return [];
      const faults = faultsIn(runs, article.source, range);
      const one = faults.length > 0 ? undefined : (loneMark(text, range, article.source, runs, isNote) ?? undefined);
      const found = withRenderers(one ? [one] : faults, article, range);
      return found.filter((fault) => !isFootnoteMark(fault, article));
    });
  },
};

/** Whether stars are a pattern: the text says what they mean (`**表示…`, `, ** matches`), or a path follows. */
function isExplained({ at, char, length }: DelimiterRun, source: string): boolean {
  if (char !== '*' || length !== 2) return false;
  const before = source[at - 1] ?? '';
  const after = source.slice(at + 2, at + 20);
  if (/^\/[\w*.]/u.test(after)) return !/[\w*]/u.test(before);
  return !/[A-Za-z\d]/u.test(before) && meaning.test(after);
}

const meaning = /^["”'’」]?\s?(?:表示|代表|匹配|通配|(?:means|match|matches|stands for|denotes|represents)\b)/u;

/** Whether stars begin a footnote by hand: lines nearby begin with one star less or more, and nothing closes them. */
function isFootnoteMark({ kind, range: [start, end] }: Fault, article: Article): boolean {
  if (kind !== 'four' && kind !== 'one') return false;
  const marks = footnoteMarks(article);
  const mark = marks.find(([at]) => at === start);
  return marks.some(
    ([at, length]) => mark && Math.abs(length - mark[1]) === 1 && at > start - nearby && at < end + nearby,
  );
}

const nearby = 1000;

/** Returns where lines begin with stars that are shown, and how many these are. A first mark may follow `Notes: `. */
const footnoteMarks = oncePerArticle((article) =>
  inlineTexts(article, '*').flatMap(({ text, range }) =>
    [...text.matchAll(/(?<=^|\n|:)[ \t]*(\*{1,4})(?=\p{L})[^*\n]*$/gmu)].map(
      ({ 0: line, 1: stars = '', index }) => [range[0] + index + line.indexOf(stars), stars.length] as const,
    ),
  ),
);

function delimiterRuns(text: string, start: number, source: string): readonly DelimiterRun[] {
  const runs: DelimiterRun[] = [];
  for (const { 0: marks, index } of text.matchAll(/\*{2,}|_{2,}/gu)) {
    const run = delimiterRun(source, start + index, marks);
    // `/static/**` is a path.
    if (!/[\\/]/u.test(source[run.at - 1] ?? '') && runs.at(-1)?.at !== run.at) runs.push(run);
  }
  return runs;
}

/** Adds what kramdown does, which depends on all marks of the paragraph. */
function withRenderers(faults: readonly Fault[], article: Article, range: Range): LiteralEmphasisFact[] {
  if (faults.length === 0) return [];
  const literal = kramdownLiteralMarks(article, range);
  return faults.map((fault) => {
    const [start, end] = fault.range;
    const isLiteral = [start, start + 1, end - 2, end - 1].some((at) => literal?.has(at));
    return { ...fault, hiddenBy: [...(isLiteral ? [] : (['kramdown'] as const)), ...(fault.hiddenBy ?? [])] };
  });
}

function faultsIn(runs: readonly DelimiterRun[], source: string, block: Range): readonly Fault[] {
  const found: Fault[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as DelimiterRun;
    const end = run.at + run.length;
    const four = run.length === 4 && run.char === '*' && fourMarks(run, source, block);
    if (four) found.push(four);
    if (run.length === 4) continue;
    const next = runs[index + 1];
    if (run.length !== 2 || next?.length !== 2 || next.char !== run.char || next.at - end > maxLength) continue;
    const fault = emphasisFault(run, next, source);
    if (!fault) continue;
    found.push(fault.kind === 'stop' ? { ...fault, safe: runs.length === 2 } : fault);
    index++;
  }
  return found;
}

/** Four marks between two bold texts join them; others are shown whatever was meant. `138****1234` hides digits. */
function fourMarks({ at, length }: DelimiterRun, source: string, [start, end]: Range): Fault | undefined {
  const [before, after] = [source.slice(start, at), source.slice(at + length, end)];
  const fault = { mark: '****', range: [at, at + length] as const, edits: [], safe: false };
  const text = source.slice(Math.max(start, at - 1), at + length + 1);
  const [isOpen, isClosed] = [bold(before) % 2 === 1, bold(after) % 2 === 1];
  if (isOpen && isClosed && /\S$/u.test(before) && /^\S/u.test(after)) {
    const safe = letter.test(before.at(-1) ?? '') && letter.test(after[0] ?? '');
    return { kind: 'touching', text, ...fault, edits: [{ range: fault.range, text: '' }], safe };
  }
  const leads = before.trim() === '' && /^\p{L}/u.test(after);
  return isOpen !== isClosed || leads ? { kind: 'four', text: text.trim(), ...fault } : undefined;
}

/** Counts `**` outside of code. */
function bold(text: string): number {
  return text.replace(/`[^`]*`|\\\*/gu, '').match(/(?<!\*)\*\*(?!\*)/gu)?.length ?? 0;
}

/** Returns the only mark of a paragraph: `**` that closes or opens nothing, or a single `_` before a word. */
function loneMark(
  text: string,
  [start]: Range,
  source: string,
  runs: readonly DelimiterRun[],
  isNote: boolean,
): Fault | undefined {
  const fault = { edits: [], safe: false } as const;
  const [run, ...others] = runs;
  if (run && others.length === 0 && run.length === 2 && run.char === '*') {
    const [before, after] = [text.slice(0, run.at - start), text.slice(run.at + 2 - start)];
    // Another star may be one of an emphasis, and a note is marked with two.
    if (/\*/u.test(before + after)) return undefined;
    const closes =
      /[\p{L}.!?。！？：，」”）]$/u.test(before) && /^(?:$|[\s，。；：、！？,.;:!?]|\p{Script=Han})/u.test(after);
    const opens = /(?:^|\n)[ \t]*$/u.test(before) && /^(?:\p{Lu}|[\p{Script=Han}“「《])/u.test(after);
    if (!(closes && !isNote && /\p{L}{2}/u.test(before)) && !(opens && !/^[A-Z][A-Z\d_]*\b/u.test(after)))
      return undefined;
    const range = [run.at, run.at + 2] as const;
    const words = closes ? before.slice(-20) + text.slice(before.length, before.length + 2) : `**${after.slice(0, 20)}`;
    return { kind: 'one', text: words.replace(/\s+/gu, ' ').trim(), mark: '**', range, ...fault };
  }
  const at = text.indexOf('_');
  if (run || at < 0 || text.indexOf('_', at + 1) >= 0) return undefined;
  const word = /^_(\p{L}[\p{L}'’-]+)(?=[ \t\r\n,;:!?]|\.(?:\s|$))/u.exec(text.slice(at))?.[0] ?? '';
  const isOpen = /(?:^|[\s("“‘'])$/u.test(text.slice(0, at));
  if (word === '' || !isOpen || isName(word, text, at, source) || listsMarks.test(text)) return undefined;
  return { kind: 'one', text: word, mark: '_', range: [start + at, start + at + 1], ...fault };
}

/** Other signs before words: the text tells what such signs do. */
const listsMarks = /(?:^|[\s("“‘'])[*[{#][\p{L}]/u;

/** Whether a word with `_` before it is the name of a file or a variable: it stands elsewhere, or is called so. */
function isName(word: string, text: string, at: number, source: string): boolean {
  if (source.split(word).length > 2 || knownNames.test(word) || /\p{Ll}\p{Lu}/u.test(word)) return true;
  const [before, after] = [text.slice(0, at), text.slice(at + word.length)];
  return new RegExp(`${called}\\s+$`, 'iu').test(before) || new RegExp(`^\\s+${called}`, 'iu').test(after);
}

const knownNames =
  /^_(?:posts|drafts|layouts|includes|data|config|site|sass|static|index|app|document|pages|blank|self)$/u;
const called =
  '(?:file|folder|director(?:y|ies)|field|key|variable|member|method|function|property|attribute|parameter|argument|prefix|suffix|name|class|column|table|command|option|tag|module|package|collection)s?\\b';

/** Returns the whole delimiter run; the parser may have consumed a part of it. */
function delimiterRun(source: string, at: number, marks: string): DelimiterRun {
  const char = marks[0] ?? '*';
  let [start, end] = [at, at + marks.length];
  while (source[start - 1] === char) start--;
  while (source[end] === char) end++;
  return { at: start, char, length: end - start };
}

function emphasisFault(open: DelimiterRun, close: DelimiterRun, source: string): Fault | undefined {
  const inner = source.slice(open.at + 2, close.at);
  const [before, after] = [source[open.at - 1] ?? '', source[close.at + 2] ?? ''];
  const chinese = cjk.test(inner + before + after);
  if (
    !letter.test(inner) ||
    /\n[ \t]*\n/u.test(inner) ||
    inner.includes(opaque) ||
    (open.char === '_' && (!cjk.test(inner) || /^\w|\w$/u.test(after) || /^[A-Za-z]\w*_\w/u.test(inner)))
  )
    return undefined;
  const fact = { text: clipped(source.slice(open.at, close.at + 2), 60), range: [open.at, close.at + 2] as const };
  if (inner.includes('**'))
    return chinese
      ? { kind: 'crossed', ...fact, mark: '', edits: [], safe: false, hiddenBy: crossedHiddenBy(fact.range, source) }
      : undefined;
  const edits: Edit[] = [];
  const lead = /^\s+/u.exec(inner)?.[0] ?? '';
  const trail = /\s+$/u.exec(inner)?.[0] ?? '';
  if (lead !== '' || trail !== '') {
    // `2 ** 3 ** 4` is arithmetic.
    if (!cjk.test(inner) && !isLatinText(lead, inner.trim(), trail)) return undefined;
    const marks = open.char.repeat(2);
    const bold = inner.trim();
    if (lead !== '')
      edits.push({ range: [open.at, open.at + 2 + lead.length], text: outer(before, bold[0] ?? '', lead) + marks });
    if (trail !== '')
      edits.push({
        range: [close.at - trail.length, close.at + 2],
        text: marks + outer(after, bold.at(-1) ?? '', trail),
      });
    return { kind: 'space', ...fact, mark: ' ', edits, safe: true };
  }
  if (!chinese) return latinFault(open, close, source, fact);
  const [first, last] = [inner[0] ?? '', inner.at(-1) ?? ''];
  const openFails = punctuation.test(first) && letter.test(before);
  const closeFails = punctuation.test(last) && letter.test(after);
  if (!openFails && !closeFails) return undefined;
  const moved = closing.exec(inner)?.[0] ?? '';
  const stops = openFails ? (/^[，。；：、！？]+/u.exec(inner)?.[0] ?? '') : '';
  const movable =
    closeFails && moved !== '' && moved.length < inner.length && !punctuation.test(inner.at(-moved.length - 1) ?? '');
  const friendly = (!openFails || cjk.test(before + first)) && (!closeFails || cjk.test(last + after));
  const ascii = (openFails && asciiPunctuation.test(first)) || (closeFails && asciiPunctuation.test(last));
  const marks = open.char.repeat(2);
  const [blankBefore, blankBehind] = [openFails && stops === '', closeFails && !movable];
  const isMisspelt = (blankBefore && hangul.test(before)) || (blankBehind && hangul.test(after));
  if (stops !== '') edits.push({ range: [open.at, open.at + 2 + stops.length], text: stops + marks });
  else if (blankBefore) edits.push({ range: [open.at, open.at], text: ' ' });
  if (closeFails && movable) edits.push({ range: [close.at - moved.length, close.at + 2], text: `${marks}${moved}` });
  else if (blankBehind) edits.push({ range: [close.at + 2, close.at + 2], text: ' ' });
  return {
    kind: closeFails ? 'close' : stops === '' ? 'open' : 'stop',
    ...fact,
    mark: closeFails ? last : stops || first,
    edits: isMisspelt ? [] : edits,
    safe: movable && !openFails,
    // No renderer opens or closes underscores beside a letter.
    hiddenBy:
      open.char === '_'
        ? []
        : [...(friendly ? (['cjk-friendly'] as const) : []), ...(ascii ? [] : (['marked-1'] as const))],
  };
}

/** Bold text of Latin words that begins as it should, but ends in a punctuation mark before a word: `**Note:**see`. */
function latinFault(
  open: DelimiterRun,
  close: DelimiterRun,
  source: string,
  fact: Pick<Fault, 'text' | 'range'>,
): Fault | undefined {
  const inner = source.slice(open.at + 2, close.at);
  const after = source.slice(close.at + 2, close.at + 4);
  const mark = inner.at(-1) ?? '';
  const begins = /^\s?$/u.test(source[open.at - 1] ?? '') && /^["(]?\p{L}/u.test(inner);
  // Without a capital, what a full stop parts may be a name: `**www.**example.org`.
  const ends = mark === '.' ? /^\p{Lu}\p{L}/u.test(after) : /^(?:\p{L}{2}|\p{N})/u.test(after);
  if (open.char !== '*' || !begins || !ends || !/\p{L}{2}[^\p{L}\p{N}]*$/u.test(inner)) return undefined;
  if (!/(?<![:.-])[:.,;!?)-]$/u.test(inner) || /[`\\/*=+<>|{}[\]$&^~#%@_]/u.test(inner)) return undefined;
  const edit: Edit =
    mark === '-' && /\S$/u.test(inner.slice(0, -1))
      ? { range: [close.at - 1, close.at + 2], text: '**-' }
      : { range: [close.at + 2, close.at + 2], text: ' ' };
  return { kind: 'close', ...fact, mark, edits: [edit], safe: false, hiddenBy: [] };
}

/** Returns what is left between a mark and the character beside it: nothing between Chinese words, which need no blank. */
function outer(char: string, edge: string, blank: string): string {
  if (char === '' || /\s/u.test(char) || blank.includes('\n')) return '';
  const isJoined = cjk.test(char) && (!letter.test(char) || (cjk.test(edge) && letter.test(edge)));
  return isJoined ? '' : ' ';
}

/** Marked 1 knows ASCII punctuation only: others do not make marks pair wrongly. */
function crossedHiddenBy([start, end]: Range, source: string): LiteralEmphasisFact['hiddenBy'] {
  const around = source.slice(Math.max(0, start - 1), end + 1);
  const ascii = [...around.matchAll(/(?=([^*])\*\*([^*]))/gu)].some(
    ([, before = '', after = '']) => asciiPunctuation.test(before) !== asciiPunctuation.test(after),
  );
  return ascii ? ['cjk-friendly'] : ['cjk-friendly', 'marked-1'];
}

/** Whether the text is words with whitespace on one side, and no operator or path on the other. */
function isLatinText(lead: string, text: string, trail: string): boolean {
  const edge = lead === '' ? text[0] : text.at(-1);
  return (lead === '' || trail === '') && /\p{L}{2}/u.test(text) && /[\p{L}\p{N}"'“‘(,.:;!?]/u.test(edge ?? '');
}

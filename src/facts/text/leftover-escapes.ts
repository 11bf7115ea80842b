import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { imagesOf } from '../images/images.ts';
import { linksOf } from '../links/links.ts';
import { nodesOf, nodesOfTypes } from '../shared/nodes.ts';
import { proseRanges } from './prose.ts';

export interface LeftoverEscapeFact {
  /** Where the backslash reaches the page: `\\_` in prose, `\_` in a code span or in a URL. */
  readonly kind: 'doubled' | 'code' | 'url';
  /** The word, the code or the URL as readers see it. */
  readonly text: string;
  readonly range: Range;
  /** Removes the backslashes. */
  readonly edits: readonly [Edit, ...Edit[]];
  /** Of a URL: where it is written, or `any` if no renderer removes the backslash. */
  readonly place?: 'any' | 'inline' | 'literal' | 'html';
  /** Of code: how often the article escapes an underscore in code and in prose, and how often it does not in code. */
  readonly habit?: readonly [code: number, prose: number, plain: number];
}

/** Backslashes that a converter wrote before punctuation and that readers see; none in texts about escapes, TeX or patterns. */
export const leftoverEscapes: Collector<LeftoverEscapeFact> = {
  id: 'leftover-escapes',
  version: 1,
  collect(article) {
    const { source } = article;
    const mayBeDoubled = source.includes('\\\\');
    const mayBeSingle = source.includes('\\_');
    if (!mayBeDoubled && !mayBeSingle) return [];
    const found = [
      ...(mayBeDoubled ? doubledEscapes(article) : []),
      ...(mayBeSingle ? [...escapedCode(article), ...escapedUrls(article)] : []),
    ];
    if (found.length === 0 || lesson.test(source)) return [];
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** Words of texts in which a backslash may be meant. */
const lesson =
  /\bbackslash|\bescap(?:e[sd]?|ing)\b(?! (?:from|room|the))|\breg(?:ular )?exp?(?:ression)?s?\b|(?:la|ka|\b)tex\b|mathjax|\bglobs?\b|\bmarkdown syntax\b|转义|轉義|反斜|正则|正則|通配/iu;

/** An escape that was escaped again. Longer runs of backslashes are something else. */
const doubled = /(?<!\\)\\{2,5}[.!_#+*-]/gu;

function doubledEscapes(article: Article): LeftoverEscapeFact[] {
  const { source, tree } = article;
  const written = [...source.matchAll(doubled)].flatMap(({ 0: text, index }) => {
    const end = index + text.length;
    return isConverted(source, index, end) ? [{ index, end, mark: text.slice(-1) }] : [];
  });
  if (written.length === 0) return [];
  const isProse = containmentTest(proseRanges(article));
  const blocks = nodesOfTypes(tree, 'paragraph', 'heading', 'tableCell').map(({ range }) => range);
  const found: LeftoverEscapeFact[] = [];
  let at = 0;
  for (const { index, end, mark } of written) {
    // An asterisk may have become emphasis, so that only the backslashes are text.
    if (!isProse([index, end - 1])) continue;
    while ((blocks[at]?.[1] ?? source.length) <= index) at++;
    const block = blocks[at];
    if (!block || block[0] > index) continue;
    const word = wordAt(source, index, block);
    const shown = source.slice(...word);
    if (isInFormula(source, index, block) || !isPlainWord(shown)) continue;
    // What may become Markdown stays escaped: marks, and the stop behind the number of an item.
    const isPlain = mark === '-' || (mark === '.' && !/^\d+$/u.test(source.slice(block[0], index)));
    const edit: Edit = { range: [index, end], text: isPlain ? mark : `\\${mark}` };
    const previous = found.at(-1);
    if (previous && previous.range[1] > word[0]) {
      found[found.length - 1] = { ...previous, range: [previous.range[0], word[1]], edits: [...previous.edits, edit] };
    } else found.push({ kind: 'doubled', text: seen(shown), range: word, edits: [edit] });
  }
  return found;
}

/** Whether a converter escapes a mark here: at the end of a word, within one, or around one. */
function isConverted(source: string, start: number, end: number): boolean {
  const [before, after] = [source.slice(Math.max(0, start - 90), start), source.slice(end, end + 90)];
  switch (source[end - 1]) {
    case '.':
    case '!':
      return /[\p{L}\p{N}"”’')\]]$/u.test(before) && /^(?:[\s"”’')]|$)/u.test(after);
    case '_':
    case '-':
      return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
    case '*':
      return (
        (/(?<![\\\p{L}\p{N}])$/u.test(before) && /^\p{L}[^\\*\r\n]{0,80}\\\\\*(?![\\\p{L}\p{N}])/u.test(after)) ||
        (/(?<![\\\p{L}\p{N}])\\\\\*\p{L}[^\\*\r\n]{0,80}$/u.test(before) && /^(?![\\\p{L}\p{N}])/u.test(after))
      );
    default:
      return /\p{L}$/u.test(before) && /^(?:[\s\\.,;:!?)]|$)/u.test(after);
  }
}

/** Returns the characters around an offset up to the next spaces. */
function wordAt(source: string, offset: number, [start, end]: Range): Range {
  const before = source.slice(Math.max(start, offset - 60), offset);
  const after = source.slice(offset, Math.min(end, offset + 60));
  return [offset - (/\S*$/u.exec(before)?.[0].length ?? 0), offset + (/^\S*/u.exec(after)?.[0].length ?? 0)];
}

/** Whether a word has no other backslashes, and no characters of paths, patterns or code. */
function isPlainWord(word: string): boolean {
  return !/\\(?![\\_.!*#+-])|[$^{}|=`]|\w:\\|^\\\\[^*]/u.test(word.replace(/\\+(?=[_.!*#+-])/gu, ''));
}

/** Returns a word as the page shows it: each pair of backslashes is one. */
function seen(word: string): string {
  return word.replace(/\\(.)/gu, (_, char: string) => (char === '\\' ? '\\' : char)).trim();
}

function isInFormula(source: string, offset: number, [start, end]: Range): boolean {
  return source.slice(start, offset).includes('$') && source.slice(offset, end).includes('$');
}

const escapedUnderscore = /(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu;
const plainUnderscore = /[\p{L}\p{N}]_[\p{L}\p{N}]/u;

function escapedCode(article: Article): LeftoverEscapeFact[] {
  const { source, tree } = article;
  const spans = nodesOf(tree, 'inlineCode').map(({ node, range }) => ({ value: node.value, range }));
  const escaped = spans.filter(({ value }) => isEscapedName(value));
  if (escaped.length === 0) return [];
  const names = new Set(escaped.map(({ value }) => value));
  const plain = spans.filter(({ value }) => plainUnderscore.test(value)).length;
  const isProse = containmentTest(proseRanges(article));
  const prose = [...source.matchAll(escapedUnderscore)].filter(({ index }) => isProse([index, index + 2])).length;
  const habit = [names.size, prose, plain] as const;
  return escaped.flatMap(({ value, range }): LeftoverEscapeFact[] => {
    const edits = editsIn(source, range);
    return edits ? [{ kind: 'code', text: value, range, edits, habit }] : [];
  });
}

/** Whether each underscore of a name or a path is escaped, and nothing else is. */
function isEscapedName(code: string): boolean {
  if (!code.includes('\\_') || code.length > 200) return false;
  const rest = code.replace(escapedUnderscore, '');
  return rest !== code && !/[\\_%${}^|*[\]]/u.test(rest);
}

function editsIn(source: string, [start, end]: Range): [Edit, ...Edit[]] | undefined {
  const [first, ...others] = [...source.slice(start, end).matchAll(/\\{1,4}_/gu)].map(
    ({ 0: written, index }): Edit => ({ range: [start + index, start + index + written.length], text: '_' }),
  );
  return first && [first, ...others];
}

/** URLs with an escaped underscore, as written. */
function escapedUrls(article: Article): LeftoverEscapeFact[] {
  const { source } = article;
  const found = new Map<number, LeftoverEscapeFact>();
  for (const { url, syntax, urlRange } of [...imagesOf(article), ...linksOf(article)]) {
    const written = source.slice(...urlRange);
    if (!written.includes('\\_') || found.has(urlRange[0])) continue;
    const edits = editsIn(source, urlRange);
    // Other backslashes make it a path of Windows; what is no URL or path may be anything.
    if (!edits || /\\/u.test(written.replace(/\\{1,4}_/gu, '')) || !/^(?:https?:)?\/|^\.{1,2}\//iu.test(url)) continue;
    const isKept = url.includes('\\_');
    const place = syntax === 'html' || syntax === 'literal' ? syntax : isKept ? ('any' as const) : ('inline' as const);
    found.set(urlRange[0], { kind: 'url', text: isKept ? url : written, range: urlRange, edits, place });
  }
  return [...found.values()];
}

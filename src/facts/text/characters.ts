import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { lineBefore } from '../../core/words.ts';
import { codePointName } from '../../knowledge/text/characters.ts';
import { softHyphenBetween } from '../../knowledge/text/soft-hyphen.ts';
import { codeRanges, nodesOf } from '../shared/nodes.ts';
import { mayContain, traits } from '../shared/survey.ts';
import { inFormulaTest } from './formulas.ts';

export interface CharacterFact {
  /**
   * `joint`: a line or paragraph separator; `code`: a control character in code that XML cannot hold. Of soft hyphens,
   * `dash`: it replaces a dash; `hyphen`: a dash or a hyphen; `address`: it is in an address. `copied`: a zero-width
   * space within a name in code; `language`: within the language of a code block; `emoji`: a joiner whose left part is
   * lost; `marker`: before the marker of a list item.
   */
  readonly kind:
    | 'control'
    | 'joint'
    | 'code'
    | 'copied'
    | 'language'
    | 'invisible'
    | 'emoji'
    | 'marker'
    | 'dash'
    | 'hyphen'
    | 'address';
  /** The language before it, what is left of the emoji, or the marker. */
  readonly shown?: string;
  /** `U+200B` */
  readonly name: string;
  readonly range: Range;
  /** Whether the page is the same without it: at the end of a line or, if it is a soft hyphen, beside a dash or a space. */
  readonly isIdle?: true;
  /** Of control characters: in the front matter, or in the beginning of the text, which a summary takes. */
  readonly place?: 'front-matter' | 'opening';
  /** Replaces the character; undefined if the text around it would then become Markdown syntax, or it may mean something. */
  readonly edit?: Edit;
}

const control = /[^\P{Cc}\t\n\r\0]+|[\u2028\u2029]+/gu;
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]+/gu;
const bidi = /^[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+$/u;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Scripts where joiners have no effect; in other scripts they shape words. */
const plainScript =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const letter = /[\p{L}\p{M}]/u;
const emoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
/** What follows a joiner in an emoji. */
const emojiPart = /^(?:\p{Extended_Pictographic}|\uFE0F)/u;

/** The language of output with colour codes, which highlighters read; options may follow without a blank. */
const terminalOutput = /^\.?ansi(?![\w-])/iu;

/** What an article is about that shows such characters in its code. */
const topic =
  /zero-?\s?width|invisible|unicode|\bZWSP\b|\bBOM\b|U\+200B|U\+FEFF|[\\x#]u?\{?0*(?:200b|feff|8203)|零宽|零寬|不可见|不可見|隐形/iu;
const withinName = /[\w.$]$/u;
const nameGoesOn = /^[\w.$]/u;

/**
 * Invisible characters in text and front matter; in code, those that XML cannot hold and no highlighter reads, and
 * zero-width spaces within names.
 */
export const characters: Collector<CharacterFact> = {
  id: 'characters',
  version: 8,
  collect(article) {
    const { source, tree } = article;
    if (!mayContain(article, traits.control | traits.invisible)) return [];
    if (source.search(control) < 0 && source.search(invisible) < 0) return [];
    const inCode = containmentTest(codeRanges(source, tree));
    const inOutput = containmentTest(outputRanges(article));
    const inFormula = inFormulaTest(article);
    const languages = languageRanges(article);
    const inLanguage = containmentTest(languages);
    return [...controls(article), ...invisibles(article, inCode)].flatMap((fact): CharacterFact[] => {
      // What has no width shows nothing in a formula.
      if (fact.kind === 'invisible' && inFormula(fact.range)) return [];
      if (!inCode(fact.range)) return [fact];
      if (inLanguage(fact.range)) return inLanguageFact(fact, languages, source);
      if (isCopied(fact, source)) return [{ ...fact, kind: isInFence(fact, source) ? 'invisible' : 'copied' }];
      return breaksXml(fact, source) && !inOutput(fact.range) ? [{ ...fact, kind: 'code' }] : [];
    });
  },
};

function outputRanges({ tree }: Article): Range[] {
  return nodesOf(tree, 'code').flatMap(({ node, range }) => (terminalOutput.test(node.lang ?? '') ? [range] : []));
}

/** Returns the ranges of the languages of code blocks. */
function languageRanges({ source, tree }: Article): Range[] {
  return nodesOf(tree, 'code').flatMap(({ node, range: [start] }): Range[] => {
    if (!node.lang) return [];
    const [fence, language = ''] =
      /^[ \t]*(?:`{3,}|~{3,})[ \t]*([^ \t\r\n]+)/u.exec(source.slice(start, start + 200)) ?? [];
    return fence === undefined ? [] : [[start + fence.length - language.length, start + fence.length]];
  });
}

/** An invisible character in the language of a code block is removed unless other words follow, which may be its title. */
function inLanguageFact(
  { kind, name, range }: CharacterFact,
  languages: readonly Range[],
  source: string,
): CharacterFact[] {
  const [start, end] = languages.find(([from, to]) => from <= range[0] && range[1] <= to) ?? range;
  if (kind === 'control') return [];
  const isOnly = /^[ \t]*(?:[\r\n]|$)/u.test(source.slice(end, end + 100));
  const fact = { kind: 'language', name, range, shown: source.slice(start, range[0]) } as const;
  return [{ ...fact, ...(isOnly && { edit: { range, text: '' } }) }];
}

function isInFence({ range: [start] }: CharacterFact, source: string): boolean {
  return /^(?:[ \t>]|[-+*]|\d+[.)])*(?:`{3,}|~{3,})[^`]*$/u.test(lineBefore(source, start, 300));
}

function breaksXml({ kind, range: [start] }: CharacterFact, source: string): boolean {
  return kind === 'control' && source.charCodeAt(start) < 0x20;
}

/** Whether readers copy a name with a zero-width space in it, and the article is not about such characters. */
function isCopied({ kind, range: [start, end] }: CharacterFact, source: string): boolean {
  if (kind !== 'invisible' || !/^[\u200B\uFEFF]+$/u.test(source.slice(start, end))) return false;
  return (
    withinName.test(source.slice(start - 1, start)) &&
    nameGoesOn.test(source.slice(end, end + 1)) &&
    !topic.test(source)
  );
}

function controls({ source, frontMatter }: Article): CharacterFact[] {
  const bodyStart = frontMatter?.range[1] ?? 0;
  const end = openingEnd(source, bodyStart);
  return [...source.matchAll(control)].map(({ 0: text, index }) => {
    // The rest of a terminal colour sequence is removed with its escape character.
    const rest = text.endsWith('\u001B')
      ? (/^\[[\d;]*[A-Za-z]/u.exec(source.slice(index + text.length, index + 40))?.[0] ?? '')
      : '';
    const range: Range = [index, index + text.length + rest.length];
    const joint = /^[\u2028\u2029]/u.test(text);
    const latin =
      /[!-~]$/u.test(source.slice(0, index).slice(-1)) && /^[!-~]/u.test(source.slice(range[1], range[1] + 1));
    const place = index < bodyStart ? 'front-matter' : index < end ? 'opening' : undefined;
    return {
      kind: joint ? 'joint' : 'control',
      name: codePointName(text),
      range,
      ...(place && !joint && { place }),
      edit: { range, text: joint && latin ? ' ' : '' },
    };
  });
}

/** Hugo's summary has 70 words, unless a divider ends it. In Chinese, Hugo counts characters if told so. */
const summaryWords = 70;

function openingEnd(source: string, bodyStart: number): number {
  const divider = source.indexOf('<!--more-->', bodyStart);
  if (divider >= 0) return divider;
  const words = /\p{Script=Han}|[^\s\p{Script=Han}]+/gu;
  words.lastIndex = bodyStart;
  for (let count = 0; count < summaryWords; count++) if (!words.test(source)) return source.length;
  return words.lastIndex;
}

function invisibles({ source }: Article, inCode: (range: Range) => boolean): CharacterFact[] {
  const found: Invisible[] = [];
  const hasRightToLeft = rightToLeft.test(source);
  let end = 0;
  for (const { 0: text, index } of source.matchAll(invisible)) {
    const range: Range = [index, index + text.length];
    const before = lastCharacter(source, index);
    const after = String.fromCodePoint(source.codePointAt(range[1]) ?? 32);
    if (index < end || (hasRightToLeft && bidi.test(text))) continue;
    if (text === '\u200D' && /[?\uFFFD]/u.test(before) && emojiPart.test(after)) {
      const rest = /^(?:.\uFE0F|.)/u.exec(source.slice(range[1], range[1] + 3))?.[0] ?? '';
      found.push({ kind: 'emoji', name: codePointName(text), range, shown: before + rest });
      continue;
    }
    if (isForeign(before) || isForeign(after)) continue;
    if (text === '\u200D' && emoji.test(before) && /\p{Extended_Pictographic}/u.test(after)) continue;
    const name = codePointName(text);
    if (isBreaker(text, source, range) && !inCode(range)) {
      if (isBelowItem(source, range)) found.push({ kind: 'marker', name, range, shown: markerAt(source, range) });
      continue;
    }
    const kind = /^\u00AD+$/u.test(text) ? softHyphenKind(source, range) : 'invisible';
    const isIdle = isWithoutEffect(text, source, range);
    const fact = { kind, name, range, ...(isIdle && { isIdle }) };
    if (kind !== 'invisible') {
      found.push({ ...fact, ...(kind === 'dash' && { edit: { range, text: '—' } }) });
      continue;
    }
    const edit = removalOf(source, range);
    end = edit?.range[1] ?? range[1];
    found.push({ ...fact, ...(edit && { edit }) });
  }
  return withoutPoints(source, found);
}

/**
 * Whether an author wrote the character between `@` and a name, so that it is no mention, between a dot and `info`, so that
 * it is no link, or before `1.`, so that it is no list.
 */
function isBreaker(text: string, source: string, [start, end]: Range): boolean {
  if (!/^[\u200B\u2060]$/u.test(text)) return false;
  const [before, after] = [source.slice(Math.max(0, start - 40), start), source.slice(end, end + 40)];
  if (/(?:^|[\s(])@$/u.test(before)) return /^[a-z]/iu.test(after);
  if (/[a-z\d]\.$/iu.test(before)) return /^[a-z]{2,}(?![a-z])/u.test(after);
  return /(?:^|[\r\n])[ \t>]*$/u.test(before) && /^(?:\d{1,9}[.)]|[-+*](?![a-z])|#)/iu.test(after);
}

function markerAt(source: string, [, end]: Range): string {
  return /^(?:\d{1,9}[.)]|[-+*])?(?=[ \t])/u.exec(source.slice(end, end + 12))?.[0] ?? '';
}

/** Whether a marker stands below an item of a list, so that hardly an author wanted no list. */
function isBelowItem(source: string, range: Range): boolean {
  const before = source.slice(Math.max(0, range[0] - 1000), range[0]);
  const lines = before.split(/\r?\n/u).slice(0, -1).reverse();
  const above = lines.find((line) => line.trim() !== '') ?? '';
  return markerAt(source, range) !== '' && /^[ \t]*(?:\d{1,9}[.)]|[-+*]|[\u200B\u2060][-+*])[ \t]/u.test(above);
}

/** A line without any other character is one that readers see. */
function isWithoutEffect(text: string, source: string, [start, end]: Range): boolean {
  if (bidi.test(text)) return false;
  const [before, after] = [source.slice(Math.max(0, start - 200), start), source.slice(end, end + 200)];
  const isLast = /[^\s>][^\r\n]*$/u.test(before) && /^[ \t]*(?:[\r\n]|$)/u.test(after);
  const besideDash = /[\p{Dash}\s]$/u.test(before) || /^[\p{Dash}\s]/u.test(after);
  return isLast || (/^\u00AD+$/u.test(text) && besideDash);
}

/** `point`: a place where a word may be divided. */
interface Invisible extends Omit<CharacterFact, 'kind'> {
  readonly kind: 'invisible' | 'emoji' | 'marker' | 'dash' | 'hyphen' | 'address' | 'point';
}

function softHyphenKind(source: string, [start, end]: Range): Invisible['kind'] {
  const before = source.slice(Math.max(0, start - 200), start);
  if (/(?:\]\(|\]:[ \t]*|:\/\/|\bwww\.)[^\s()<>"]*$/u.test(before)) return 'address';
  const kind = softHyphenBetween(before.slice(-40), source.slice(end, end + 40));
  return kind === 'none' ? 'invisible' : kind;
}
/** Drops the points at which words may be divided; where dashes got lost, these are dashes, too. */
function withoutPoints(source: string, found: readonly Invisible[]): CharacterFact[] {
  const lost = found.some(({ kind }) => kind === 'dash');
  return found.flatMap((each): CharacterFact[] => {
    const { kind, name, range } = each;
    const isDash = lost && (kind === 'point' || (kind === 'hyphen' && isBesideBlank(source, range)));
    if (isDash) return [{ kind: 'dash', name, range, edit: { range, text: '—' } }];
    return kind === 'point' ? [] : [{ ...each, kind }];
  });
}

function isBesideBlank(source: string, [start, end]: Range): boolean {
  return /\s/u.test(source[start - 1] ?? ' ') || /\s/u.test(source[end] ?? ' ');
}

/** Returns the edit that removes the characters with what would become Markdown syntax; undefined if some still would. */
function removalOf(source: string, [start, end]: Range): Edit | undefined {
  const line = lineBefore(source, start, 200);
  const rest = /^[^\r\n]*/u.exec(source.slice(end, end + 200))?.[0] ?? '';
  const marks = /(?<![*_~])(?:\*{1,3}|_{1,3}|~~)$/u.exec(line)?.[0];
  const inner = marks && /^[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF \t]*(?<closing>[*_~]+)/u.exec(rest);
  if (inner && inner.groups?.['closing'] === marks) {
    return { range: [start - marks.length, end + inner[0].length], text: '' };
  }
  if (makesMarkdown(line, rest)) return undefined;
  // Blanks at the start of a line would become code, those at its end a line break.
  if (/^[ \t>]*$/u.test(line)) return { range: [start, end + (/^[ \t]*/u.exec(rest)?.[0].length ?? 0)], text: '' };
  if (rest === '') return { range: [start - (/[ \t]*$/u.exec(line)?.[0].length ?? 0), end], text: '' };
  return { range: [start, end], text: '' };
}

/** Whether the character keeps a mark or a number at the start of its line from becoming a heading or a list. */
function makesMarkdown(line: string, rest: string): boolean {
  if (/^[ \t>]*(?:[-+*]|\d{1,9}[.)]|#{1,6})$/u.test(line)) return /^(?:[ \t]|$)/u.test(rest);
  return /^[ \t>]*$/u.test(line) && /^[ \t]*(?:[#>~|=+*_]|-(?![a-z])|`{3}|\d+[.)])/iu.test(rest);
}

function isForeign(char: string): boolean {
  return letter.test(char) && !plainScript.test(char);
}

function lastCharacter(source: string, offset: number): string {
  return /.$/su.exec(source.slice(Math.max(0, offset - 2), offset))?.[0] ?? '';
}

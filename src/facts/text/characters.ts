import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { codePointName } from '../../knowledge/text/characters.ts';
import { codeRanges } from '../shared/nodes.ts';
import { mayContain, traits } from '../shared/survey.ts';

export interface CharacterFact {
  /** `dash`: a soft hyphen that replaces a dash between letters; `joint`: a line or paragraph separator. */
  readonly kind: 'control' | 'joint' | 'invisible' | 'dash';
  /** `U+200B` */
  readonly name: string;
  readonly range: Range;
  /** Replaces the character; undefined if the text after it would then become Markdown syntax. */
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

/** Invisible characters in text and front matter, except in code. */
export const characters: Collector<CharacterFact> = {
  id: 'characters',
  version: 1,
  collect(article) {
    const { source, tree } = article;
    if (!mayContain(article, traits.control | traits.invisible)) return [];
    if (source.search(control) < 0 && source.search(invisible) < 0) return [];
    const inCode = containmentTest(codeRanges(source, tree));
    return [...controls(source), ...invisibles(article)].filter(({ range }) => !inCode(range));
  },
};

function controls(source: string): CharacterFact[] {
  return [...source.matchAll(control)].map(({ 0: text, index }) => {
    // The rest of a terminal colour sequence is removed with its escape character.
    const rest = text.endsWith('\u001B')
      ? (/^\[[\d;]*[A-Za-z]/u.exec(source.slice(index + text.length, index + 40))?.[0] ?? '')
      : '';
    const range: Range = [index, index + text.length + rest.length];
    const joint = /^[\u2028\u2029]/u.test(text);
    const latin =
      /[!-~]$/u.test(source.slice(0, index).slice(-1)) && /^[!-~]/u.test(source.slice(range[1], range[1] + 1));
    return {
      kind: joint ? 'joint' : 'control',
      name: codePointName(text),
      range,
      edit: { range, text: joint && latin ? ' ' : '' },
    };
  });
}

function invisibles({ source }: Article): CharacterFact[] {
  const found: CharacterFact[] = [];
  const hasRightToLeft = rightToLeft.test(source);
  for (const { 0: text, index } of source.matchAll(invisible)) {
    const range: Range = [index, index + text.length];
    const before = lastCharacter(source, index);
    const after = String.fromCodePoint(source.codePointAt(range[1]) ?? 32);
    if (hasRightToLeft && bidi.test(text)) continue;
    if (isForeign(before) || isForeign(after)) continue;
    if (text === '\u200D' && emoji.test(before) && /\p{Extended_Pictographic}/u.test(after)) continue;
    const dash = text === '\u00AD' && isLatin(before) && isLatin(after);
    const edit = makesMarkdown(source, range) ? undefined : { range, text: dash ? '—' : '' };
    found.push({ kind: dash ? 'dash' : 'invisible', name: codePointName(text), range, ...(edit && { edit }) });
  }
  return found;
}

/** Whether the character at the start of a line keeps a `#` or a number from becoming a heading or a list. */
function makesMarkdown(source: string, [start, end]: Range): boolean {
  return (
    /(?:^|[\r\n])[ \t]*$/u.test(source.slice(Math.max(0, start - 20), start)) &&
    /^(?:[#>`~|=+*_-]|\d+[.)])/u.test(source.slice(end, end + 12))
  );
}

function isForeign(char: string): boolean {
  return letter.test(char) && !plainScript.test(char);
}

function isLatin(char: string): boolean {
  return /\p{Script=Latin}/u.test(char);
}

function lastCharacter(source: string, offset: number): string {
  return /.$/su.exec(source.slice(Math.max(0, offset - 2), offset))?.[0] ?? '';
}

import type { Collector, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { proseRanges } from '../text/prose.ts';

export interface UndefinedReferenceFact {
  readonly text: string;
  readonly label: string;
  readonly range: Range;
}

const reference = /(?<![\w)\]\\])!?\[(?<text>[^[\]\n\\]{2,200})\]\[(?<label>[^[\]\n\\]{1,100})\]/gu;

/** Numbers of contests, problems and standards: `POI2001`, `ISO-8601`. */
const number = /^\p{Lu}{2,}[\p{Lu}\d]*[-_ ]?\d{2,}[\p{Lu}\d]*$/u;

const entryStart = /(?:^|[\r\n])[ \t]*[-*+][ \t]+$/u;
const entryEnd = /^(?:[ \t]*[-–—:]|:)[ \t]/u;

/** `[text][label]` that stays literal text, if nothing in the file looks like the definition of that label. */
export const undefinedReferences: Collector<UndefinedReferenceFact> = {
  id: 'undefined-references',
  version: 5,
  collect(article) {
    const { source } = article;
    if (!source.includes('][')) return [];
    const found: UndefinedReferenceFact[] = [];
    // A definition directly after text is valid for kramdown, but not for CommonMark.
    const defined = new Set(
      [...source.matchAll(/\[([^[\]\r\n]{1,100})\]:/gu)].map(([, label = '']) => label.toLowerCase()),
    );
    for (const [start, end] of proseRanges(article)) {
      for (const { 0: all, groups, index } of source.slice(start, end).matchAll(reference)) {
        const { text = '', label = '' } = groups ?? {};
        // `[0-9][a-z]` and `[1][2]` are unmarked code.
        const isCode =
          !/\p{L}{2}|\p{Script=Han}/u.test(text) ||
          /^\W|[<>=;{}$]/u.test(label) ||
          /^[\w-]$|^\d+$/u.test(text) ||
          [text, label].some((each) => /a-z|0-9/iu.test(each)) ||
          // `[flex-direction][flex-wrap]` belongs to a grammar.
          [text, label].every((each) => /^[a-z]+(?:-[a-z]+)+$/u.test(each)) ||
          [text, label].every((each) => number.test(each));
        // `- [iOS][fixed] - what` is an entry with tags.
        const isTag =
          entryStart.test(source.slice(Math.max(0, start + index - 8), start + index)) &&
          entryEnd.test(source.slice(start + index + all.length, start + index + all.length + 4));
        // The words of a link may be two pairs of brackets.
        if (source[start + index - 1] === '[') continue;
        if (!defined.has(label.toLowerCase()) && !isCode && !isTag && text !== label)
          found.push({ text, label, range: [start + index, start + index + all.length] });
      }
    }
    return found;
  },
};

export interface LostNoteFact {
  /** A mark of a note that is defined nowhere (`[^2]`), or a note within the text (`^[…]`). */
  readonly kind: 'mark' | 'inline';
  readonly text: string;
  readonly range: Range;
}

const noteMark =
  /(?<![\\\]\w[(=^/])\[\^(?<label>[\w-]{1,40})\](?![:+*?{([\w])|(?<=[\p{L}\p{N}])\[\^(?<number>\d{1,3})\](?![:+*?{([\w])/gu;
const inlineNote = /(?<=[\p{L}\p{N}.,!?。，！？”"')）])\^\[(?<text>[^[\]\r\n]{3,300})\](?![([])/gu;

/** Notes that have no definition, in an article that defines others; and notes within the text. */
export const lostNotes: Collector<LostNoteFact> = {
  id: 'lost-notes',
  version: 2,
  collect(article) {
    const { source } = article;
    if (!/\[\^|\^\[/u.test(source)) return [];
    const defined = new Set(
      [...source.matchAll(/^[ \t>]*\[\^([^\]\r\n]{1,100})\]:/gmu)].map(([, label = '']) => label.toLowerCase()),
    );
    return proseRanges(article).flatMap(([start, end]) => {
      const text = source.slice(start, end);
      const at = (index: number, length: number): Range => [start + index, start + index + length];
      const marks = defined.size > 0 ? [...text.matchAll(noteMark)] : [];
      return [
        ...marks
          .filter(({ groups }) => !defined.has((groups?.['label'] ?? groups?.['number'] ?? '').toLowerCase()))
          .map(({ 0: all, index }): LostNoteFact => ({ kind: 'mark', text: all, range: at(index, all.length) })),
        ...[...text.matchAll(inlineNote)]
          .filter(({ groups }) => /\p{L}{2,}\s+\p{L}{2,}|\p{Script=Han}{3,}/u.test(groups?.['text'] ?? ''))
          .map(
            ({ 0: all, index }): LostNoteFact => ({
              kind: 'inline',
              text: clipped(all, 60),
              range: at(index, all.length),
            }),
          ),
      ];
    });
  },
};

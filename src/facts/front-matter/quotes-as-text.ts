import type { Edit, Range } from '../../core/types.ts';
import { lineBefore } from '../../core/words.ts';
import { type FrontMatterFact, hasTemplateTag, isMapping, placedValues, sourceOf, valueRange } from './front-matter.ts';
import { replaceText } from './front-matter-edits.ts';

/** An item of a list with full-width quotes that stand for straight ones. */
export interface WideQuotes {
  readonly key: string;
  readonly text: string;
  readonly range: Range;
  readonly edits?: readonly [Edit];
}

/**
 * Returns the items of lists in which full-width quotes stand for straight ones: `"a”,”b"`, `[“a”, "b"]`, `[“a”， “b”]`. A
 * pair of quotes inside a quoted value is meant.
 */
export function wideQuotes(fact: FrontMatterFact): WideQuotes[] {
  if (!isMapping(fact.value) || !/[“”]/u.test(fact.text)) return [];
  const { value } = fact;
  const lists = Object.keys(value).filter((key) => Array.isArray(value[key]));
  return lists.flatMap((key) =>
    placedValues(value, key).flatMap(({ pointer, value: text }) => {
      if (typeof text !== 'string' || !/[“”]/u.test(text)) return [];
      const range = valueRange(fact, pointer);
      if (!range) return [];
      const [from, to] = [range[0] - fact.content[0], range[1] - fact.content[0]];
      const written = fact.text.slice(from, to);
      const isWhole =
        /^“[^“”]*”(?:\s*[,，、]\s*“[^“”]*”)*$/u.test(written) && !/^[-\s]*$/u.test(lineBefore(fact.text, from, 200));
      const isTorn =
        /”\s*[,，]\s*”|“\s*[,，]\s*“/u.test(text) ||
        /^”|“$/u.test(text) ||
        (/^“|”$/u.test(text) && !/“[^”]*”/u.test(text));
      if (!isWhole && !isTorn) return [];
      const straight = written.replace(/[“”]/gu, '"').replace(/(?<=")(?<blank>\s*)[，、]/gu, '$<blank>,');
      const mended = isWhole || /^"[^"]*"(?:\s*,\s*"[^"]*")*$/u.test(straight);
      return [{ key, text, range, ...(mended && { edits: [{ range, text: straight }] as const }) }];
    }),
  );
}

/** A value whose text is in quotes once more. */
export interface QuotedTwice {
  readonly key: string;
  readonly text: string;
  readonly range: Range;
  readonly edit?: Edit;
}

/** Keys whose values are never quotations. */
const namesOrDates =
  /^(?:date|lastmod|updated|publishdate|pubdate|modified|created|slug|permalink|url|layout|type|tags?|categor(?:y|ies)|keywords|authors?|image|cover|lang|id)$/iu;
const words = /^(?:title|subtitle|linktitle|description|summary|excerpt)$/iu;

/**
 * Returns the values that an exporter put in quotes twice: `"\"Comets\""`, `'"Comets"'`. A title may be a quotation: it
 * counts only beside another value of that kind, or if its text alone would have needed the quotes.
 */
export function quotedTwice(fact: FrontMatterFact): QuotedTwice[] {
  const { value, errors, text } = fact;
  if (errors.length > 0 || !isMapping(value) || !/\\"|'"|"'|\\'/u.test(text)) return [];
  const found = Object.keys(value).flatMap((key) => {
    if (!namesOrDates.test(key) && !words.test(key)) return [];
    return placedValues(value, key).flatMap(({ pointer, value: each }) => {
      const range = valueRange(fact, pointer);
      const inner =
        typeof each === 'string' ? /^(?<mark>["'])(?<inner>[^"]+)\k<mark>$/u.exec(each)?.groups?.['inner'] : undefined;
      if (typeof each !== 'string' || !range || inner === undefined || inner.trim() !== inner || hasTemplateTag(each))
        return [];
      if (each.startsWith("'") && inner.includes("'")) return [];
      // Another kind of quotes may be the author's.
      if (!/^["']/u.test(sourceOf(fact, range))) return [];
      const edit = replaceText(fact, pointer, inner);
      return [{ key, text: each, inner, range, isWords: words.test(key), ...(edit && { edit }) }];
    });
  });
  const needsQuotes = (inner: string) => /:[ \t]|[ \t]#|^[@`%&*!|>[{#-]/u.test(inner);
  return found.filter(({ isWords, inner }) => !isWords || found.length > 1 || needsQuotes(inner));
}

import type { Edit, Engine, Range } from '../../core/types.ts';
import { type FrontMatterFact, hasTemplateTag, isMapping, pointerTo, sourceOf, valueRange } from './front-matter.ts';
import { removeItem } from './front-matter-edits.ts';
import { spelledKey } from './page.ts';

/** A name in a list of tags; a hierarchy has one for each level. */
export interface Tag {
  readonly text: string;
  readonly range: Range;
  /** The quotation mark around the text, or empty; undefined if the text is written in another form. */
  readonly quote: string | undefined;
  /** Index of the item that contains the name, alone or as a level of its hierarchy. */
  readonly item: number;
  /** The names above it in its hierarchy, the outermost first. */
  readonly parents: readonly string[];
}

/** An entry for which the generator makes a page: a name or a hierarchy of names. */
export interface TagItem {
  readonly index: number;
  readonly text: string;
  readonly range: Range;
  /** Returns the edit that removes the item from the list. */
  remove(): Edit | undefined;
}

export interface TagList {
  /** The key as spelled in the front matter. */
  readonly field: string;
  /** Each name once. */
  readonly tags: readonly Tag[];
  /** Empty if the whole list is one hierarchy. */
  readonly items: readonly TagItem[];
}

/** Returns the lists under some keys; skips tags in a single string, and values that a template fills in. */
export function tagLists(fact: FrontMatterFact | undefined, fields: readonly string[], engine: Engine): TagList[] {
  if (!fact || fact.errors.length > 0 || !isMapping(fact.value)) return [];
  const { value } = fact;
  return fields.flatMap((name) => {
    const field = engine === 'hugo' ? spelledKey(value, name) : name;
    const list = Object.hasOwn(value, field) ? value[field] : undefined;
    return Array.isArray(list) ? [listOf(fact, field, list, engine)] : [];
  });
}

function listOf(fact: FrontMatterFact, field: string, list: readonly unknown[], engine: Engine): TagList {
  // Hexo reads a flat list of categories as one hierarchy.
  const hierarchy = engine === 'hexo' && field === 'categories' && !list.some(Array.isArray);
  const tags = new Map<string, Tag>();
  const items: TagItem[] = [];
  const above: string[] = [];
  for (const [index, element] of list.entries()) {
    const pointer = pointerTo(field, index);
    const levels = Array.isArray(element)
      ? element.map((name, level) => tagAt(fact, name, pointerTo(field, index, level), index))
      : [tagAt(fact, element, pointer, index)];
    const range = valueRange(fact, pointer);
    if (!range || levels.some((level) => level === undefined)) continue;
    const names = levels.flatMap((level) => level ?? []);
    const parents = hierarchy ? above : [];
    for (const name of names) {
      if (!tags.has(name.text)) tags.set(name.text, { ...name, parents: [...parents] });
      parents.push(name.text);
    }
    if (hierarchy || names.length === 0) continue;
    items.push({
      index,
      text: names.map(({ text }) => text).join(' / '),
      range,
      remove: () => removeItem(fact, pointer),
    });
  }
  return { field, tags: [...tags.values()], items };
}

function tagAt(fact: FrontMatterFact, value: unknown, pointer: string, item: number): Omit<Tag, 'parents'> | undefined {
  const range = valueRange(fact, pointer);
  const text = (typeof value === 'string' ? value : fact.raw[pointer])?.trim();
  if (!range || !text || value === null || hasTemplateTag(text)) return undefined;
  const written = sourceOf(fact, range);
  const quote = /^["']/u.exec(written)?.[0] ?? '';
  const plain = written === quote + text + quote && (quote !== '' || fact.format === 'yaml');
  return { text, range, quote: plain ? quote : undefined, item };
}

import type { Edit, Engine, Range } from '../../core/types.ts';
import { type FrontMatterFact, hasTemplate, isMapping, pointerTo, sourceOf, valueRange } from './front-matter.ts';
import { removeItem } from './front-matter-edits.ts';
import { spelled } from './page.ts';

/** One name in a list of tags; of a hierarchy, each level is one. */
export interface Tag {
  readonly text: string;
  readonly range: Range;
  /** What stands on both sides of the text; undefined where it is written in another way. */
  readonly quote: string | undefined;
  /** The item that the name makes, alone or with the other levels of its hierarchy. */
  readonly item: number;
}

/** What a list has a page for: a name, or a whole hierarchy of names. */
export interface TagItem {
  readonly index: number;
  readonly text: string;
  readonly range: Range;
  /** What takes it out of the list. */
  remove(): Edit | undefined;
}

export interface TagList {
  /** As the front matter spells the key. */
  readonly field: string;
  /** Each name once. */
  readonly tags: readonly Tag[];
  /** Empty for a list that is one hierarchy. */
  readonly items: readonly TagItem[];
}

/** The lists under some keys; tags that are one string, and what a template fills in, are left out. */
export function tagLists(fact: FrontMatterFact | undefined, fields: readonly string[], engine: Engine): TagList[] {
  if (!fact || fact.errors.length > 0 || !isMapping(fact.value)) return [];
  const { value } = fact;
  return fields.flatMap((name) => {
    const field = engine === 'hugo' ? spelled(value, name) : name;
    const list = Object.hasOwn(value, field) ? value[field] : undefined;
    return Array.isArray(list) ? [listOf(fact, field, list, engine)] : [];
  });
}

function listOf(fact: FrontMatterFact, field: string, list: readonly unknown[], engine: Engine): TagList {
  // A list without lists in it is one hierarchy to Hexo.
  const hierarchy = engine === 'hexo' && field === 'categories' && !list.some(Array.isArray);
  const tags = new Map<string, Tag>();
  const items: TagItem[] = [];
  for (const [index, element] of list.entries()) {
    const pointer = pointerTo(field, index);
    const levels = Array.isArray(element)
      ? element.map((name, level) => tagAt(fact, name, pointerTo(field, index, level), index))
      : [tagAt(fact, element, pointer, index)];
    const range = valueRange(fact, pointer);
    if (!range || levels.some((level) => level === undefined)) continue;
    const names = levels.flatMap((level) => level ?? []);
    for (const name of names) if (!tags.has(name.text)) tags.set(name.text, name);
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

function tagAt(fact: FrontMatterFact, value: unknown, pointer: string, item: number): Tag | undefined {
  const range = valueRange(fact, pointer);
  const text = (typeof value === 'string' ? value : fact.raw[pointer])?.trim();
  if (!range || !text || value === null || hasTemplate(text)) return undefined;
  const written = sourceOf(fact, range);
  const quote = /^["']/u.exec(written)?.[0] ?? '';
  const plain = written === quote + text + quote && (quote !== '' || fact.format === 'yaml');
  return { text, range, quote: plain ? quote : undefined, item };
}

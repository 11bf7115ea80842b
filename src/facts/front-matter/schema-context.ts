import { unescapePointer } from '../../core/pointer.ts';
import type { Edit, Language, Range } from '../../core/types.ts';
import type { RawFinding } from '../../engine/rule.ts';
import { type FrontMatterFact, keyRange, pointerTo, valueRange } from './front-matter.ts';

type MessageId =
  | 'own'
  | 'unknownKey'
  | 'unknownKeyMeant'
  | 'keyName'
  | 'keyForbidden'
  | 'renamed'
  | 'missing'
  | 'missingIn'
  | 'missingWith'
  | 'missingAny'
  | 'numberNotText'
  | 'booleanNotText'
  | 'nullNotText'
  | 'textQuoted'
  | 'empty'
  | 'value'
  | 'valueMeant'
  | 'length'
  | 'items'
  | 'contains'
  | 'keys'
  | 'repeated'
  | 'ambiguous'
  | 'forbidden';
type FixId = 'rename' | 'insert' | 'quote' | 'unquote' | 'replace';
export type SchemaFinding = RawFinding<MessageId, FixId, never>;

export interface SchemaContext {
  readonly fact: FrontMatterFact;
  /** What was validated. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The name of the schema. */
  readonly schema: string;
  readonly language: Language;
  /** Top-level keys are the same in upper and lower case, as in Hugo. */
  readonly ignoreCase: boolean;
}

/** The value, else its key, else what it stands in; the closing fence for the front matter itself. */
export function placeOf(fact: FrontMatterFact, pointer: string): Range {
  if (pointer === '') return fact.close;
  const range = valueRange(fact, pointer);
  const filled = range && range[0] < range[1] ? range : (keyRange(fact, pointer) ?? range);
  return filled ?? placeOf(fact, pointer.slice(0, pointer.lastIndexOf('/')));
}

export function placeOfKey(fact: FrontMatterFact, pointer: string): Range {
  return pointer === '' ? fact.close : (keyRange(fact, pointer) ?? placeOf(fact, pointer));
}

export function pointerIn(parent: string, key: string): string {
  return parent + pointerTo(key);
}

export function lastKey(pointer: string): string {
  return unescapePointer(pointer.slice(pointer.lastIndexOf('/') + 1));
}

export function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map(unescapePointer)
    .reduce<unknown>(
      (parent, key) =>
        typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
          ? (parent as Record<string, unknown>)[key]
          : undefined,
      value,
    );
}

export function fixed(title: FixId, safety: 'safe' | 'unsafe', edit: Edit | undefined): Pick<SchemaFinding, 'fix'> {
  return edit ? { fix: { title, safety, edits: [edit] } } : {};
}

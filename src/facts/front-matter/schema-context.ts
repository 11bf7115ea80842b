import { nearestUpward, pointerKeys } from '../../core/pointer.ts';
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
  | 'width'
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
  /** The validated value. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The name of the schema. */
  readonly schema: string;
  readonly language: Language;
  /** Whether top-level keys ignore case, as in Hugo. */
  readonly ignoreCase: boolean;
}

/**
 * Returns the range of the value, else of its key, else of its parent; the closing fence for the front matter itself.
 */
export function nearestRange(fact: FrontMatterFact, pointer: string): Range {
  const found = nearestUpward(pointer, (each) => {
    if (each === '') return undefined;
    const range = valueRange(fact, each);
    return range && range[0] < range[1] ? range : (keyRange(fact, each) ?? range);
  });
  return found ?? fact.close;
}

export function nearestKeyRange(fact: FrontMatterFact, pointer: string): Range {
  return pointer === '' ? fact.close : (keyRange(fact, pointer) ?? nearestRange(fact, pointer));
}

export function pointerIn(parent: string, key: string): string {
  return parent + pointerTo(key);
}

export function lastKey(pointer: string): string {
  return pointerKeys(pointer).at(-1) ?? '';
}

export function schemaFix(title: FixId, safety: 'safe' | 'unsafe', edit: Edit | undefined): Pick<SchemaFinding, 'fix'> {
  return edit ? { fix: { title, safety, edits: [edit] } } : {};
}

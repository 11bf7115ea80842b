import { nearestName } from '../core/nearest.ts';
import type { RawFinding } from '../core/rule.ts';
import { description, expectation, nameOf, textOf } from '../core/schema-words.ts';
import type { SchemaProblem } from '../core/settings.ts';
import type { Language, Range } from '../core/types.ts';
import {
  type FrontMatterFact,
  hasTemplate,
  isMapping,
  keyRange,
  pointerTo,
  quoted,
  renderScalar,
  sourceOf,
  valueRange,
} from './front-matter.ts';

type MessageId =
  | 'unknownKey'
  | 'unknownKeyMeant'
  | 'missing'
  | 'missingIn'
  | 'missingWith'
  | 'numberNotText'
  | 'booleanNotText'
  | 'nullNotText'
  | 'textQuoted'
  | 'empty'
  | 'value'
  | 'valueMeant'
  | 'length'
  | 'items'
  | 'keys'
  | 'repeated'
  | 'ambiguous'
  | 'forbidden';
type FixId = 'rename' | 'insert' | 'quote' | 'unquote' | 'replace';
type SchemaFinding = RawFinding<MessageId, FixId, never>;
type SchemaFix = NonNullable<SchemaFinding['fix']>;

interface Context {
  readonly fact: FrontMatterFact;
  /** What was validated. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The name of the schema. */
  readonly schema: string;
  readonly language: Language;
  /** Top-level keys are the same in upper and lower case, as in Hugo. */
  readonly ignoreCase: boolean;
}

/** What a schema says about a front matter, each at its place, with what would mend it. */
export function schemaFindings(problems: readonly SchemaProblem[], context: Context): SchemaFinding[] {
  const unknown = problems.flatMap((problem) => unknownKey(problem, context) ?? []);
  // A key that is misspelt is not also missing.
  const renamed = new Set(unknown.map(({ pointer, meant }) => pointerIn(pointer, meant ?? '')));
  return problems.flatMap((problem) => {
    const { fact, value } = context;
    const range = valueRange(fact, problem.pointer);
    if (problem.pointer !== '' && range && hasTemplate(sourceOf(fact, range))) return [];
    const found = isKeyProblem(problem)
      ? unknown.find((each) => each.problem === problem)?.finding
      : (missingKey(problem, context, renamed) ?? wrongValue(problem, at(value, problem.pointer), context));
    return found && found !== 'accepted' ? [found] : [];
  });
}

const keyParams = ['additionalProperty', 'unevaluatedProperty', 'propertyName'];

function isKeyProblem({ params }: SchemaProblem): boolean {
  return keyParams.some((name) => name in params);
}

function unknownKey(problem: SchemaProblem, { fact, value, schema, ignoreCase }: Context) {
  if (!isKeyProblem(problem)) return undefined;
  const { pointer, params, parentSchema } = problem;
  const key = String(keyParams.map((name) => params[name]).find((name) => name !== undefined));
  const known = Object.keys((parentSchema['properties'] ?? {}) as object);
  if (ignoreCase && pointer === '' && known.some((name) => name.toLowerCase() === key.toLowerCase())) return undefined;
  const siblings = at(value, pointer);
  const meant = nearestName(
    key,
    known.filter((name) => !(isMapping(siblings) && name in siblings)),
  );
  const range = keyRange(fact, pointerIn(pointer, key)) ?? placeOf(fact, pointer);
  const edit = { range, text: meant ?? '' };
  const finding: SchemaFinding = meant
    ? {
        messageId: 'unknownKeyMeant',
        range,
        data: { key, meant },
        ...withFix(fact, { title: 'rename', safety: 'unsafe', edits: [edit] }),
      }
    : { messageId: 'unknownKey', range, data: { key, schema } };
  return { problem, pointer, meant, finding };
}

function missingKey(
  problem: SchemaProblem,
  context: Context,
  renamed: ReadonlySet<string>,
): SchemaFinding | 'accepted' | undefined {
  const { pointer, params, parentSchema } = problem;
  if (!('missingProperty' in params)) return undefined;
  const { fact, value, ignoreCase } = context;
  const key = String(params['missingProperty']);
  const same = (name: string) => name.toLowerCase() === key.toLowerCase();
  if (renamed.has(pointerIn(pointer, key)) || (ignoreCase && pointer === '' && Object.keys(value).some(same)))
    return 'accepted';
  const other = params['property'];
  const range = pointer === '' ? fact.close : (keyRange(fact, pointer) ?? placeOf(fact, pointer));
  const fix = pointer === '' ? insertion(fact, key, parentSchema) : undefined;
  const found = { range, ...withFix(fact, fix) };
  if (typeof other === 'string') return { messageId: 'missingWith', data: { key, other }, ...found };
  if (pointer !== '') return { messageId: 'missingIn', data: { key, name: nameOf(pointer) }, ...found };
  return { messageId: 'missing', data: { key }, ...found };
}

/** A new last line, where the schema says what the value is. */
function insertion(
  fact: FrontMatterFact,
  key: string,
  parentSchema: SchemaProblem['parentSchema'],
): SchemaFix | undefined {
  const properties = parentSchema['properties'];
  const property = isMapping(properties) ? properties[key] : undefined;
  if (!isMapping(property) || !('const' in property || 'default' in property)) return undefined;
  // Not between braces.
  if (/^[ \t]*\{/mu.test(fact.text) || !/^[\w-]+$/u.test(key)) return undefined;
  const value = 'const' in property ? property['const'] : property['default'];
  const indent = /^([ \t]*)[^\s#]/mu.exec(fact.text)?.[1] ?? '';
  const text = typeof value === 'string' ? renderScalar(value, '') : JSON.stringify(value);
  const newline = /\r?\n|\r/u.exec(fact.text)?.[0] ?? '\n';
  const range: Range = [fact.close[0], fact.close[0]];
  return {
    title: 'insert',
    safety: 'const' in property ? 'safe' : 'unsafe',
    edits: [{ range, text: `${indent}${key}: ${text}${newline}` }],
  };
}

function wrongValue(problem: SchemaProblem, target: unknown, context: Context): SchemaFinding {
  const { fact, language, schema } = context;
  const { pointer, keyword, params } = problem;
  const name = nameOf(pointer) || 'front matter';
  const range = placeOf(fact, pointer);
  const raw = fact.raw[pointer] ?? '';
  const expected = expectation(problem, language);
  const written = pointer === '' ? '' : sourceOf(fact, range);
  const fixed = (title: FixId, safety: 'safe' | 'unsafe', text: string | undefined) =>
    withFix(fact, text === undefined ? undefined : { title, safety, edits: [{ range, text }] });

  if (target === null && (raw === '' || raw === '~')) return { messageId: 'empty', range, data: { name, expected } };
  if (wantsText(problem, raw) && typeof target !== 'string' && typeof target !== 'object') {
    const messageId = typeof target === 'number' ? 'numberNotText' : 'booleanNotText';
    return {
      messageId,
      range,
      data: { name, value: raw, expected },
      ...fixed('quote', 'safe', isTagged(fact, range) ? undefined : quoted(raw)),
    };
  }
  if (wantsText(problem, raw) && target === null) {
    return {
      messageId: 'nullNotText',
      range,
      data: { name, value: raw, expected },
      ...fixed('quote', 'unsafe', quoted(raw)),
    };
  }
  if (keyword === 'type' && typeof target === 'string' && /^["']/u.test(written) && isWanted(target, params['type'])) {
    return {
      messageId: 'textQuoted',
      range,
      data: { name, value: target, expected },
      ...fixed('unquote', 'safe', target),
    };
  }
  const meant =
    keyword === 'const'
      ? params['allowedValue']
      : keyword === 'enum'
        ? nearestOf(target, params['allowedValues'])
        : undefined;
  if (meant !== undefined && typeof meant !== 'object' && typeof target !== 'object') {
    const text =
      typeof meant === 'string' ? renderScalar(meant, written, pointer.lastIndexOf('/') > 0) : JSON.stringify(meant);
    const data = { name, value: textOf(target), meant: textOf(meant) };
    return { messageId: 'valueMeant', range, data, ...fixed('replace', 'unsafe', text) };
  }
  if (/^(?:min|max)Length$/u.test(keyword))
    return { messageId: 'length', range, data: { name, count: [...String(target)].length, expected } };
  if (/^(?:min|max)Items$/u.test(keyword) && Array.isArray(target))
    return { messageId: 'items', range, data: { name, count: target.length, expected } };
  if (/^(?:min|max)Properties$/u.test(keyword))
    return { messageId: 'keys', range, data: { name, count: Object.keys(target ?? {}).length, expected } };
  if (keyword === 'uniqueItems' && Array.isArray(target)) {
    const later = Math.max(Number(params['i']), Number(params['j']));
    return {
      messageId: 'repeated',
      range: placeOf(fact, `${pointer}/${later}`),
      data: { name, value: textOf(target[later]) },
    };
  }
  if (params['passingSchemas']) return { messageId: 'ambiguous', range, data: { name, schema } };
  if (
    ['not', 'false schema', 'contains'].includes(keyword) ||
    (/^(?:any|one)Of$/u.test(keyword) && !params['alternatives'])
  ) {
    return { messageId: 'forbidden', range, data: { name, schema } };
  }
  return { messageId: 'value', range, data: { name, found: description(target, raw, language), expected } };
}

/** Text would do: as a type, or as one of the values that are allowed. */
function wantsText({ keyword, params }: SchemaProblem, raw: string): boolean {
  if (keyword === 'type') return [params['type']].flat().includes('string');
  if (keyword === 'const') return params['allowedValue'] === raw;
  return keyword === 'enum' && (params['allowedValues'] as readonly unknown[]).includes(raw);
}

/** Without its quotes, the text would be what is wanted. */
function isWanted(text: string, type: unknown): boolean {
  const wanted = [type].flat();
  if (wanted.includes('boolean') && /^(?:true|false)$/u.test(text)) return true;
  if (wanted.includes('number') && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(text)) return true;
  return wanted.includes('integer') && /^-?(?:0|[1-9]\d*)$/u.test(text);
}

/** A tag or an anchor stands before the value. */
function isTagged(fact: FrontMatterFact, [start]: Range): boolean {
  return /[!&]\S*[ \t]+$/u.test(fact.text.slice(0, start - fact.content[0]));
}

function nearestOf(target: unknown, allowed: unknown): unknown {
  if (typeof target !== 'string' || !Array.isArray(allowed)) return undefined;
  const names = allowed.map(textOf);
  return allowed[names.indexOf(nearestName(target, names) ?? '')];
}

/** The value, else its key, else what it stands in; the closing fence for the front matter itself. */
function placeOf(fact: FrontMatterFact, pointer: string): Range {
  if (pointer === '') return fact.close;
  const range = valueRange(fact, pointer);
  const filled = range && range[0] < range[1] ? range : (keyRange(fact, pointer) ?? range);
  return filled ?? placeOf(fact, pointer.slice(0, pointer.lastIndexOf('/')));
}

function pointerIn(parent: string, key: string): string {
  return parent + pointerTo(key);
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (parent, key) =>
        typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[key] : undefined,
      value,
    );
}

/** Edits are written for YAML. */
function withFix({ format }: FrontMatterFact, fix: SchemaFix | undefined): { fix?: SchemaFix } {
  return fix && format === 'yaml' ? { fix } : {};
}

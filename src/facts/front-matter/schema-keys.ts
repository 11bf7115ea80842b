import { nearestName } from '../../core/nearest.ts';
import { parentPointer, valueAt } from '../../core/pointer.ts';
import type { SchemaProblem } from '../../engine/settings.ts';
import { expectationOf, propertyName } from '../../knowledge/schema/schema-messages.ts';
import { isMapping } from './front-matter.ts';
import { insertKey, renameKey } from './front-matter-edits.ts';
import {
  lastKey,
  nearestKeyRange,
  pointerIn,
  type SchemaContext,
  type SchemaFinding,
  schemaFix,
} from './schema-context.ts';

const keyParams = ['additionalProperty', 'unevaluatedProperty', 'propertyName'];

export function isKeyProblem({ params }: SchemaProblem): boolean {
  return keyParams.some((name) => name in params);
}

/** Returns the finding for an unknown key, with the key that was probably meant. */
export function unknownKey(problem: SchemaProblem, { fact, value, schema, language, ignoreCase }: SchemaContext) {
  if (!isKeyProblem(problem)) return undefined;
  const { pointer, params, parentSchema } = problem;
  const key = String(keyParams.map((name) => params[name]).find((name) => name !== undefined));
  const names = isMapping(parentSchema['propertyNames']) ? parentSchema['propertyNames'] : undefined;
  const listed = Array.isArray(names?.['enum']) ? names['enum'].map(String) : [];
  const known = [...Object.keys((parentSchema['properties'] ?? {}) as object), ...listed];
  if (ignoreCase && pointer === '' && known.some((name) => name.toLowerCase() === key.toLowerCase())) return undefined;
  const siblings = valueAt(value, pointer);
  const meant = nearestName(
    key,
    known.filter((name) => !(isMapping(siblings) && Object.hasOwn(siblings, name))),
  );
  const range = nearestKeyRange(fact, pointerIn(pointer, key));
  const edit = meant === undefined ? undefined : renameKey(fact, pointerIn(pointer, key), meant);
  const wanted = 'propertyName' in params ? expectationOf(names, language) : undefined;
  const finding: SchemaFinding = meant
    ? { messageId: 'unknownKeyMeant', range, data: { key, meant }, ...schemaFix('rename', 'unsafe', edit) }
    : wanted !== undefined
      ? { messageId: 'keyName', range, data: { key, expected: wanted } }
      : { messageId: 'unknownKey', range, data: { key, schema } };
  return { problem, pointer, meant, finding };
}

/** Returns the finding for a key that was renamed (`x-fix`) or is forbidden. */
export function unwantedKey(problem: SchemaProblem, { fact, value }: SchemaContext): SchemaFinding | undefined {
  const { pointer, keyword, params } = problem;
  const key = lastKey(pointer);
  const parent = parentPointer(pointer);
  const siblings = valueAt(value, parent);
  if (pointer === '' || !isMapping(siblings)) return undefined;
  const range = nearestKeyRange(fact, pointer);
  if (keyword === 'false schema') return { messageId: 'keyForbidden', range, data: { key } };
  if (keyword !== 'x-fix') return undefined;
  const meant = String(params['rename']);
  const free = !Object.hasOwn(siblings, meant);
  const data = { key, meant };
  return {
    messageId: 'renamed',
    range,
    data,
    ...schemaFix('rename', 'safe', free ? renameKey(fact, pointer, meant) : undefined),
  };
}

/** Returns the finding for a missing key; `renamed` are the keys that other findings report as misspelt. */
export function missingKey(
  problem: SchemaProblem,
  context: SchemaContext,
  renamed: ReadonlySet<string>,
): SchemaFinding | 'accepted' | undefined {
  const { pointer, params } = problem;
  if (!('missingProperty' in params)) return undefined;
  const { fact, value, ignoreCase } = context;
  const key = String(params['missingProperty']);
  const same = (name: string) => name.toLowerCase() === key.toLowerCase();
  if (renamed.has(pointerIn(pointer, key)) || (ignoreCase && pointer === '' && Object.keys(value).some(same)))
    return 'accepted';
  const other = params['property'];
  const fix = pointer === '' ? insertion(key, problem, context) : {};
  const found = { range: nearestKeyRange(fact, pointer), ...fix };
  if (typeof other === 'string') return { messageId: 'missingWith', data: { key, other }, ...found };
  if (pointer !== '') return { messageId: 'missingIn', data: { key, name: propertyName(pointer) }, ...found };
  return { messageId: 'missing', data: { key }, ...found };
}

/** Returns the edit that adds the key with the value from the schema; safe only with `const` and `x-fix`. */
function insertion(key: string, { parentSchema }: SchemaProblem, { fact }: SchemaContext): Pick<SchemaFinding, 'fix'> {
  const { properties } = parentSchema;
  const property = isMapping(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (!isMapping(property)) return {};
  const stated = property['x-fix'];
  if (isMapping(stated) && 'default' in stated)
    return schemaFix('insert', 'safe', insertKey(fact, key, stated['default']));
  if ('const' in property) return schemaFix('insert', 'safe', insertKey(fact, key, property['const']));
  return 'default' in property ? schemaFix('insert', 'unsafe', insertKey(fact, key, property['default'])) : {};
}

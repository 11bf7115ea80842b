import { parentPointer, valueAt } from '../../core/pointer.ts';
import type { SchemaProblem } from '../../engine/settings.ts';
import { hasTemplate, sourceOf, valueRange } from './front-matter.ts';
import { pointerIn, type SchemaContext, type SchemaFinding } from './schema-context.ts';
import { isKeyProblem, missingKey, unknownKey, unwantedKey } from './schema-keys.ts';
import { wrongValue } from './schema-values.ts';

/** What a schema says about a front matter, each at its place, with what would mend it. */
export function schemaFindings(problems: readonly SchemaProblem[], context: SchemaContext): SchemaFinding[] {
  const unknown = problems.flatMap((problem) => unknownKey(problem, context) ?? []);
  // A key that is misspelt is not also missing.
  const renamed = new Set(unknown.map(({ pointer, meant }) => pointerIn(pointer, meant ?? '')));
  for (const { keyword, pointer, params } of problems)
    if (keyword === 'x-fix') renamed.add(pointerIn(parentPointer(pointer), String(params['rename'])));
  const told = new Set<string>();
  return problems.flatMap((problem) => {
    const { fact, value } = context;
    const range = valueRange(fact, problem.pointer);
    if (problem.failure || (problem.pointer !== '' && range && hasTemplate(sourceOf(fact, range)))) return [];
    const found = isKeyProblem(problem)
      ? unknown.find((each) => each.problem === problem)?.finding
      : (missingKey(problem, context, renamed) ??
        unwantedKey(problem, context) ??
        wrongValue(problem, valueAt(value, problem.pointer), context));
    if (!found || found === 'accepted') return [];
    const finding = inOwnWords(found, problem, context);
    // One sentence for all that may be wrong with a value is said once.
    const key = `${finding.range} ${finding.data?.['message']}`;
    if (finding.messageId === 'own' && told.has(key)) return [];
    told.add(key);
    return [finding];
  });
}

/** As `x-message` and `x-severity` want it. */
function inOwnWords(
  finding: SchemaFinding,
  { message, severity }: SchemaProblem,
  { language }: SchemaContext,
): SchemaFinding {
  return {
    ...finding,
    ...(message && { messageId: 'own', data: { ...finding.data, message: message[language] } }),
    ...(severity && { severity }),
  };
}

import { parentPointer, valueAt } from '../../core/pointer.ts';
import type { SchemaProblem } from '../../engine/settings.ts';
import { hasTemplateTag, sourceOf, valueRange } from './front-matter.ts';
import { pointerIn, type SchemaContext, type SchemaFinding } from './schema-context.ts';
import { isKeyProblem, missingKey, unknownKey, unwantedKey } from './schema-keys.ts';
import { wrongValue } from './schema-values.ts';

/** Returns the schema violations of a front matter as findings with ranges and fixes. */
export function schemaFindings(problems: readonly SchemaProblem[], context: SchemaContext): SchemaFinding[] {
  const unknown = problems.flatMap((problem) => unknownKey(problem, context) ?? []);
  // A misspelt key is reported once, not also as missing.
  const renamed = new Set(unknown.map(({ pointer, meant }) => pointerIn(pointer, meant ?? '')));
  for (const { keyword, pointer, params } of problems)
    if (keyword === 'x-fix') renamed.add(pointerIn(parentPointer(pointer), String(params['rename'])));
  const reported = new Set<string>();
  return problems.flatMap((problem) => {
    const { fact, value } = context;
    const range = valueRange(fact, problem.pointer);
    if (problem.failure || (problem.pointer !== '' && range && hasTemplateTag(sourceOf(fact, range)))) return [];
    const found = isKeyProblem(problem)
      ? unknown.find((each) => each.problem === problem)?.finding
      : (missingKey(problem, context, renamed) ??
        unwantedKey(problem, context) ??
        wrongValue(problem, valueAt(value, problem.pointer), context));
    if (!found || found === 'accepted') return [];
    const finding = withOwnMessage(found, problem, context);
    // An `x-message` for several violations of one value is reported once.
    const key = `${finding.range} ${finding.data?.['message']}`;
    if (finding.messageId === 'own' && reported.has(key)) return [];
    reported.add(key);
    return [finding];
  });
}

/** Applies `x-message` and `x-severity` to a finding. */
function withOwnMessage(
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

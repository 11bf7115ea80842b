import type { ErrorObject } from 'ajv';
import type { SchemaProblem } from '../../engine/settings.ts';
import { allSchemas } from '../../knowledge/schema/json-schema.ts';
import type { LinkedSchema } from './source.ts';

type Targets = LinkedSchema['targets'];

/**
 * Reduces ajv's errors to those that help the user: for `anyOf` and `oneOf` those of the nearest branch, and no errors that
 * only follow from others. `targets`: the target of each schema with a reference.
 */
export function essentialProblems(errors: readonly ErrorObject[], targets: Targets): SchemaProblem[] {
  const problems = simplify(
    // Problems of a key are reported once, by `propertyNames`.
    errors.filter(({ propertyName }) => propertyName === undefined),
    targets,
  );
  const others = problems.filter(
    ({ keyword }) => keyword !== 'if' && keyword !== 'unevaluatedProperties' && keyword !== 'unevaluatedItems',
  );
  // A failed schema evaluates no members, and ajv reports a failed `then` also as `if`.
  return unique(others.length > 0 ? others : problems);
}

function simplify(errors: readonly ErrorObject[], targets: Targets): SchemaProblem[] {
  const handled = new Set<ErrorObject>();
  const problems: SchemaProblem[] = [];
  // ajv lists the error of a keyword after those of its subschemas.
  for (const [index, error] of [...errors.entries()].reverse()) {
    if (handled.has(error)) continue;
    const choice = (error.keyword === 'anyOf' || error.keyword === 'oneOf') && !error.params['passingSchemas'];
    if (!choice && error.keyword !== 'contains') {
      problems.unshift(toProblem(error));
      continue;
    }
    const inner = errors
      .slice(0, index)
      .filter((each) => !handled.has(each) && isBelow(each.instancePath, error.instancePath));
    const branches = (choice ? (error.schema as unknown[]) : [error.schema]).map((branch) => {
      const objects = reachable(branch, targets);
      return inner.filter(({ parentSchema }) => parentSchema && objects.has(parentSchema));
    });
    for (const each of branches.flat()) handled.add(each);
    if (choice)
      problems.unshift(
        ...nearestBranch(
          error,
          branches.map((each) => simplify(each, targets)),
        ),
      );
    else problems.unshift(toProblem(error));
  }
  return problems;
}

/** Returns the problems of the most likely branch; if none is more likely, one problem that names all. */
function nearestBranch(error: ErrorObject, branches: readonly SchemaProblem[][]): SchemaProblem[] {
  const filled = branches.filter((problems) => problems.length > 0);
  const isAtValue = (problem: SchemaProblem) => problem.pointer === error.instancePath;
  const isKindMismatch = ({ keyword }: SchemaProblem) => ['type', 'const', 'enum', 'false schema'].includes(keyword);
  // A branch for another type or with other constants (`kind: video`) is unlikely.
  const candidates = filled
    .filter((problems) => !problems.some((problem) => isAtValue(problem) && isKindMismatch(problem)))
    .sort((a, b) => count(a, 'const') - count(b, 'const') || a.length - b.length);
  const [best] = candidates;
  if (best && !(candidates.length > 1 && candidates.every((problems) => problems.every(isAtValue)))) return best;

  const alternatives = (best ? candidates : filled).flatMap((problems) => problems.filter(isAtValue).slice(0, 1));
  const problem = toProblem(error);
  if (alternatives.length === 0) return [problem];
  if (alternatives.every(({ keyword }) => keyword === 'type')) {
    return [
      {
        ...problem,
        keyword: 'type',
        params: { type: [...new Set(alternatives.flatMap(({ params }) => params['type']))] },
      },
    ];
  }
  if (alternatives.every(({ keyword }) => keyword === 'const' || keyword === 'enum')) {
    const allowedValues = alternatives.flatMap(({ params }) => params['allowedValues'] ?? [params['allowedValue']]);
    return [{ ...problem, keyword: 'enum', params: { allowedValues } }];
  }
  return [{ ...problem, keyword: 'anyOf', params: { alternatives } }];
}

function count(problems: readonly SchemaProblem[], wanted: string): number {
  return problems.filter(({ keyword }) => keyword === wanted).length;
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** Returns all schemas in a schema, including the targets of its references. */
function reachable(schema: unknown, targets: Targets): ReadonlySet<object> {
  return new Set([...allSchemas(schema, (each) => [['', targets.get(each)]])].map(([, each]) => each));
}

function unique(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ pointer, keyword, params }) => {
    const key = JSON.stringify([pointer, keyword, params]);
    return !seen.has(key) && seen.add(key);
  });
}

export function toProblem({ instancePath, keyword, params, schema, parentSchema }: ErrorObject): SchemaProblem {
  return { pointer: instancePath, keyword, params, schema, parentSchema: parentSchema ?? {} };
}

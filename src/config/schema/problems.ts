import type { ErrorObject } from 'ajv';
import type { SchemaProblem } from '../../engine/settings.ts';
import { allSchemas } from '../../knowledge/schema/json-schema.ts';
import type { LinkedSchema } from './source.ts';

type Targets = LinkedSchema['targets'];

/**
 * What a reader needs of ajv's errors: of `anyOf` and `oneOf` the branch that the value comes nearest to instead of the
 * errors of all of them, and no follow-ups. `targets` is what each schema with a reference refers to.
 */
export function essential(errors: readonly ErrorObject[], targets: Targets): SchemaProblem[] {
  const problems = simplify(
    // What is wrong with a key is told once, by `propertyNames`.
    errors.filter(({ propertyName }) => propertyName === undefined),
    targets,
  );
  const others = problems.filter(
    ({ keyword }) => keyword !== 'if' && keyword !== 'unevaluatedProperties' && keyword !== 'unevaluatedItems',
  );
  // A schema that failed evaluates nothing, and one that failed in `then` is said to have failed `if`.
  return unique(others.length > 0 ? others : problems);
}

function simplify(errors: readonly ErrorObject[], targets: Targets): SchemaProblem[] {
  const told = new Set<ErrorObject>();
  const problems: SchemaProblem[] = [];
  // ajv puts the error of a keyword behind those of the schemas in it.
  for (const [index, error] of [...errors.entries()].reverse()) {
    if (told.has(error)) continue;
    const choice = (error.keyword === 'anyOf' || error.keyword === 'oneOf') && !error.params['passingSchemas'];
    if (!choice && error.keyword !== 'contains') {
      problems.unshift(toProblem(error));
      continue;
    }
    const inner = errors
      .slice(0, index)
      .filter((each) => !told.has(each) && isBelow(each.instancePath, error.instancePath));
    const branches = (choice ? (error.schema as unknown[]) : [error.schema]).map((branch) => {
      const objects = reachable(branch, targets);
      return inner.filter(({ parentSchema }) => parentSchema && objects.has(parentSchema));
    });
    for (const each of branches.flat()) told.add(each);
    if (choice)
      problems.unshift(
        ...nearest(
          error,
          branches.map((each) => simplify(each, targets)),
        ),
      );
    else problems.unshift(toProblem(error));
  }
  return problems;
}

/** The problems of the branch that was probably meant; where none fits better than another, one that names them all. */
function nearest(error: ErrorObject, branches: readonly SchemaProblem[][]): SchemaProblem[] {
  const filled = branches.filter((problems) => problems.length > 0);
  const here = (problem: SchemaProblem) => problem.pointer === error.instancePath;
  const otherKind = ({ keyword }: SchemaProblem) => ['type', 'const', 'enum', 'false schema'].includes(keyword);
  // A branch that wants another kind of value was not meant, nor one whose constants (`kind: video`) say so.
  const candidates = filled
    .filter((problems) => !problems.some((problem) => here(problem) && otherKind(problem)))
    .sort((a, b) => count(a, 'const') - count(b, 'const') || a.length - b.length);
  const [best] = candidates;
  if (best && !(candidates.length > 1 && candidates.every((problems) => problems.every(here)))) return best;

  const alternatives = (best ? candidates : filled).flatMap((problems) => problems.filter(here).slice(0, 1));
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

/** All schemas in a schema, with those that its references lead to. */
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

import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn, nodesIn, placeOf, syntaxOf } from './sources.ts';

/** Functions that open a path, whatever lies there. */
const opening = ['readFileSync', 'openSync', 'createReadStream', 'readFile', 'open'];

/** Who opens files without `src/files/`, and why that harms nobody. */
const exceptions: readonly string[] = [
  // A temporary file without a name, of its own.
  'src/run/store/spill-file.ts',
];

test('nothing but src/files opens a path', () => {
  const others = filesIn('src', 'rules').filter((file) => !file.startsWith('src/files/') && !exceptions.includes(file));
  expect(others.map(syntaxOf).flatMap(nodesIn).filter(opensPaths).map(placeOf)).toEqual([]);
});

/** Whether a node imports such a function, or all functions at once. */
function opensPaths(node: ts.Node): boolean {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  if (!/^(?:node:)?fs(?:\/promises)?$/u.test(node.moduleSpecifier.text)) return false;
  const bindings = node.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return true;
  return bindings.elements.some(({ name, propertyName }) => opening.includes((propertyName ?? name).text));
}

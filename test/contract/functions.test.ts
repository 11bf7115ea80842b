import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn, nodesIn, placeOf, syntaxOf } from './sources.ts';

/** Lines of a function, from its first to its last one: those of the functions in it count for both. */
const most = 80;

/** Where functions are still to be cut. Nothing is added here. */
const exempt = ['src/config/', 'src/links/'];

const long = filesIn('src', 'rules', 'scripts').flatMap((file) =>
  nodesIn(syntaxOf(file)).flatMap((node) => {
    const lines = ts.isFunctionLike(node) && 'body' in node ? linesOf(node) : 0;
    return lines > most ? [`${placeOf(node)}: ${nameOf(node)} has ${lines} lines`] : [];
  }),
);

test('functions are short', () => {
  const found = long.filter((each) => !exempt.some((path) => each.startsWith(path)));
  expect(found, `Cut each of them into functions of at most ${most} lines that read top to bottom`).toEqual([]);
});

test.each(exempt)('%s still has long functions', (path) => {
  const found = long.filter((each) => each.startsWith(path));
  expect(found, `No function there is too long: take ${path} from the list in this file`).not.toEqual([]);
});

function linesOf(node: ts.Node): number {
  const source = node.getSourceFile();
  const lineAt = (offset: number) => source.getLineAndCharacterOfPosition(offset).line;
  return lineAt(node.getEnd()) - lineAt(node.getStart()) + 1;
}

/** Its own name, or that of the variable or property which holds it. */
function nameOf(node: ts.Node): string {
  const named = [node, node.parent].find((each) => 'name' in each && each.name !== undefined);
  return (named as ts.NamedDeclaration | undefined)?.name?.getText() ?? 'a function';
}

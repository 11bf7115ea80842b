import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn, nodesIn, placeOf, syntaxOf } from './sources.ts';

/** Lines of a function, from its first to its last one: those of the functions in it count for both. */
const most = 80;

test('functions are short', () => {
  const long = filesIn('src', 'rules', 'scripts').flatMap((file) =>
    nodesIn(syntaxOf(file)).flatMap((node) => {
      const lines = ts.isFunctionLike(node) && 'body' in node ? linesOf(node) : 0;
      return lines > most ? [`${placeOf(node)}: ${nameOf(node)} has ${lines} lines`] : [];
    }),
  );
  expect(long, `Cut each of them into functions of at most ${most} lines that read top to bottom`).toEqual([]);
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

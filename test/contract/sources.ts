import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** Returns the source files in a folder of the repository, by path. */
export function filesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?ts$|\.mjs$/u.test(name))
      .map((name) => posix.join(folder, name.replaceAll('\\', '/'))),
  );
}

export function syntaxOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Yields all nodes of a tree, parents first. */
export function nodesIn(root: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Returns `file.ts:12`, which terminals and editors link. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export interface Import {
  /** Path of a file in the repository, else the name of a package. */
  readonly from: string;
  /** Whether compilation removes it. */
  readonly isType: boolean;
}

/** Returns the imports and re-exports of a file, `import()` included. */
export function importsOf(source: ts.SourceFile): readonly Import[] {
  return nodesIn(source).flatMap((node) => {
    if (ts.isImportDeclaration(node)) return importOf(node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    if (ts.isExportDeclaration(node)) return importOf(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return importOf(node.argument.literal, true);
    return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
      ? importOf(node.arguments[0], false)
      : [];
  });

  function importOf(specifier: ts.Node | undefined, isType: boolean): readonly Import[] {
    if (!specifier || !ts.isStringLiteral(specifier)) return [];
    const { text } = specifier;
    return [{ from: text.startsWith('.') ? posix.join(dirname(source.fileName), text) : text, isType }];
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** The source files in a folder of the repository, by path. */
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

/** All nodes of a tree, the outer ones first. */
export function nodesIn(root: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** `file.ts:12`, as terminals and editors link it. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export interface Import {
  /** A file of the repository by its path, else the name of a package. */
  readonly from: string;
  /** Gone once it is compiled. */
  readonly isType: boolean;
}

/** What a file imports or exports from another one, also with `import()`. */
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

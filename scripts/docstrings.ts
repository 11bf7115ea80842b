/** Reads declarations and their docstrings from source files, with TypeScript's parser and without its type checker. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** A top-level type, class, constant or function. */
export interface Declared {
  readonly file: string;
  readonly name: string;
  /** In one line; empty if there is none. */
  readonly docstring: string;
  /** Source text without docstring and `export`. */
  readonly text: string;
  readonly node: Declaration;
}

type Declaration =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableDeclaration
  | ((ts.ClassDeclaration | ts.FunctionDeclaration) & { readonly name: ts.Identifier });

interface Module {
  readonly declared: ReadonlyMap<string, Declared>;
  /** The files of this repository that names are imported from. */
  readonly imports: ReadonlyMap<string, string>;
}

const modules = new Map<string, Module>();

/** Returns the types, classes, constants and functions that a file declares, by name. */
export function declaredIn(file: string): ReadonlyMap<string, Declared> {
  return moduleAt(file).declared;
}

/** Returns the types and constants of this repository that a type refers to, each before its own references. */
export function typesIn(node: ts.Node, file: string, found = new Set<Declared>()): ReadonlySet<Declared> {
  const name = typeName(node);
  const declared = name === undefined ? undefined : findDeclaration(name, file);
  if (declared && !found.has(declared)) {
    found.add(declared);
    typesIn(declared.node, declared.file, found);
  }
  node.forEachChild((child) => void typesIn(child, file, found));
  return found;
}

function typeName(node: ts.Node): string | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName.getText();
  if (ts.isExpressionWithTypeArguments(node)) return node.expression.getText();
  return ts.isTypeQueryNode(node) ? node.exprName.getText() : undefined;
}

function findDeclaration(name: string, file: string): Declared | undefined {
  const { declared, imports } = moduleAt(file);
  const from = imports.get(name);
  return declared.get(name) ?? (from === undefined ? undefined : findDeclaration(name, from));
}

function moduleAt(file: string): Module {
  const known = modules.get(file) ?? readModule(file);
  modules.set(file, known);
  return known;
}

function readModule(file: string): Module {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = source.statements.flatMap((statement) => declarationsOf(statement, file));
  const imports = source.statements.flatMap((statement) => importsOf(statement, file));
  return { declared: new Map(declared.map((each) => [each.name, each])), imports: new Map(imports) };
}

function declarationsOf(statement: ts.Statement, file: string): Declared[] {
  const nodes = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
  const docstring = docstringOf(statement);
  const text = statement.getText().replace(/^export /u, '');
  return nodes.filter(isDeclaration).map((node) => ({ file, name: node.name.getText(), docstring, text, node }));
}

function isDeclaration(node: ts.Node): node is Declaration {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ((ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name !== undefined)
  );
}

function docstringOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)?.comment;
  return (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/gu, ' ');
}

function importsOf(statement: ts.Statement, file: string): [name: string, from: string][] {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const { text } = statement.moduleSpecifier;
  const names = statement.importClause?.namedBindings;
  if (!text.startsWith('.') || !names || !ts.isNamedImports(names)) return [];
  return names.elements.map(({ name }) => [name.text, resolve(dirname(file), text)]);
}

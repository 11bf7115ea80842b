import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { rules } from '../rules/index.ts';

const folder = join(import.meta.dirname, '../rules');
const name = 'rule-docs';
/** Modules that are made here. */
const [allId, askingId] = [`\0${name}:all`, `\0${name}:asking`];

/** What the file with the documentation is built from, and its name. */
export const ruleDocs = { [name]: allId };

/**
 * For the build: the documentation of the rules, an eighth of what a check would load, becomes a file of its own, which
 * is read when somebody asks.
 */
export function ruleDocsLater() {
  return {
    name,
    resolveId: { order: 'pre' as const, handler: (id: string) => ([allId, askingId].includes(id) ? id : undefined) },
    load: { order: 'pre' as const, handler: load },
  };
}

function load(id: string): { readonly code: string; readonly moduleType: 'ts' } | undefined {
  const code = id === allId ? allDocs() : id === askingId ? askingModule() : isRule(id) ? withoutDocs(id) : undefined;
  return code === undefined ? undefined : { code, moduleType: 'ts' };
}

function isRule(file: string): boolean {
  return dirname(file) === folder && basename(file) !== 'index.ts';
}

function allDocs(): string {
  const docs = Object.fromEntries(rules.map((rule) => [rule.id, rule.docs]));
  return `export const docs: any = ${JSON.stringify(docs)};`;
}

/** Gives documentation whose parts are read when they are asked for; those that a rule does not have are undefined. */
function askingModule(): string {
  const keys = new Set(rules.flatMap((rule) => Object.keys(rule.docs)));
  const parts = [...keys].map((key) => `get ${key}() { return load()[id].${key}; }`);
  return `import { createRequire } from 'node:module';
    let loaded: any;
    const load = () => (loaded ??= createRequire(import.meta.url)('./${name}.cjs').docs);
    export const docsOf = (id: string) => ({ ${parts.join(', ')} });`;
}

function withoutDocs(file: string): string {
  const source = readFileSync(file, 'utf8');
  const [docs, ...others] = docsIn(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  if (!docs || others.length > 0) throw new Error(`${file}: which of its objects are the docs of the rule?`);
  const asks = `docsOf('${basename(file, '.ts')}')`;
  return `import { docsOf } from '${askingId}';\n${source.slice(0, docs.getStart())}${asks}${source.slice(docs.getEnd())}`;
}

function docsIn(node: ts.Node): ts.Expression[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'docs') return [node.initializer];
  return node.getChildren().flatMap(docsIn);
}

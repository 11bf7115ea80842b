import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { rules } from '../rules/index.ts';

const folder = join(import.meta.dirname, '../rules');
const name = 'rule-docs';
/** Virtual modules. */
const [allId, lazyId] = [`\0${name}:all`, `\0${name}:asking`];

/** Build entry of the file with the documentation: file name to virtual module. */
export const ruleDocs = { [name]: allId };

/**
 * Build plugin: moves the documentation of the rules, an eighth of the code that a check loads, to a file that is loaded at
 * first use.
 */
export function ruleDocsPlugin() {
  return {
    name,
    resolveId: { order: 'pre' as const, handler: (id: string) => ([allId, lazyId].includes(id) ? id : undefined) },
    load: { order: 'pre' as const, handler: load },
  };
}

function load(id: string): { readonly code: string; readonly moduleType: 'ts' } | undefined {
  const code = id === allId ? allDocs() : id === lazyId ? lazyModule() : isRule(id) ? withoutDocs(id) : undefined;
  return code === undefined ? undefined : { code, moduleType: 'ts' };
}

function isRule(file: string): boolean {
  return dirname(file) === folder && basename(file) !== 'index.ts';
}

function allDocs(): string {
  const docs = Object.fromEntries(rules.map((rule) => [rule.id, rule.docs]));
  return `export const docs: any = ${JSON.stringify(docs)};`;
}

/** Returns a module with documentation whose parts load when they are read; absent parts are undefined. */
function lazyModule(): string {
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
  const call = `docsOf('${basename(file, '.ts')}')`;
  return `import { docsOf } from '${lazyId}';\n${source.slice(0, docs.getStart())}${call}${source.slice(docs.getEnd())}`;
}

function docsIn(node: ts.Node): ts.Expression[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'docs') return [node.initializer];
  return node.getChildren().flatMap(docsIn);
}

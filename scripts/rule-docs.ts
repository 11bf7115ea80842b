import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { rules } from '../rules/index.ts';

const folder = join(import.meta.dirname, '../rules');
const [asking, all] = ['\0rule-docs:asking', '\0rule-docs:all'];

/** What the file with the documentation is built from, and its name. */
export const ruleDocs = { 'rule-docs': all };

/**
 * For the build: the documentation of the rules, an eighth of what a check would load, becomes a file of its own, which
 * is read when somebody asks.
 */
export function ruleDocsLater() {
  return {
    name: 'rule-docs',
    resolveId: { order: 'pre' as const, handler: (id: string) => ([asking, all].includes(id) ? id : undefined) },
    load: { order: 'pre' as const, handler: load },
  };
}

function load(id: string): { readonly code: string; readonly moduleType: 'ts' } | undefined {
  const code = id === asking ? docsOf() : id === all ? allDocs() : isRule(id) ? withoutDocs(id) : undefined;
  return code === undefined ? undefined : { code, moduleType: 'ts' };
}

function isRule(file: string): boolean {
  return dirname(file) === folder && basename(file) !== 'index.ts';
}

function allDocs(): string {
  const docs = Object.fromEntries(rules.map((rule) => [rule.id, rule.docs]));
  return `export const docs: any = ${JSON.stringify(docs)};`;
}

/** Documentation whose parts are read when they are asked for. */
function docsOf(): string {
  const keys = new Set(rules.flatMap((rule) => Object.keys(rule.docs)));
  const parts = [...keys].map((key) => `get ${key}() { return load()[id].${key}; }`);
  return `import { createRequire } from 'node:module';
    let loaded: any;
    const load = () => (loaded ??= createRequire(import.meta.url)('./${Object.keys(ruleDocs)[0]}.cjs').docs);
    export const docsOf = (id: string) => ({ ${parts.join(', ')} });`;
}

function withoutDocs(file: string): string {
  const source = readFileSync(file, 'utf8');
  const docs = docsIn(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  if (!docs) throw new Error(`${file}: no docs`);
  const asks = `docsOf('${basename(file, '.ts')}')`;
  return `import { docsOf } from '${asking}';\n${source.slice(0, docs.getStart())}${asks}${source.slice(docs.getEnd())}`;
}

function docsIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'docs') return node.initializer;
  return ts.forEachChild(node, docsIn);
}

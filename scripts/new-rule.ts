/** Runs `npm run new-rule -- some-defect`: writes a draft of a rule and its test, which pass all checks unchanged. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { draftFiles } from './new-rule/draft.ts';

const root = join(import.meta.dirname, '..');
const id = process.argv[2] ?? '';
if (!/^[a-z]+(?:-[a-z]+)+$/u.test(id)) fail('Usage: npm run new-rule -- some-defect');

const sameFamily = rules.find((rule) => rule.id.split('-')[0] === id.split('-')[0]);
const files = draftFiles(id, sameFamily?.docs.topic ?? 'text');
for (const path of files.keys()) if (existsSync(join(root, path))) fail(`${path} already exists.`);
for (const [path, text] of files) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
execFileSync(process.execPath, [biome, 'check', '--write', ...files.keys()], { cwd: root, stdio: 'pipe' });

console.log(`
Next:
  1. Write the cases in test/rules/${id}.test.ts, those without findings first.
  2. Write the rule in rules/${id}.ts; docs/facts.md lists the facts that it can use.
  3. npm run format && npm run generate
  4. npx vitest run ${id} test/contract/rules.test.ts
  5. npm run check
CONTRIBUTING.md explains each step.`);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

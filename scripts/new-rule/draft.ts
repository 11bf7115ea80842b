import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topic } from '../../src/engine/rule.ts';

/** Returns the files of a draft rule by path, made from the two templates in this folder. */
export function draftFiles(id: string, topic: Topic): ReadonlyMap<string, string> {
  const rule = read('draft-rule.ts')
    .replaceAll("'../../src/", "'../src/")
    .replace("id: 'some-defect'", `id: '${id}'`)
    .replace("topic: 'text'", `topic: '${topic}'`);
  const table = read('draft-table.ts')
    .replace("'../../test/", "'../")
    .replace("'./draft-rule.ts'", `'../../rules/${id}.ts'`);
  return new Map([
    [`rules/${id}.ts`, rule],
    [`test/rules/${id}.test.ts`, table],
  ]);
}

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

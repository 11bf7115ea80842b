// Compares both parsers on random documents: `npm run fuzz -- [seconds] [seed]`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, randomOf, shrink } from './generate.ts';
import { difference } from './same.ts';

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_007);
const random = randomOf(seed);
const others = realBlocks(join(import.meta.dirname, '../../../shared/articles'));
const until = Date.now() + seconds * 1000;
let documents = 0;
let found = 0;

while (Date.now() < until && found < 5) {
  const text = documentOf(random, others);
  documents++;
  if (!differs(text)) continue;
  found++;
  const smallest = shrink(text, differs);
  console.log(`${JSON.stringify(smallest)}\n  ${reason(smallest)}`);
}
console.log(`seed ${seed}: ${documents} documents, ${found === 0 ? 'all the same' : `${found} differ`}`);
process.exitCode = found === 0 ? 0 : 1;

function differs(text: string): boolean {
  return reason(text) !== undefined;
}

function reason(text: string): string | undefined {
  try {
    return difference(text);
  } catch (error) {
    return String(error);
  }
}

/** Real articles, if present. */
function realBlocks(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return files
    .filter((_, index) => index % 7 === seed % 7)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\n\s*\n/u))
    .filter((block) => block.length < 2000);
}

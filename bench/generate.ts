/* Writes articles of a made-up news site: `npx jiti bench/generate.ts FOLDER [ARTICLES]`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { article } from './generate/article.ts';
import { chinese } from './generate/chinese.ts';
import { english } from './generate/english.ts';
import { randomOf } from './generate/random.ts';

/** Writes articles; returns the number of bytes. A smaller corpus is a prefix of a larger one. */
export function generate(folder: string, articles: number): number {
  rmSync(folder, { recursive: true, force: true });
  let bytes = 0;
  let last = '';
  for (let index = 0; index < articles; index++) {
    const random = randomOf(index);
    const language = index % 3 === 2 ? english : chinese;
    // Some articles were crawled twice.
    const text = index % 97 === 96 ? last : article(language, random);
    const path = join(folder, language.name, `section-${index % 12}`, `${String(index).padStart(6, '0')}.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    bytes += Buffer.byteLength(text);
    last = text;
  }
  return bytes;
}

if (process.argv[1] === import.meta.filename) {
  const [folder, articles = '500'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('which folder?');
  console.log(`${articles} articles, ${(generate(folder, Number(articles)) / 1e6).toFixed(2)} MB`);
}

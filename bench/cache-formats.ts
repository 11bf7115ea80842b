/*
 * In which form the facts of a folder are written and read fastest: 1,000 articles as they stand in one file of the
 * cache, `npm run bench:cache`. Each form is read whole, and for the images of each article only, as after a change of
 * one rule; the bytes are hashed apart from this.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { rules } from '../rules/index.ts';
import type { ArticleRecord } from '../src/core/types.ts';
import { collectorsOf, mapArticle } from '../src/facts/extract.ts';
import { images } from '../src/facts/images/images.ts';
import { type Entry, entryIn, lineOf } from '../src/run/cache/fact-cache-line.ts';
import { hashOf } from '../src/run/input/read-article.ts';
import { generate } from './generate.ts';

const count = 1000;

interface Form {
  readonly name: string;
  write(records: readonly ArticleRecord[]): Buffer;
  /** How many images stand in the articles; all facts are read where that is asked for. */
  read(bytes: Buffer, all: boolean): number;
}

const imagesIn = ({ facts }: ArticleRecord) => (facts[images.id] ?? []).length;
const total = (records: readonly ArticleRecord[]) => records.reduce((sum, record) => sum + imagesIn(record), 0);

/** One value for the folder. */
const oneValue = (name: string, encode: (value: unknown) => Buffer, decode: (bytes: Buffer) => unknown): Form => ({
  name,
  write: encode,
  read: (bytes) => total(decode(bytes) as ArticleRecord[]),
});

const json: Form = oneValue(
  'JSON',
  (value) => Buffer.from(JSON.stringify(value)),
  (bytes) => JSON.parse(bytes.toString()) as unknown,
);

const jsonLines: Form = {
  name: 'JSON Lines',
  write: (records) => Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')),
  read: (bytes) =>
    total(
      bytes
        .toString()
        .split('\n')
        .map((line) => JSON.parse(line) as ArticleRecord),
    ),
};

const jsonTexts: Form = {
  name: 'lines of JSON texts',
  write: (records) =>
    Buffer.from(records.map((record) => lineOf({ ...record, facts: { ...record.facts } })).join('\n')),
  read(bytes, all) {
    let sum = 0;
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.indexOf(10, at);
      const { record } = entryIn(bytes.subarray(at, end < 0 ? bytes.length : end), 'a.md') as Entry;
      if (all) for (const id of Object.keys(record.facts)) void record.facts[id];
      sum += imagesIn(record);
      at = end < 0 ? bytes.length : end + 1;
    }
    return sum;
  },
};

const forms: readonly Form[] = [
  json,
  jsonLines,
  jsonTexts,
  oneValue('v8.serialize', serialize, (bytes) => deserialize(bytes) as unknown),
  oneValue(
    'JSON, gzip',
    (value) => gzipSync(JSON.stringify(value), { level: 1 }),
    (bytes) => JSON.parse(gunzipSync(bytes).toString()) as unknown,
  ),
];

const records = recordsOf(count);
const expected = total(records);
console.log(`${'form'.padEnd(22)}      MB  write s  read s  one fact s`);
for (const { name, write, read } of forms) {
  const bytes = write(records);
  for (const all of [true, false])
    if (read(bytes, all) !== expected) throw new Error(`${name} does not give back what was written`);
  const times = [() => write(records), () => read(bytes, true), () => read(bytes, false)].map(leastSeconds);
  const [size, ...rest] = [(bytes.length / 1e6).toFixed(1).padStart(7), ...times.map((each) => each.toFixed(3))];
  console.log(`${name.padEnd(22)} ${size}  ${rest.map((each) => each.padStart(7)).join('  ')}`);
}

function recordsOf(articles: number): readonly ArticleRecord[] {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-bench-'));
  try {
    generate(folder, articles);
    const collectors = collectorsOf(rules);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    return names.map((path) => {
      const source = readFileSync(join(folder, path), 'utf8');
      return mapArticle({ path, hash: hashOf(source), engine: 'hugo', source }, collectors);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The least of seven. */
function leastSeconds(act: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return Math.min(...times);
}

import { createHash, type Hash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import { hash53 } from '../../core/hash.ts';
import { type ArticleRecord, engines } from '../../core/types.ts';
import type { Rule } from '../../engine/rule.ts';
import { isSuppression } from '../../engine/suppression.ts';
import { suppressions } from '../../facts/front-matter/suppressions.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { openRegularFile, unreadable } from '../../files/regular-file.ts';
import { type Replacement, removeLeftovers, startReplacement } from '../../files/replace-file.ts';
import { placeToWrite } from '../../files/tree.ts';
import { unwritable } from '../../files/write-output.ts';
import { errors } from '../../messages/errors.ts';
import { collectorsKey } from '../cache/fact-cache.ts';
import type { Input } from '../input/discover.ts';
import type { RunPlan } from '../plan.ts';
import { isMdxState } from '../store/record-text.ts';
import { mostParts, type Shard } from './shard.ts';

/** A shard, with the paths of the command line. */
export interface Part extends Shard {
  readonly paths: readonly string[];
}

/** Divides by the hash of the path: parts are of similar size, and a new article moves no other to another cache. */
export function inShard(inputs: readonly Input[], { number, of }: Shard): readonly Input[] {
  return inputs.filter(({ path }) => hash53(path) % of === number - 1);
}

/** The first line names the format, the last one the number of articles between them. */
interface Head extends Part {
  readonly format: typeof format;
  readonly key: string;
}

const format = 'nk-lint records 2';

interface Tail {
  readonly articles: number;
  /** Of all lines above. */
  readonly sha256: string;
}

type Line = readonly [path: string, root: string, named: 0 | 1, record: Omit<ArticleRecord, 'path'>];

/** Writes the records of a part of a site, one article a line; returns their number. Throws an NkLintError. */
export async function writeRecords(
  file: string,
  part: Part,
  { config: { rules }, inputs }: Pick<RunPlan, 'config' | 'inputs'>,
  records: AsyncIterable<ArticleRecord>,
): Promise<number> {
  let replacement: Replacement | undefined;
  try {
    const place = placeToWrite(file);
    makeFolder(dirname(place));
    removeLeftovers(dirname(place));
    replacement = startReplacement(place, { durable: true });
    const hash = createHash('sha256');
    const write = (value: Head | Line) => {
      const line = Buffer.from(`${JSON.stringify(value)}\n`);
      hash.update(line);
      replacement?.write(line);
    };
    write({ format, key: collectorsKey(rules), ...part });
    let articles = 0;
    for await (const { path, hash, engine, mdx, lines, facts } of records) {
      const { root = '.', named = false } = inputs.get(path) ?? {};
      write([path, root, named ? 1 : 0, { hash, engine, mdx, lines, facts }]);
      articles++;
    }
    replacement.write(`${JSON.stringify({ articles, sha256: hash.digest('hex') } satisfies Tail)}\n`);
    replacement.commit();
    return articles;
  } catch (cause) {
    throw cause instanceof NkLintError ? cause : unwritable(file, cause);
  } finally {
    replacement?.drop();
  }
}

/** The records that several machines wrote. */
export interface MergedRecords {
  /** The paths of the command line. */
  readonly paths: readonly string[];
  readonly inputs: readonly Input[];
  /** Reads the records by path, as one run would extract them. */
  read(): Iterable<ArticleRecord>;
}

/** Opens the files of all parts of a site; throws an NkLintError if one is missing, damaged or given twice. */
export function openRecords(files: readonly string[], rules: readonly Rule[]): MergedRecords {
  const heads = files.map((file) => readHead(file, rules));
  const of = heads[0]?.of ?? 0;
  const numbers = heads.map(({ number }) => number);
  for (const [index, head] of heads.entries()) {
    const file = files[index] ?? '';
    if (head.of !== of) throw new NkLintError(errors.recordsOther, { file, of: head.of, others: of });
    if (numbers.indexOf(head.number) !== index)
      throw new NkLintError(errors.recordsTwice, { file, number: head.number, of });
  }
  const given = new Set(numbers);
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !given.has(number));
  if (missing.length > 0) throw new NkLintError(errors.recordsMissing, { numbers: listed(missing), of });
  const inputs = files.flatMap((file) =>
    [...articleLines(file, createHash('sha256'))].map(
      ([path, root, named]): Input => ({ path, root, ...(named === 1 && { named: true }) }),
    ),
  );
  return { paths: heads[0]?.paths ?? [], inputs, read };

  function* read(): Iterable<ArticleRecord> {
    const sources = files.map((file) => {
      const lines = articleLines(file);
      return { lines, head: lines.next() };
    });
    let last: string | undefined;
    for (;;) {
      let first: { readonly source: (typeof sources)[number]; readonly line: Line } | undefined;
      for (const source of sources) {
        const { done, value } = source.head;
        if (!done && (!first || value[0] < first.line[0])) first = { source, line: value };
      }
      if (!first) return;
      const [path, , , record] = first.line;
      // If the parts are of two states of a site, an article may be in both.
      if (path !== last) yield { path, ...record };
      last = path;
      first.source.head = first.source.lines.next();
    }
  }
}

/** Lists the first numbers; a message is not a table. */
function listed(numbers: readonly number[], most = 10): string {
  return [...numbers.slice(0, most), ...(numbers.length > most ? ['…'] : [])].join(', ');
}

function readHead(file: string, rules: readonly Rule[]): Head {
  const [line] = textLines(file);
  const head = parsed(line) as Partial<Head> | undefined;
  if (head?.format !== format) throw new NkLintError(errors.recordsForeign, { file });
  if (head.key !== collectorsKey(rules)) throw new NkLintError(errors.recordsVersion, { file });
  if (!isPart(head)) throw new NkLintError(errors.recordsForeign, { file });
  return head as Head;
}

function isPart({ number, of, paths }: Partial<Part>): boolean {
  const isNumber = (value: unknown, most: number) =>
    Number.isInteger(value) && 0 < Number(value) && Number(value) <= most;
  return isNumber(of, mostParts) && isNumber(number, Number(of)) && isListOf(paths, 'string');
}

/** Yields the articles of a file. Throws an NkLintError if the file ends too early, or has another hash. */
function* articleLines(file: string, hash?: Hash): Generator<Line> {
  let count = 0;
  const lines = textLines(file);
  const head = lines.next();
  hash?.update(head.value ?? '').update('\n');
  for (const line of lines) {
    const value = parsed(line);
    if (!isLine(value)) {
      const { articles, sha256 } = (value ?? {}) as Partial<Tail>;
      if (articles === count && (!hash || sha256 === hash.digest('hex'))) return;
      break;
    }
    hash?.update(line).update('\n');
    yield value;
    count++;
  }
  throw new NkLintError(errors.recordsCut, { file });
}

function isLine(value: unknown): value is Line {
  if (!Array.isArray(value)) return false;
  const [path, root, named, record] = value as readonly unknown[];
  const { hash, engine, mdx, lines, facts } = (record ?? {}) as Partial<ArticleRecord>;
  return (
    [path, root, hash].every((each) => typeof each === 'string') &&
    (named === 0 || named === 1) &&
    engines.includes(engine ?? ('' as never)) &&
    isMdxState(mdx) &&
    isListOf(lines, 'number') &&
    typeof facts === 'object' &&
    facts !== null &&
    Object.values(facts).every((each) => Array.isArray(each)) &&
    (facts[suppressions.id] ?? []).every(isSuppression)
  );
}

function isListOf(value: unknown, type: 'string' | 'number'): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === type);
}

function parsed(line: Buffer | undefined): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return undefined;
  }
}

/** Longer than the record of any article. */
const mostLineBytes = 400_000_000;

/** Reads line by line: such a file may be larger than memory. */
function* textLines(file: string): Generator<Buffer> {
  const fd = descriptorOf(file);
  try {
    const chunk = Buffer.allocUnsafe(1024 * 1024);
    let rest: Buffer[] = [];
    let restBytes = 0;
    for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
      const bytes = chunk.subarray(0, size);
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        yield Buffer.concat([...rest, bytes.subarray(from, end)]);
        rest = [];
        restBytes = 0;
        from = end + 1;
      }
      if (from < size) rest.push(Buffer.from(bytes.subarray(from)));
      restBytes += size - from;
      if (restBytes > mostLineBytes) throw new NkLintError(errors.recordsCut, { file });
    }
    if (rest.length > 0) yield Buffer.concat(rest);
  } finally {
    closeSync(fd);
  }
}

function descriptorOf(file: string): number {
  try {
    return openRegularFile(file).fd;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

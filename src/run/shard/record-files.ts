import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import { hash53 } from '../../core/hash.ts';
import type { ArticleRecord } from '../../core/types.ts';
import type { Rule } from '../../engine/rule.ts';
import { errors } from '../../messages/errors.ts';
import { collectorsKey } from '../cache/fact-cache.ts';
import type { Input } from '../input/discover.ts';
import type { RunPlan } from '../plan.ts';

/** The part of a site that a machine checks: the `number`th of `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

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
  readonly format: 'nk-lint records 1';
  readonly key: string;
}

interface Tail {
  readonly articles: number;
}

type Line = readonly [path: string, root: string, named: 0 | 1, record: Omit<ArticleRecord, 'path'>];

/** Writes the records of a part of a site, one article a line; returns their number. Throws an NkLintError. */
export async function writeRecords(
  file: string,
  part: Part,
  { config: { rules }, inputs }: Pick<RunPlan, 'config' | 'inputs'>,
  records: AsyncIterable<ArticleRecord>,
): Promise<number> {
  const temporary = `${file}.${process.pid}.tmp`;
  let fd: number | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    fd = openSync(temporary, 'wx');
    const write = (value: Head | Line | Tail) => writeSync(fd as number, `${JSON.stringify(value)}\n`);
    write({ format: 'nk-lint records 1', key: collectorsKey(rules), ...part });
    let articles = 0;
    for await (const { path, hash, engine, lines, facts } of records) {
      const { root = '.', named = false } = inputs.get(path) ?? {};
      write([path, root, named ? 1 : 0, { hash, engine, lines, facts }]);
      articles++;
    }
    write({ articles });
    closeSync(fd);
    fd = undefined;
    renameSync(temporary, file);
    return articles;
  } catch (cause) {
    if (cause instanceof NkLintError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new NkLintError(errors.fileUnwritable, { file, reason: code ?? String(cause) }, { cause });
  } finally {
    if (fd !== undefined) closeSync(fd);
    rmSync(temporary, { force: true });
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
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  if (missing.length > 0) throw new NkLintError(errors.recordsMissing, { numbers: missing.join(', '), of });
  const inputs = files.flatMap((file) =>
    [...articleLines(file)].map(([path, root, named]): Input => ({ path, root, ...(named === 1 && { named: true }) })),
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

function readHead(file: string, rules: readonly Rule[]): Head {
  const [line = ''] = textLines(file);
  const head = parsed(line) as Partial<Head> | undefined;
  if (head?.format !== 'nk-lint records 1' || head.number === undefined || head.of === undefined)
    throw new NkLintError(errors.recordsForeign, { file });
  if (head.key !== collectorsKey(rules)) throw new NkLintError(errors.recordsVersion, { file });
  return head as Head;
}

function* articleLines(file: string): Generator<Line> {
  let count = 0;
  const lines = textLines(file);
  // The head.
  lines.next();
  for (const line of lines) {
    const value = parsed(line) as Line | Tail | undefined;
    if (Array.isArray(value)) yield value as Line;
    else if ((value as Tail | undefined)?.articles === count) return;
    else break;
    count++;
  }
  throw new NkLintError(errors.recordsCut, { file });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Reads line by line: such a file may be larger than memory. */
function* textLines(file: string): Generator<string> {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new NkLintError(errors.fileUnreadable, { file, reason: code ?? String(cause) }, { cause });
  }
  try {
    const chunk = Buffer.allocUnsafe(1024 * 1024);
    let rest: Buffer[] = [];
    for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
      const bytes = chunk.subarray(0, size);
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        yield Buffer.concat([...rest, bytes.subarray(from, end)]).toString();
        rest = [];
        from = end + 1;
      }
      if (from < size) rest.push(Buffer.from(bytes.subarray(from)));
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString();
  } finally {
    closeSync(fd);
  }
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { articlePlaces, realFolder } from '../../../src/files/tree.ts';
import { type ReadResult, readArticle, takeArticle } from '../../../src/run/input/read-article.ts';
import { sha256 } from '../../../src/run/sha256.ts';
import fc from '../../fc.ts';

const folder = mkdtempSync(join(tmpdir(), 'nk-lint-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const limit = 1_000_000;
const places = articlePlaces([realFolder(folder)]);
const reading = { maxFileSize: limit, places };

function read(bytes: Uint8Array): ReadResult {
  const file = join(folder, 'a.md');
  writeFileSync(file, bytes);
  const found = readArticle(file, reading);
  expect(takeArticle(bytes, limit)).toEqual(found);
  return found;
}

/** What the decoder of the web makes of it; undefined where it is not UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const pieces = fc.constantFrom(
  [0x61],
  [0],
  [0x0d, 0x0a],
  [0xef, 0xbb, 0xbf],
  [0xef, 0xbb],
  [0xe5, 0xbd, 0x97],
  [0xe5, 0xbd],
  [0xf0, 0x9f, 0x8c, 0x99],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xc3, 0xa9],
  [0x80],
  [0xff, 0xfe],
  [0xf4, 0x90, 0x80, 0x80],
);

test('is read as the decoder of the web reads it', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const bytes = Uint8Array.from(parts.flat());
      const { source, hash, problem, mark } = read(bytes);
      const whole = decoded(bytes);
      expect(hash).toBe(sha256(bytes));
      expect(mark === '').toBe(String(parts[0]) !== '239,187,191');
      if (whole === undefined) expect(problem).toMatchObject({ kind: 'encoding', offset: source.length });
      else expect({ source, problem }).toEqual({ source: whole, problem: undefined });
    }),
    { numRuns: 500, seed: 3 },
  );
});

test.each([0, 1, 262_143, 262_144, 262_145, 700_000])('a file of %i bytes', (size) => {
  expect(read(Buffer.alloc(size, 'comet ')).source).toHaveLength(size);
  // What was read before is not seen through.
  expect(read(Buffer.from('彗星')).source).toBe('彗星');
});

test('what is no file, or too much of one', () => {
  const at = (name: string) => join(folder, name);
  mkdirSync(at('folder.md'));
  expect(readArticle(at('folder.md'), reading).problem).toEqual({ kind: 'unreadable', data: { reason: 'EACCES' } });
  expect(readArticle(at('none.md'), reading).problem).toEqual({ kind: 'unreadable', data: { reason: 'ENOENT' } });
  writeFileSync(at('large.md'), 'comet');
  expect(readArticle(at('large.md'), { maxFileSize: 4, places }).problem).toEqual({
    kind: 'too-large',
    data: { size: 5, limit: 4 },
  });
});

test('a pipe is not waited for', ({ skip }) => {
  const pipe = join(folder, 'pipe.md');
  if (spawnSync('mkfifo', [pipe]).status !== 0) return skip('there is no mkfifo');
  expect(readArticle(pipe, reading).problem).toEqual({ kind: 'not-a-file', data: { reason: 'ENOTFILE' } });
});

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts that are written once, one behind the other, and read again by their number. */
export interface Spool {
  /** Gives the number of the text: they count from 0. */
  add(text: string): number;
  get(index: number): string;
  close(): void;
}

const megabyte = 1024 * 1024;
/** As strings are in memory: Chinese text takes hardly more bytes than in UTF-8, and a tenth of the time. */
const encodings = ['latin1', 'utf16le'] as const;

/**
 * Keeps texts in memory up to `limit` bytes, and in a temporary file beyond: what a run remembers of its articles must
 * not grow with their number. Where no such file can be had, memory has to do.
 */
export function openSpool(limit = 16 * megabyte, pageSize = megabyte): Spool {
  /** Full pages: the bytes, or where they stand in the file. */
  const pages: (Buffer | number)[] = [];
  /** Of each text, in turn: its page, where it begins there, its size, its encoding. */
  const places: number[] = [];
  let page = Buffer.alloc(0);
  let used = 0;
  let inMemory = 0;
  let filed = 0;
  let file: TemporaryFile | undefined;
  let mayFile = true;

  return {
    add(text) {
      const wide = Buffer.byteLength(text) === text.length ? 0 : 1;
      const size = text.length << wide;
      if (page.length - used < size) turn(size);
      page.write(text, used, encodings[wide]);
      places.push(pages.length, used, size, wide);
      used += size;
      return places.length / 4 - 1;
    },
    get(index) {
      const [number, start, size, wide] = places.slice(4 * index, 4 * index + 4) as [number, number, number, 0 | 1];
      const encoding = encodings[wide];
      const from = number === pages.length ? page : pages[number];
      if (typeof from === 'object') return from.toString(encoding, start, start + size);
      const bytes = Buffer.alloc(size);
      let read = 0;
      while (read < size) {
        const count = readSync(file?.fd ?? -1, bytes, read, size - read, (from ?? 0) + start + read);
        if (count === 0) throw new Error('a temporary file has been cut');
        read += count;
      }
      return bytes.toString(encoding);
    },
    close() {
      file?.close();
      file = undefined;
    },
  };

  function turn(size: number): void {
    if (used > 0) pages.push(putAway(page.subarray(0, used)));
    page = Buffer.allocUnsafe(Math.max(size, pageSize));
    used = 0;
  }

  function putAway(full: Buffer): Buffer | number {
    if (inMemory + full.length > limit && mayFile) {
      try {
        file ??= openTemporaryFile();
        for (let done = 0; done < full.length; )
          done += writeSync(file.fd, full, done, full.length - done, filed + done);
        filed += full.length;
        return filed - full.length;
      } catch {
        mayFile = false;
      }
    }
    inMemory += full.length;
    return full;
  }
}

interface TemporaryFile {
  readonly fd: number;
  close(): void;
}

function openTemporaryFile(): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-'));
  const fd = openSync(join(folder, 'spool'), 'wx+', 0o600);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    // Without a name, it is gone with the process, however that ends.
    remove();
  } catch {
    // Windows wants it closed before.
  }
  return {
    fd,
    close() {
      closeSync(fd);
      remove();
    },
  };
}

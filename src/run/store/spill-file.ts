import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An append-only list of texts that spills to disk. */
export interface SpillFile {
  /** Returns the index of the text. */
  add(text: string): number;
  get(index: number): string;
  close(): void;
}

const megabyte = 1024 * 1024;
/** The encodings of strings in memory: Chinese text takes hardly more bytes than in UTF-8, and a tenth of the time. */
const encodings = ['latin1', 'utf16le'] as const;

/**
 * Keeps texts in memory up to `limit` bytes, and in a temporary file beyond: the memory of a run must not grow with the
 * number of articles. Falls back to memory if the file cannot be created.
 */
export function openSpillFile(limit = 16 * megabyte, pageSize = megabyte): SpillFile {
  const texts: string[] = [];
  let bytes = 0;
  let pages: SpillFile | undefined;
  return {
    add(text) {
      bytes += 2 * text.length;
      if (bytes <= limit) return texts.push(text) - 1;
      pages ??= openPages(pageSize);
      return texts.length + pages.add(text);
    },
    get: (index) => texts[index] ?? pages?.get(index - texts.length) ?? '',
    close() {
      pages?.close();
      pages = undefined;
    },
  };
}

/** Gathers texts in pages, which go to a file once they are full. */
function openPages(pageSize: number): SpillFile {
  /** Full pages: their offsets in the file, or their bytes if there is no file. */
  const pages: (Buffer | number)[] = [];
  /** Four numbers for each text: page, offset in the page, size in bytes, encoding. */
  const places: number[] = [];
  let page = Buffer.alloc(0);
  let used = 0;
  let fileSize = 0;
  let file: TemporaryFile | undefined;
  let canSpill = true;

  return {
    add(text) {
      const wide = Buffer.byteLength(text) === text.length ? 0 : 1;
      const size = text.length << wide;
      if (page.length - used < size) startPage(size);
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

  function startPage(size: number): void {
    if (used > 0) pages.push(spill(page.subarray(0, used)));
    page = Buffer.allocUnsafe(Math.max(size, pageSize));
    used = 0;
  }

  function spill(full: Buffer): Buffer | number {
    if (!canSpill) return full;
    try {
      file ??= openTemporaryFile();
      for (let done = 0; done < full.length; )
        done += writeSync(file.fd, full, done, full.length - done, fileSize + done);
      fileSize += full.length;
      return fileSize - full.length;
    } catch {
      canSpill = false;
      return full;
    }
  }
}

interface TemporaryFile {
  readonly fd: number;
  close(): void;
}

function openTemporaryFile(): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-'));
  const fd = openSync(join(folder, 'spill'), 'wx+', 0o600);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    // A file without a name is removed with the process, however that ends.
    remove();
  } catch {
    // Windows removes files only after they are closed.
  }
  return {
    fd,
    close() {
      closeSync(fd);
      remove();
    },
  };
}

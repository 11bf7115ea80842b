import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readArticle } from '../input/read-article.ts';
import { sha256 } from '../sha256.ts';

/**
 * Replaces an article by a new text (with its byte order mark) through a temporary file beside it. Keeps owner, mode and
 * a symbolic link. Returns false if the file is no longer the one with the given hash.
 */
export function writeArticle(file: string, text: string, hash: string, maxFileSize: number): boolean {
  const target = realpathSync(file);
  // A rename would also replace a read-only file.
  accessSync(target, constants.W_OK);
  const now = readArticle(target, maxFileSize);
  // It may have been written through another path to the same file.
  if (now.hash !== hash) return now.hash === sha256(text);
  if (now.problem) return false;
  // The article's name with a suffix could be too long.
  const temporary = join(dirname(target), `.nk-lint-${process.pid}-${hash.slice(0, 8)}`);
  const { mode, uid, gid } = statSync(target);
  try {
    writeFileSync(temporary, text, { mode, flag: 'wx' });
    chmodSync(temporary, mode);
    if (statSync(temporary).uid !== uid) chownSync(temporary, uid, gid);
    if (readArticle(target, maxFileSize).hash !== hash) return false;
    renameSync(temporary, target);
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}

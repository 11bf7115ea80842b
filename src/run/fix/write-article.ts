import { accessSync, constants, statSync } from 'node:fs';
import { replaceFile } from '../../files/replace-file.ts';
import { type ReadOptions, readArticle } from '../input/read-article.ts';
import { sha256 } from '../sha256.ts';

/**
 * Replaces an article by a new text (with its byte order mark). Keeps mode, owner and a symbolic link; a hard link becomes a
 * file of its own. Returns false if the file is no longer the one with the given hash. Throws the system's errors, and
 * `EOUTSIDE` for a link out of the working tree.
 */
export function writeArticle(file: string, text: string, hash: string, reading: ReadOptions): boolean {
  const target = reading.places.target(file);
  // A rename would also replace a read-only file.
  accessSync(target, constants.W_OK);
  const now = readArticle(target, reading);
  // It may have been written through another path to the same file.
  if (now.hash !== hash) return now.hash === sha256(text);
  if (now.problem) return false;
  const isWanted = () => readArticle(target, reading).hash === hash;
  return replaceFile(target, text, { durable: true, like: statSync(target), isWanted });
}

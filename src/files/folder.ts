import { readdirSync } from 'node:fs';

/** Returns the names in a folder, in the order of the system; undefined if it cannot be read. */
export function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}

import { readdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** Returns a function that lists directories below a root, each once; undefined for others. */
export function directoryLister(): (root: string, directory: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  return (root, directory) => {
    const absolute = resolve(root, directory);
    if (absolute !== root && !absolute.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    if (!known.has(absolute)) known.set(absolute, namesIn(absolute));
    return known.get(absolute);
  };
}

function namesIn(directory: string): readonly string[] | undefined {
  try {
    return readdirSync(directory);
  } catch {
    return undefined;
  }
}

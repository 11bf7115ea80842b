import { resolve } from 'node:path';
import { namesIn } from '../../files/folder.ts';
import { isBelow } from '../../files/tree.ts';

/** Returns a function that lists directories below a root, each once; undefined for others. */
export function directoryLister(): (root: string, directory: string) => readonly string[] | undefined {
  const known = new Map<string, readonly string[] | undefined>();
  return (root, directory) => {
    const absolute = resolve(root, directory);
    if (!isBelow(absolute, root)) return undefined;
    if (!known.has(absolute)) known.set(absolute, namesIn(absolute));
    return known.get(absolute);
  };
}

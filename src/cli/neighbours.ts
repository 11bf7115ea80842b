import { readdirSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { isBelow, isInTree, realFolder } from '../files/tree.ts';
import { articleName, discover, foldersOf, type Input } from '../run/input/discover.ts';
import type { Selection } from '../run/input/selection.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { type Inputs, ignoredByFlags } from './inputs.ts';

type Context = Pick<CommandContext<CheckFlags>, 'cwd' | 'flags' | 'config'>;

/**
 * Adds the other articles of the sections that named files and folders belong to: what is usual there, and what repeats,
 * must not depend on which of them are named. Only those that are named are reported.
 */
export function withNeighbours(
  { requested, stdin, inputs }: Inputs,
  context: Context,
): { readonly inputs: readonly Input[]; readonly selection?: Selection } {
  const { shard, writeBaseline, pruneBaseline } = context.flags;
  if (requested.length === 0 || stdin || shard || writeBaseline || pruneBaseline) return { inputs };
  const named = new Set(inputs.map(({ path }) => path));
  const found = neighbours(inputs, context).filter(({ path }) => !named.has(path));
  if (found.length === 0) return { inputs };
  return { inputs: [...inputs, ...found], selection: { has: (path) => named.has(path), isWhole: true } };
}

function neighbours(inputs: readonly Input[], context: Context): readonly Input[] {
  const { cwd, flags, config } = context;
  const sections = new Set(inputs.map((input) => sectionOf(input, config)));
  const searched = new Set(inputs.filter(({ named }) => !named).map(({ root }) => resolve(cwd, root)));
  const missing = [...sections].filter(
    (section) => isAbsolute(section) && ![...searched].some((folder) => isBelow(section, folder)),
  );
  if (missing.length === 0) return [];
  // What a link that git carries leads to is told of the file that was named.
  const folders = foldersOf(inputs) ?? [];
  const inTree = missing.filter((section) => isInTree(realFolder(section), folders));
  const { files } = discover({
    cwd,
    paths: inTree.flatMap((section) => pathsOf(section, context)),
    ignore: ignoredByFlags(flags, config, cwd),
    honorIgnoreFiles: flags.ignore !== false,
    errorOnUnmatched: false,
    allowedRoots: flags.allowRoot ?? [],
  });
  return files.filter((file) => sections.has(sectionOf(file, config)));
}

/** Returns what to search: of a content folder, whose folders are sections of their own, only the files. */
function pathsOf(section: string, { cwd, config }: Context): readonly string[] {
  const below = toPosixPath(relative(cwd, join(section, 'folder/article.md')));
  if (config.settingsOf(below).collection.name === section) return [section];
  return readdirSync(section)
    .filter((name) => articleName.test(name) && !name.startsWith('.'))
    .map((name) => join(section, name));
}

function sectionOf({ path, root }: Input, config: Resolved): string {
  return config.settingsOf(path, root).collection.name;
}

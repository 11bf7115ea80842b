import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Workspace {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly isTrusted: boolean;
  /** The setting `nk-lint.path`; empty for none. */
  readonly path: string;
}

/** The command of nk-lint in its package. */
const command = join('dist', 'bin.cjs');

/**
 * Returns the nk-lint that serves a workspace: that of its settings, else its own, else the one in the extension. A
 * workspace that is not trusted runs no program of its own.
 */
export function serverFile({ folders, isTrusted, path }: Workspace, extensionFolder: string): string {
  const bundled = join(extensionFolder, 'server', command);
  if (!isTrusted) return bundled;
  if (path !== '') return resolve(folders[0] ?? '', path);
  return folders.map((folder) => join(folder, 'node_modules', 'nk-lint', command)).find(existsSync) ?? bundled;
}

import { ownEnvironment, runGit } from './git.ts';

/** Whether git tracks a path, relative to the top of its working tree, or one below it; also where git cannot tell. */
export function tracksAny(top: string, path: string): boolean {
  const { ok, out } = runGit(top, ['ls-files', '-z', '--', `:(top,literal,icase)${path}`], ownEnvironment());
  return !ok || out.length > 0;
}

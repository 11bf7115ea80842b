import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type Site, site } from './run.ts';

export interface TestRepository extends Site {
  /** Runs git and returns its output; throws if it fails. */
  git(...args: readonly string[]): string;
  /** Commits all files. */
  commit(message: string): void;
}

/** Creates a site in a real git repository, with one commit on `main`. */
export function repository(files: Readonly<Record<string, string>>): TestRepository {
  const folder = site(files);
  // `site` creates an empty `.git`, which is no repository.
  rmSync(folder.path('.git'), { recursive: true });
  const git = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder.root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.org');
  // The default of git: file names outside of ASCII are quoted in its output, unless `-z` is used.
  git('config', 'core.quotePath', 'true');
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  commit('first');
  return { ...folder, git, commit };
}

export const hasGit = spawnSync('git', ['--version']).status === 0;

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { toPosixPath } from '../../files/posix-path.ts';
import { readGitFile, readSettingOrEmpty } from '../../files/regular-file.ts';
import { repositoryAbove } from '../../files/tree.ts';
import { writeOutput } from '../../files/write-output.ts';
import { init as words } from '../../messages/init.ts';
import { type Ci, ciFiles } from './ci-files.ts';
import { confirm, pathExists, type Steps } from './init-steps.ts';

const ciNames: Readonly<Record<Ci, string>> = { github: 'GitHub', gitlab: 'GitLab' };

/** Writes the requested CI file, or prints its text if a file exists. */
export async function writeCi(steps: Steps): Promise<'gone' | undefined> {
  const { terminal, print } = steps;
  const { cwd } = terminal;
  const top = repositoryAbove(cwd) ?? cwd;
  const ci = await requestedCi(top, steps);
  if (ci === undefined || ci === 'gone') return ci;
  const { name, text } = ciFiles[ci];
  if (top !== cwd) {
    print(words.ciBelow, { file: name, folder: toPosixPath(relative(top, cwd)) });
    terminal.out(`\n${text}\n`);
  } else if (!pathExists(join(cwd, name))) {
    writeOutput(join(cwd, name), text);
    print(words.written, { file: name });
  } else if (ci === 'gitlab' && !mentionsNkLint(join(cwd, name))) {
    print(words.ciAdd, { file: name });
    terminal.out(`\n${text}\n`);
  } else print(words.stands, { file: name });
  return undefined;
}

async function requestedCi(top: string, { flags, say, prompt, print }: Steps): Promise<Ci | 'gone' | undefined> {
  if (flags.ci !== undefined) return flags.ci;
  if (!flags.yes && !prompt) return undefined;
  const likely = likelyCi(top);
  if (flags.yes && !likely) print(words.ciUnknown);
  if (!prompt) return likely;
  if (likely && mentionsNkLint(join(top, ciFiles[likely].name))) return undefined;
  if (likely) {
    const answer = await confirm(prompt, say(words.askCiKnown, { ci: ciNames[likely] }), false);
    return answer === 'gone' ? 'gone' : answer === 'yes' ? likely : undefined;
  }
  for (;;) {
    const answer = (await prompt.ask(say(words.askCi)))?.trim().toLowerCase();
    if (answer === undefined) return 'gone';
    if (answer === 'github' || answer === 'gitlab') return answer;
    if (/^(?:n|no|否|不)?$/u.test(answer)) return undefined;
  }
}

/** Guesses the CI by its files in the repository, else by the remote URL. */
function likelyCi(top: string): Ci | undefined {
  if (existsSync(join(top, '.github'))) return 'github';
  if (existsSync(join(top, '.gitlab-ci.yml'))) return 'gitlab';
  const [, name] = /^\s*url\s*=.*\b(github|gitlab)\b/imu.exec(readGitFile(join(top, '.git/config'))) ?? [];
  return name?.toLowerCase() as Ci | undefined;
}

function mentionsNkLint(file: string): boolean {
  return /\bnk-lint\b/u.test(readSettingOrEmpty(file));
}

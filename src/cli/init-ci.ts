import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { init as words } from '../messages/init.ts';
import { writeOutput } from '../run/input/write-output.ts';
import { type Ci, ciFiles } from './ci-files.ts';
import { agrees, isThere, type Steps } from './init-steps.ts';

const names: Readonly<Record<Ci, string>> = { github: 'GitHub', gitlab: 'GitLab' };

/** The CI file, where it is asked for: as a file where there is none yet, else as text to copy. */
export async function writeCi(steps: Steps): Promise<'gone' | undefined> {
  const { terminal, tell } = steps;
  const { cwd } = terminal;
  const top = topOf(cwd) ?? cwd;
  const ci = await wanted(top, steps);
  if (ci === undefined || ci === 'gone') return ci;
  const { name, text } = ciFiles[ci];
  if (top !== cwd) {
    tell(words.ciBelow, { file: name, folder: relative(top, cwd).replaceAll('\\', '/') });
    terminal.out(`\n${text}\n`);
  } else if (!isThere(join(cwd, name))) {
    writeOutput(join(cwd, name), text);
    tell(words.written, { file: name });
  } else if (ci === 'gitlab' && !mentionsUs(join(cwd, name))) {
    tell(words.ciAdd, { file: name });
    terminal.out(`\n${text}\n`);
  } else tell(words.stands, { file: name });
  return undefined;
}

async function wanted(top: string, { flags, say, talk, tell }: Steps): Promise<Ci | 'gone' | undefined> {
  if (flags.ci !== undefined) return flags.ci;
  if (!flags.yes && !talk) return undefined;
  const likely = likelyCi(top);
  if (flags.yes && !likely) tell(words.ciUnknown);
  if (!talk) return likely;
  if (likely && mentionsUs(join(top, ciFiles[likely].name))) return undefined;
  if (likely) {
    const answer = await agrees(talk, say(words.askCiKnown, { ci: names[likely] }), false);
    return answer === 'gone' ? 'gone' : answer === 'yes' ? likely : undefined;
  }
  for (;;) {
    const answer = (await talk.ask(say(words.askCi)))?.trim().toLowerCase();
    if (answer === undefined) return 'gone';
    if (answer === 'github' || answer === 'gitlab') return answer;
    if (/^(?:n|no|否|不)?$/u.test(answer)) return undefined;
  }
}

/** The CI that a repository has or whose server it is on. */
function likelyCi(top: string): Ci | undefined {
  if (existsSync(join(top, '.github'))) return 'github';
  if (existsSync(join(top, '.gitlab-ci.yml'))) return 'gitlab';
  const [, name] = /^\s*url\s*=.*\b(github|gitlab)\b/imu.exec(readIfThere(join(top, '.git/config'))) ?? [];
  return name?.toLowerCase() as Ci | undefined;
}

/** The directory of the repository; undefined where there is none. */
function topOf(directory: string): string | undefined {
  if (existsSync(join(directory, '.git'))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : topOf(parent);
}

function mentionsUs(file: string): boolean {
  return /\bnk-lint\b/u.test(readIfThere(file));
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

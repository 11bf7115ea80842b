import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { findConfig } from '../config/load.ts';
import { thousands } from '../core/numbers.ts';
import type { Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { init as words } from '../messages/init.ts';
import { visible } from '../report/escape.ts';
import { writeBaseline } from '../run/baseline/baseline.ts';
import { check } from '../run/check.ts';
import { writeOutput } from '../run/input/write-output.ts';
import { type SiteFindings, surveySite } from '../run/survey/site-survey.ts';
import { baselineFor } from './baseline.ts';
import { type CommandContext, commandContext, type Say } from './context.ts';
import type { InitFlags } from './flags.ts';
import { writeCi } from './init-ci.ts';
import { configText } from './init-config.ts';
import { agrees, isThere, type Steps, shown } from './init-steps.ts';
import { inputsOf } from './inputs.ts';
import type { Terminal } from './terminal.ts';

/** `nk-lint init`: what is there already stays as it is, so that a second run changes nothing. */
export async function initCommand(paths: readonly string[], flags: InitFlags, terminal: Terminal): Promise<number> {
  const language = flags.lang ?? terminal.language;
  const say: Say = (text, data) => fill(text, language, data);
  const talk = flags.yes ? undefined : await terminal.talk?.();
  const steps: Steps = { flags, terminal, say, talk, tell: (text, data) => terminal.out(`${say(text, data)}\n`) };
  try {
    return await run(paths, steps);
  } finally {
    talk?.close();
  }
}

async function run(paths: readonly string[], steps: Steps): Promise<number> {
  const { flags, terminal, tell } = steps;
  const { cwd } = terminal;
  const existing = stated(flags) ? resolve(cwd, flags.config) : findConfig(cwd);
  // One that is named must be there.
  if (stated(flags)) await commandContext(flags, terminal);
  if (existing !== undefined) tell(words.stands, { file: shown(existing, cwd) });
  const written = existing === undefined ? await writeConfig(paths, steps) : undefined;
  if (written === 'declined') return declined(steps, 0);
  if (written === 'gone') return declined(steps, 2);
  const baselined = await writeFirstBaseline(steps);
  const done = baselined === 'gone' ? 'gone' : await writeCi(steps);
  if (done === 'gone') return 2;
  next(written, baselined === 'there', steps);
  return 0;
}

function stated(flags: InitFlags): flags is InitFlags & { readonly config: string } {
  return typeof flags.config === 'string';
}

function declined({ tell }: Steps, code: number): number {
  tell(words.nothingWritten);
  return code;
}

/** Gives the command that would make a schema. */
async function writeConfig(
  paths: readonly string[],
  { flags, terminal, say, talk, tell }: Steps,
): Promise<{ readonly schema: string | undefined } | 'declined' | 'gone'> {
  const { cwd, out } = terminal;
  const bare = { ...(await commandContext({ ...flags, config: false }, terminal)), say };
  const named = paths.filter((path) => path !== '-');
  const { inputs, looked } = await inputsOf(named, bare);
  const findings = await surveySite({ cwd, inputs, config: bare.config, now: Date.now() });
  const notation = dependsOnUs(cwd) ? 'module' : 'jsonc';
  const file = notation === 'module' ? 'nk-lint.config.mjs' : '.nk-lint.jsonc';
  const files = looked.map((path) => relative(cwd, resolve(cwd, path)).replaceAll('\\', '/') || '.');
  const chinese = flags.lang !== 'en' && isMostly(findings.chinese);
  const text = configText(findings, { notation, files: files.join() === '.' ? [] : files, chinese }, say);
  tell(words.found, summary(findings, say));
  if (talk) {
    out(`\n${text}\n`);
    const answer = await agrees(talk, say(words.askConfig, { file }), true);
    if (answer !== 'yes') return answer === 'no' ? 'declined' : 'gone';
  }
  if (isThere(join(cwd, file))) {
    tell(words.stands, { file });
    return 'declined';
  }
  writeOutput(join(cwd, file), text);
  tell(words.written, { file });
  return { schema: schemaCommand(findings) };
}

/** Of the largest collection; none where few articles have front matter. */
function schemaCommand({ sections, headed, articles }: SiteFindings): string | undefined {
  if (headed < articles / 2) return undefined;
  const [largest] = [...sections].sort((a, b) => b.articles - a.articles);
  // What a shell would not take as it is, is left out.
  return largest && /^\w[\w.-]*$/u.test(largest.name) ? `schema infer --collection ${largest.name}` : 'schema infer';
}

function isMostly({ count, total }: SiteFindings['chinese']): boolean {
  return count > total / 2;
}

function summary({ articles, engine, sections }: SiteFindings, say: Say) {
  return {
    articles: thousands(articles),
    engine: engine?.name ?? say(words.unknownEngine),
    collections: thousands(sections.length),
  };
}

/** Whether the project has nk-lint, and with it the types of a module. */
function dependsOnUs(cwd: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as Record<string, unknown>;
    return ['dependencies', 'devDependencies'].some((key) => Object.hasOwn(Object(manifest[key]), 'nk-lint'));
  } catch {
    return false;
  }
}

/** `there`: one hides the findings of today, or there are none. */
async function writeFirstBaseline({ flags, terminal, say, talk, tell }: Steps): Promise<'there' | 'none' | 'gone'> {
  const asked = flags.baseline || flags.yes;
  if (!asked && !talk) return 'none';
  const { cwd } = terminal;
  const { config: named, ...others } = flags;
  const context = { ...(await commandContext(stated(flags) ? flags : others, terminal)), say };
  const existing = baselineFor({}, context.config, cwd);
  if (existing) {
    if (asked) tell(words.stands, { file: shown(existing.file, cwd) });
    return 'there';
  }
  const { count, write } = await findingsToday(context, flags.lang ?? terminal.language);
  if (count === 0) {
    if (asked) tell(words.baselineNeedless);
    return 'there';
  }
  if (!asked && talk) {
    const answer = await agrees(talk, say(words.askBaseline, { count: thousands(count) }), false);
    if (answer !== 'yes') return answer === 'no' ? 'none' : 'gone';
  }
  tell(words.baselineWritten, { file: shown(write(), cwd), count: thousands(count) });
  return 'there';
}

async function findingsToday(context: CommandContext<Omit<InitFlags, 'config'>>, language: Language) {
  const { cwd, config } = context;
  const baseline = baselineFor({ writeBaseline: true }, config, cwd);
  const { inputs } = await inputsOf([], context);
  return check({ cwd, inputs, config, language, now: Date.now(), baseline }, ({ report, baseline: result }) => {
    const { errors, warnings, infos } = report.summary;
    return {
      count: errors + warnings + infos,
      write() {
        if (result) writeBaseline(result.written);
        return result?.written.file ?? cwd;
      },
    };
  });
}

function next(
  written: { readonly schema: string | undefined } | undefined,
  baselined: boolean,
  { terminal, say }: Steps,
) {
  const commands: readonly (readonly [command: string, what: Words])[] = [
    ['', words.nextCheck],
    ['--diff', words.nextDiff],
    ...(baselined ? [] : [['--write-baseline', words.nextBaseline] as const]),
    ...(written?.schema === undefined ? [] : [[written.schema, words.nextSchema] as const]),
  ];
  const lines = commands.map(([args, what]) => [`npx nk-lint ${args}`.trim(), say(what)] as const);
  const width = Math.max(...lines.map(([line]) => line.length));
  terminal.out(`\n${say(words.next)}\n`);
  for (const [line, what] of lines) terminal.out(`  ${visible(line.padEnd(width))}  # ${what}\n`);
}

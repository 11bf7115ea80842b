import { join, relative, resolve } from 'node:path';
import { findConfig } from '../../config/load.ts';
import type { Language, Words } from '../../core/types.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { readSetting } from '../../files/regular-file.ts';
import { writeOutput } from '../../files/write-output.ts';
import { init as words } from '../../messages/init.ts';
import { fillVisible, visible } from '../../report/escape.ts';
import { writeBaseline } from '../../run/baseline/baseline.ts';
import { check } from '../../run/check.ts';
import { type SiteFindings, surveySite } from '../../run/survey/site-survey.ts';
import { baselineFor } from '../baseline.ts';
import { type CommandContext, commandContext, type Say } from '../context.ts';
import type { InitFlags } from '../flags.ts';
import { inputsOf } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';
import { writeCi } from './init-ci.ts';
import { configText } from './init-config.ts';
import { confirm, pathExists, type Steps, visibleRelative } from './init-steps.ts';

/** Runs `nk-lint init`. Existing files are kept, so that a second run changes nothing. */
export async function initCommand(paths: readonly string[], flags: InitFlags, terminal: Terminal): Promise<number> {
  const language = flags.lang ?? terminal.language;
  const say: Say = (text, data) => fillVisible(text, language, data);
  const prompt = flags.yes ? undefined : await terminal.openPrompt?.();
  const steps: Steps = { flags, terminal, say, prompt, print: (text, data) => terminal.out(`${say(text, data)}\n`) };
  try {
    return await run(paths, steps);
  } finally {
    prompt?.close();
  }
}

async function run(paths: readonly string[], steps: Steps): Promise<number> {
  const { flags, terminal, print } = steps;
  const { cwd } = terminal;
  const existing = hasConfigFlag(flags) ? resolve(cwd, flags.config) : findConfig(cwd);
  // Throws if the configuration of `--config` is missing.
  if (hasConfigFlag(flags)) await commandContext(flags, terminal);
  if (existing !== undefined) print(words.stands, { file: visibleRelative(existing, cwd) });
  const written = existing === undefined ? await writeConfig(paths, steps) : undefined;
  if (written === 'declined') return declined(steps, 0);
  if (written === 'gone') return declined(steps, 2);
  const baselined = await writeFirstBaseline(steps, existing === undefined);
  const done = baselined === 'gone' ? 'gone' : await writeCi(steps);
  if (done === 'gone') return 2;
  printNextSteps(written, baselined === 'there', steps);
  return 0;
}

function hasConfigFlag(flags: InitFlags): flags is InitFlags & { readonly config: string } {
  return typeof flags.config === 'string';
}

function declined({ print }: Steps, code: number): number {
  print(words.nothingWritten);
  return code;
}

/** Writes the configuration; returns the command that would infer a schema. */
async function writeConfig(
  paths: readonly string[],
  { flags, terminal, say, prompt, print }: Steps,
): Promise<{ readonly schema: string | undefined } | 'declined' | 'gone'> {
  const { cwd, out } = terminal;
  const unconfigured = { ...(await commandContext({ ...flags, config: false }, terminal)), say };
  const named = paths.filter((path) => path !== '-');
  const { inputs, searched } = await inputsOf(named, unconfigured);
  const findings = await surveySite({ cwd, inputs, config: unconfigured.config, now: Date.now() });
  const notation = dependsOnNkLint(cwd) ? 'module' : 'jsonc';
  const file = notation === 'module' ? 'nk-lint.config.mjs' : '.nk-lint.jsonc';
  const files = searched.map((path) => toPosixPath(relative(cwd, resolve(cwd, path))) || '.');
  const schema = notation === 'jsonc' ? installedSchema(cwd) : undefined;
  const text = configText(findings, { notation, schema, files: files.join() === '.' ? [] : files }, say);
  print(words.found, summary(findings, say));
  if (prompt) {
    out(`\n${text}\n`);
    const answer = await confirm(prompt, say(words.askConfig, { file }), true);
    if (answer !== 'yes') return answer === 'no' ? 'declined' : 'gone';
  }
  if (pathExists(join(cwd, file))) {
    print(words.stands, { file });
    return 'declined';
  }
  writeOutput(join(cwd, file), text);
  print(words.written, { file });
  return { schema: schemaCommand(findings) };
}

/** Returns the command for the largest collection; undefined if few articles have front matter. */
function schemaCommand({ sections, headed, articles }: SiteFindings): string | undefined {
  if (headed < articles / 2) return undefined;
  const [largest] = [...sections].sort((a, b) => b.articles - a.articles);
  // A name that needs quoting in a shell is left out.
  return largest && /^\w[\w.-]*$/u.test(largest.name) ? `schema infer --collection ${largest.name}` : 'schema infer';
}

function summary({ articles, engine, sections }: SiteFindings, say: Say) {
  return {
    articles: articles,
    engine: engine?.name ?? say(words.unknownEngine),
    collections: sections.length,
  };
}

/** Whether the project has nk-lint installed, and so its types for a module. */
function dependsOnNkLint(cwd: string): boolean {
  try {
    const manifest = JSON.parse(readSetting(join(cwd, 'package.json'), cwd)) as Record<string, unknown>;
    return ['dependencies', 'devDependencies'].some((key) => Object.hasOwn(Object(manifest[key]), 'nk-lint'));
  } catch {
    return false;
  }
}

/** Returns the path of the JSON Schema for editors; undefined if nk-lint is not installed here. */
function installedSchema(cwd: string): string | undefined {
  const file = 'node_modules/nk-lint/schemas/config.schema.json';
  return pathExists(join(cwd, file)) ? `./${file}` : undefined;
}

/** Writes a baseline; `areNotesShown`: those about skipped files. Returns `there` if one exists or none is needed, `gone` if standard input ended. */
async function writeFirstBaseline(
  { flags, terminal, say, prompt, print }: Steps,
  areNotesShown: boolean,
): Promise<'there' | 'none' | 'gone'> {
  const isRequested = flags.baseline || flags.yes;
  const { cwd } = terminal;
  const { config: named, ...others } = flags;
  const found = await commandContext(hasConfigFlag(flags) ? flags : others, terminal);
  const context = { ...found, say, terminal: areNotesShown ? withoutNotes(terminal) : terminal };
  const existing = baselineFor({}, context.config, cwd);
  if (existing) {
    if (isRequested) print(words.stands, { file: visibleRelative(existing.file, cwd) });
    return 'there';
  }
  if (!isRequested && !prompt) return 'none';
  const { count, write } = await currentFindings(context, flags.lang ?? terminal.language);
  if (count === 0) {
    if (isRequested) print(words.baselineNeedless);
    return 'there';
  }
  if (!isRequested && prompt) {
    const answer = await confirm(prompt, say(words.askBaseline, { count: count }), false);
    if (answer !== 'yes') return answer === 'no' ? 'none' : 'gone';
  }
  print(words.baselineWritten, { file: visibleRelative(write(), cwd), count: count });
  return 'there';
}

/** Returns a terminal for a second search, whose notes are those of the first one. */
function withoutNotes(terminal: Terminal): Terminal {
  // Inherits getters, which must not be called before they are needed.
  return Object.assign(Object.create(terminal) as Terminal, { err() {} });
}

async function currentFindings(context: CommandContext<Omit<InitFlags, 'config'>>, language: Language) {
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

function printNextSteps(
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

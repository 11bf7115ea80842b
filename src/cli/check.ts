import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { rules as builtin } from '../../rules/index.ts';
import { findConfig, loadConfig } from '../config/load.ts';
import { type Resolved, resolveConfig } from '../config/resolve.ts';
import { type Level, levels, type RulesConfig } from '../config/types.ts';
import { NkLintError } from '../core/errors.ts';
import { internalError } from '../core/judge.ts';
import type { Report, ReportStyle } from '../core/report.ts';
import type { Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { reporters } from '../report/index.ts';
import { type CheckResult, check, type Input, readStdin } from '../run/check.ts';
import { type Discovery, discover } from '../run/discover.ts';
import type { CheckFlags } from './program.ts';
import type { Terminal } from './terminal.ts';

const defaultPaths = ['content', 'source/_posts', '_posts', 'src/content'];

/** `nk-lint check`: gives the exit code. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const outputs = formatsOf(flags.format ?? [], terminal);
  const config = await configFor(flags, cwd, { rules: ruleFlags(flags.rule ?? []), only: flags.only ?? [], skip: flags.skip ?? [] });
  const language = flags.lang ?? config.language ?? terminal.language;
  const say = (text: Words, data = {}) => fill(text, language, data);

  if (flags.printConfig !== undefined) {
    const { rules, collection, ...rest } = config.settingsOf(flags.printConfig);
    const { schema, ...named } = collection;
    const printed = { ...rest, language, collection: { ...named, schema: schema?.name }, rules: Object.fromEntries(rules) };
    terminal.out(`${JSON.stringify(printed, null, 2)}\n`);
    return 0;
  }

  const asked = [...paths, ...pathsFrom(flags.filesFrom, cwd)];
  const fromStdin = asked.includes('-');
  const discovery = discover({
    cwd,
    paths: fromStdin ? asked.filter((path) => path !== '-') : asked.length > 0 || flags.filesFrom ? asked : pathsWithout(config, cwd),
    ignore: [...config.ignore, ...(flags.ignorePatterns ? [{ base: cwd, patterns: flags.ignorePatterns }] : [])],
    honorIgnoreFiles: flags.ignore,
    errorOnUnmatched: flags.errorOnUnmatchedPattern,
  });
  if (flags.explainFiles) {
    for (const line of explainFiles(discovery, language)) terminal.out(`${line}\n`);
    return 0;
  }
  noteIgnored(discovery, asked, (text, data) => terminal.err(`${say(text, data)}\n`));

  const inputs: Input[] = [...discovery.files];
  const stdinPath = flags.stdinFilename ?? 'stdin.md';
  if (fromStdin) inputs.push({ path: stdinPath, root: '.', text: readStdin() });
  const dry = flags.diff === true || flags.fixDryRun === true || fromStdin;
  const fix = flags.fix || flags.diff || flags.fixDryRun ? { unsafe: flags.unsafeFixes === true, dry } : undefined;
  const result = check({ cwd, inputs, config, language, now: Date.now(), inlineConfig: flags.inlineConfig, ...(fix && { fix }) });

  const style: ReportStyle = {
    color: terminal.color(flags.color),
    width: terminal.width,
    language,
    source: result.source,
    hosts: result.hosts,
    paths: asked,
    unsafeFixes: flags.unsafeFixes === true,
  };
  if (flags.diff) return printDiff(result, terminal, (text, data) => say(text, data));

  const fixesStdin = fromStdin && flags.fix === true;
  if (fixesStdin) terminal.out(result.source(stdinPath) ?? '');
  const { shown, left } = shownOf(result.report, flags);
  for (const { format, file } of outputs) {
    const text = reporters[format];
    if (!text) continue;
    if (file === undefined) for (const piece of text(shown, style)) (fixesStdin ? terminal.err : terminal.out)(piece);
    else writeFileSync(resolve(cwd, file), [...text(shown, { ...style, color: false })].join(''));
  }
  if (left > 0) terminal.err(`${say(words.leftOut, { count: left, max: flags.maxFindings ?? 0 })}\n`);
  if (fix) {
    const { made, changed, unwritten } = result.fixes;
    if (made > 0) terminal.err(`${say(flags.fixDryRun ? words.wouldFix : words.fixed, { made, files: changed.length })}\n`);
    for (const { path, reason } of unwritten) {
      terminal.err(`${reason === 'changed' ? say(words.changedMeanwhile, { path }) : say(words.unwritten, { path, reason })}\n`);
    }
    if (unwritten.length > 0) return 2;
  }
  if (discovery.files.length === 0 && !fromStdin) terminal.err(`${say(words.nothingToCheck)}\n`);
  return exitCode(result.report, flags, () => terminal.err(`${say(words.crashed)}\n`));
}

/** The configuration that holds here; `--config`, else the nearest one, else none. */
export async function configFor(
  flags: Pick<CheckFlags, 'config'>,
  cwd: string,
  cli: { rules: RulesConfig; only: readonly string[]; skip: readonly string[] } = { rules: {}, only: [], skip: [] },
): Promise<Resolved> {
  const file = typeof flags.config === 'string' ? resolve(cwd, flags.config) : flags.config === false ? undefined : findConfig(cwd);
  return resolveConfig({ cwd, config: file === undefined ? undefined : await loadConfig(file), builtin, cli });
}

interface Output {
  readonly format: string;
  readonly file: string | undefined;
}

function formatsOf(asked: readonly string[], terminal: Terminal): readonly Output[] {
  if (asked.length === 0) return [{ format: terminal.forPeople ? 'pretty' : 'compact', file: undefined }];
  return asked.map((each) => {
    const [format = '', ...file] = each.split('=');
    if (!reporters[format]) {
      throw new NkLintError(errors.formatUnknown, { format, known: Object.keys(reporters).join(', ') });
    }
    return { format, file: file.length > 0 ? file.join('=') : undefined };
  });
}

function ruleFlags(settings: readonly string[]): RulesConfig {
  return Object.fromEntries(
    settings.map((setting) => {
      const [, id = '', level = ''] = /^\s*([\w/-]+)\s*[:=]\s*(\w+)\s*$/u.exec(setting) ?? [];
      if ((levels as readonly string[]).includes(level)) return [id, level as Level];
      throw new NkLintError(errors.ruleFlag, { setting });
    }),
  );
}

function pathsFrom(file: string | undefined, cwd: string): readonly string[] {
  if (file === undefined) return [];
  const text = file === '-' ? readStdin() : readFile(resolve(cwd, file));
  return text.split(text.includes('\0') ? '\0' : /\r?\n/u).filter((path) => path !== '');
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NkLintError(errors.fileUnreadable, { file, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) }, { cause });
  }
}

function pathsWithout(config: Resolved, cwd: string): readonly string[] {
  if (config.files) return config.files;
  const found = defaultPaths.filter((path) => existsSync(resolve(cwd, path)));
  return found.length > 0 ? found : ['.'];
}

function noteIgnored({ files, decisions }: Discovery, asked: readonly string[], note: (text: Words, data: Record<string, string | number>) => void): void {
  const named = new Set(asked.map((path) => path.replace(/^\.\//u, '').replace(/\/$/u, '')));
  const ignored = decisions.filter(({ path, reason }) => reason.kind === 'ignored' && named.has(path));
  const [first] = ignored;
  if (first) note(words.ignored, { count: ignored.length, by: first.reason.by ?? '' });
  const folders = new Set(files.flatMap(({ path }) => path.split('/').slice(0, -1).filter((part) => /\.mdx?$/iu.test(part))));
  for (const path of folders) note(words.folderNamedLikeArticle, { path });
}

function explainFiles({ decisions }: Discovery, language: Language): string[] {
  const reasons = {
    article: words.reasonArticle,
    named: words.reasonNamed,
    ignored: words.reasonIgnored,
    hidden: words.reasonHidden,
    'not-an-article': words.reasonNotArticle,
  } as const;
  return decisions.map(({ path, included, reason }) => {
    const state = fill(included ? words.checked : words.skipped, language);
    return `${path}: ${state}: ${fill(reasons[reason.kind], language, { by: reason.by ?? '' })}`;
  });
}

function printDiff({ fixes }: CheckResult, terminal: Terminal, say: (text: Words, data?: Record<string, number>) => string): number {
  for (const { path, before, after } of fixes.changed) {
    // A title would be quoted by git; a patch is applied by path.
    terminal.out(createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(/^=+\n/u, ''));
  }
  const summary = fixes.changed.length > 0 ? say(words.wouldFix, { made: fixes.made, files: fixes.changed.length }) : say(words.nothingToFix);
  terminal.err(`${summary}\n`);
  return fixes.changed.length > 0 ? 1 : 0;
}

/** What `--quiet` and `--max-findings` leave; the summary stays that of all findings. */
function shownOf(report: Report, { quiet, maxFindings }: CheckFlags): { shown: Report; left: number } {
  let room = maxFindings ?? Number.POSITIVE_INFINITY;
  let left = 0;
  const files = report.files.flatMap(({ path, findings }) => {
    const wanted = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
    const kept = wanted.slice(0, room);
    room -= kept.length;
    left += wanted.length - kept.length;
    return kept.length > 0 ? [{ path, findings: kept }] : [];
  });
  return { shown: { ...report, files }, left };
}

/** Computed from all findings, never from what is shown. */
function exitCode({ files, summary }: Report, { maxWarnings }: CheckFlags, tellCrash: () => void): number {
  if (files.some(({ findings }) => findings.some(({ rule }) => rule === internalError))) {
    tellCrash();
    return 2;
  }
  return summary.errors > 0 || (maxWarnings !== undefined && summary.warnings > maxWarnings) ? 1 : 0;
}

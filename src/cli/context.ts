import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import { configLikeFile, findConfig } from '../config/load.ts';
import type { Resolved } from '../config/resolve.ts';
import { type ConfigSource, configFrom } from '../config/source.ts';
import { NkLintError } from '../core/errors.ts';
import type { FindingData, Language, Words } from '../core/types.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { fillVisible } from '../report/escape.ts';
import type { CheckFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Returns a text of nk-lint in the user's language, with its data filled in. */
export type Say = (text: Words, data?: FindingData) => string;

/** Flags, configuration, language and terminal of a command. */
export interface CommandContext<Flags> {
  readonly flags: Flags;
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly config: Resolved;
  /** What the configuration was resolved from. */
  readonly source: ConfigSource;
  readonly language: Language;
  readonly say: Say;
  /** Prints a line to standard error. */
  note(text: Words, data?: FindingData): void;
}

type CommonFlags = Pick<CheckFlags, 'config' | 'configFrom' | 'lang'>;

/** Resolves the configuration for a command. `cli`: rule settings of the command line. */
export async function commandContext<Flags extends CommonFlags>(
  flags: Flags,
  terminal: Terminal,
  cli: ConfigSource['cli'] = { rules: {}, only: [], skip: [] },
): Promise<CommandContext<Flags>> {
  const { cwd } = terminal;
  const home = configHome(flags, cwd);
  const source = { cwd, home, file: configFile(flags, home), cli };
  const config = await configFrom(source, builtin);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fillVisible(text, language, data);
  const note = (text: Words, data?: FindingData) => terminal.err(`${say(text, data)}\n`);
  if (source.file === undefined && flags.config !== false) {
    const near = configLikeFile(home);
    if (near !== undefined) note(words.nearConfig, { file: relative(cwd, near) });
  }
  return {
    flags,
    terminal,
    cwd,
    config,
    source,
    language,
    say,
    note,
  };
}

/** Returns the folder of `--config-from`, where configuration and baseline are read as in the working directory. */
export function configHome({ configFrom }: Pick<CheckFlags, 'configFrom'>, cwd: string): string {
  if (configFrom === undefined) return cwd;
  const home = resolve(cwd, configFrom);
  if (!existsSync(home)) throw new NkLintError(errors.configFromMissing, { folder: configFrom });
  return home;
}

/** Returns the file of `--config`, else the nearest configuration file. */
function configFile({ config }: Pick<CheckFlags, 'config'>, home: string): string | undefined {
  if (config === false) return undefined;
  return typeof config === 'string' ? resolve(home, config) : findConfig(home);
}

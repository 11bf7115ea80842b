import { resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import { findConfig } from '../config/load.ts';
import type { Resolved } from '../config/resolve.ts';
import { type ConfigSource, configFrom } from '../config/source.ts';
import type { FindingData, Language, Words } from '../core/types.ts';
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

type CommonFlags = Pick<CheckFlags, 'config' | 'lang'>;

/** Resolves the configuration for a command. `cli`: rule settings of the command line. */
export async function commandContext<Flags extends CommonFlags>(
  flags: Flags,
  terminal: Terminal,
  cli: ConfigSource['cli'] = { rules: {}, only: [], skip: [] },
): Promise<CommandContext<Flags>> {
  const { cwd } = terminal;
  const source = { cwd, file: configFile(flags, cwd), cli };
  const config = await configFrom(source, builtin);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fillVisible(text, language, data);
  return {
    flags,
    terminal,
    cwd,
    config,
    source,
    language,
    say,
    note: (text, data) => terminal.err(`${say(text, data)}\n`),
  };
}

/** Returns the file of `--config`, else the nearest configuration file. */
function configFile({ config }: Pick<CheckFlags, 'config'>, cwd: string): string | undefined {
  if (config === false) return undefined;
  return typeof config === 'string' ? resolve(cwd, config) : findConfig(cwd);
}

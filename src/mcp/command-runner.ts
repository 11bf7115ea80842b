import type { WatchState } from '../cli/check.ts';
import type { CheckFlags, McpFlags } from '../cli/flags.ts';
import type { Terminal } from '../cli/terminal.ts';

export interface CommandRun {
  readonly code: number;
  /** Standard output. */
  readonly output: string;
  /** Lines of standard error. */
  readonly notes: readonly string[];
}

/** Runs commands as the command line does, on a terminal that collects what they print. */
export interface CommandRunner {
  /** The flags of the server, for each command. */
  readonly flags: CheckFlags;
  /** Keeps the facts of articles from call to call. */
  readonly state: WatchState;
  run(command: (terminal: Terminal) => Promise<number>, input?: string): Promise<CommandRun>;
}

export function commandRunner(flags: McpFlags, terminal: Terminal): CommandRunner {
  return {
    flags: { ...ownFlags(flags), errorOnUnmatchedPattern: true, inlineConfig: true, color: false },
    state: {},
    async run(command, input = '') {
      const output: string[] = [];
      const notes: string[] = [];
      const code = await command(collectingTerminal(terminal, input, output, notes));
      const lines = notes.join('').split('\n');
      return { code, output: output.join(''), notes: lines.filter((line) => line.trim() !== '') };
    },
  };
}

/** Other flags of the command line, such as `--fix`, are not for agents. */
function ownFlags({ config, configFrom, lang, cache, cacheLocation, parser }: McpFlags): Partial<CheckFlags> {
  const own = { config, configFrom, lang, cache, cacheLocation, parser };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
}

function collectingTerminal(terminal: Terminal, input: string, output: string[], notes: string[]): Terminal {
  const textOf = (text: string | Uint8Array) => (typeof text === 'string' ? text : new TextDecoder().decode(text));
  const { cwd, env, language } = terminal;
  return {
    cwd,
    env,
    language,
    width: 100,
    forPeople: false,
    isCI: terminal.isCI,
    canRewriteLines: false,
    canClearScreen: false,
    summaryFile: undefined,
    color: () => false,
    stdin: async () => new TextEncoder().encode(input),
    interrupted: () => new Promise(() => {}),
    streams: terminal.streams,
    openPrompt: undefined,
    out: (text) => void output.push(textOf(text)),
    err: (text) => void notes.push(textOf(text)),
  };
}

import type { Language } from '../core/types.ts';
import { harmless } from '../report/escape.ts';

/** Streams and environment of the command line. */
export interface Terminal {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly language: Language;
  /** Columns of the screen that shows standard output, else standard error. */
  readonly width: number;
  /** Whether people read the output, on a screen or in a CI log; else a program does. */
  readonly forPeople: boolean;
  /** Whether a CI system runs the command. */
  readonly isCI: boolean;
  /** Whether lines on standard error can be overwritten. */
  readonly canRewriteLines: boolean;
  /** Whether standard output is a screen that can be cleared. */
  readonly canClearScreen: boolean;
  /** The file that GitHub shows as the summary of a job step. */
  readonly summaryFile: string | undefined;
  color(flag: boolean | undefined): boolean;
  /** Reads standard input to its end. */
  stdin(): Promise<Uint8Array>;
  /** Resolves when the user presses Ctrl-C, which then no longer ends the process. */
  interrupted(): Promise<void>;
  /** Standard input and output for a protocol, which nothing else may be printed to. */
  streams(): { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
  /** Opens a prompt for questions; undefined if input or output is no terminal. */
  readonly openPrompt: (() => Promise<Prompt>) | undefined;
  /** Prints text for people, of which no line acts; bytes are written as they are. */
  out(text: string | Uint8Array): void;
  err(text: string | Uint8Array): void;
}

export interface Prompt {
  /** Resolves to the typed line; undefined at the end of input. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** Returns a terminal on which no text acts, whatever it is made of. */
export function harmlessTerminal(terminal: Terminal): Terminal {
  const print = (write: Terminal['out']) => (text: string | Uint8Array) =>
    write(typeof text === 'string' ? harmless(text) : text);
  // Inherits getters, which must not be called before they are needed.
  return Object.assign(Object.create(terminal) as Terminal, { out: print(terminal.out), err: print(terminal.err) });
}

export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdout, env, cwd } = process;
  const isCI = isSet(env['CI']);
  return {
    cwd: cwd(),
    env,
    language: languageOf(env),
    // A terminal that does not know its size says 0.
    width: Math.max(40, Math.min(stdout.columns || process.stderr.columns || 100, 160)),
    forPeople: stdout.isTTY === true || isCI,
    isCI,
    get canRewriteLines() {
      return process.stderr.isTTY === true && env['TERM'] !== 'dumb' && !isCI;
    },
    canClearScreen: stdout.isTTY === true && env['TERM'] !== 'dumb',
    summaryFile: env['GITHUB_STEP_SUMMARY'] || undefined,
    color(flag) {
      if (flag !== undefined) return flag;
      if (isSet(env['NO_COLOR'])) return false;
      if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
      return stdout.isTTY === true && env['TERM'] !== 'dumb';
    },
    async stdin() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    streams: () => ({ input: process.stdin, output: ownOutput(process) }),
    interrupted: () => new Promise((resolve) => void process.once('SIGINT', () => resolve())),
    // A getter, because access to `process.stdin` opens it, and Node loads many modules for that.
    get openPrompt() {
      const { stdin } = process;
      return stdin.isTTY === true && stdout.isTTY === true && !isCI ? () => openPromptOn({ stdin, stdout }) : undefined;
    },
    out: (text) => void stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}

/** Returns standard output for a protocol; what a configuration prints goes to standard error from then on. */
function ownOutput({ stdout, stderr }: NodeJS.Process): NodeJS.WritableStream {
  const { Writable } = process.getBuiltinModule('node:stream');
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return new Writable({ write: (chunk: Uint8Array, _, done) => void write(chunk, done) });
}

async function openPromptOn({ stdin, stdout }: Pick<NodeJS.Process, 'stdin' | 'stdout'>): Promise<Prompt> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: stdin, output: stdout });
  // The iterator keeps lines that are typed before their question.
  const answers = lines[Symbol.asyncIterator]();
  return {
    async ask(question) {
      lines.setPrompt(question);
      lines.prompt();
      const { value, done } = await answers.next();
      if (done) stdout.write('\n');
      return done ? undefined : value;
    },
    close: () => lines.close(),
  };
}

/** Returns the language of the locale; variables in the order of POSIX. */
function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return /^zh/iu.test(locale ?? '') ? 'zh-CN' : 'en';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

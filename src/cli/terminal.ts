import type { Language } from '../core/types.ts';

/** What the command line knows of the world around it. */
export interface Terminal {
  readonly cwd: string;
  readonly language: Language;
  /** Columns of standard output. */
  readonly width: number;
  /** Somebody reads the output, on a screen or in the log of a CI job; else a program does. */
  readonly forPeople: boolean;
  /** Standard error is a screen on which a line can be written over. */
  readonly rewritesLines: boolean;
  /** Standard output is a screen that can be cleared. */
  readonly clearsScreen: boolean;
  /** The file that GitHub shows as the summary of a job's step. */
  readonly summaryFile: string | undefined;
  color(flag: boolean | undefined): boolean;
  /** All of standard input. */
  stdin(): Promise<Uint8Array>;
  /** Resolves when the user presses Ctrl-C, which then ends nothing by itself. */
  interrupted(): Promise<void>;
  /** Begins to ask questions; undefined where nobody would answer. */
  readonly talk: (() => Promise<Conversation>) | undefined;
  out(text: string | Uint8Array): void;
  err(text: string | Uint8Array): void;
}

export interface Conversation {
  /** The line that was typed; undefined when there will be none any more. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdout, env, cwd } = process;
  return {
    cwd: cwd(),
    language: languageOf(env),
    width: Math.max(40, Math.min(stdout.columns ?? 100, 160)),
    forPeople: stdout.isTTY === true || isSet(env['CI']),
    get rewritesLines() {
      return process.stderr.isTTY === true && env['TERM'] !== 'dumb' && !isSet(env['CI']);
    },
    clearsScreen: stdout.isTTY === true && env['TERM'] !== 'dumb',
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
    interrupted: () => new Promise((resolve) => void process.once('SIGINT', () => resolve())),
    // To look at standard input opens it, for which Node has to load much.
    get talk() {
      const { stdin } = process;
      return stdin.isTTY === true && stdout.isTTY === true && !isSet(env['CI'])
        ? () => conversation({ stdin, stdout })
        : undefined;
    },
    out: (text) => void stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}

async function conversation({ stdin, stdout }: Pick<NodeJS.Process, 'stdin' | 'stdout'>): Promise<Conversation> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: stdin, output: stdout });
  // What is typed before it is asked for is kept.
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

/** The language of the user's locale, as POSIX orders the variables. */
function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return /^zh/iu.test(locale ?? '') ? 'zh-CN' : 'en';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

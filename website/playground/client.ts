import type { Finding } from '../../src/core/types.ts';
import type { FixedText, PlaygroundSettings } from './lint.ts';
import type { Answer, Job, LintAnswer } from './worker.ts';

/** Why the worker has no answer: it took too long, threw, or could not be loaded. */
export type Breakdown = 'slow' | 'crashed' | 'unavailable';

/** `superseded` where a newer request came before this one began. */
export type Failure = 'superseded' | Breakdown;

/** Lints in a worker, so that the page stays responsive whatever the article is. */
export interface LintClient {
  lint(source: string, settings: PlaygroundSettings): Promise<readonly Finding[] | Failure>;
  fix(source: string, settings: PlaygroundSettings): Promise<FixedText | Failure>;
  close(): void;
}

interface Request {
  readonly job: Job;
  readonly resolve: (answer: Answer | Failure) => void;
}

/** An article that takes longer is given up: some texts are made to be slow. */
const timeLimitMs = 15_000;

export function lintClient(): LintClient {
  let worker: Worker | undefined;
  let running: Request | undefined;
  /** Only the latest request waits. */
  let waiting: Request | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    async lint(source, settings) {
      const answer = await request({ kind: 'lint', source, settings });
      return typeof answer === 'string' ? answer : (answer as LintAnswer).findings;
    },
    async fix(source, settings) {
      const answer = await request({ kind: 'fix', source, settings });
      return typeof answer === 'string' ? answer : (answer as FixedText);
    },
    close: stop,
  };

  function request(job: Job): Promise<Answer | Failure> {
    return new Promise((resolve) => {
      waiting?.resolve('superseded');
      waiting = { job, resolve };
      if (!running) startNext();
    });
  }

  function startNext(): void {
    running = waiting;
    waiting = undefined;
    if (!running) return;
    worker ??= startWorker();
    timer = setTimeout(() => giveUp('slow'), timeLimitMs);
    worker.postMessage(running.job);
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<Answer>) => finish(data);
    // Where the script cannot be loaded, the event has no message.
    started.onerror = (event) => giveUp(event instanceof ErrorEvent ? 'crashed' : 'unavailable');
    return started;
  }

  function finish(answer: Answer | Failure): void {
    clearTimeout(timer);
    running?.resolve(answer);
    startNext();
  }

  function giveUp(why: Breakdown): void {
    stop();
    finish(why);
  }

  function stop(): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
  }
}

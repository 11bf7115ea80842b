import { thousands } from '../core/numbers.ts';
import { cli as words } from '../messages/cli.ts';
import type { Say } from './inputs.ts';
import type { Terminal } from './terminal.ts';

export interface Progress {
  show(done: number, total: number): void;
  /** Takes the line away; what is printed next begins where it stood. */
  end(): void;
}

/** Milliseconds: nothing is shown of a short run, and no faster than the eye follows. */
const patience = 500;
const interval = 100;

/** A line on standard error that is written over; only on a terminal. */
export function progressLine({ rewritesLines, err }: Terminal, say: Say): Progress {
  let next = performance.now() + patience;
  let shown = false;
  return {
    show(done, total) {
      const now = performance.now();
      if (!rewritesLines || now < next) return;
      next = now + interval;
      shown = true;
      err(`\r\u001B[K${say(words.progress, { done: thousands(done), total: thousands(total) })}`);
    },
    end() {
      if (shown) err('\r\u001B[K');
    },
  };
}

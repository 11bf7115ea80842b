import type { Terminal } from './terminal.ts';

export interface Progress<Counts extends readonly number[]> {
  show(...counts: Counts): void;
  /** Takes the line away; what is printed next begins where it stood. */
  end(): void;
}

/** Milliseconds: nothing is shown of a short run, and no faster than the eye follows. */
const patience = 500;
const interval = 100;

/** A line on standard error that is written over; only on a terminal. */
export function progressLine<Counts extends readonly number[]>(
  terminal: Terminal,
  line: (...counts: Counts) => string,
): Progress<Counts> {
  // `performance` would have to be loaded, at each start.
  let next = Date.now() + patience;
  let shown = false;
  return {
    show(...counts) {
      const now = Date.now();
      if (now < next || !terminal.rewritesLines) return;
      next = now + interval;
      shown = true;
      terminal.err(`\r\u001B[K${line(...counts)}`);
    },
    end() {
      if (shown) terminal.err('\r\u001B[K');
      shown = false;
    },
  };
}

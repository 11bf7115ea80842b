import type { Terminal } from './terminal.ts';

export interface Progress<Counts extends readonly number[]> {
  show(...counts: Counts): void;
  /** Erases the line; later output starts in its place. */
  end(): void;
}

/** Short runs show no progress; updates are no faster than the eye follows. */
const firstShownAfterMs = 500;
const intervalMs = 100;
const erasedLine = new TextEncoder().encode('\r\u001B[K');

/** Creates a progress line on standard error, which overwrites itself; prints nothing without a terminal. */
export function progressLine<Counts extends readonly number[]>(
  terminal: Terminal,
  line: (...counts: Counts) => string,
): Progress<Counts> {
  // Not `performance`, which Node loads at first use.
  let next = Date.now() + firstShownAfterMs;
  let isShown = false;
  return {
    show(...counts) {
      const now = Date.now();
      if (now < next || !terminal.canRewriteLines) return;
      next = now + intervalMs;
      isShown = true;
      terminal.err(erasedLine);
      terminal.err(line(...counts));
    },
    end() {
      if (isShown) terminal.err(erasedLine);
      isShown = false;
    },
  };
}

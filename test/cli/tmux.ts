import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { bin, hangs, type Site } from './run.ts';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;
if (!hasTmux) process.stderr.write('No tmux here: the terminal is not tested\n');

export interface Screen {
  /** Types a line; `C-c` and its like are keys. */
  type(line: string): void;
  key(name: string): void;
  /** Waits until the screen, scrollback included, matches; returns its text. */
  until(pattern: RegExp): Promise<string>;
}

/** Runs nk-lint in a real terminal; the last line is the exit code. */
export function screen(here: Site, args: string): Screen {
  const socket = here.path(`.git/${randomUUID().slice(0, 8)}`);
  const tmux = (...command: readonly string[]) =>
    spawnSync('tmux', ['-S', socket, '-f', '/dev/null', ...command], { encoding: 'utf8' });
  onTestFinished(() => void tmux('kill-server'));
  const run = `env -u CI LANG=C.UTF-8 '${process.execPath}' '${bin}' ${args}; echo "code $?"; sleep 600`;
  const { status, stderr } = tmux('new-session', '-d', '-x', '120', '-y', '50', '-c', here.root, run);
  if (status !== 0) throw new Error(`tmux: ${stderr}`);
  return {
    type: (line) => void tmux('send-keys', '-l', `${line}\r`),
    key: (name) => void tmux('send-keys', name),
    async until(pattern) {
      const shown = () => tmux('capture-pane', '-p', '-S', '-').stdout.trimEnd();
      for (const start = Date.now(); Date.now() - start < hangs; ) {
        const text = shown();
        if (pattern.test(text)) return text;
        await new Promise((wake) => setTimeout(wake, 50));
      }
      throw new Error(`${pattern} never came:\n${shown()}`);
    },
  };
}

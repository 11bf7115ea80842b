import type { Command } from 'commander';
import type { Language } from '../core/types.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { shown } from './completion-model.ts';
import { zshCompletion } from './completion-zsh.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** `nk-lint completion SHELL`: all is in the script, so that the Tab key does not wait for Node. */
export function completion(shell: string, root: Command, language: Language): string {
  return scripts[shell as keyof typeof scripts](shown(root, language));
}

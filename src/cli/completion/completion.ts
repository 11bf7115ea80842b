import type { Command } from 'commander';
import type { Language } from '../../core/types.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { completionModel } from './completion-model.ts';
import { zshCompletion } from './completion-zsh.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** Returns the script of `nk-lint completion SHELL`. It is self-contained, so that completion does not start Node. */
export function completion(shell: string, root: Command, language: Language): string {
  return scripts[shell as keyof typeof scripts](completionModel(root, language));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/run.ts';

/** A code block of a page: a file to write, commands to run, or the output of a command. */
export type Block =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'commands'; readonly commands: readonly string[] }
  | { readonly kind: 'output'; readonly command: string; readonly text: string };

const fence = /(?<=(?<lead>[^\n]*)\n\n?)^(?<indent> *)```(?<syntax>\w+)\n(?<text>[\s\S]*?)^\k<indent>```$/gmu;

/** Returns the code blocks of a page that say what they are, in order. */
export function pageBlocks(page: string): readonly Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(fence)].flatMap(({ groups = {} }) => {
    const { lead = '', indent = '', syntax = '', text: indented = '' } = groups;
    return blockOf(syntax, indented.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''), lead) ?? [];
  });
}

function blockOf(syntax: string, text: string, lead: string): Block | undefined {
  if (syntax === 'sh') return { kind: 'commands', commands: commandsIn(text) };
  if (syntax === 'text') {
    const [, command] = /^\$ (.*)\n/u.exec(text) ?? [];
    return command === undefined ? undefined : { kind: 'output', command, text };
  }
  const [, name] =
    /^(?:\/\/|#) ([\w.-]+(?:\/[\w.-]+)*\.\w+)\n/u.exec(text) ?? /`([^`]+\.\w+)`[^`]*[:：]$/u.exec(lead) ?? [];
  return name === undefined ? undefined : { kind: 'file', name, text };
}

/** Joins lines that end in a backslash; leaves out comments. */
function commandsIn(text: string): readonly string[] {
  return text
    .replaceAll('\\\n', '')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)#.*$/u, ''))
    .filter((line) => line !== '');
}

/** Returns the commands in the sentences of a page, in order. */
export function commandsInSentences(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(fence, '');
  return [...text.matchAll(/`((?:npx nk-lint|git restore) [^`]+)`/gu)].map(([, command = '']) => command);
}

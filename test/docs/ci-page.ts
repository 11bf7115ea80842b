import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/run.ts';

/** Returns the code blocks of a page, without fences. */
export function codeBlocks(path: string): string[] {
  const page = readFileSync(join(root, path), 'utf8');
  return [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gmu)].map(([, text = '']) => text);
}

const blocks = codeBlocks('docs/ci.md');

/** Files to copy in docs/ci.md, by the name in their first line. */
export const files: Readonly<Record<string, string>> = Object.fromEntries(
  blocks.flatMap((block) => {
    const [, name, text = ''] = /^# (\S+)\n([\s\S]*)$/u.exec(block) ?? [];
    return name === undefined ? [] : [[name, text]];
  }),
);

/** The addition to package.json in docs/ci.md. */
export const manifest = blocks.find((block) => block.startsWith('{')) ?? '';

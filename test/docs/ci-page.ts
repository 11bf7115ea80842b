import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/run.ts';

/** The code blocks of a page, without their fences. */
export function codeBlocks(path: string): string[] {
  const page = readFileSync(join(root, path), 'utf8');
  return [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gmu)].map(([, text = '']) => text);
}

const blocks = codeBlocks('docs/ci.md');

/** The files to copy of docs/ci.md, by the name in their first line. */
export const files: Readonly<Record<string, string>> = Object.fromEntries(
  blocks.flatMap((block) => {
    const [, name, text = ''] = /^# (\S+)\n([\s\S]*)$/u.exec(block) ?? [];
    return name === undefined ? [] : [[name, text]];
  }),
);

/** What docs/ci.md puts into package.json. */
export const manifest = blocks.find((block) => block.startsWith('{')) ?? '';

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bin, root } from './run.ts';

const marked = /(?<=<!-- demo:begin -->\n)[\s\S]*(?=<!-- demo:end -->)/u;

/** `UPDATE=1 npx vitest run test/cli/readme.test.ts` writes what is shown anew. */
test.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh-CN'],
])('%s shows what a run really prints', (name, language) => {
  const file = join(root, name);
  const args = [bin, 'examples/content/hewan/library-opens.md', '--format', 'pretty', '--no-color', '--lang', language];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const block = `\n\`\`\`text\n$ npx nk-lint examples/content/hewan/library-opens.md\n\n${stdout.trim()}\n\`\`\`\n\n`;
  if (process.env['UPDATE'])
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(marked, () => block),
    );
  expect(marked.exec(readFileSync(file, 'utf8'))?.[0]).toBe(block);
});

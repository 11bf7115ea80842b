import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bin, broken, mended, root, site } from '../cli/run.ts';

const version = /NVIM v(\d+\.\d+)/u.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
if (version === undefined) process.stderr.write('No Neovim here: it is not tested (npm run install:editors)\n');

/** The configuration in docs/editors.md for the version that is installed. */
function documented(page: string): string {
  const [, section = ''] = readFileSync(join(root, page), 'utf8').split('\n## Neovim\n');
  const [newer = '', older = ''] = [...section.matchAll(/```lua\n(.*?)```/gsu)].map(([, code]) => code ?? '');
  return Number(version?.split('.')[1]) >= 11 ? newer : older;
}

/** Waits for the diagnostics, makes all safe fixes as a user does, saves, and prints what is shown before and after. */
const session = `
local function shown()
  return vim.tbl_map(function(each)
    return { each.lnum, each.col, each.code or vim.tbl_get(each, 'user_data', 'lsp', 'code'), each.source, each.message }
  end, vim.diagnostic.get(0))
end
local function until_shown(wanted)
  assert(vim.wait(60000, function() return wanted(#vim.diagnostic.get(0)) end, 50), 'no such diagnostics')
end
vim.ui.select = function(items, _, choose) choose(items[1], 1) end
until_shown(function(count) return count > 0 end)
local before = shown()
vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.nk-lint' }, diagnostics = {} } })
until_shown(function(count) return count == 0 end)
vim.cmd('silent write')
io.stdout:write(vim.fn.json_encode({ before = before, after = #shown() }))
vim.cmd('qall!')
`;

test.skipIf(version === undefined)('Neovim shows findings and makes fixes, configured as documented', () => {
  expect(documented('docs/zh-CN/editors.md')).toBe(documented('docs/editors.md'));
  const folder = site({ 'content/a.md': broken });
  folder.write('bin/nk-lint', `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  spawnSync('chmod', ['+x', folder.path('bin/nk-lint')]);
  folder.write('init.lua', documented('docs/editors.md'));
  folder.write('session.lua', session);
  const { stdout, stderr, status } = spawnSync(
    'nvim',
    ['--headless', '-i', 'NONE', '-n', '-u', 'init.lua', 'content/a.md', '-c', 'luafile session.lua'],
    {
      cwd: folder.root,
      encoding: 'utf8',
      timeout: 300_000,
      env: { PATH: `${folder.path('bin')}:${process.env['PATH']}`, HOME: folder.root, LANG: 'C.UTF-8' },
    },
  );
  // It names the file that it opens.
  expect({ status, error: /\bE\d+:.*|Error.*/u.exec(stderr)?.[0] }).toEqual({ status: 0, error: undefined });
  expect(JSON.parse(stdout)).toEqual({
    before: [[6, 0, 'image-duplicate', 'nk-lint', expect.stringMatching(/^Image/u)]],
    after: 0,
  });
  expect(folder.read('content/a.md')).toBe(mended);
});

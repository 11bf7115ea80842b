import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasGit, repository, type TestRepository } from '../cli/repository.ts';
import { clean, root } from '../cli/run.ts';
import { job } from './job.ts';
import { type Block, commandsInSentences, pageBlocks } from './page-blocks.ts';

/** A page whose files are written and whose commands are run, in order, in one site. */
interface Page {
  readonly name: string;
  readonly site: Readonly<Record<string, string>>;
  /** What holds when all commands have run. */
  expectAfter(site: TestRepository): void;
}

const pages: readonly Page[] = [
  { name: 'start.md', site: { '_config.yml': 'title: Lakeside News\n' }, expectAfter: expectUndone },
  { name: 'rules-of-your-own.md', site: {}, expectAfter: expectPlugin },
];

const languages = [
  { folder: 'docs', locale: 'C.UTF-8' },
  { folder: 'docs/zh-CN', locale: 'zh_CN.UTF-8' },
] as const;

/** Stands for `npm install nk-lint`: links this package. */
const npm = `#!/bin/sh
[ "$1 $2 $3" = 'install --save-dev nk-lint' ] || exit 9
mkdir -p node_modules && ln -s '${root}' node_modules/nk-lint
`;

function siteOf({ site }: Page, blocks: readonly Block[]): TestRepository {
  const folder = repository({ '.gitignore': 'bin/\nnode_modules/\n', ...site });
  for (const block of blocks) if (block.kind === 'file') folder.write(block.name, block.text);
  folder.write('bin/npm', npm);
  chmodSync(folder.path('bin/npm'), 0o755);
  return folder;
}

describe.skipIf(!hasGit).each(pages)('the commands of docs/$name', (page) => {
  test.each(languages)('do what $folder says', ({ folder, locale }) => {
    const path = `${folder}/${page.name}`;
    const blocks = pageBlocks(path);
    const site = siteOf(page, blocks);
    const run = (command: string) => job(site, command, { LANG: locale, CI: '' });
    for (const block of blocks) {
      if (block.kind === 'commands') for (const command of block.commands) expectSuccess(command, run(command));
      if (block.kind === 'output') expectOutput(path, block, run(pretty(block.command)));
    }
    page.expectAfter(site);
    for (const command of commandsInSentences(path)) expectSuccess(command, run(command));
  });

  test('are the same in both languages', () => {
    const [english, chinese] = languages.map(({ folder }) =>
      pageBlocks(`${folder}/${page.name}`).map((block) =>
        block.kind === 'commands' ? block.commands : block.kind === 'file' ? block.name : block.command,
      ),
    );
    expect(chinese).toEqual(english);
  });
});

/** Expects the exit code 0, or 1 for findings. */
function expectSuccess(command: string, { status, stdout, stderr }: ReturnType<typeof job>): void {
  const good = command.startsWith('npx nk-lint') ? [0, 1] : [0];
  expect(good, `${command}\n${stdout}${stderr}`).toContain(status);
}

/** Expects that the fixes were taken back, that their findings are in the baseline, and that the files were written. */
function expectUndone(site: TestRepository): void {
  expect(site.git('diff', '--stat')).toBe('');
  expect(site.read('.nk-lint-baseline.jsonl').trim().split('\n')).toHaveLength(3);
  for (const name of ['.nk-lint.jsonc', '.github/workflows/nk-lint.yml', '.gitlab-ci.yml'])
    expect(site.read(name)).not.toBe('');
}

/** Expects that the plugin works as a package, too. */
function expectPlugin(site: TestRepository): void {
  for (const name of ['package.json', 'lint/index.mjs', 'lint/link-to-slides.mjs', 'lint/description-repeated.mjs'])
    site.write(`node_modules/nk-lint-plugin-library/${name}`, site.read(name));
  site.write('nk-lint.config.mjs', "export default { plugins: ['nk-lint-plugin-library'] };\n");
  const { files } = site.report(['--only', 'description-repeated,link-to-slides']);
  expect(files.map(({ path }) => path)).toEqual(['content/spring.md']);
}

/** Adds the format of a terminal. */
function pretty(command: string): string {
  return command.includes('--diff') ? command : `${command} --format pretty`;
}

/** `UPDATE=1 npx vitest run test/docs/pages.test.ts` writes what is shown anew. */
function expectOutput(page: string, block: Block & { kind: 'output' }, { stdout, stderr }: ReturnType<typeof job>) {
  const text = `$ ${block.command}\n${stdout}${stderr}`;
  const file = join(root, page);
  if (process.env['UPDATE'])
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(block.text, () => text),
    );
  else expect(block.text).toBe(text);
}

describe.each(languages)('$folder/configuration.md', ({ folder }) => {
  const page = `${folder}/configuration.md`;
  const files = pageBlocks(page).filter((block) => block.kind === 'file');

  test('has commands that work', () => {
    const site = repository({ 'content/a.md': clean });
    for (const command of commandsInSentences(page)) expectSuccess(command, job(site, command));
  });

  test('has the same configuration in each format', () => {
    expect(files.map(({ name }) => name)).toEqual([
      '.nk-lint.jsonc',
      '.nk-lint.yaml',
      '.nk-lint.toml',
      'nk-lint.config.mjs',
    ]);
    const printed = files.map(({ name, text }) => {
      const site = repository({ [name]: text, 'content/news/a.md': clean });
      const { stdout, stderr } = site.run(['--print-config', 'content/news/a.md']);
      expect(stderr).toBe('');
      return JSON.parse(stdout.replaceAll(name, 'CONFIGURATION'));
    });
    expect(printed[0].rules['title-noise']).toMatchObject({ options: { suffixes: [' | Example News'] } });
    for (const other of printed.slice(1)) expect(other).toEqual(printed[0]);
  });
});

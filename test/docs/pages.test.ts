import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasGit, repository, type TestRepository } from '../cli/repository.ts';
import { bin, broken, clean, root } from '../cli/run.ts';
import { job } from './job.ts';
import { type Block, commandsInSentences, pageBlocks } from './page-blocks.ts';

/** A page whose files are written and whose commands are run, in order, in one site. */
interface Page {
  readonly en: string;
  readonly 'zh-CN': string;
  readonly site: Readonly<Record<string, string>>;
  /** Commands that need more than the package. */
  readonly skipped?: RegExp;
  /** What holds when all commands have run. */
  expectAfter?(site: TestRepository): void;
}

const inDocs = (name: string) => ({ en: `docs/${name}`, 'zh-CN': `docs/zh-CN/${name}` });

const pages: readonly Page[] = [
  {
    en: 'README.md',
    'zh-CN': 'README.zh-CN.md',
    site: { '_posts/2024-05-01-comet.md': broken, 'content/comet.md': clean },
    // They need the repository, or do not end.
    skipped: /^npm ci |^npx nk-lint examples\/|^npx nk-lint content\/$| --watch$/u,
  },
  { ...inDocs('start.md'), site: { '_config.yml': 'title: Lakeside News\n' }, expectAfter: expectUndone },
  { ...inDocs('rules-of-your-own.md'), site: {}, expectAfter: expectPlugin },
];

const locales = { en: 'C.UTF-8', 'zh-CN': 'zh_CN.UTF-8' } as const;
const languages = ['en', 'zh-CN'] as const;

/** Stands for `npm install nk-lint`: links this package. */
const npm = `#!/bin/sh
[ "$1 $2 $3" = 'install --save-dev nk-lint' ] || exit 9
mkdir -p node_modules && ln -s '${root}' node_modules/nk-lint
`;

function siteOf({ site }: Pick<Page, 'site'>, blocks: readonly Block[]): TestRepository {
  const folder = repository({ '.gitignore': 'bin/\nnode_modules/\n', ...site });
  for (const block of blocks) if (block.kind === 'file') folder.write(block.name, block.text);
  folder.write('bin/npm', npm);
  folder.write('bin/nk-lint', `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  for (const name of ['npm', 'nk-lint']) chmodSync(folder.path(`bin/${name}`), 0o755);
  for (const name of ['.zfunc', '.config/fish/completions', '.local/share/bash-completion/completions'])
    mkdirSync(folder.path(`bin/home/${name}`), { recursive: true });
  return folder;
}

describe.skipIf(!hasGit).each(pages)('the commands of $en', ({ skipped, expectAfter, ...page }) => {
  const runs = (command: string) => !skipped?.test(command);

  test.each(languages)('do in %s what the page says', (language) => {
    const blocks = pageBlocks(page[language]);
    const site = siteOf(page, blocks);
    const env = { LANG: locales[language], CI: '', HOME: site.path('bin/home') };
    const run = (command: string) => job(site, command, env);
    for (const block of blocks) {
      if (block.kind === 'commands')
        for (const command of block.commands.filter(runs)) expectSuccess(command, run(command));
      if (block.kind === 'output' && runs(block.command))
        expectOutput(page[language], block, run(pretty(block.command)));
    }
    expectAfter?.(site);
    for (const command of commandsInSentences(page[language]).filter(runs)) expectSuccess(command, run(command));
  });

  test('are the same in both languages', () => {
    const [english, chinese] = languages.map((language) =>
      pageBlocks(page[language]).map((block) =>
        block.kind === 'commands'
          ? block.commands.map((command) => command.replace(' --lang zh-CN', ''))
          : block.kind === 'file'
            ? block.name
            : block.command,
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

describe.each(languages)('the page of the configuration in %s', (language) => {
  const page = inDocs('configuration.md')[language];
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

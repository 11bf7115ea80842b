import { renameSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { hasGit, repository, type TestRepository } from './repository.ts';
import { broken, clean } from './run.ts';

const comment = (directive: string) => `<!-- nk-lint-${directive} -->`;
const suppressed = (directive: string) => broken.replace('\n\n![', `\n\n${comment(directive)}\n\n![`);

/** A repository on a branch that adds what `change` does. */
function branch(files: Readonly<Record<string, string>>, change: (folder: TestRepository) => void): TestRepository {
  const folder = repository({ 'content/a.md': clean, ...files });
  folder.git('checkout', '--quiet', '-b', 'topic');
  change(folder);
  folder.commit('change');
  return folder;
}

const check = (folder: TestRepository, ...args: readonly string[]) =>
  runHere(folder, ['content', '--new-from', 'main', '--no-cache', ...args]);

async function noteOf(folder: TestRepository, ...args: readonly string[]): Promise<string | undefined> {
  const { stderr } = await check(folder, ...args);
  return /^Note: (This change (?:hides|may hide) findings: .*)$/mu.exec(stderr)?.[1];
}

const hides = (list: string) => `This change hides findings: ${list}`;

describe.skipIf(!hasGit)('what a change adds that hides findings is told', () => {
  test.each<[what: string, files: Record<string, string>, change: Record<string, string>, told: string]>([
    [
      'suppressions',
      {},
      { 'content/a.md': suppressed('disable-next-line'), 'content/b.md': suppressed('disable-file image-duplicate') },
      '2 suppressions in content/a.md, content/b.md',
    ],
    [
      'a suppression in the front matter',
      {},
      { 'content/a.md': broken.replace('---\n', '---\nnk-lint: { disable: { image-duplicate: a logo } }\n') },
      '1 suppression in content/a.md',
    ],
    [
      'one more rule in a suppression',
      { 'content/a.md': suppressed('disable-file title-noise') },
      { 'content/a.md': suppressed('disable-file title-noise image-duplicate') },
      '1 suppression in content/a.md',
    ],
    [
      'a suppression that no longer ends',
      { 'content/a.md': `${suppressed('disable')}\n${comment('enable')}\n\nText.\n` },
      { 'content/a.md': `${suppressed('disable')}\nText.\n` },
      '1 suppression in content/a.md',
    ],
    [
      'an ignore file that hides everything',
      {},
      { '.nklintignore': '# all\n*\n', 'content/a.md': broken },
      '1 ignore pattern in .nklintignore',
    ],
    [
      'an ignore file in a folder, which hides that',
      {},
      { 'content/news/.nklintignore': '*\n!b.md\n', 'content/news/a.md': broken },
      '1 ignore pattern in content/news/.nklintignore',
    ],
    [
      'an exception that is gone',
      { '.nklintignore': 'content/*\n!content/a.md\n', 'content/b.md': clean },
      { '.nklintignore': 'content/*\n', 'content/a.md': broken },
      '1 ignore pattern in .nklintignore',
    ],
    [
      'a pattern of the configuration',
      { '.nk-lint.json': '{ "ignore": ["drafts"] }' },
      { '.nk-lint.json': '{ "ignore": ["drafts", "content/b*"] }' },
      '1 ignore pattern in .nk-lint.json',
    ],
    [
      'a pattern in package.json',
      { 'package.json': '{ "nk-lint": {} }' },
      { 'package.json': '{ "nk-lint": { "ignore": ["content/b*", "content/c*"] } }' },
      '2 ignore patterns in package.json',
    ],
    [
      'rules that are off, or milder',
      { '.nk-lint.yaml': 'rules:\n  image-duplicate: error\n' },
      {
        '.nk-lint.yaml':
          'rules:\n  image-duplicate: warn\noverrides:\n  - files: ["**"]\n    rules: { title-noise: off }\n',
      },
      '2 rules turned off or lowered in .nk-lint.yaml',
    ],
    [
      'all of these',
      {},
      { '.nk-lint.toml': 'ignore = ["x"]\n', '.nklintignore': 'y\n', 'content/a.md': suppressed('disable') },
      '1 suppression in content/a.md; 2 ignore patterns in .nk-lint.toml, .nklintignore',
    ],
  ])('%s', async (_, files, change, told) => {
    const folder = branch(files, ({ write }) => {
      for (const [path, text] of Object.entries(change)) write(path, text);
    });
    expect(await noteOf(folder)).toBe(hides(told));
    expect(await noteOf(folder, '--error-on-hiding')).toBe(hides(told));
  });

  test('entries of the baseline, whatever their order and their reasons', async () => {
    const folder = branch({}, ({ write }) => write('content/b.md', broken));
    await runHere(folder, ['content', '--write-baseline', '--no-cache']);
    folder.commit('baseline');
    const lines = folder.read('.nk-lint-baseline.jsonl').trim().split('\n');
    const count = lines.length === 1 ? '1 baseline entry' : `${lines.length} baseline entries`;
    expect(await noteOf(folder)).toBe(hides(`${count} in .nk-lint-baseline.jsonl`));
    expect(await noteOf(folder, '--no-baseline')).toBeUndefined();

    folder.git('branch', '--force', 'main', 'topic');
    folder.write(
      '.nk-lint-baseline.jsonl',
      `${lines.map((each) => each.replace('}', ',"reason":"old"}')).join('\n\n')}\n`,
    );
    expect(await noteOf(folder)).toBeUndefined();
    folder.write('.nk-lint-baseline.jsonl', `${[...lines, lines[0]].join('\n')}\n`);
    expect(await noteOf(folder)).toBe(hides('1 baseline entry in .nk-lint-baseline.jsonl'));
  });

  test('a file that gets the name of one that hides', async () => {
    const folder = branch({ 'drafts/.nklintignore': '*\n', 'patterns.txt': 'content/b.md\n' }, ({ path }) => {
      renameSync(path('drafts/.nklintignore'), path('content/.nklintignore'));
      renameSync(path('patterns.txt'), path('.nklintignore'));
    });
    expect(await noteOf(folder)).toBe(hides('2 ignore patterns in .nklintignore, content/.nklintignore'));
  });

  test('a link in place of an ignore file', async () => {
    const folder = branch({ 'patterns.txt': 'content/b.md\n' }, ({ path }) =>
      symlinkSync('patterns.txt', path('.nklintignore')),
    );
    expect(await noteOf(folder)).toBe(hides('1 ignore pattern in .nklintignore'));
  });

  test('an ignore file that git is told not to compare, on a branch that others commit to', async () => {
    const folder = branch({}, ({ write }) => {
      write('.gitattributes', '.nklintignore binary -diff\n');
      write('.nklintignore', 'content/b.md\n\0');
    });
    folder.git('checkout', '--quiet', 'main');
    folder.write('.nklintignore', 'content/other.md\n');
    folder.commit('other');
    folder.git('checkout', '--quiet', 'topic');
    expect(await noteOf(folder)).toMatch(/ignore patterns? in \.nklintignore$/u);
  });

  test('a pattern of .gitignore that leaves out articles that git has', async () => {
    const folder = branch({ 'content/b.md': broken }, ({ write }) =>
      write('.gitignore', 'node_modules/\ncontent/b*\n'),
    );
    expect(await noteOf(folder)).toBe(hides('1 ignore pattern in .gitignore'));
  });

  test('a configuration that is code, by its name', async () => {
    const folder = branch({}, ({ write }) => write('nk-lint.config.mjs', 'export default { ignore: ["**"] };\n'));
    expect(await noteOf(folder)).toBe('This change may hide findings: settings changed in nk-lint.config.mjs');
    expect(await noteOf(folder, '--no-config')).toBeUndefined();
  });

  test('with --no-config, --since, in a folder below the top, and not yet committed', async () => {
    const folder = repository({ 'site/content/a.md': clean });
    folder.write('site/content/.nklintignore', '**\n');
    const { stdout, stderr } = await runHere({ ...folder, root: folder.path('site') }, [
      '--since',
      'main',
      '--no-config',
      '-f',
      'json',
    ]);
    expect(stderr).toContain(hides('1 ignore pattern in content/.nklintignore'));
    expect(JSON.parse(stdout).notes[0].places).toEqual([
      { kind: 'ignore-patterns', path: 'content/.nklintignore', line: 1, count: 1 },
    ]);
  });
});

describe.skipIf(!hasGit)('nothing is told', () => {
  test.each<[what: string, files: Record<string, string>, change: Record<string, string>]>([
    ['of an ordinary article', {}, { 'content/b.md': broken }],
    [
      'of what was there before',
      { 'content/a.md': suppressed('disable'), '.nklintignore': 'x\n' },
      { 'content/a.md': `${suppressed('disable')}\nMore.\n` },
    ],
    [
      'of fewer exceptions',
      { '.nk-lint.json': '{ "ignore": ["x", "y"], "rules": { "title-noise": "off" } }' },
      { '.nk-lint.json': '{ "ignore": ["y"], "language": "en" }' },
    ],
    [
      'of a package without settings',
      { 'package.json': '{ "nk-lint": {} }' },
      { 'package.json': '{ "name": "site", "nk-lint": {} }' },
    ],
    ['of a .gitignore as usual', {}, { '.gitignore': 'node_modules/\n*.tmp.md\n' }],
    [
      'of ignore files beside the articles',
      {},
      { 'other/.nklintignore': '*\n', 'content/node_modules/x/.nklintignore': '*\n' },
    ],
  ])('%s', async (_, files, change) => {
    const folder = branch(files, ({ write }) => {
      for (const [path, text] of Object.entries(change)) write(path, text);
    });
    expect(await noteOf(folder)).toBeUndefined();
    expect((await check(folder, '--error-on-hiding', '--skip', 'image-duplicate')).code).toBe(0);
  });

  test('where what the change adds does not count', async () => {
    const folder = branch({}, ({ write }) => {
      write('.nklintignore', 'x\n');
      write('content/a.md', suppressed('disable-file'));
    });
    expect(await noteOf(folder)).toBe(hides('1 suppression in content/a.md; 1 ignore pattern in .nklintignore'));
    expect(await noteOf(folder, '--no-ignore', '--no-inline-config')).toBeUndefined();
  });
});

describe.skipIf(!hasGit)('the note', () => {
  const folder = () => branch({}, ({ write }) => write('content/a.md', suppressed('disable-file')));

  test.each([
    [[], 0, '::warning '],
    [['--error-on-hiding'], 1, '::error '],
  ])('is an annotation on GitHub, %j', async (flags, code, command) => {
    const site = folder();
    const run = await check(site, '-f', 'github', ...flags);
    expect(run.code).toBe(code);
    expect(run.stdout.split('\n')[0]).toMatch(
      new RegExp(`^${command}file=content/a\\.md,line=\\d+,title=nk-lint::This change hides`, 'u'),
    );
  });

  test('is in the summary and in SARIF', async () => {
    const site = folder();
    const { stdout } = await check(site, '-f', 'markdown', '-f', 'sarif=report.sarif', '--lang', 'zh-CN');
    expect(stdout).toContain('\n🟡 这次改动会隐藏问题：content/a.md 中有 1 处屏蔽\n');
    const [notification] = JSON.parse(site.read('report.sarif')).runs[0].invocations[0].toolExecutionNotifications;
    expect(notification).toMatchObject({ level: 'warning', descriptor: { id: 'hides-findings' } });
  });

  test('names five files', async () => {
    const names = [1, 2, 3, 4, 5, 6, 7].map((number) => `content/${number}.md`);
    const site = branch({}, ({ write }) => {
      for (const name of names) write(name, suppressed('disable'));
    });
    expect(await noteOf(site)).toBe(hides(`7 suppressions in ${names.slice(0, 5).join(', ')} and 2 more files`));
  });

  test('needs a commit to compare with', async () => {
    const { code, stderr } = await runHere(folder(), ['content', '--error-on-hiding']);
    expect([code, stderr]).toEqual([2, '--error-on-hiding needs --new-from or --since, which define the change\n']);
  });
});

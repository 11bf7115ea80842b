import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generate } from '../../bench/generate.ts';
import { endless } from '../hostile/inputs.ts';
import { hasGit, repository } from './repository.ts';
import { broken, clean, root, type Site, site } from './run.ts';

/** Articles enough for several batches; every third has something to tell. */
function campus(files: Readonly<Record<string, string>> = {}): Site {
  const articles = Array.from({ length: 60 }, (_, index) => [
    `content/${String(index).padStart(2, '0')}.md`,
    (index % 3 === 0 ? broken : clean).replace('彗星', `彗星 ${index}`),
  ]);
  return site({ ...Object.fromEntries(articles), ...files });
}

/** What a run says, with one thread and with three; both must say the same. */
function both(folder: Site, ...args: readonly string[]) {
  const [one, three] = ['off', '3'].map((count) => {
    const { code, stdout, stderr } = folder.run(['content', '-f', 'json', '--concurrency', count, ...args]);
    return { code, stdout, stderr };
  });
  // Not shown whole where they differ: they are long.
  expect(three?.stdout === one?.stdout, 'the reports are the same').toBe(true);
  expect(three).toEqual(one);
  return one as NonNullable<typeof one>;
}

test('an article that has to be watched is given up among others, for the same reason', () => {
  const { stdout } = both(campus({ 'content/30.md': endless }), '--no-cache');
  expect(stdout.match(/Parsing this file takes more than 3 seconds/gu)).toHaveLength(1);
});

test('--timing counts the work of all threads, and changes no report', () => {
  const folder = campus();
  const run = (...args: string[]) => folder.run(['content', '-f', 'json', '--no-cache', ...args]);
  const [plain, one, three] = [run(), run('--timing', '--concurrency', 'off'), run('--timing', '--concurrency', '3')];
  expect(one.stdout).toBe(plain.stdout);
  expect(three.stdout).toBe(plain.stdout);
  expect(one.stderr).toMatch(/^Time: \d+\.\d{3} s\n {2}starting .* %\n/u);
  expect(three.stderr).toMatch(/^Time: \S+ s, in which 3 threads worked \S+ s; /u);
  for (const stage of ['starting', 'reading files', 'parsing', 'facts for the rules', 'rules', 'report'])
    for (const { stderr } of [one, three]) expect(stderr).toMatch(new RegExp(`^ {2}${stage} `, 'mu'));
  // One screen.
  expect(three.stderr.split('\n').length).toBeLessThan(30);
});

const rule = (body: string) => `import { articleRule, corpusRule, headings } from 'nk-lint';
  const about = {
    severity: 'error',
    docs: { what: { en: 'Flags.', 'zh-CN': '报。' }, why: { en: 'To try.', 'zh-CN': '试试。' }, examples: [] },
    messages: { found: { en: 'Here: {what}', 'zh-CN': '在这里：{what}' } },
    needs: { headings },
  };
  ${body}`;

function withPlugin(body: string): Site {
  const folder = campus({ '.nk-lint.yaml': 'plugins: [./ours.mjs]\n', 'ours.mjs': rule(body) });
  mkdirSync(folder.path('node_modules'));
  symlinkSync(root, folder.path('node_modules/nk-lint'));
  return folder;
}

test('a rule of the user’s own runs in the threads, too', () => {
  const folder = withPlugin(`export default [
    articleRule({ ...about, id: 'ours', check: (_, { report, article }) =>
      report({ messageId: 'found', range: [0, 3], data: { what: article.path } }) }),
    corpusRule({ ...about, id: 'paths', digest: (_, { article }) => article.path, compare: (all) => all.length,
      check: (_, { report, compared }) => report({ messageId: 'found', range: [0, 3], data: { what: compared } }) }),
  ];`);
  const { stdout, stderr } = both(folder, '--no-cache');
  expect(stderr).toBe('');
  expect(stdout.match(/Here: content/gu)).toHaveLength(60);
  expect(stdout.match(/Here: 60/gu)).toHaveLength(60);
});

test('a rule that throws, folds what cannot be sent, or ends its thread, changes nothing', () => {
  const threads = "import { isMainThread } from 'node:worker_threads';";
  const folder = withPlugin(`${threads}
  export default [
    articleRule({ ...about, id: 'throws', check: (_, { article }) => {
      if (article.path.includes('7')) throw new Error('boom');
      if (article.path.includes('55') && !isMainThread) process.exit(0);
    } }),
    corpusRule({ ...about, id: 'odd', digest(_, { article }) {
      if (article.path.includes('8')) throw new Error('bang');
      return article.path.includes('20') ? () => 1 : article.path;
    }, compare: (all) => all.length, check() {} }),
  ];`);
  const { code, stdout } = both(folder, '--no-cache');
  expect(code).toBe(2);
  expect(stdout).toContain('boom');
  expect(stdout).toContain('bang');
});

test('a plugin that is another one in a thread is not trusted there', () => {
  const folder = withPlugin(`import { isMainThread } from 'node:worker_threads';
  export default articleRule({ ...about, id: isMainThread ? 'ours' : 'others', check() {} });`);
  expect(both(folder, '--no-cache')).toMatchObject({ code: 0, stderr: '' });
});

test('what the configuration is to blame for is said once, for the first article', () => {
  const folder = campus({
    'schema.json': '{ "properties": { "title": { "pattern": "^(a+)+$" } } }',
    '.nk-lint.json': JSON.stringify({ collections: [{ name: 'all', files: ['content/**'], schema: './schema.json' }] }),
  });
  both(folder, '--no-cache');
  folder.write('.nk-lint.json', '{ "rules": { "no-such-rule": "error" } }');
  const { code, stderr } = both(folder, '--no-cache');
  expect([code, stderr.includes('no-such-rule')]).toEqual([2, true]);
});

test('what threads have read is in the cache, and only what it does not know is read', () => {
  const folder = site({ '.nk-lint.json': '{}' });
  generate(folder.path('content'), 40);
  const misses = (...args: readonly string[]) =>
    folder
      .run(['content', '-f', 'json', '--debug', '--concurrency', '2', ...args])
      .stderr.split('\n')
      .slice(0, -1);
  const run = (...args: readonly string[]) => folder.run(['content', '-f', 'json', ...args]).stdout;
  const told = run('--no-cache', '--concurrency', '1');
  const cold = misses();
  expect(cold).toHaveLength(40);
  expect(cold).toEqual([...cold].sort());
  expect(misses()).toEqual([]);
  expect(run('--concurrency', '2')).toBe(told);
  const [, name = ''] = /Cache: (\S+) /u.exec(cold[20] ?? '') ?? [];
  folder.write(name, `${folder.read(name)}\n又一段。\n`);
  folder.write('content/new.md', clean);
  expect(misses().join()).toMatch(/new\.md.*new|has changed/u);
  expect(run('--concurrency', '2')).toBe(run('--no-cache', '--concurrency', '1'));
});

test.skipIf(!hasGit)('where two articles clash, the newcomer is blamed by threads, too', () => {
  const post = (title: string) => `---\ntitle: ${title}\nslug: night\n---\n\n${title}，天文台开放。\n`;
  const folder = repository({ 'hugo.toml': '', 'content/news/b.md': post('昨夜') });
  folder.write('content/news/a.md', post('今夜'));
  const { stdout } = both(folder, '--no-cache', '--changed', '--only', 'slug-duplicate');
  expect(JSON.parse(stdout).files).toMatchObject([{ path: 'content/news/a.md' }]);
});

test.each(['0', '-1', '1.5', 'many', ''])('--concurrency %s is no number of threads', (value) => {
  const folder = site({ 'a.md': clean });
  const { code, stderr } = folder.run(['a.md', `--concurrency=${value}`]);
  expect([code, stderr.includes('auto')]).toEqual([2, true]);
  const chinese = folder.run(['a.md', `--concurrency=${value}`, '--lang', 'zh-CN']);
  expect([chinese.code, chinese.stderr.includes('的整数')]).toEqual([2, true]);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bin, broken, clean, type Site, site } from './run.ts';

const findings = '.nk-lint-cache/findings';
const facts = '.nk-lint-cache/facts';

/** With what the disk is asked for, a schema named by an article, two sections, and comments of the author. */
const shore = () =>
  site({
    '.nk-lint.json': '{ "engine": "hugo" }',
    'hugo.toml': 'baseURL = "https://shore.example.org"\n',
    'static/pier.jpg': '',
    'static/_redirects': '/ebb/ /tide/ 301\n',
    'content/a.md': broken,
    'content/b.md': `---\n$schema: ../ship.json\ntitle: 渡船\n---\n\n渡船停在码头。\n`,
    'content/c.md': `---\ntitle: 灯塔\n---\n\n[潮汐](/flow/)\n\n<!-- nk-lint-disable-next-line image-file-missing -- 还没拍 -->\n![灯塔](/tower.jpg)\n`,
    'content/news/d.md': `---\ntitle: 码头\ndate: 2024-05-01\n---\n\n![码头](/quay.jpg)\n\n[]()\n\n![](http://example.org/a.jpg)\n`,
    'content/news/e.md': `---\ntitle: 缆绳\n---\n\n\`\`\`js\nconst rope = 12;\n`,
    'ship.json': '{ "type": "object", "required": ["title"] }',
  });

const report = (folder: Site, ...more: readonly string[]) =>
  folder.run(['content', '--format', 'json', '--rule', 'suppression-unused: warn', ...more]);
const honest = (folder: Site, ...more: readonly string[]) => report(folder, '--no-cache', ...more);

/** A plugin with one rule. */
const plugin = (check: string) => `export const rules = [{
  id: 'tide', severity: 'warning', scope: 'article', explains: [], online: false,
  needs: {}, norms: {}, options: {}, fixes: {}, notes: {},
  docs: { what: { en: '', 'zh-CN': '' }, why: { en: '', 'zh-CN': '' }, examples: [] },
  messages: { says: { en: 'The water is {water}', 'zh-CN': '水位{water}' } },
  check(_, { report }) { ${check}; },
}];\n`;

/** Whether an article was looked at: where its facts are gone, it has to be parsed again. */
function looks(folder: Site, ...more: readonly string[]): boolean {
  rmSync(folder.path(facts), { recursive: true, force: true });
  return report(folder, '--debug', ...more).stderr !== '';
}

describe('what a run found', () => {
  test('is told again, without a look at the articles, where nothing has changed', () => {
    const folder = shore();
    const cold = report(folder);
    expect(cold.stdout).toContain('image-file-missing');
    expect(cold.stdout).toContain('"suppressed": 1');
    expect(looks(folder)).toBe(false);
    expect(report(folder)).toEqual(cold);
    expect(cold).toEqual(honest(folder));
    for (const format of ['pretty', 'compact', 'sarif', 'gitlab', 'junit']) {
      const [again, anew] = ['--cache', '--no-cache'].map((cache) =>
        folder.run(['content', cache, '--format', format]),
      );
      expect(again, format).toEqual(anew);
    }
  });

  test('holds for each set of paths, and not for files that are named or piped', () => {
    const folder = shore();
    report(folder);
    expect(readdirSync(folder.path(findings))).toHaveLength(1);
    folder.run(['content/news']);
    expect(readdirSync(folder.path(findings))).toHaveLength(2);
    folder.run(['content/a.md', 'content/b.md']);
    folder.run(['-', '--stdin-filename', 'content/a.md'], { input: clean });
    expect(readdirSync(folder.path(findings))).toHaveLength(2);
    expect(looks(folder)).toBe(false);
  });

  test('is kept of the last runs only', () => {
    const folder = shore();
    const places = Array.from({ length: 10 }, (_, index) => `place-${index}`);
    for (const place of places) {
      folder.write(`${place}/a.md`, broken);
      folder.run([place]);
    }
    expect(readdirSync(folder.path(findings))).toHaveLength(8);
  });

  test('is not asked for by --no-cache, and not kept where nothing is a project', () => {
    const folder = shore();
    honest(folder);
    expect(existsSync(folder.path(findings))).toBe(false);
    rmSync(folder.path('.git'), { recursive: true });
    rmSync(folder.path('.nk-lint.json'));
    report(folder);
    expect(existsSync(folder.path(findings))).toBe(false);
  });
});

describe('what decides about findings is looked at', () => {
  test.each<[name: string, change: (folder: Site) => void, more?: readonly string[]]>([
    ['the text of an article', (folder) => folder.write('content/a.md', clean)],
    ['a new article', (folder) => folder.write('content/e.md', broken)],
    ['an article that is gone', (folder) => rmSync(folder.path('content/a.md'))],
    ['another name', (folder) => renameSync(folder.path('content/a.md'), folder.path('content/z.md'))],
    ['a file beside the articles', (folder) => folder.write('static/quay.jpg', '')],
    ['a file that is gone', (folder) => rmSync(folder.path('static/pier.jpg'))],
    ['the schema of an article', (folder) => folder.write('ship.json', '{ "required": ["harbour"] }')],
    ['a schema that is gone', (folder) => rmSync(folder.path('ship.json'))],
    ['the site', (folder) => folder.write('hugo.toml', '[[module.mounts]]\nsource = "images"\ntarget = "static"\n')],
    ['where the host leads an address', (folder) => folder.write('static/_redirects', '/flow/ /tide/ 301\n')],
    ['the engine', (folder) => folder.write('.nk-lint.json', '{ "engine": "hexo" }')],
    [
      'a collection and its schema',
      (folder) =>
        folder.write(
          '.nk-lint.json',
          '{ "engine": "hugo", "collections": [{ "name": "news", "files": ["content/news/**"], "schema": { "required": ["tide"] } }] }',
        ),
    ],
    [
      'what holds for some articles',
      (folder) =>
        folder.write(
          '.nk-lint.json',
          '{ "engine": "hugo", "overrides": [{ "files": ["content/news/**"], "rules": { "link-empty": "off" } }] }',
        ),
    ],
    ['the limit of size', (folder) => folder.write('.nk-lint.json', '{ "engine": "hugo", "maxFileSize": 100 }')],
    ['the language', () => undefined, ['--lang', 'zh-CN']],
  ])('%s', (_, change, more = []) => {
    const folder = shore();
    const before = report(folder).stdout;
    change(folder);
    expect(looks(folder, ...more)).toBe(true);
    const after = report(folder, ...more).stdout;
    expect(after).toBe(honest(folder, ...more).stdout);
    expect(after).not.toBe(before);
  });

  test.each<[name: string, more: readonly string[], looked: boolean]>([
    ['a rule that is off', ['--rule', 'link-empty: off'], false],
    ['a rule that is skipped', ['--skip', 'image-file-missing'], false],
    ['one rule alone', ['--only', 'image-duplicate'], false],
    ['comments that do not count', ['--no-inline-config'], false],
    ['only errors', ['--quiet'], false],
    ['a severity', ['--rule', 'image-duplicate: error'], false],
    ['a severity that some findings do not reach', ['--rule', 'code-fence-unclosed: info'], false],
    ['an option', ['--rule', 'image-duplicate: [warn, { everywhere: true }]'], true],
    ['a rule that was off', ['--rule', 'image-url-insecure: error'], true],
    ['a preset', ['--config', 'strict.json'], true],
  ])('%s', (_, more, looked) => {
    const folder = shore();
    folder.write('strict.json', '{ "extends": "strict", "engine": "hugo" }');
    const before = report(folder).stdout;
    expect(looks(folder, ...more)).toBe(looked);
    const after = report(folder, ...more).stdout;
    expect(after).toBe(honest(folder, ...more).stdout);
    expect([before, honest(folder).stdout]).toEqual([report(folder).stdout, before]);
  });

  test('what a rule asked of the disk, and another rule was set otherwise since', () => {
    const folder = shore();
    report(folder);
    report(folder, '--rule', 'image-duplicate: [warn, { everywhere: true }]');
    folder.write('static/quay.jpg', '');
    expect(report(folder).stdout).toBe(honest(folder).stdout);
  });

  test('a plugin, whose code nobody follows, looks each time', () => {
    const folder = shore();
    folder.write('.nk-lint.json', '{ "engine": "hugo", "plugins": ["./plugin.mjs"] }');
    const says = (water: string) => plugin(`report({ messageId: 'says', range: [0, 1], data: { water: '${water}' } })`);
    folder.write('plugin.mjs', says('low'));
    report(folder);
    expect(report(folder).stdout).toBe(honest(folder).stdout);
    folder.write('plugin.mjs', says('high'));
    const { stdout } = report(folder);
    expect(stdout).toContain('The water is high');
    expect(stdout).toBe(honest(folder).stdout);
  });

  test('a rule that failed is not believed the next time', () => {
    const folder = shore();
    folder.write('.nk-lint.json', '{ "engine": "hugo", "plugins": ["./plugin.mjs"] }');
    folder.write('plugin.mjs', plugin("throw new Error('ebb')"));
    const failed = report(folder);
    expect([failed.code, report(folder)]).toEqual([2, failed]);
    expect(existsSync(folder.path(findings)) ? readdirSync(folder.path(findings)) : []).toEqual([]);
  });
});

describe('what is remembered, but not as it was written', () => {
  test.each<[name: string, damage: (text: string) => string]>([
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, -20)],
    ['cut off at a line', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)],
    ['its end alone', (text) => text.slice(text.lastIndexOf('\n', text.length - 2) + 1)],
    ['changed in one letter', (text) => text.replace('/quay.jpg', '/quey.jpg')],
    ['something else', () => '<!doctype html>\n'],
    ['JSON of something else', () => 'null\n[1]\n'],
  ])('%s', (_, damage) => {
    const folder = shore();
    const cold = report(folder);
    for (const name of readdirSync(folder.path(findings)))
      folder.write(`${findings}/${name}`, damage(folder.read(`${findings}/${name}`)));
    expect(looks(folder)).toBe(true);
    expect(report(folder)).toEqual(cold);
  });

  test('cannot be written', () => {
    const folder = shore();
    const cold = honest(folder);
    folder.write('.nk-lint-cache', 'a file');
    expect(report(folder)).toEqual(cold);
    rmSync(folder.path('.nk-lint-cache'));
    folder.write('private/mine', '');
    folder.write('.nk-lint-cache/mine', '');
    symlinkSync('../private', folder.path(findings));
    const stderr = 'Note: the cache is not used, because .nk-lint-cache/findings is a symbolic link\n';
    expect(report(folder)).toEqual({ ...cold, stderr });
    expect(readdirSync(folder.path('private'))).toEqual(['mine']);
  });

  test('is written by several runs at once', async () => {
    const folder = shore();
    const cold = honest(folder).stdout;
    const runs = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [bin, 'content'], { cwd: folder.root, stdio: 'ignore' }),
    );
    await Promise.all(runs.map((run) => once(run, 'exit')));
    expect(report(folder).stdout).toBe(cold);
    expect(readdirSync(folder.path(findings))).toHaveLength(1);
  });
});

import { readdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { asError, broken, clean, type Site, site } from './run.ts';

const furniture = 'Follow the library on every channel, and write to us today.';

/** Articles that clash with each other: a paragraph and an image in most, a slug twice, a text twice, a lone spelling. */
function campus(): Site {
  const files = Object.fromEntries(
    Array.from({ length: 31 }, (_, index) => {
      const slug = index === 17 ? 'news-3' : `news-${index}`;
      const tag = index === 9 ? 'open-day' : 'Open Day';
      const body = index % 10 === 4 ? 'The same words in three articles, long enough to be compared.' : `Day ${index}.`;
      const text = `---\ntitle: News ${index}\nslug: ${slug}\ntags: [${tag}]\n---\n\n${body}\n\n${furniture}\n\n![](/logo.png)\n`;
      return [`content/${index % 3}/图书馆 ${index}.md`, text];
    }),
  );
  return site({ ...files, 'content/a.md': broken, 'content/z.md': clean, 'hugo.toml': 'title = "Campus"\n' });
}

function shards(folder: Site, count: number, ...more: readonly string[]): string[] {
  return Array.from({ length: count }, (_, index) => {
    const file = `part-${index + 1}.jsonl`;
    const { code, stdout, stderr } = folder.run([
      'content',
      `--shard=${index + 1}/${count}`,
      `--format=records=${file}`,
      ...more,
    ]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^Wrote \d+ records? to part-\d\.jsonl; lint it with the other parts by `nk-lint merge`$/mu);
    return file;
  });
}

describe('nk-lint merge', () => {
  test('gives the bytes of a single run, whatever the format', () => {
    const folder = campus();
    const parts = shards(folder, 3).reverse();
    const formats = ['json', 'compact', 'pretty', 'sarif', 'gitlab', 'markdown', 'junit'];
    const into = (name: string) => formats.map((format) => `--format=${format}=${name}.${format}`);
    const single = folder.run(['content', ...asError, ...into('single')]);
    expect(folder.run(['merge', ...parts, ...asError, ...into('merged')])).toEqual(single);
    for (const format of formats) {
      expect(folder.read(`single.${format}`).length).toBeGreaterThan(1000);
      expect(folder.read(`merged.${format}`)).toBe(folder.read(`single.${format}`));
    }
  });

  test('holds configuration, baseline and selection as a single run does', () => {
    const folder = campus();
    folder.write('.nk-lint.json', '{ "extends": "strict", "rules": { "slug-duplicate": "off" } }');
    folder.run(['content', '--write-baseline']);
    folder.write('content/new.md', broken);
    const single = folder.run(['content', '--format', 'json']);
    const merged = folder.run(['merge', ...shards(folder, 3), '--format', 'json']);
    expect(JSON.parse(single.stdout).summary.baselined).toBeGreaterThan(10);
    expect([merged.code, merged.stdout]).toEqual([single.code, single.stdout]);
  });

  test('more parts than articles are no harm', () => {
    const folder = site({ 'content/a.md': broken });
    const merged = folder.run(['merge', ...shards(folder, 3), '--format', 'json']);
    expect(merged.stdout).toBe(folder.run(['content', '--format', 'json']).stdout);
  });

  test('a new article moves no other to another part', () => {
    const folder = campus();
    const pathsOf = (parts: readonly string[]) =>
      parts.map((part) => [...folder.read(part).matchAll(/^\["([^"]+)"/gmu)].map(([, path = '']) => path));
    const before = pathsOf(shards(folder, 3));
    expect(before.flat()).toHaveLength(33);
    for (const part of before) expect(part.length).toBeGreaterThan(3);
    folder.write('content/0/图书馆.md', clean);
    const after = pathsOf(shards(folder, 3)).map((part) => part.filter((path) => path !== 'content/0/图书馆.md'));
    expect(after).toEqual(before);
  });

  test('leaves no half-written file', () => {
    const folder = campus();
    shards(folder, 2);
    expect(readdirSync(folder.path('.')).filter((name) => name.includes('part-'))).toEqual([
      'part-1.jsonl',
      'part-2.jsonl',
    ]);
    const { code, stderr } = folder.run(['content', '--format', 'records=hugo.toml/part.jsonl']);
    expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringMatching(/part\.jsonl/u)]);
  });

  test('refuses what is not all of the parts, each once and whole', () => {
    const folder = campus();
    const [first = '', second = '', third = ''] = shards(folder, 3);
    const text = folder.read(second);
    folder.write('cut.jsonl', text.slice(0, -40));
    folder.write('other.jsonl', text.replace(/"key":"\w/u, '"key":"-'));
    const cases: [args: readonly string[], message: RegExp][] = [
      [[first, third], /^Parts missing \(of 3\): 2$/mu],
      [[first, first], /^Part 1 of 3 was given twice, again in part-1\.jsonl$/mu],
      [['content/a.md'], /content\/a\.md was not written by `--format records`/u],
      [['part-9.jsonl'], /part-9\.jsonl/u],
      [[first, 'cut.jsonl', third], /cut\.jsonl is incomplete or damaged/u],
      [[first, 'other.jsonl', third], /other\.jsonl was written by another version/u],
      [[first, '--fix'], /`nk-lint merge` does not support --fix/u],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = folder.run(['merge', ...args]);
      expect([code, stdout], args.join(' ')).toEqual([2, '']);
      expect(stderr).toMatch(message);
    }
  });

  test('refuses parts of wrong types, and lists no endless row of missing ones', async () => {
    const folder = site({ 'content/a.md': broken });
    await runHere(folder, ['content', '--format', 'records=good.jsonl']);
    const [head = '', article = '', tail = ''] = folder.read('good.jsonl').split('\n');
    const [path, root, named, record] = JSON.parse(article);
    const articles: readonly unknown[] = [
      null,
      [],
      [null, null, null, null],
      [7, root, named, record],
      [path, root, 7, record],
      [path, root, named, null],
      [path, root, named, { ...record, hash: null }],
      [path, root, named, { ...record, engine: '__proto__' }],
      [path, root, named, { ...record, lines: null }],
      [path, root, named, { ...record, lines: ['0'] }],
      [path, root, named, { ...record, facts: null }],
      [path, root, named, { ...record, facts: { ...record.facts, images: {} } }],
      // The right type, but not what was written.
      [path, root, named, { ...record, facts: { ...record.facts, images: [null] } }],
    ];
    const heads = [
      { of: 100_000_000 },
      { of: 0, number: 0 },
      { of: -1 },
      { of: 1.5 },
      { of: '1' },
      { number: 2 },
      { number: null },
      { paths: 'content' },
      { paths: [null] },
    ];
    const files = [
      ...articles.map((each) => [head, JSON.stringify(each), tail]),
      ...heads.map((each) => [JSON.stringify({ ...JSON.parse(head), ...each }), article, tail]),
      ['null', article, tail],
      [head, article, 'null'],
      [head, article, '{"articles":1}'],
    ];
    expect((await runHere(folder, ['merge', 'good.jsonl'])).stdout).toContain('image-duplicate');
    for (const lines of files) {
      folder.write('r.jsonl', `${lines.join('\n')}\n`);
      const { code, stdout, stderr } = await runHere(folder, ['merge', 'r.jsonl']);
      expect([code, stdout, stderr], lines.join('\n')).toEqual([
        2,
        '',
        expect.stringMatching(/^(?:r\.jsonl (?:is|was)|Parts? )/u),
      ]);
    }
    await runHere(folder, ['content', '--shard', '3/9999', '--format', 'records=r.jsonl']);
    const { stderr } = await runHere(folder, ['merge', 'r.jsonl']);
    expect(stderr).toMatch(/^Parts missing \(of 9,999\): 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, …$/mu);
  });

  test('does not wait for a device, and writes records through no link out of the tree', async () => {
    const folder = site({ 'content/a.md': broken, 'mine/.git/a': '' });
    symlinkSync('/dev/zero', folder.path('zero.jsonl'));
    for (const file of ['zero.jsonl', '/dev/zero', 'content'])
      expect(await runHere(folder, ['merge', file])).toMatchObject({ code: 2, stderr: expect.stringContaining(file) });
    symlinkSync(folder.root, folder.path('mine/link'));
    const cwd = { ...folder, root: folder.path('mine') };
    folder.write('mine/a.md', broken);
    const { code, stderr } = await runHere(cwd, ['a.md', '--format', 'records=link/r.jsonl']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/r\.jsonl leads out of the working tree/u)]);
    expect(readdirSync(folder.root)).not.toContain('r.jsonl');
  });

  test.each([
    [['--shard', '1/10001'], /got "1\/10001"/u],
    [['--shard', '0/3'], /^--shard: expected PART\/COUNT, such as 1\/3, got "0\/3"/u],
    [['--shard', '4/3'], /got "4\/3"/u],
    [['--format', 'records'], /needs a file/u],
    [['--format', 'records=a.jsonl', '--format', 'json'], /cannot be combined with other formats/u],
  ])('check refuses %s', (args, message) => {
    const { code, stderr } = campus().run(['content', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { LedgerEntry } from '../../src/links/ledger/ledger-entry.ts';
import { type FaultServer, startServer } from '../links/server.ts';
import { hasGit, repository } from './repository.ts';
import { bin, type Site, site } from './run.ts';

let web: FaultServer;
beforeAll(async () => {
  web = await startServer();
});
afterAll(() => web.close());

const day = 86_400_000;
const ledgerFile = '.nk-lint-cache/links.jsonl';
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(folder: Site, args: readonly string[], more: readonly string[] = ['--allow-host', web.host]) {
  // The server is in this process, so nothing may block it.
  const child: ChildProcess = spawn(process.execPath, [bin, ...args, ...more], {
    cwd: folder.root,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (piece) => {
      text[name] += piece;
    });
  }
  const ended = new Promise<Run>((resolve) => void child.once('close', (code) => resolve({ code, ...text })));
  return { child, ended };
}

const run = (folder: Site, args: readonly string[], more?: readonly string[]) => start(folder, args, more).ended;
const config = (more: object = {}) => JSON.stringify({ links: { interval: 0, timeout: 60, ...more } });
/** Findings of the rules about the web alone: addresses of this machine are private. */
const only = ['--only', 'source-link-broken,link-broken,image-broken,link-moved,source-link-mismatch'];

const told = ({ stdout }: Run) => stdout.split('\n').filter((line) => /^[^:]+:\d/u.test(line));
const entries = (folder: Site): LedgerEntry[] =>
  folder
    .read(ledgerFile)
    .split('\n')
    .filter((line) => line.startsWith('{"kind"'))
    .map((line) => JSON.parse(line) as LedgerEntry);

/** An address that no other test asks for. */
let count = 0;
const fresh = (path: string) => web.url(`${path}${path.includes('?') ? '&' : '?'}cli=${++count}`);

describe('--online', () => {
  test('finds what the web does not show, at each place, and asks for it once', async () => {
    const gone = fresh('/status/404');
    const articles = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`content/${n}.md`, `---\ntitle: 彗星\n---\n\n见[图书馆](${gone})。\n`]),
    );
    const folder = site({ ...articles, '.nk-lint.json': config() });
    const result = await run(folder, ['content', '--online', ...only]);
    expect([result.code, result.stderr, told(result)]).toEqual([
      1,
      '',
      Object.keys(articles)
        .sort()
        .map(
          (path) => `${path}:5:8: error link-broken: Link \`${gone}\` is broken: ${web.host} answers with status 404`,
        ),
    ]);
    // HEAD, and GET to be sure.
    expect(web.seen(new URL(gone).pathname).filter(({ target }) => gone.endsWith(target))).toHaveLength(2);
    expect((await run(folder, ['content', ...only])).stdout).not.toContain('link-broken');
  });

  test('knows by its heading whether an original is the article', async () => {
    const page = fresh(
      `/page?title=${encodeURIComponent('校运动会闭幕-示例大学')}&h1=${encodeURIComponent('校运动会闭幕')}`,
    );
    const article = (title: string) => `---\ntitle: ${title}\n---\n\n正文。\n\n[原文](${page})\n`;
    const folder = site({ 'content/a.md': article('新图书馆开馆'), 'content/b.md': article('校运动会今日闭幕') });
    const result = await run(folder, ['content', '--online', ...only]);
    expect(told(result)).toEqual([
      `content/a.md:7:6: warning source-link-mismatch: Source link \`${page}\` leads to \`校运动会闭幕-示例大学\`, not to \`新图书馆开馆\``,
    ]);
  });

  test('writes new addresses for moved ones', async () => {
    const end = fresh('/new/page.html');
    const moved = fresh(`/redirect/301?to=${encodeURIComponent(end)}`);
    const folder = site({ 'content/a.md': `[图书馆](${moved}#top)\n`, '.nk-lint.json': config() });
    await run(folder, ['content', '--online', '--fix', ...only]);
    expect(folder.read('content/a.md')).toBe(`[图书馆](${end}#top)\n`);
  });

  test('a copy of an original that is gone is offered where an archive has one', async () => {
    const gone = fresh('/status/404?archived');
    const copy = 'https://archive.nk.example/2020/a';
    const answer = Buffer.from(
      JSON.stringify({ archived_snapshots: { closest: { available: true, url: copy, status: '200' } } }),
    ).toString('base64');
    const archive = web.url(`/body?base64=${encodeURIComponent(answer)}`);
    const folder = site({
      'content/a.md': `---\nsource: ${gone}\n---\n\n正文。\n`,
      '.nk-lint.json': config({ archive }),
    });
    await run(folder, ['content', '--online', '--fix', ...only]);
    expect(folder.read('content/a.md')).toContain(gone);
    await run(folder, ['content', '--online', '--fix', '--unsafe-fixes', ...only]);
    expect(folder.read('content/a.md')).toBe(`---\nsource: ${copy}\n---\n\n正文。\n`);
    expect(web.seen('/body?base64=').filter(({ target }) => target.includes(encodeURIComponent(gone)))).toHaveLength(1);
  });

  test('asks whether an address is an image before a fix that writes it counts as safe', async () => {
    const server = createServer(({ url }, response) => {
      response.end(url === '/comet.png' ? Buffer.from(png, 'base64') : '<!doctype html><title>Gone</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = site({
      'content/a.md': `![彗星](http://${host}/comet.pn)\n\n![猫](http://${host}/cat.pn)\n`,
      '.nk-lint.json': config(),
    });
    const safety = async (...flags: readonly string[]) => {
      const { stdout } = await run(
        folder,
        ['content', '--only', 'image-url-truncated', '--format', 'json', ...flags],
        ['--allow-host', host],
      );
      return JSON.parse(stdout).files[0].findings.map(({ fix }: { fix: { safety: string } }) => fix.safety);
    };
    expect(await safety()).toEqual(['unsafe', 'unsafe']);
    expect(await safety('--confirm-fixes')).toEqual(['safe', 'unsafe']);
    await run(folder, ['content', '--confirm-fixes', '--fix'], ['--allow-host', host]);
    expect(folder.read('content/a.md')).toBe(`![彗星](http://${host}/comet.png)\n\n![猫](http://${host}/cat.pn)\n`);
  });
});

describe.skipIf(!hasGit)('what fails the build', () => {
  test('for a change: only what it adds, and what was there before at most warns', async () => {
    const old = fresh('/status/404?old');
    const added = fresh('/status/404?new');
    const text = (link: string) => `---\ntitle: 彗星\n---\n\n见[旧](${old})。\n\n${link}`;
    const folder = repository({
      'content/旧文.md': text(''),
      'content/b.md': `[旧](${old})\n`,
      '.nk-lint.json': config(),
    });
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.write('content/旧文.md', text(`见[新](${added})。\n`));
    folder.commit('a link');
    const since = await run(folder, ['content', '--online', '--since', 'main', ...only]);
    expect([since.code, told(since).map((line) => line.split(': ').slice(0, 2).join(': '))]).toEqual([
      1,
      ['content/旧文.md:7:6: error link-broken'],
    ]);
    expect(web.seen('/status/404?old')).toHaveLength(0);
    // Once its state is known, the old one is told, mildly.
    await run(folder, ['links', 'check', 'content']);
    const again = await run(folder, ['content', '--online', '--since', 'main', ...only]);
    expect(told(again).map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'content/旧文.md:5:6: warning link-broken',
      'content/旧文.md:7:6: error link-broken',
    ]);
    const recorded = ['content', '--since', 'main', ...only];
    const live = await run(folder, [...recorded, '--online', '--record', 'web.json']);
    expect(told(live)).toHaveLength(2);
    expect(await run(folder, [...recorded, '--replay', 'web.json'], [])).toEqual(live);
    const lines = await run(folder, ['content', '--online', '--new-from', 'main', ...only]);
    expect(told(lines)).toHaveLength(1);
    expect(web.seen('/status/404?old')).toHaveLength(2);
  });

  test('a change that touches the configuration does not open the network for itself', async () => {
    const page = fresh('/status/404');
    const folder = repository({ 'content/a.md': 'Text.\n', '.nk-lint.json': config({ allow: [web.host] }) });
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.write('content/a.md', `[a](${page})\n`);
    folder.commit('a link');
    const honest = await run(folder, ['content', '--online', '--since', 'main', ...only], []);
    expect([honest.code, honest.stderr]).toEqual([1, '']);
    const seen = web.seen().length;
    folder.write('.nk-lint.json', config({ allow: [web.host], timeout: 50 }));
    folder.commit('and a setting');
    const sly = await run(folder, ['content', '--online', '--since', 'main', ...only], []);
    expect(web.seen()).toHaveLength(seen);
    expect([sly.code, sly.stderr]).toEqual([
      0,
      'Note: this change touches .nk-lint.json, so these settings of `links` in it are not used: allow\n' +
        'Note: This change may hide findings: settings changed in .nk-lint.json\n',
    ]);
    folder.git('checkout', '--quiet', 'main');
    folder.write('base.json', config());
    folder.write('.nk-lint.json', '{ "extends": "./base.json" }');
    folder.commit('a file that is extended');
    folder.git('checkout', '--quiet', '-b', 'other');
    folder.write('content/a.md', `[a](${page})\n`);
    folder.write('base.json', config({ allow: [web.host] }));
    folder.commit('a setting in another file');
    const slyer = await run(folder, ['content', '--online', '--since', 'main', ...only], []);
    expect(web.seen()).toHaveLength(seen);
    expect(slyer.stderr).toContain('Note: this change touches base.json');
  });

  test('for a site: what failed three times over two days', async () => {
    const gone = fresh('/status/404');
    const folder = site({ 'content/a.md': `[a](${gone})\n`, '.nk-lint.json': config({ mode: 'nightly' }) });
    const night = async () => (await run(folder, ['content', '--online', ...only])).code;
    expect(await night()).toBe(0);
    const [entry] = entries(folder);
    const earlier = (failCount: number, days: number) => {
      const since = Date.now() - days * day;
      const before = { ...entry, failCount, failSince: since, firstSeen: since, lastCheck: Date.now() - 1.1 * day };
      folder.write(ledgerFile, `${JSON.stringify(before)}\n{"finished":1}\n`);
    };
    earlier(1, 3);
    expect(await night()).toBe(0);
    earlier(2, 1.5);
    expect(await night()).toBe(0);
    earlier(2, 2.1);
    expect(await night()).toBe(1);
    expect(entries(folder).at(-1)).toMatchObject({ failCount: 3, verdict: 'broken' });
  });

  test('levels are set by status, reason and host', async () => {
    const forbidden = fresh('/status/403');
    const folder = site({ 'content/a.md': `[a](${forbidden})\n` });
    const level = async (links: object) => {
      folder.write('.nk-lint.json', config(links));
      return told(await run(folder, ['content', '--online', ...only]))[0]?.split(' ')[1];
    };
    expect(await level({})).toBe('warning');
    expect(await level({ severity: { uncertain: 'off', '4xx': 'info' } })).toBe('info');
    expect(await level({ severity: { 403: 'error', 'access-denied': 'off' } })).toBe('error');
    expect(
      await level({ severity: { 403: 'error' }, hosts: { '127.0.0.1': { severity: { '4xx': 'off' } } } }),
    ).toBeUndefined();
    expect(await level({ hosts: { '127.0.0.1': { accept: [403] } } })).toBeUndefined();
    expect(await level({ exclude: ['http://127.0.0.1:*/status/'] })).toBeUndefined();
  });

  test('a host that lets most of its addresses not be looked at is told once, not in each article', async () => {
    const links = Array.from({ length: 12 }, () => `[a](${fresh('/status/403')})\n`).join('\n');
    const folder = site({ 'content/a.md': links, '.nk-lint.json': config() });
    const { code, stderr, stdout } = await run(folder, ['content', '--online', ...only]);
    expect([code, stderr]).toEqual([0, 'Note: 12 of 12 URLs on 127.0.0.1 could not be checked: access denied (403)\n']);
    expect(stdout).not.toContain('link-broken');
  });
});

describe('a run that does not come to its end', () => {
  /** A site with 50 links that are answered, and behind them 50 that are held. */
  function halfway() {
    const mark = `?halfway=${++count}`;
    const held = `/held/${count}/`;
    const links = Array.from({ length: 50 }, (_, n) => [`/fine/${n}${mark}`, `${held}${n}${mark}`]).flat();
    const text = links.map((path) => `[a](${web.url(path)})`).join('\n');
    return { folder: site({ 'content/a.md': text, '.nk-lint.json': config() }), mark, held };
  }

  test('a killed one is gone on with, and asks for nothing twice', async () => {
    const { folder, mark, held } = halfway();
    const { child, ended } = start(folder, ['content', '--online', ...only]);
    await web.arrived(held);
    child.kill('SIGKILL');
    await ended;
    const known = new Set(entries(folder).map(({ href }) => href));
    expect(known.size).toBeGreaterThan(20);
    const before = web.seen().length;
    web.release(held);
    const { code } = await run(folder, ['content', '--online', ...only]);
    expect(code).toBe(0);
    const again = web.seen().slice(before);
    expect(again.filter(({ target }) => known.has(web.url(target)))).toEqual([]);
    expect(again.every(({ target }) => target.endsWith(mark))).toBe(true);
    expect(known.size + again.length).toBe(100);
  });

  test('Ctrl-C ends it in a line, and keeps what was answered', async () => {
    const { folder, held } = halfway();
    const { child, ended } = start(folder, ['content', '--online', ...only]);
    await web.arrived(held);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Interrupted\. Saved \d+ results?; the next run continues from there\n$/u);
    expect(entries(folder).length).toBeGreaterThan(20);
    expect(entries(folder).every(({ verdict }) => verdict === 'ok')).toBe(true);
  });

  test('a machine without a network says so in a line, ends with 2, and finds nothing', async () => {
    const folder = site({
      'content/a.md': '[a](http://one.nk-lint-nowhere.dev/) [b](http://two.nk-lint-nowhere.net/)\n\n![](/x.pn)\n',
      '.nk-lint.json': config(),
    });
    const { code, stdout, stderr } = await run(folder, ['content', '--online']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^No network: 2 of 2 hosts did not respond.*\nHint: .*\n$/u);
    expect(existsSync(folder.path(ledgerFile))).toBe(false);
  });

  test('a budget leaves the rest, which is counted', async () => {
    const links = Array.from({ length: 6 }, () => `[a](${fresh('/fine')})\n`).join('\n');
    const folder = site({ 'content/a.md': links, '.nk-lint.json': config({ maxRequestsPerHost: 2, connections: 1 }) });
    const { code, stderr } = await run(folder, ['content', '--online', ...only]);
    expect([code, stderr]).toEqual([0, 'Note: 4 URLs were not checked, because time or budget ran out\n']);
  });

  test('a file of something else is not taken for a ledger', async () => {
    const notes = 'a note\n'.repeat(150);
    const folder = site({
      'content/a.md': `[a](${fresh('/fine')})\n`,
      'notes.txt': notes,
      '.nk-lint.json': config({ ledger: 'notes.txt' }),
    });
    const { code, stderr } = await run(folder, ['content', '--online', ...only]);
    expect([code, folder.read('notes.txt')]).toEqual([0, notes]);
    expect(stderr).toBe('Note: the ledger notes.txt cannot be read or written: not a ledger\n');
  });

  test.skipIf(!hasGit)('a ledger that git tracks is neither believed nor written', async () => {
    const gone = fresh('/status/404');
    const folder = repository({ 'content/a.md': `[a](${gone})\n`, '.nk-lint.json': config({ mode: 'nightly' }) });
    await run(folder, ['content', '--online', ...only]);
    const known = folder.read(ledgerFile).replaceAll('"broken"', '"ok"').replaceAll('"not-found"', '"ok"');
    for (const [name, more, note] of [
      [ledgerFile, {}, /^Note: the cache in \.nk-lint-cache is not used/u],
      ['known.jsonl', { ledger: 'known.jsonl' }, /^Note: the ledger known\.jsonl is neither read nor written/u],
    ] as const) {
      folder.write('.nk-lint.json', config({ mode: 'nightly', ...more }));
      folder.write(name, known);
      expect(told(await run(folder, ['content', '--online', ...only]))).toEqual([]);
      folder.write(name, known);
      folder.git('add', '--force', name);
      const distrustful = await run(folder, ['content', '--online', ...only]);
      expect([told(distrustful).length, distrustful.stderr]).toEqual([1, expect.stringMatching(note)]);
      expect(folder.read(name)).toBe(known);
      folder.git('rm', '--quiet', '--cached', name);
    }
  });

  test.skipIf(!hasGit)('a recording that the change under review brings is refused', async () => {
    const folder = repository({ 'content/a.md': 'Text.\n', '.nk-lint.json': config() });
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.write('content/a.md', `[a](${fresh('/status/404')})\n`);
    const recorded = ['content', '--since', 'main', ...only];
    await run(folder, [...recorded, '--online', '--no-cache', '--record', 'web.json']);
    expect(told(await run(folder, [...recorded, '--replay', 'web.json'], []))).toHaveLength(1);
    folder.commit('a recording');
    expect(await run(folder, [...recorded, '--replay', 'web.json'], [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('web.json is part of the change under review'),
    });
  });

  test('a damaged line of the ledger is passed over, and told', async () => {
    const folder = site({ 'content/a.md': `[a](${fresh('/fine')})\n`, '.nk-lint.json': config() });
    folder.write(ledgerFile, '{"kind":"link","href":"http://a.c\n');
    const { code, stderr } = await run(folder, ['content', '--online', ...only]);
    expect([code, stderr]).toEqual([0, `Note: skipped 1 damaged line of ${ledgerFile}\n`]);
  });
});

test('a recorded run is made again without a web, byte by byte', async () => {
  const links = ['/status/404', '/status/500', '/fine', '/reset'].map((path) => `[a](${fresh(path)})\n`).join('\n');
  const folder = site({ 'content/a.md': links, '.nk-lint.json': config() });
  const args = ['content', '--format', 'json', '--online', '--no-cache'];
  const first = await run(folder, [...args, '--record', 'web.json']);
  expect(JSON.parse(first.stdout).files[0].findings.length).toBeGreaterThan(2);
  const seen = web.seen().length;
  const second = await run(folder, [...args, '--replay', 'web.json']);
  expect(second).toEqual(first);
  const third = await run(
    folder,
    ['content', '--format', 'json', '--replay', 'web.json', '--record', 'again.json'],
    [],
  );
  expect(third.stdout).toBe(first.stdout);
  expect(folder.read('again.json')).toBe(folder.read('web.json'));
  expect(web.seen()).toHaveLength(seen);
  folder.write('web.json', '{"version":1}');
  expect(await run(folder, ['content', '--replay', 'web.json'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('web.json was not written by --record'),
  });
});

test('a recording has what the ledger knew, too', async () => {
  const [fine, gone] = [fresh('/fine'), fresh('/status/404')];
  const folder = site({ 'content/a.md': `[a](${fine}) [b](${gone})\n`, '.nk-lint.json': config() });
  const first = await run(folder, ['content', '--format', 'json', '--online']);
  await run(folder, ['content', '--online', '--record', 'web.json']);
  expect(web.seen(new URL(fine).pathname).filter(({ target }) => fine.endsWith(target))).toHaveLength(1);
  const { entries: known } = JSON.parse(folder.read('web.json')) as { entries: LedgerEntry[] };
  expect(known.map(({ href }) => href)).toEqual([fine, gone].sort());
  const again = await run(folder, ['content', '--format', 'json', '--replay', 'web.json'], []);
  expect(again.stdout).toBe(first.stdout);
});

describe('nk-lint links', () => {
  test('check lists each address with its places; links lists what is known', async () => {
    const [gone, fine] = [fresh('/status/410'), fresh('/fine')];
    const folder = site({
      'content/a.md': `[b](${fine})\n\n[a](${gone})\n`,
      'content/b.md': `![c](${fine})\n[b](${fine})\n`,
      '.nk-lint.json': config(),
    });
    const { code, stdout } = await run(folder, ['links', 'check', 'content', '--format', 'json']);
    expect(code).toBe(1);
    const row = (href: string, kind: string, more: object, ...places: readonly string[]) => ({
      href,
      kind,
      finalUrl: null,
      ...more,
      occurrences: places.map((place) => {
        const [path, line, column] = place.split(':');
        return { path, line: Number(line), column: Number(column) };
      }),
    });
    const ok = { verdict: 'ok', reason: 'ok', status: 200, requests: 1 };
    const notImage = { verdict: 'broken', reason: 'not-an-image', status: 200, requests: 1 };
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      summary: { links: 3, requests: 4, ok: 1, moved: 0, broken: 2, uncertain: 0, blocked: 0, skipped: 0 },
      links: [
        row(fine, 'image', notImage, 'content/b.md:1:6'),
        row(fine, 'link', ok, 'content/a.md:1:5', 'content/b.md:2:5'),
        row(gone, 'link', { verdict: 'broken', reason: 'not-found', status: 410, requests: 2 }, 'content/a.md:3:5'),
      ].sort((a, b) => (a.href < b.href ? -1 : a.href > b.href ? 1 : 0)),
    });
    const listed = await run(folder, ['links', 'content'], []);
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain(
      `broken link ${gone}  page not found (410), 1 place content/a.md:3:5, last checked `,
    );
    expect(listed.stdout).toContain('3 URLs (ok 1, broken 2)');
  });

  test('does not fail for what the configuration lets pass', async () => {
    const folder = site({ 'content/a.md': `[a](${fresh('/status/404')})\n` });
    const code = async (links: object) => {
      folder.write('.nk-lint.json', config(links));
      return (await run(folder, ['links', 'check', 'content'])).code;
    };
    expect(await code({})).toBe(1);
    expect(await code({ hosts: { '127.0.0.1': { accept: [404] } } })).toBe(0);
    expect(await code({ severity: { broken: 'off' } })).toBe(0);
  });

  test('says so where there is nothing to ask for', async () => {
    const folder = site({ 'content/a.md': '[a](b.md)\n' });
    expect(await run(folder, ['links', 'check'])).toMatchObject({
      code: 0,
      stdout: 'No URLs found\n',
    });
  });

  test('refuses what it cannot do', async () => {
    const folder = site({ 'content/a.md': '[a](b.md)\n' });
    expect((await run(folder, ['links', '--format', 'sarif'])).code).toBe(2);
    expect(await run(folder, ['content', '--online'], ['--allow-host', 'nowhere'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--allow-host: expected HOST:PORT, got "nowhere"'),
    });
  });
});

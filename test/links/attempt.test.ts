import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { LinkKind, LinkState } from '../../src/engine/link-states.ts';
import { attempt } from '../../src/links/attempt.ts';
import { type Network, openNetwork } from '../../src/links/network.ts';
import type { Attempt, AttemptOptions, NetworkOptions } from '../../src/links/types.ts';
import { certificate } from './certificates.ts';
import { type FaultServer, startRawServer, startServer } from './server.ts';

let web: FaultServer;
let network: Network;

/** All that is asked answers; `clock.test.ts` has what does not. */
const timeouts = { connect: 60_000, headers: 60_000, total: 60_000 };
const turn: AttemptOptions['turn'] = (_url, request) => request();

function open(allow: readonly string[], more: Partial<NetworkOptions> = {}): Network {
  const policy = { allow, ports: [], trustedFakeIpCidrs: [] };
  return openNetwork({
    policy,
    timeouts,
    userAgent: 'Mozilla/5.0 (compatible; nk-lint/0; +https://nk.example)',
    ...more,
  });
}

beforeAll(async () => {
  web = await startServer();
  network = open([web.host]);
});

afterAll(async () => {
  await network.close();
  await web.close();
});

function ask(kind: LinkKind, path: string, options: Partial<AttemptOptions> = {}): Promise<Attempt> {
  const href = path.startsWith('/') ? web.url(path) : path;
  return attempt({ kind, href }, network, { turn, ...options });
}

/** A path of its own, so that what a server remembers of one case does not reach another. */
let cases = 0;
const fresh = (path: string) => `${path}${path.includes('?') ? '&' : '?'}n=${++cases}`;

const inQuery = (value: string | Uint8Array) =>
  encodeURIComponent(typeof value === 'string' ? value : Buffer.from(value).toString('base64'));

/** Kind, path, verdict and reason, requests; and whether another try is asked for. */
type Row = readonly [kind: LinkKind, path: string, told: string, requests: number, retry?: 'retry'];

function check(title: string, rows: readonly Row[]): void {
  for (const [kind, path, told, requests, retry] of rows) {
    test.concurrent(`${title}: ${kind} ${path.slice(0, 90)} is ${told} after ${requests}`, async () => {
      const { state, retry: again } = await ask(kind, fresh(path));
      expect(`${state.verdict}/${state.reason} ${state.code ?? ''}`).toContain(told);
      expect(state.requests).toBe(requests);
      expect(again === undefined).toBe(retry === undefined);
    });
  }
}

describe('status', () => {
  check('status', [
    ['source', '/status/200', 'ok/ok', 1],
    ['source', '/status/204', 'ok/ok', 1],
    ['source', '/status/206', 'ok/ok', 1],
    ['source', '/status/202', 'uncertain/odd-status', 1],
    ['source', `/status/202?h=${inQuery('x-amzn-waf-action:challenge')}`, 'uncertain/bot-challenge', 1],
    ['source', '/status/304', 'uncertain/odd-status', 1],
    ['source', '/status/300', 'uncertain/odd-status', 1],
    ['source', '/status/404', 'broken/not-found', 1],
    ['link', '/status/404', 'broken/not-found', 2],
    ['link', '/status/410', 'broken/not-found', 2],
    ['link', '/status/414', 'broken/client-error', 2],
    ...[401, 402, 403, 407, 451, 999].map((code): Row => ['link', `/status/${code}`, 'uncertain/access-denied', 2]),
    ...[400, 405, 406, 412, 418].map((code): Row => ['link', `/status/${code}`, 'uncertain/odd-status', 2]),
    ['link', `/status/403?h=${inQuery('cf-mitigated:challenge')}`, 'uncertain/bot-challenge', 2],
    ['link', '/status/408', 'uncertain/timeout', 2, 'retry'],
    ...[500, 501, 503, 521].map((code): Row => ['link', `/status/${code}`, 'uncertain/server-error', 2, 'retry']),
    ['link', '/status/429', 'uncertain/rate-limited', 1, 'retry'],
    ['source', '/status/429', 'uncertain/rate-limited', 1, 'retry'],
  ]);

  test.concurrent.each([
    [429, '1', 1000],
    [503, '1', 1000],
    [429, '86400', 86_400_000],
    [429, 'soon 1', undefined],
    [429, '-5', undefined],
    [429, 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ])('%i with Retry-After %s asks for one request and %s ms', async (status, value, after) => {
    const { state, retry } = await ask('link', fresh(`/status/${status}?h=${inQuery(`Retry-After:${value}`)}`));
    expect(state.requests).toBe(1);
    expect(retry).toEqual(after === undefined ? {} : { afterMs: after });
  });

  test('Retry-After may be a date', async () => {
    const now = Date.UTC(2026, 10, 25);
    vi.useFakeTimers({ toFake: ['Date'], now });
    onTestFinished(() => void vi.useRealTimers());
    const later = new Date(now + 60_000).toUTCString();
    const { retry } = await ask('source', fresh(`/status/503?h=${inQuery(`Retry-After:${later}`)}`));
    expect(retry).toEqual({ afterMs: 60_000 });
  });

  test('a server that recovers is fine at the next attempt', async () => {
    const path = fresh('/status/500?first=2');
    expect((await ask('link', path)).state.reason).toBe('server-error');
    expect((await ask('link', path)).state.verdict).toBe('ok');
  });
});

describe('method', () => {
  check('method', [
    ['link', '/', 'ok/ok', 1],
    ...[404, 405, 500, 501].map((code): Row => ['link', `/status/${code}?only=HEAD`, 'ok/ok', 2]),
    ['link', '/reset?only=HEAD', 'ok/ok', 2],
    ['link', '/status/404?only=GET', 'ok/ok', 1],
    ['source', '/status/404?only=GET', 'broken/not-found', 1],
    ['link', '/head-body', 'ok/ok', 1],
  ]);

  test('a body behind HEAD poisons nothing', async () => {
    await ask('link', fresh('/head-body'));
    expect((await ask('source', fresh('/fine'))).state).toMatchObject({
      verdict: 'ok',
      titles: ['A fine page', 'Fine'],
    });
  });

  test('each request waits for its turn, and says who asks', async () => {
    const turns: string[] = [];
    const path = fresh('/redirect/302?to=/after-turn');
    await ask('source', path, {
      turn: (url, request) => {
        turns.push(url.pathname);
        return request();
      },
    });
    expect(turns).toEqual(['/redirect/302', '/after-turn']);
    expect(web.seen('/after-turn')[0]?.headers).toMatchObject({
      'user-agent': expect.stringContaining('nk-lint'),
      'accept-language': expect.stringMatching(/^zh-CN/u),
    });
  });
});

describe('redirect', () => {
  check('redirect', [
    ['source', '/redirect/301?to=/new', 'moved/moved', 2],
    ['link', '/redirect/308?to=/new', 'moved/moved', 2],
    ['source', '/redirect/302?to=/new', 'ok/ok', 2],
    ['source', '/redirect/301?to=/redirect/302?to=/new', 'ok/ok', 3],
    ['source', '/redirect/301?to=/redirect/308?to=/new', 'moved/moved', 3],
    ['source', '/redirect/301?to=/status/404', 'broken/not-found', 2],
    ['source', '/redirect/301?to=/login.jsp', 'ok/ok', 2],
    ['source', '/redirect/301?to=/page;jsessionid=1', 'ok/ok', 2],
    ['source', '/redirect/301?to=/', 'uncertain/redirected-to-home', 2],
    ['link', '/redirect/302?to=/index.html', 'uncertain/redirected-to-home', 4],
    ['source', '/redirect/302?to=/404.html', 'uncertain/soft-not-found', 2],
    ['source', '/redirect/302?to=/error', 'uncertain/soft-not-found', 2],
    ['source', '/redirect/302?to=/news/error-handling.html', 'ok/ok', 2],
    ['source', '/loop', 'broken/redirect-loop', 2],
    ['link', '/loop', 'broken/redirect-loop', 4],
    ['source', '/ping', 'broken/redirect-loop', 5],
    ['source', '/far/1', 'uncertain/odd-status', 6],
    ['source', '/status/302', 'broken/redirect-nowhere', 1],
    ['source', '/redirect/302?to=http://[half', 'broken/redirect-malformed', 1],
    ['source', '/redirect/302?to=ftp://127.0.0.1/x', 'blocked/scheme', 1],
    ['source', '/redirect/302?to=file:///etc/hostname', 'blocked/scheme', 1],
    ['link', '/redirect/302?to=http://user:pass@127.0.0.1/x', 'blocked/credentials', 1],
    ['source', '/cookie', 'ok/ok', 2],
    ['source', `/raw-location?base64=${inQuery(Buffer.from('/raw/新闻'))}`, 'ok/ok', 2],
    ['source', `/raw-location?base64=${inQuery(Buffer.from('http://[half'))}`, 'broken/redirect-malformed', 1],
    [
      'source',
      `/raw-location?base64=${inQuery(Buffer.from('/a\u0001c'))}`,
      'uncertain/bad-protocol HTTPParserError',
      1,
    ],
  ]);

  test.each([
    ['UTF-8', Buffer.from('/旧/页'), '/%E6%97%A7/%E9%A1%B5'],
    ['GBK', Buffer.from([0x2f, 0xd6, 0xd0]), '/%D6%D0'],
    ['a tab and an escaped line end', Buffer.from('/tab	x%0d%0ay'), '/tabx%0d%0ay'],
  ])('a Location of raw %s is asked for byte by byte', async (_title, location, path) => {
    const { state } = await ask('source', fresh(`/raw-location?base64=${inQuery(location)}`));
    const finalUrl = web.url(path);
    expect(state).toMatchObject({ verdict: 'ok', status: 200, finalUrl, hops: [{ status: 302, url: finalUrl }] });
    expect(web.seen(path).map(({ target }) => target)).toEqual([path]);
  });
});

describe('content', () => {
  const html = (text: string) => Buffer.from(`<!doctype html>${text}`);
  const encoded = (name: string, bytes: Uint8Array) => `/body?h=content-encoding:${name}&base64=${inQuery(bytes)}`;
  const good = html('<title>Good</title>');
  check('content', [
    ...[
      '404 Not Found',
      '404',
      '页面不存在',
      '抱歉，您访问的页面不存在或已删除',
      '404错误页面',
      '出错了',
      '文章已被删除',
    ].map((title): Row => ['source', `/page?title=${inQuery(title)}`, 'uncertain/soft-not-found', 1]),
    ...[
      'Page not found | Some Site',
      '页面不存在-南开大学新闻网',
      '404 - 南开大学',
      'The page you requested was not found',
      'HTTP Status 404 – Not Found',
    ].map((title): Row => ['source', `/page?title=${inQuery(title)}`, 'uncertain/soft-not-found', 1]),
    ['source', `/page?title=Site&h1=${inQuery('Page Not Found')}`, 'uncertain/soft-not-found', 1],
    ...[
      'Why your site shows 404 Not Found',
      '404艺术展在南开大学举行',
      '如何处理“页面不存在”的错误',
      '404 - 一部纪录片',
      'Error handling in Go',
      '文件丢失',
      '航班404',
    ].map((title): Row => ['source', `/page?title=${inQuery(title)}`, 'ok/ok', 1]),
    ['source', `/page?title=News&h1=${inQuery('404 is a number')}`, 'ok/ok', 1],
    ['source', encoded('gzip', gzipSync(good)), 'ok/ok', 1],
    ['source', encoded('br', brotliCompressSync(good)), 'ok/ok', 1],
    ['source', encoded('deflate', deflateSync(good)), 'ok/ok', 1],
    ['source', encoded('deflate', deflateRawSync(good)), 'ok/ok', 1],
    ['source', encoded('gzip', Buffer.from('not at all')), 'uncertain/bad-encoding', 1],
    ['source', encoded('gzip,gzip', gzipSync(gzipSync(good))), 'uncertain/bad-encoding', 1],
    ['source', encoded('gzip', gzipSync(gzipSync(good))), 'ok/ok', 1],
    ['source', encoded('zstd', good), 'uncertain/bad-encoding', 1],
    ['source', '/endless', 'ok/ok', 1],
    ['source', '/cut', 'uncertain/cut-off', 1, 'retry'],
    ['source', `/page?title=Fine&h=${inQuery('content-type:;;//=nonsense')}`, 'ok/ok', 1],
  ]);

  test.concurrent.each([
    ['header', 'text/html; charset=GBK', '', [0xc4, 0xcf, 0xbf, 0xaa], '南开'],
    ['meta', 'text/html', '<meta charset="gb2312">', [0xc4, 0xcf, 0xbf, 0xaa], '南开'],
    ['old meta', 'text/html', '<meta http-equiv=content-type content="text/html; charset=big5">', [0xab, 0x6e], '南'],
    ['header', 'text/html; charset=shift_jis', '', [0x93, 0xec], '南'],
    ['nothing', 'text/html', '', [0xc4, 0xcf, 0xbf, 0xaa], '南开'],
    ['byte order mark', 'text/html; charset=gbk', '\u{FEFF}', [...Buffer.from('南开')], '南开'],
  ])('the charset is told by %s (%s)', async (_by, type, before, bytes, title) => {
    const body = Buffer.concat([Buffer.from(`${before}<title>`), Buffer.from(bytes), Buffer.from('</title>')]);
    const { state } = await ask('source', fresh(`/body?h=${inQuery(`content-type:${type}`)}&base64=${inQuery(body)}`));
    expect(state.titles).toEqual([title]);
  });

  test('titles of a source page are clean and short, a meta refresh is noted', async () => {
    const meta = '<meta property="og:title" content="A &amp; B"><meta http-equiv=refresh content="0; url=/next">';
    const title = `\u202E\u0007 Two\n lines\u2066 ${'长'.repeat(300)}`;
    const path = fresh(`/page?title=${inQuery(title)}&h1=${inQuery('<b>First</b> &lt;h1&gt;')}&meta=${inQuery(meta)}`);
    const { state } = await ask('source', path);
    expect(state.titles).toEqual([`Two lines ${'长'.repeat(190)}`, 'A & B', 'First <h1>']);
    expect(state.refresh).toBe(web.url('/next'));
  });

  test('what a page shows only without scripts, or in a picture, is not what it says', async () => {
    const meta = '<noscript><meta http-equiv=refresh content="0;url=/nojs"></noscript><svg><title>Logo</title></svg>';
    const { state } = await ask('source', fresh(`/page?title=Real&meta=${inQuery(meta)}`));
    expect([state.titles, state.refresh]).toEqual([['Real'], undefined]);
  });

  test('a bomb is read up to the limit only', async () => {
    const bomb = gzipSync(Buffer.concat([html('<title>Boom</title>'), Buffer.alloc(40 * 1024 * 1024)]), { level: 9 });
    const served = await startRawServer((socket) => {
      const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}`;
      socket.on('data', () => {
        socket.write(`${head}\r\n\r\n`);
        socket.write(bomb);
      });
    });
    const host = `127.0.0.1:${served.port}`;
    const own = open([host]);
    const answer = await own.request(new URL(`http://${host}/`), { method: 'GET', headers: {} });
    expect('body' in answer && answer.body.length).toBe(1024 * 1024);
    expect('isTruncated' in answer && answer.isTruncated).toBe(true);
    const { state } = await attempt({ kind: 'source', href: `http://${host}/` }, own, { turn });
    expect(state).toMatchObject({ verdict: 'ok', titles: ['Boom'] });
    await own.close();
    await served.close();
  });

  test('an endless body is closed after 64 KiB', async () => {
    const path = fresh('/endless');
    const answer = await network.request(new URL(web.url(path)), { method: 'GET', headers: {} });
    expect('body' in answer && [answer.body.length, answer.isTruncated]).toEqual([64 * 1024, true]);
    await expect.poll(() => web.seen(path)[0]?.end).toBeDefined();
  });

  test('a page that nests without end is read', async () => {
    const nested = gzipSync(html('<b>'.repeat(160_000) + '</i>'.repeat(100_000)), { level: 9 });
    const { state } = await ask(
      'source',
      fresh(`/body?h=content-type:text/html&h=content-encoding:gzip&base64=${inQuery(nested)}`),
    );
    expect(state.verdict).toBe('ok');
  });
});

describe('image', () => {
  const image = (bytes: Uint8Array, type = '', route = 'body') =>
    `/${route}?base64=${inQuery(bytes)}${type === '' ? '' : `&h=${inQuery(`content-type:${type}`)}`}`;
  const png = pngOf(640, 480);
  check('image', [
    ['image', image(png, 'image/png'), 'ok/ok', 1],
    ['image', image(png, 'application/octet-stream'), 'ok/ok', 1],
    ['image', image(png), 'ok/ok', 1],
    ['image', image(png, '', 'range'), 'ok/ok', 1],
    ['image', image(png, '', 'no-range'), 'ok/ok', 2],
    ['image', '/status/404', 'broken/not-found', 1],
    ['image', '/fine', 'broken/not-an-image', 1],
    ['image', '/redirect/302?to=/login', 'broken/not-an-image', 2],
    ['image', image(Buffer.from('<!-- x --><div>gone'), 'image/png'), 'broken/not-an-image', 1],
    ['image', image(Buffer.alloc(0), 'image/png'), 'broken/empty-image', 1],
    ['image', '/status/204', 'broken/empty-image', 1],
    ['image', image(Buffer.from('{"code":404}'), 'application/json'), 'uncertain/unknown-image', 1],
    ['image', image(Buffer.from('a new format'), 'image/jxl'), 'ok/ok', 1],
    ['image', image(pngOf(1, 1), 'image/png'), 'uncertain/tracking-pixel', 1],
    ['image', image(Buffer.from('<?xml version="1.0"?><!-- a --><svg width="1"/>'), 'image/svg+xml'), 'ok/ok', 1],
    ['image', `/cut?base64=${inQuery(png)}`, 'uncertain/cut-off', 1, 'retry'],
    ['image', '/status/500', 'uncertain/server-error', 1, 'retry'],
  ]);

  test('an image that is refused only to our pages is said to be so', async () => {
    const options = { referer: 'http://site.example/posts/' };
    const path = fresh(image(png, '', 'hotlink'));
    const { state } = await ask('image', path, options);
    expect(state).toMatchObject({ reason: 'hotlink-protected', status: 403, requests: 2, image: { type: 'png' } });
    expect(web.seen(path)[0]?.headers.referer).toBe('http://site.example/');
    expect((await ask('image', fresh('/status/403'), options)).state).toMatchObject({
      reason: 'access-denied',
      requests: 2,
    });
    expect((await ask('image', fresh(image(png)), options)).state).toMatchObject({ verdict: 'ok', requests: 1 });
  });
});

describe('what is kept from others', () => {
  const loopback: NonNullable<NetworkOptions['lookup']> = (_host, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);

  async function cookieAfter(setCookie: string, to: string): Promise<string | undefined> {
    const names = ['www.one.example', 'img.one.example', 'two.example'];
    const own = open(
      names.map((name) => `${name}:${web.port}`),
      { lookup: loopback },
    );
    const end = fresh(`http://${to}:${web.port}/cookie-end`);
    const query = `to=${inQuery(end)}&h=${inQuery(`set-cookie:${setCookie}`)}`;
    await attempt({ kind: 'source', href: `http://www.one.example:${web.port}/redirect/302?${query}` }, own, { turn });
    await own.close();
    return web.seen(new URL(end).pathname).find(({ target }) => end.endsWith(target))?.headers.cookie;
  }

  test.each([
    ['a=1; Path=/', 'www.one.example', 'a=1'],
    ['a=1', 'www.one.example', undefined],
    ['a=1; Path=/', 'img.one.example', undefined],
    ['a=1; Path=/', 'two.example', undefined],
    ['a=1; Domain=.one.example; Path=/', 'img.one.example', 'a=1'],
    ['a=1; Domain=.one.example; Path=/', 'two.example', undefined],
    ['a=1; Domain=two.example; Path=/', 'two.example', undefined],
    ['a=1; Domain=.example; Path=/', 'two.example', undefined],
    ['a=1; Max-Age=0; Path=/', 'www.one.example', undefined],
    ['a=1; Secure; Path=/', 'www.one.example', undefined],
  ])('a cookie %j reaches %s as %s', async (setCookie, to, cookie) => {
    expect(await cookieAfter(setCookie, to)).toBe(cookie);
  });

  test('no cookie outlives its chain, no credentials are sent, and no proxy of the environment is asked', async () => {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, 'http://127.0.0.1:9');
    const path = fresh('/cookie');
    const first = await ask('source', path);
    const second = await ask('source', path);
    vi.unstubAllEnvs();
    expect([first.state.requests, second.state.requests]).toEqual([2, 2]);
    const cookies = web.seen(path).map(({ headers }) => headers.cookie);
    expect(cookies).toEqual([undefined, 'seen=1; also=2', undefined, 'seen=1; also=2']);
    expect(web.seen().filter(({ headers }) => 'authorization' in headers)).toEqual([]);
  });

  test('many at once: the server counts them', async () => {
    const path = fresh('/held');
    const asked = Promise.all(Array.from({ length: 5 }, () => ask('source', path)));
    await web.arrived(path, 5);
    web.release(path);
    await asked;
    expect([web.seen(path).length, web.peak(path)]).toEqual([5, 5]);
  });
});

describe('transport', () => {
  check('transport', [
    ['source', '/reset', 'uncertain/connection-reset', 1, 'retry'],
    ['link', '/reset', 'uncertain/connection-reset', 2, 'retry'],
    ['source', '/close', 'uncertain/connection-reset', 1, 'retry'],
    ['source', '/garbage', 'uncertain/bad-protocol HTTPParserError', 1],
    ['source', '/big-header', 'uncertain/bad-protocol UND_ERR_HEADERS_OVERFLOW', 1],
    ['source', '/early-hints', 'ok/ok', 1],
  ]);

  test('a reset once is fine at the next attempt', async () => {
    const path = fresh('/reset?first=1');
    expect((await ask('source', path)).retry).toEqual({});
    expect((await ask('source', path)).state.verdict).toBe('ok');
  });

  test('a host that resets at once, and one that is not there', async () => {
    const rude = await startRawServer((socket) => socket.resetAndDestroy());
    const href = `http://127.0.0.1:${rude.port}/`;
    const own = open([`127.0.0.1:${rude.port}`]);
    const reset = await attempt({ kind: 'source', href }, own, { turn });
    expect(reset).toMatchObject({ state: { reason: 'connection-reset' }, retry: {}, unreachableHost: '127.0.0.1' });
    await rude.close();
    const refused = await attempt({ kind: 'link', href }, own, { turn });
    expect(refused).toMatchObject({
      state: { reason: 'connection-refused', code: 'ECONNREFUSED', requests: 1 },
      retry: {},
    });
    expect(refused.unreachableHost).toBe('127.0.0.1');
    await own.close();
  });

  test.each(['/hang', '/drip'])('%s: what a closed network breaks off was not checked', async (path) => {
    const own = open([web.host]);
    const target = fresh(path);
    const under = attempt({ kind: 'source', href: web.url(target) }, own, { turn });
    await web.arrived(target);
    await own.close();
    expect(await under).toMatchObject({ state: { verdict: 'skipped', reason: 'not-checked' } });
    const after = await attempt({ kind: 'source', href: web.url('/') }, own, { turn });
    expect(after).toMatchObject({ state: { verdict: 'skipped', reason: 'not-checked' } });
  });

  test('a host that answered before is not unreachable', async () => {
    const { state, unreachableHost } = await ask('source', fresh('/redirect/302?to=/reset'));
    expect(state).toMatchObject({ reason: 'connection-reset', status: 302 });
    expect(unreachableHost).toBeUndefined();
  });
});

describe('TLS', () => {
  const day = 86_400_000;
  const now = Date.now();
  const valid = { name: '127.0.0.1', from: new Date(now - day), to: new Date(now + day) };

  async function overTls(wish: typeof valid, trusted: boolean): Promise<LinkState> {
    const own = certificate(wish);
    const server = await startServer(own);
    const trusting = open([server.host], trusted ? { ca: own.cert } : {});
    const { state } = await attempt({ kind: 'link', href: server.url('/') }, trusting, { turn });
    await trusting.close();
    await server.close();
    return state;
  }

  test.each([
    ['self-signed', valid, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['expired', { ...valid, to: new Date(now - day / 2) }, true, 'CERT_HAS_EXPIRED'],
    ['for another name', { ...valid, name: 'other.example' }, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('a certificate that is %s', async (_title, wish, trusted, code) => {
    expect(await overTls(wish, trusted)).toMatchObject({ verdict: 'uncertain', reason: 'tls', code, requests: 1 });
  });

  test('a port that speaks no TLS', async () => {
    const { state } = await ask('link', `https://${web.host}/`);
    expect(state).toMatchObject({
      verdict: 'uncertain',
      reason: 'tls',
      code: expect.stringMatching(/^E/u),
      requests: 1,
    });
  });

  test('a certificate that is believed', async () => {
    expect(await overTls(valid, true)).toMatchObject({ verdict: 'ok', status: 200 });
  });

  test('from http to https is a move', async () => {
    const own = certificate(valid);
    const server = await startServer(own);
    const both = open([server.host, web.host], { ca: own.cert });
    const href = web.url(fresh(`/redirect/301?to=${server.url('/same')}`));
    const { state } = await attempt({ kind: 'source', href }, both, { turn });
    expect(state).toMatchObject({ verdict: 'moved', finalUrl: server.url('/same') });
    await both.close();
    await server.close();
  });
});

describe('the bytes of an address', () => {
  test.each(['/gbk/%D6%D0', '/%E4%B8', '/a%26b%23c%2Fd', '/q?x=%2B1+2', '/%7Euser/~x', "/it's(1)"])(
    '%s reaches the server unchanged',
    async (path) => {
      await ask('source', path);
      expect(web.seen(path).map(({ target }) => target)).toEqual([path]);
    },
  );

  test('a raw path is sent as UTF-8, a fragment is not sent', async () => {
    const { state } = await ask('source', '/中文 页#part');
    expect(web.seen('/%E4%B8%AD').map(({ target }) => target)).toEqual(['/%E4%B8%AD%E6%96%87%20%E9%A1%B5']);
    expect(state.href).toBe(web.url('/%E4%B8%AD%E6%96%87%20%E9%A1%B5'));
  });

  test.each(['http://[half', 'http://a b/', 'http://', 'no address'])(
    '%s is malformed, and nothing is sent',
    async (href) => {
      const { state } = await ask('source', href);
      expect(state).toEqual({ kind: 'source', href, verdict: 'broken', reason: 'malformed-url', requests: 0 });
    },
  );
});

/** As much of a PNG as its size takes. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

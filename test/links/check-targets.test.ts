import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinksConfig } from '../../src/config/types.ts';
import { type CheckTargetsResult, checkTargets } from '../../src/links/check-targets.ts';
import { type Ledger, openLedger } from '../../src/links/ledger/ledger.ts';
import { openNetwork } from '../../src/links/network.ts';
import { type LinkMode, type LinkSettings, linkSettings } from '../../src/links/settings.ts';
import type { Target } from '../../src/links/types.ts';
import { type FaultServer, startRawServer, startServer } from './server.ts';

let web: FaultServer;
beforeAll(async () => {
  web = await startServer();
});
afterAll(() => web.close());

const day = 86_400_000;
const today = Date.UTC(2026, 10, 25);

interface Ask {
  readonly config?: LinksConfig;
  readonly mode?: LinkMode;
  readonly settings?: Partial<LinkSettings>;
  readonly ledger?: Ledger;
  readonly lookup?: LookupFunction;
  readonly now?: number;
  readonly stop?: AbortSignal;
}

/** Asks without pauses between requests, and with short ones before retries. */
async function ask(
  targets: readonly Target[],
  options: Ask = {},
): Promise<CheckTargetsResult & { readonly ledger: Ledger }> {
  const { config = {}, mode = 'pr', ledger = openLedger(undefined), lookup, now = today, stop } = options;
  const settings = {
    ...linkSettings({ interval: 0, timeout: 60, ...config }, mode, [web.host]),
    backOffMs: 10,
    ...options.settings,
  };
  const { policy, timeouts, userAgent } = settings;
  const network = openNetwork({ policy, timeouts, userAgent, ...(lookup && { lookup }) });
  try {
    return { ...(await checkTargets({ targets, ledger, network, settings, now, stop })), ledger };
  } finally {
    await network.close();
  }
}

let cases = 0;
const fresh = (path: string) => `${path}${path.includes('?') ? '&' : '?'}ask=${++cases}`;
const source = (path: string): Target => ({ kind: 'source', href: path.startsWith('/') ? web.url(fresh(path)) : path });

function told(ledger: Ledger, target: Target): string {
  const entry = ledger.get(target);
  return entry ? `${entry.verdict}/${entry.reason} ${entry.requests}` : 'nothing';
}

describe('what may pass is asked again, and no more than twice', () => {
  test.each([
    ['/status/500?first=2', 'ok/ok 3'],
    ['/status/500', 'uncertain/server-error 3'],
    ['/reset?first=1', 'ok/ok 2'],
    ['/close?first=1', 'ok/ok 2'],
    ['/status/429', 'uncertain/rate-limited 3'],
    ['/status/404', 'broken/not-found 1'],
    ['/status/403', 'uncertain/access-denied 1'],
    ['/status/429?h=retry-after:86400', 'uncertain/rate-limited 1'],
  ])('%s is %s', async (path, expected) => {
    const target = source(path);
    const { ledger, checkedCount } = await ask([target]);
    expect([told(ledger, target), checkedCount]).toEqual([expected, 1]);
  });

  test('a server that wants a day is left alone for a day, by all that was to be asked of it', async () => {
    const busy = source('/status/429?h=retry-after:86400');
    const others = Array.from({ length: 5 }, () => source('/'));
    const { ledger } = await ask([...others, busy], { config: { connections: 1 }, ledger: oldLedger(others) });
    expect(told(ledger, busy)).toBe('uncertain/rate-limited 1');
    expect(ledger.get(busy)?.notBefore).toBe(today + day);
    for (const other of others) expect(told(ledger, other)).toBe('uncertain/rate-limited 0');
    const seen = web.seen().length;
    await ask([busy], { ledger, now: today + day / 2 });
    expect(web.seen()).toHaveLength(seen);
    await ask([busy], { ledger, now: today + 2 * day });
    expect(web.seen()).toHaveLength(seen + 1);
  });
});

/** In which some addresses were asked long ago: they come behind those that never were. */
function oldLedger(targets: readonly Target[]): Ledger {
  const ledger = openLedger(undefined);
  for (const [index, target] of targets.entries())
    ledger.put({
      ...target,
      verdict: 'ok',
      reason: 'ok',
      requests: 1,
      firstSeen: today - 60 * day,
      lastCheck: today - (60 - index) * day,
      failCount: 0,
      policy: '',
    });
  return ledger;
}

describe('politeness', () => {
  test('no more requests at once than allowed, however many are to be asked', async () => {
    const group = `/held/${++cases}`;
    const pairs = Array.from({ length: 25 }, (_, n) => `${group}/${10 + n}?`);
    const targets = pairs.flatMap((pair) => [source(web.url(`${pair}a`)), source(web.url(`${pair}b`))]);
    const asking = ask(targets, { config: { connections: 2 } });
    // Both of a pair wait for each other, so they are under way at once.
    for (const pair of pairs) {
      await web.arrived(pair, 2);
      web.release(pair);
    }
    await asking;
    expect(web.seen(group)).toHaveLength(50);
    expect(web.peak(group)).toBe(2);
  });

  test('hosts have limits of their own', async () => {
    const path = fresh('/page?p');
    const targets = Array.from({ length: 20 }, (_, n) => source(web.url(`${path}&n=${n}`)));
    await ask(targets, { config: { connections: 8, hosts: { '127.0.0.1': { connections: 1 } } } });
    expect(web.peak(path)).toBe(1);
  });

  test('a budget leaves the rest, and what was asked longest ago comes first', async () => {
    const targets = Array.from({ length: 10 }, () => source('/'));
    const ledger = oldLedger(targets);
    const budget = await ask(targets, { ledger, config: { maxRequestsPerHost: 4, connections: 1 } });
    expect(budget.checkedCount).toBe(4);
    expect(budget.notChecked.map(({ href }) => href)).toEqual(targets.slice(4).map(({ href }) => href));
  });

  test('a host that never answers is given up, and the others are not', async () => {
    const silent = await startRawServer((socket) => socket.destroy());
    const dead = Array.from({ length: 20 }, (_, n) => source(`http://127.0.0.1:${silent.port}/${n}`));
    const fine = source('/');
    const { ledger } = await ask([...dead, fine], {
      config: { allow: [web.host, `127.0.0.1:${silent.port}`], connections: 1 },
    });
    await silent.close();
    expect(told(ledger, fine)).toBe('ok/ok 1');
    const states = dead.map((target) => told(ledger, target));
    expect(states.filter((state) => state === 'uncertain/host-unreachable 0').length).toBeGreaterThan(12);
    expect(silent.connections()).toBeLessThan(20);
  });
});

/** Answers for names of its own; for all others as the system does. */
function resolver(names: Readonly<Record<string, string>>): LookupFunction {
  return (host, options, callback) => {
    const address = names[host];
    if (address === undefined) systemLookup(host, options, callback);
    else if (/^E/u.test(address)) callback(Object.assign(new Error(address), { code: address }), '', 4);
    else callback(null, [{ address, family: 4 }] as never, 4);
  };
}

describe('names that are not known', () => {
  const gone = source('http://gone.nk.test/a');

  test('are gone where another name is known', async () => {
    const lookup = resolver({ 'gone.nk.test': 'ENOTFOUND', 'here.nk.test': '127.0.0.1' });
    const here = source(`http://here.nk.test:${web.port}/`);
    const { ledger, environment } = await ask([gone, here], {
      lookup,
      config: { allow: [`here.nk.test:${web.port}`] },
    });
    expect([told(ledger, gone), told(ledger, here), environment]).toEqual(['broken/no-host 2', 'ok/ok 1', undefined]);
  });

  test('prove nothing where none is known: the machine is to blame, and the ledger is as it was', async () => {
    const lookup = resolver({ 'gone.nk.test': 'ENOTFOUND', 'lost.nk.test': 'EAI_AGAIN' });
    const lost = source('http://lost.nk.test/');
    const { ledger, environment } = await ask([gone, lost], { lookup });
    expect(environment).toEqual({ kind: 'offline', hosts: 2, failed: 2 });
    expect([...ledger.entries()]).toEqual([]);
  });

  test.each(['EAI_AGAIN', 'ENOTFOUND'])(
    '%s for all hosts of one site: the run ends after a few lookups',
    async (code) => {
      const names = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`h${n}.nk.test`, code]));
      let lookups = 0;
      const answer = resolver(names);
      const lookup: typeof answer = (...all) => {
        lookups++;
        answer(...all);
      };
      const { environment, ledger } = await ask(
        Object.keys(names).map((name) => source(`http://${name}/`)),
        { lookup },
      );
      expect(environment?.kind).toBe('offline');
      expect(lookups).toBeLessThan(20);
      expect([...ledger.entries()]).toEqual([]);
    },
  );

  test('when they cannot be asked for just now, nobody is to blame', async () => {
    const lookup = resolver({ 'lost.nk.test': 'EAI_AGAIN', 'here.nk.test': '127.0.0.1' });
    const lost = source('http://lost.nk.test/');
    const here = source(`http://here.nk.test:${web.port}/`);
    const { ledger } = await ask([lost, here], { lookup, config: { allow: [`here.nk.test:${web.port}`] } });
    expect(told(ledger, lost)).toMatch(/^uncertain\/dns/u);
  });

  test('more than half of ten hosts or more, and the run is over', async () => {
    const names = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`h${n}.nk${n}.test`, '127.0.0.1']));
    const closed = await startRawServer(() => {});
    await closed.close();
    const targets = Object.keys(names).map((name) => source(`http://${name}:${closed.port}/`));
    const allow = Object.keys(names).map((name) => `${name}:${closed.port}`);
    const { environment, ledger } = await ask(targets, { lookup: resolver(names), config: { allow } });
    expect(environment?.kind).toBe('offline');
    expect([...ledger.entries()]).toEqual([]);
  });

  test('names that a proxy on this machine invents are told by their network', async () => {
    const names = { 'a.nk.test': '198.18.0.5', 'b.nk.test': '198.19.1.5' };
    const targets = Object.keys(names).map((name) => source(`http://${name}/`));
    const { environment, ledger } = await ask(targets, { lookup: resolver(names) });
    expect(environment?.kind).toBe('fake-ip');
    expect([...ledger.entries()]).toEqual([]);
  });
});

describe('the ledger answers for the web', () => {
  test('until its answer is old, or was given under another policy', async () => {
    const path = fresh('/page');
    const target = source(web.url(path));
    const { ledger } = await ask([target], { mode: 'nightly' });
    const times = async (options: Ask) => {
      await ask([target], { mode: 'nightly', ledger, ...options });
      return web.seen(path).length;
    };
    expect(await times({})).toBe(1);
    expect(await times({ now: today + 5 * day })).toBe(1);
    expect(await times({ now: today + 9 * day })).toBe(2);
    // Twice good: a page of an article is believed for a month.
    expect(await times({ now: today + 29 * day })).toBe(2);
    expect(await times({ now: today + 50 * day })).toBe(3);
    expect(await times({ now: today + 50 * day, config: { allow: ['10.0.0.1:80'] } })).toBe(4);
  });

  test('broken ones are asked each time for a change, and each night for a site', async () => {
    const path = fresh('/status/404');
    const target = source(web.url(path));
    const { ledger } = await ask([target]);
    await ask([target], { ledger });
    expect(web.seen(path)).toHaveLength(2);
    await ask([target], { ledger, mode: 'nightly', now: today + day / 2 });
    expect(web.seen(path)).toHaveLength(2);
    await ask([target], { ledger, mode: 'nightly', now: today + 1.5 * day });
    expect(web.seen(path)).toHaveLength(3);
    expect(ledger.get(target)).toMatchObject({ failCount: 3, failSince: today });
  });
});

test('what is interrupted says nothing of what was under way', async () => {
  const stop = new AbortController();
  const path = fresh('/held');
  const [first, second] = [source('/'), source(web.url(path))];
  const asking = ask([first, second], { stop: stop.signal, config: { connections: 1 } });
  await web.arrived(path);
  stop.abort();
  web.release(path);
  const { ledger, notChecked } = await asking;
  expect(Array.from(ledger.entries(), ({ href }) => href)).toEqual([first.href]);
  expect(notChecked).toEqual([second]);
});

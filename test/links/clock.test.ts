import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LinksConfig } from '../../src/config/types.ts';
import type { LinkKind } from '../../src/engine/link-states.ts';
import { attempt } from '../../src/links/attempt.ts';
import { checkTargets } from '../../src/links/check-targets.ts';
import { openLedger } from '../../src/links/ledger/ledger.ts';
import { type HttpResponse, type Network, openNetwork } from '../../src/links/network.ts';
import { linkSettings } from '../../src/links/settings.ts';
import type { AttemptOptions, Target } from '../../src/links/types.ts';
import { type FaultServer, startRawServer, startServer } from './server.ts';

const now = Date.UTC(2026, 10, 25);
const { timeouts, userAgent } = linkSettings({}, 'pr');

let web: FaultServer;
beforeAll(async () => {
  web = await startServer();
  // The clock stands still unless a test moves it, so whatever answers is in time. It is the same for all tests, because
  // undici keeps a timer of its own.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
beforeEach(() => void vi.setSystemTime(now));
afterAll(async () => {
  vi.useRealTimers();
  await web.close();
});

/** Longer than a request may take. */
const long = () => void vi.advanceTimersByTime(timeouts.total + 2000);

describe('what does not answer is given up', () => {
  const turn: AttemptOptions['turn'] = (_url, request) => request();
  const timedOut = { verdict: 'uncertain', reason: 'timeout' };

  /** Asks for an address, and meanwhile moves the clock. */
  async function ask(kind: LinkKind, href: string, act: () => Promise<void>, lookup?: LookupFunction) {
    const { host, hostname } = new URL(href);
    const policy = { allow: [host, `${hostname}:80`], ports: [], trustedFakeIpCidrs: [] };
    const network = openNetwork({ policy, timeouts, userAgent, ...(lookup && { lookup }) });
    const asked = attempt({ kind, href }, network, { turn });
    await act();
    const result = await asked;
    await network.close();
    return result;
  }

  test('a link, with HEAD and with GET', async () => {
    const result = await ask('link', web.url('/hang'), async () => {
      await web.arrived('/hang');
      long();
      await web.arrived('/hang', 2);
      long();
    });
    expect(result).toMatchObject({ state: { ...timedOut, requests: 2 }, retry: {} });
  });

  test('HEAD leaves half of the time for GET', async () => {
    const path = '/hang?only=HEAD';
    const result = await ask('link', web.url(path), async () => {
      await web.arrived(path);
      vi.advanceTimersByTime(timeouts.total / 2);
    });
    expect(result).toMatchObject({ state: { verdict: 'ok', requests: 2 } });
  });

  test.each(['/drip', '/header-drip'])('%s, which always sends a little', async (path) => {
    const result = await ask('source', web.url(path), async () => {
      await web.arrived(path);
      // The beginning of the answer comes in.
      for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
      long();
    });
    expect(result).toMatchObject({ state: { ...timedOut, code: 'DEADLINE', requests: 1 }, retry: {} });
  });

  const noConnection = { ...timedOut, code: 'UND_ERR_CONNECT_TIMEOUT', requests: 1 };

  test('a host that takes connections and says nothing, over TLS', async () => {
    let connect = () => {};
    const connected = new Promise<void>((resolve) => (connect = resolve));
    const silent = await startRawServer(connect);
    const result = await ask('link', `https://127.0.0.1:${silent.port}/`, () => connected.then(long));
    expect(result).toMatchObject({ state: noConnection, retry: {}, unreachableHost: '127.0.0.1' });
    await silent.close();
  });

  test('a host whose name is never found', async () => {
    let lookUp = () => {};
    const lookedUp = new Promise<void>((resolve) => (lookUp = resolve));
    const result = await ask('link', 'http://slow.example/', () => lookedUp.then(long), lookUp);
    expect(result).toMatchObject({ state: noConnection, retry: {}, unreachableHost: 'slow.example' });
  });
});

test('a network that closes breaks off what is under way, also where HEAD was answered before', async () => {
  const policy = { allow: [web.host], ports: [], trustedFakeIpCidrs: [] };
  const network = openNetwork({ policy, timeouts, userAgent });
  const head = (path: string) => network.request(new URL(web.url(path)), { method: 'HEAD', headers: {} });
  for (let times = 0; times < 20; times++) await Promise.all([head('/fine'), head('/fine')]);
  const asked = [head('/hang?closed'), head('/hang?closed')];
  await web.arrived('/hang?closed', 2);
  await network.close();
  expect(await Promise.all(asked)).toEqual([{ code: 'UND_ERR_DESTROYED' }, { code: 'UND_ERR_DESTROYED' }]);
});

describe('a run', () => {
  /** Asks a web that answers after so many milliseconds; gives also when it was asked. */
  async function run(count: number, config: LinksConfig, answers: readonly Partial<HttpResponse>[] = [], takes = 0) {
    const starts: number[] = [];
    const network: Network = {
      timeouts,
      resolutions: new Map(),
      refusal: () => undefined,
      async request() {
        const answer = answers[starts.length];
        starts.push(performance.now());
        if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
        return { status: 200, headers: {}, body: new Uint8Array(), isTruncated: false, ...answer };
      },
      close: () => Promise.resolve(),
    };
    const targets = Array.from(
      { length: count },
      (_, n): Target => ({ kind: 'source', href: `http://a.example/${n}` }),
    );
    const ledger = openLedger(undefined);
    const running = checkTargets({ targets, ledger, network, settings: linkSettings(config, 'pr'), now });
    await vi.runAllTimersAsync();
    const result = await running;
    const waits = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    return { ...result, states: Array.from(ledger.entries(), ({ verdict }) => verdict), waits };
  }

  test('asks no sooner after the request before than the interval', async () => {
    const { checkedCount, waits } = await run(6, { connections: 3, interval: 250 });
    expect(checkedCount).toBe(6);
    expect(waits).toEqual([251, 251, 251, 251, 251]);
  });

  test.each([
    ['1', 1000],
    [new Date(now + 4000).toUTCString(), 4000],
  ])('asks again when the server wants it: %s', async (value, least) => {
    const busy = { status: 503, headers: { 'retry-after': value } };
    const { states, waits } = await run(1, { interval: 0 }, [busy]);
    expect(states).toEqual(['ok']);
    expect(waits).toEqual([least]);
  });

  test('leaves what it has no time for', async () => {
    const { checkedCount, notChecked } = await run(10, { deadline: 0.35, connections: 1, interval: 0 }, [], 100);
    expect([checkedCount, notChecked.length]).toEqual([4, 6]);
  });
});

import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../../src/links/attempt.ts';
import { isPublic } from '../../src/links/guard.ts';
import { openNetwork } from '../../src/links/network.ts';
import type { Attempt, NetworkOptions, NetworkPolicy } from '../../src/links/types.ts';
import { type FaultServer, startServer } from './server.ts';

/** The one that must not be reached. */
let victim: FaultServer;
/** One that may be. */
let web: FaultServer;

beforeAll(async () => {
  [victim, web] = await Promise.all([startServer(), startServer()]);
});

afterAll(async () => {
  await Promise.all([victim.close(), web.close()]);
});

/** All that is dialled answers. */
const timeouts = { connect: 60_000, headers: 60_000, total: 60_000 };

interface Setting extends Partial<NetworkPolicy> {
  readonly lookup?: LookupFunction;
}

async function ask(hrefs: readonly string[], { lookup, ...policy }: Setting = {}) {
  const options: NetworkOptions = {
    policy: { allow: [web.host], ports: [victim.port], trustedFakeIpCidrs: [], ...policy },
    timeouts,
    userAgent: 'nk-lint test',
    lookup: lookup ?? answering('127.0.0.1'),
  };
  const network = openNetwork(options);
  const attempts: Attempt[] = [];
  for (const href of hrefs) {
    attempts.push(await attempt({ kind: 'source', href }, network, { turn: (_url, request) => request() }));
  }
  await network.close();
  return { attempts, states: attempts.map(({ state }) => state), resolutions: network.resolutions };
}

/** Each lookup gets the next answer; the last one stays. An answer is addresses, or the code of a failure. */
function answering(...answers: readonly (string | readonly string[])[]): LookupFunction & { asked: () => number } {
  let asked = 0;
  const lookup: LookupFunction = (_host, _options, callback) => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? [];
    if (typeof answer === 'string' && /^E/u.test(answer)) {
      callback(Object.assign(new Error(answer), { code: answer }), []);
      return;
    }
    const addresses = [answer]
      .flat()
      .map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
    callback(null, addresses);
  };
  return Object.assign(lookup, { asked: () => asked });
}

const literals = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0', '127。0。0。1', '１２７.0.0.1'],
  ...['10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '168.63.129.16', '198.18.0.5'],
  ...['192.0.2.1', '224.0.0.1', '255.255.255.255', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[::7f00:1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::1]', '[2002:7f00:1::]', '[2001:0:1::]', '[fe80::1]', '[fc00::1]'],
  ...['[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[4000::1]'],
];

describe('an address that is written out', () => {
  test.each(literals)('%s is not dialled', async (host) => {
    const lookup = answering('93.184.216.34');
    const { states } = await ask([`http://${host}:${victim.port}/`], { lookup });
    expect(states).toMatchObject([{ verdict: 'blocked', reason: 'private-address', requests: 0 }]);
    expect([victim.seen().length, lookup.asked()]).toEqual([0, 0]);
  });

  test('fake addresses are trusted in answers of DNS only', async () => {
    const { states } = await ask([`http://127.0.0.1:${victim.port}/`], { trustedFakeIpCidrs: ['127.0.0.0/8'] });
    expect(states).toMatchObject([{ reason: 'private-address' }]);
    expect(victim.seen()).toEqual([]);
  });

  test.each(['93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});

describe('what the address itself says', () => {
  test.each([
    ['ftp://example.com/a', 'scheme'],
    ['mailto:a@example.com', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['file:///etc/hostname', 'scheme'],
    ['http://user@example.com/', 'credentials'],
    ['https://user:pass@example.com/', 'credentials'],
    ['http://example.com:22/', 'port'],
    ['http://example.com:8080/', 'port'],
  ])('%s is refused for its %s', async (href, reason) => {
    const lookup = answering('93.184.216.34');
    const { attempts } = await ask([href], { lookup });
    expect(attempts).toMatchObject([{ state: { verdict: 'blocked', reason, requests: 0 } }]);
    expect(attempts[0]?.retry).toBeUndefined();
    expect(lookup.asked()).toBe(0);
  });

  test('credentials are refused where all else is allowed', async () => {
    const { states } = await ask([`http://user:pass@${web.host}/`]);
    expect(states).toMatchObject([{ reason: 'credentials' }]);
  });
});

describe('a name', () => {
  test.each([
    ['127.0.0.1'],
    ['::1'],
    ['169.254.169.254'],
    ['198.18.0.5'],
    ['::ffff:127.0.0.1'],
    [['93.184.216.34', '127.0.0.1']],
    [['2606:4700::1111', 'fe80::1']],
  ])('that is %s is not dialled', async (answer) => {
    const { attempts } = await ask([`http://name.example:${victim.port}/`], { lookup: answering(answer) });
    expect(attempts).toMatchObject([{ state: { verdict: 'blocked', reason: 'private-address', requests: 0 } }]);
    expect(victim.seen()).toEqual([]);
  });

  test.each(['localhost', 'localhost.', 'app.localhost'])(
    '%s is not dialled, with the lookup of the system',
    async (host) => {
      const { lookup } = await import('node:dns');
      const { states } = await ask([`http://${host}:${victim.port}/`], { lookup: lookup as LookupFunction });
      expect(states[0]?.verdict, JSON.stringify(states)).toBe(states[0]?.reason === 'no-host' ? 'broken' : 'blocked');
      expect(victim.seen()).toEqual([]);
    },
  );

  test('is dialled where its address is a trusted fake, and looked up once', async () => {
    const lookup = answering('127.0.0.1');
    const setting = { lookup, ports: [web.port], trustedFakeIpCidrs: ['127.0.0.1/32'] };
    const { states } = await ask([`http://fake.example:${web.port}/fake`], setting);
    expect(states).toMatchObject([{ verdict: 'ok' }]);
    expect(lookup.asked()).toBe(1);
    expect(web.seen('/fake')[0]?.headers.host).toBe(`fake.example:${web.port}`);
  });

  test('that changes its address is looked at again: the second connection is refused', async () => {
    // The server closes after each answer, so that the second request connects anew.
    const lookup = answering('127.0.0.1', '127.0.0.2');
    const setting = { lookup, ports: [web.port], trustedFakeIpCidrs: ['127.0.0.1/32'] };
    const href = `http://rebinding.example:${web.port}/rebinding?h=connection:close`;
    const { states } = await ask([href, href], setting);
    expect(states).toMatchObject([{ verdict: 'ok' }, { verdict: 'blocked', reason: 'private-address' }]);
    expect([lookup.asked(), web.seen('/rebinding').length]).toEqual([2, 1]);
  });

  test('that is allowed with its port may be anywhere, but not with another port', async () => {
    const allow = [`name.example:${web.port}`];
    const { states } = await ask([`http://name.example:${web.port}/`, `http://name.example:${victim.port}/`], {
      allow,
    });
    expect(states).toMatchObject([{ verdict: 'ok' }, { reason: 'private-address' }]);
    expect(victim.seen()).toEqual([]);
  });
});

describe('a redirect', () => {
  test.each([
    ['to a private address', () => `http://127.0.0.1:${victim.port}/`, 'private-address'],
    ['to a private name', () => `http://name.example:${victim.port}/`, 'private-address'],
    ['to the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/', 'private-address'],
    ['to another port', () => 'http://name.example:22/', 'port'],
    ['with credentials', () => `http://a:b@127.0.0.1:${victim.port}/`, 'credentials'],
  ])('%s is not followed', async (_title, to, reason) => {
    const { states } = await ask([web.url(`/redirect/302?to=${encodeURIComponent(to())}`)]);
    expect(states).toMatchObject([{ verdict: 'blocked', reason, requests: 1, status: 302 }]);
    expect(victim.seen()).toEqual([]);
  });
});

describe('what the resolver said', () => {
  test.each([
    ['ENOTFOUND', { verdict: 'broken', reason: 'no-host', code: 'ENOTFOUND' }, 'ENOTFOUND'],
    ['EAI_AGAIN', { verdict: 'uncertain', reason: 'dns', code: 'EAI_AGAIN' }, 'EAI_AGAIN'],
    [[], { verdict: 'broken', reason: 'no-host' }, 'ENOTFOUND'],
  ])('%s is worth a second look', async (answer, state, resolution) => {
    const { attempts, resolutions } = await ask(['http://name.example/'], { lookup: answering(answer) });
    expect(attempts).toMatchObject([{ state, retry: {}, unreachableHost: 'name.example' }]);
    expect(resolutions).toEqual(new Map([['name.example', resolution]]));
  });

  test.each([
    [['198.18.0.5'], 'fake-ip'],
    [['198.18.0.5', '198.19.255.254'], 'fake-ip'],
    [['198.18.0.5', '93.184.216.34'], 'resolved'],
    [['10.0.0.1'], 'resolved'],
  ])('%s is %s', async (answer, resolution) => {
    const { resolutions } = await ask([`http://name.example/`], { lookup: answering(answer) });
    expect(resolutions.get('name.example')).toBe(resolution);
  });

  test('a host that resolved once stays resolved', async () => {
    const href = 'http://name.example/';
    const { resolutions } = await ask([href, href], { lookup: answering('10.0.0.1', 'EAI_AGAIN') });
    expect(resolutions.get('name.example')).toBe('resolved');
  });
});

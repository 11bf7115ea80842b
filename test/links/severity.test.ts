import { describe, expect, test } from 'vitest';
import type { LinksConfig } from '../../src/config/types.ts';
import type { LedgerEntry } from '../../src/links/ledger/ledger-entry.ts';
import { type LinkMode, linkSettings } from '../../src/links/settings.ts';
import { severityOf } from '../../src/links/severity.ts';
import { evaluateEntries } from '../../src/links/states.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 25);

function entry(more: Partial<LedgerEntry>): LedgerEntry {
  return {
    kind: 'link',
    href: 'https://news.a.cn/1.html',
    verdict: 'uncertain',
    reason: 'timeout',
    requests: 1,
    firstSeen: now - 20 * day,
    lastCheck: now,
    failCount: 0,
    policy: '',
    ...more,
  };
}

const broken = (failCount: number, days: number) =>
  entry({ verdict: 'broken', reason: 'not-found', status: 404, failCount, failSince: now - days * day });

describe('how bad it is', () => {
  test.each<[name: string, LedgerEntry, LinkMode, LinksConfig, string | undefined]>([
    ['a good one', entry({ verdict: 'ok', reason: 'ok' }), 'pr', {}, undefined],
    ['a moved one', entry({ verdict: 'moved', reason: 'moved' }), 'nightly', {}, undefined],
    ['one that was not asked', entry({ verdict: 'skipped', reason: 'not-checked' }), 'pr', {}, undefined],
    ['a broken one that a change adds', broken(1, 0), 'pr', {}, 'error'],
    ['a broken one, the first night', broken(1, 0), 'nightly', {}, 'warning'],
    ['three failures in a day', broken(3, 1), 'nightly', {}, 'warning'],
    ['two failures in a week', broken(2, 7), 'nightly', {}, 'warning'],
    ['three failures over two days', broken(3, 2), 'nightly', {}, 'error'],
    ['an uncertain one', entry({}), 'pr', {}, 'warning'],
    ['an uncertain one at night', entry({}), 'nightly', {}, 'warning'],
    ['uncertain for long, where that counts', entry({}), 'nightly', { uncertainAfterDays: 14 }, 'error'],
    ['uncertain since a good day', entry({ lastOk: now - 5 * day }), 'nightly', { uncertainAfterDays: 14 }, 'warning'],
    ['a blocked one', entry({ verdict: 'blocked', reason: 'private-address' }), 'pr', {}, 'warning'],
    ['a level for a reason', entry({}), 'pr', { severity: { timeout: 'info', uncertain: 'error' } }, 'info'],
    ['a level for a verdict', entry({}), 'pr', { severity: { uncertain: 'off' } }, undefined],
    [
      'the host outweighs',
      broken(9, 9),
      'pr',
      { severity: { 404: 'error' }, hosts: { 'a.cn': { severity: { broken: 'info' } } } },
      'info',
    ],
    ['the nearest host counts', broken(9, 9), 'pr', { hosts: { 'a.cn': { accept: [404] }, 'news.a.cn': {} } }, 'error'],
  ])('%s', (_, one, mode, config, expected) => {
    expect(severityOf(one, linkSettings(config, mode), now)).toBe(expected);
  });
});

describe('what rules are told', () => {
  const settings = linkSettings({}, 'pr');
  const judge = (entries: readonly LedgerEntry[], isCurrent = true) =>
    evaluateEntries(entries, settings, now, () => isCurrent);

  test('leaves out titles that several pages of a host share', () => {
    const page = (n: number, ...titles: readonly string[]) =>
      entry({ kind: 'source', href: `https://news.a.cn/${n}.html`, verdict: 'ok', reason: 'ok', titles });
    const { states } = judge([page(1, '新闻网', '甲'), page(2, '新 闻 网', '乙'), page(3, '丙')]);
    expect([1, 2, 3].map((n) => states('source', `https://news.a.cn/${n}.html`)?.titles)).toEqual([
      ['甲'],
      ['乙'],
      ['丙'],
    ]);
  });

  test('counts no uncertain answer of another day', () => {
    const { href } = entry({});
    expect(judge([entry({})]).states('link', href)?.severity).toBe('warning');
    expect(judge([entry({})], false).states('link', href)?.severity).toBeUndefined();
  });

  test('says of a host what is true of most of its addresses', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        entry({ href: `https://news.a.cn/${n}`, reason: 'access-denied', status: 403 }),
      );
    const good = Array.from({ length: 9 }, (_, n) =>
      entry({ href: `https://news.a.cn/ok/${n}`, verdict: 'ok', reason: 'ok' }),
    );
    expect(judge(many(9)).uncheckableHosts).toEqual([]);
    expect(judge([...many(10), ...good]).uncheckableHosts).toEqual([
      { host: 'news.a.cn', reason: 'access-denied', status: 403, count: 10, total: 19 },
    ]);
    expect(
      judge([...many(10), ...good, ...good.map((one) => ({ ...one, href: `${one.href}/b` }))]).uncheckableHosts,
    ).toEqual([]);
    expect(judge([...many(10), ...good]).states('link', 'https://news.a.cn/1')?.severity).toBeUndefined();
  });
});

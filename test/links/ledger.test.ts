import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/links/ledger.ts';
import type { LedgerEntry } from '../../src/links/ledger-entry.ts';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'below/links.jsonl');
}

const entry = (href: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  kind: 'source',
  href,
  verdict: 'ok',
  reason: 'ok',
  requests: 1,
  firstSeen: 1,
  lastCheck: 2,
  failCount: 0,
  policy: 'p',
  ...more,
});
/** A run that was broken off once it had written this. */
function write(path: string, ...entries: readonly LedgerEntry[]): void {
  const ledger = openLedger(path);
  for (const each of entries) ledger.put(each);
  ledger.close();
}
const target = (href: string) => ({ kind: 'source', href }) as const;

describe('the ledger', () => {
  test('is written line by line, and the last line of an address counts', () => {
    const path = file();
    write(
      path,
      entry('https://a.cn/"1"'),
      entry('https://a.cn/新闻', { titles: ['标题 "引"\n'] }),
      entry('https://a.cn/"1"', { verdict: 'broken', reason: 'not-found' }),
    );
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(3);
    const again = openLedger(path);
    expect(again.get(target('https://a.cn/"1"'))?.reason).toBe('not-found');
    expect(again.get(target('https://a.cn/新闻'))).toEqual(entry('https://a.cn/新闻', { titles: ['标题 "引"\n'] }));
    expect(again.get({ kind: 'link', href: 'https://a.cn/"1"' })).toBeUndefined();
    expect(again.damagedLines).toBe(0);
  });

  test('knows what a run that was broken off has asked', () => {
    const path = file();
    const first = openLedger(path);
    first.put(entry('https://a.cn/1'));
    first.finish(3);
    first.put(entry('https://a.cn/2'));
    first.close();
    const second = openLedger(path);
    expect(second.isUnfinished(entry('https://a.cn/1'))).toBe(false);
    expect(second.isUnfinished(entry('https://a.cn/2'))).toBe(true);
  });

  test('passes over lines that are damaged, and what a killed run left of one', () => {
    const path = file();
    write(path, entry('https://a.cn/1'));
    const line = readFileSync(path, 'utf8').trim();
    appendFileSync(path, `garbage\n{}\n${line.replace('"lastCheck":2', '"lastCheck":"x"')}\n[1]\n`);
    appendFileSync(path, line.replace('/1"', '/2"').slice(0, -20));
    const again = openLedger(path);
    expect([again.damagedLines, [...again.entries()].map(({ href }) => href)]).toEqual([5, ['https://a.cn/1']]);
  });

  test('begins a new line behind what a killed run left of one', () => {
    const path = file();
    write(path, entry('https://a.cn/1'));
    appendFileSync(path, '{"kind":"source","href":"https://a.c');
    write(path, entry('https://a.cn/2'));
    const again = openLedger(path);
    expect([...again.entries()].map(({ href }) => href)).toEqual(['https://a.cn/1', 'https://a.cn/2']);
    expect(again.damagedLines).toBe(1);
  });

  test('leaves out what was replaced when that is most of it', () => {
    const path = file();
    const ledger = openLedger(path);
    for (let n = 0; n < 400; n++) ledger.put(entry(`https://a.cn/${n % 10}`, { lastCheck: n }));
    ledger.finish(5);
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(11);
    const again = openLedger(path);
    expect([...again.entries()].map(({ lastCheck }) => lastCheck)).toEqual([
      390, 391, 392, 393, 394, 395, 396, 397, 398, 399,
    ]);
  });

  test('that is only read stays as it is; one that cannot be written says why', () => {
    const path = file();
    write(path, entry('https://a.cn/1'));
    const before = readFileSync(path);
    const reader = openLedger(path, true);
    reader.put(entry('https://a.cn/2'));
    reader.finish(3);
    expect(reader.get(target('https://a.cn/2'))).toBeDefined();
    expect(readFileSync(path)).toEqual(before);
    writeFileSync(join(path, '../file'), '');
    const blocked = openLedger(join(path, '../file/links.jsonl'));
    blocked.put(entry('https://a.cn/1'));
    blocked.close();
    expect(blocked.failure).toMatch(/^E[A-Z]+$/u);
    expect(blocked.get(target('https://a.cn/1'))).toBeDefined();
    expect(openLedger(join(path, '..')).failure).toBe('EISDIR');
  });

  test('is not made of a file of something else, which stays as it is', () => {
    const path = file();
    write(path, entry('https://a.cn/1'));
    const notes = Array.from({ length: 150 }, (_, n) => `note ${n}`).join('\n');
    for (const text of [`${notes}\n`, notes, '{"notes":[1]}\n', '---\ntitle: 彗星\n---\n']) {
      writeFileSync(path, text);
      const ledger = openLedger(path);
      ledger.put(entry('https://a.cn/2'));
      ledger.finish(3);
      ledger.close();
      expect([ledger.failure, readFileSync(path, 'utf8')]).toEqual(['not a ledger', text]);
    }
  });

  test('loses no line of somebody else when it leaves out what was replaced', () => {
    const path = file();
    write(path, ...Array.from({ length: 400 }, (_, n) => entry(`https://a.cn/${n % 10}`)));
    appendFileSync(path, 'a note\n');
    const ledger = openLedger(path);
    ledger.finish(3);
    ledger.close();
    expect(readFileSync(path, 'utf8')).toContain('\na note\n');
  });

  test('is not written through a link', () => {
    const path = file();
    write(path, entry('https://a.cn/1'));
    const other = join(path, '../other');
    writeFileSync(other, '');
    rmSync(path);
    symlinkSync('other', path);
    const ledger = openLedger(path);
    ledger.put(entry('https://a.cn/2'));
    ledger.finish(3);
    expect([ledger.failure, readFileSync(other, 'utf8')]).toEqual(['ELOOP', '']);
  });

  test('without a file is kept in memory, and nothing is made where nothing was asked', () => {
    const path = file();
    openLedger(path).finish(1);
    expect(existsSync(path)).toBe(false);
    const ledger = openLedger(undefined);
    ledger.put(entry('https://a.cn/1'));
    ledger.finish(2);
    expect(ledger.get(target('https://a.cn/1'))).toBeDefined();
  });
});

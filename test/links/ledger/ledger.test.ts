import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { host } from '../../../src/files/replace-file.ts';
import { openLedger } from '../../../src/links/ledger/ledger.ts';
import type { LedgerEntry } from '../../../src/links/ledger/ledger-entry.ts';

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

  test.each<[name: string, more: object]>([
    ['a time that is none', { lastCheck: 9e99 }],
    ['a time before all', { lastCheck: -1 }],
    ['a day that is none', { verdict: 'broken', reason: 'not-found', failSince: 9e99 }],
    ['an unknown verdict', { verdict: 'zzz' }],
    ['a reason of another verdict', { reason: 'not-found' }],
    ['a property of all objects as a verdict', { verdict: 'constructor' }],
    ['no verdict', { verdict: null }],
    ['titles that are a number', { titles: 7 }],
    ['titles of wrong types', { titles: ['a', null] }],
    ['a hop without a URL', { hops: [{ status: 301 }] }],
    ['a status that is none', { status: '404' }],
    ['a count that is none', { failCount: -1 }],
    ['an image that is a text', { image: 'png' }],
    ['a copy that is an object', { archived: {} }],
  ])('passes over a line with %s, and counts it', (_, more) => {
    const path = file();
    write(path, entry('https://a.cn/1'));
    appendFileSync(path, `${JSON.stringify({ ...entry('https://a.cn/2'), ...more })}\n`);
    const ledger = openLedger(path);
    expect(ledger.get(target('https://a.cn/2'))).toBeUndefined();
    expect(ledger.get(target('https://a.cn/2'))).toBeUndefined();
    expect([...ledger.entries()].map(({ href }) => href)).toEqual(['https://a.cn/1']);
    expect(ledger.damagedLines).toBe(1);
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

  test('is neither read nor written through a link, and a folder above it is in the working tree', () => {
    const path = file();
    const folder = join(path, '..');
    write(path, entry('https://a.cn/1'));
    mkdirSync(join(folder, 'tree/.git'), { recursive: true });
    symlinkSync('../links.jsonl', join(folder, 'tree/links.jsonl'));
    symlinkSync('..', join(folder, 'tree/link'));
    symlinkSync('/dev/zero', join(folder, 'tree/zero.jsonl'));
    const before = readFileSync(path, 'utf8');
    for (const [name, code] of [
      ['links.jsonl', 'ELOOP'],
      ['zero.jsonl', 'ELOOP'],
      ['link/links.jsonl', 'EOUTSIDE'],
      ['link/new.jsonl', 'EOUTSIDE'],
    ]) {
      const ledger = openLedger(join(folder, 'tree', name ?? ''));
      ledger.put(entry('https://a.cn/2'));
      ledger.finish(3);
      ledger.close();
      expect([name, ledger.failure, [...ledger.entries()].length]).toEqual([name, code, 1]);
    }
    expect([readFileSync(path, 'utf8'), existsSync(join(folder, 'new.jsonl'))]).toEqual([before, false]);
  });

  test('that is a pipe does not make a run wait', () => {
    const path = file();
    mkdirSync(join(path, '..'));
    if (spawnSync('mkfifo', [path]).status !== 0) return;
    const ledger = openLedger(path);
    ledger.put(entry('https://a.cn/2'));
    ledger.close();
    expect(ledger.failure).toBe('ENOTFILE');
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

describe('runs at the same time', () => {
  /** A ledger of which most is replaced, so that a run that ends writes it anew. */
  function old(): string {
    const path = file();
    write(path, ...Array.from({ length: 400 }, (_, n) => entry('https://old.cn/', { lastCheck: n })));
    return path;
  }
  const hrefs = (path: string) => [...openLedger(path).entries()].map(({ href }) => href).sort();

  test.each([2, 3, 5])('lose no answer, in whatever order they end: %i', (count) => {
    const path = old();
    const ledgers = Array.from({ length: count }, () => openLedger(path));
    const expected = ['https://old.cn/'];
    for (const round of [0, 1])
      for (const [number, ledger] of ledgers.entries()) {
        const href = `https://a.cn/${number}/${round}`;
        ledger.put(entry(href));
        expected.push(href);
        if (round === 1) ledger.finish(5);
      }
    for (const ledger of ledgers.reverse()) {
      const href = `https://late.cn/${expected.length}`;
      ledger.put(entry(href));
      expected.push(href);
      ledger.close();
    }
    expect(hrefs(path)).toEqual(expected.sort());
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(100);
    expect(readdirSync(join(path, '..'))).toEqual(['links.jsonl']);
  });

  test('do not both write the ledger anew, and a killed one does not keep the others from it', () => {
    const path = old();
    const lines = () => readFileSync(path, 'utf8').split('\n').length;
    const end = () => {
      const ledger = openLedger(path);
      ledger.put(entry('https://a.cn/'));
      ledger.finish(5);
      ledger.close();
    };
    writeFileSync(`${path}.lock`, `nk-lint ${host} ${process.ppid}\n`);
    end();
    expect(lines()).toBeGreaterThan(400);
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(`${path}.lock`, `nk-lint ${host} ${pid}\n`);
    end();
    expect([lines(), hrefs(path)]).toEqual([4, ['https://a.cn/', 'https://old.cn/']]);
  });

  test('one that goes on is not taken for finished because another has ended', () => {
    const path = old();
    const [first, second] = [openLedger(path), openLedger(path)];
    first.put(entry('https://a.cn/1'));
    second.put(entry('https://a.cn/2'));
    first.finish(5);
    first.close();
    second.put(entry('https://a.cn/3'));
    second.close();
    const third = openLedger(path);
    expect(third.isUnfinished(entry('https://a.cn/3'))).toBe(true);
    expect(third.isUnfinished(entry('https://a.cn/1'))).toBe(false);
  });

  test('write on where the ledger is removed meanwhile', () => {
    const path = old();
    const ledger = openLedger(path);
    ledger.put(entry('https://a.cn/1'));
    ledger.finish(5);
    rmSync(path);
    ledger.put(entry('https://a.cn/2'));
    ledger.close();
    expect([ledger.failure, hrefs(path)]).toEqual([undefined, ['https://a.cn/2']]);
  });
});

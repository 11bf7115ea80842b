import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NkLintError } from '../../../src/core/errors.ts';
import { readRecording } from '../../../src/links/ledger/recording.ts';

const good = {
  kind: 'link',
  href: 'https://a.cn/',
  verdict: 'ok',
  reason: 'ok',
  requests: 1,
  firstSeen: 1,
  lastCheck: 1,
  failCount: 0,
  policy: 'p',
};
const whole = { version: 1, now: 1, mode: 'pr', entries: [good], stale: [], notChecked: [] };

function file(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-recording-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'web.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a recording', () => {
  test.each<[name: string, more: object]>([
    ['an entry that is null', { entries: [good, null] }],
    ['an entry without a time', { entries: [good, { ...good, lastCheck: undefined }] }],
    ['titles of a wrong type', { entries: [good, { ...good, titles: 7 }] }],
    ['a day that is none', { entries: [good, { ...good, failSince: 9e99 }] }],
    ['names of properties', { entries: [good, { ...good, kind: '__proto__', verdict: 'constructor' }] }],
    ['an expired address that is a number', { stale: [7] }],
    ['an address that was not checked and has no kind', { notChecked: [{ href: 'https://a.cn/' }] }],
  ])('is read without what has a wrong type, which is counted: %s', (_, more) => {
    const { entries, stale, notChecked, damaged } = readRecording(file({ ...whole, ...more }));
    expect({ entries, stale, notChecked, damaged }).toEqual({ entries: [good], stale: [], notChecked: [], damaged: 1 });
  });

  test.each<[name: string, content: unknown]>([
    ['null', null],
    ['a list', []],
    ['no JSON', 'comet'],
    ['nested too deep', '['.repeat(200_000)],
    ['a time that is none', { ...whole, now: 1e99 }],
    ['a time before all', { ...whole, now: -1e15 }],
    ['another version', { ...whole, version: '1' }],
    ['an unknown mode', { ...whole, mode: 'toString' }],
    ['entries that are no list', { ...whole, entries: { length: 1 } }],
  ])('is refused with its name: %s', (_, content) => {
    const path = file(content);
    expect(() => readRecording(path)).toThrow(NkLintError);
    expect(() => readRecording(path)).toThrow(/web\.json was not written by --record/u);
  });

  test('is a file in the working tree, and no device', () => {
    const path = file(whole);
    const folder = join(path, '..');
    symlinkSync('/dev/zero', join(folder, 'zero.json'));
    expect(() => readRecording(join(folder, 'zero.json'), folder)).toThrow(NkLintError);
    expect(() => readRecording('/dev/zero')).toThrow(/is a device/u);
    expect(() => readRecording(folder)).toThrow(/is a folder/u);
  });
});

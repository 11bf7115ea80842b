import { expect, test } from 'vitest';
import json from '../../src/report/json.ts';
import { acting, clean, evil, hostile, sample, write } from './sample.ts';

test('is the report, indented by two, with a line end', () => {
  expect(write(json, sample)).toBe(`${JSON.stringify(sample, null, 2)}\n`);
});

test('is the report where nothing was found', () => {
  expect(write(json, clean)).toBe(`${JSON.stringify(clean, null, 2)}\n`);
});

test('comes finding by finding', () => {
  const style = {
    color: false,
    width: 80,
    language: 'en',
    source: () => undefined,
    fingerprint: () => '',
    rules: new Map(),
    hosts: new Map(),
    paths: [],
    affected: () => 1,
    counted: sample,
  } as const;
  const pieces = [...json(sample, style)];
  const findings = sample.files.reduce((sum, file) => sum + file.findings.length, 0);
  expect(pieces.filter((piece) => piece.includes('"messageId"'))).toHaveLength(findings);
  expect(`${JSON.stringify(JSON.parse(pieces.join('')), null, 2)}\n`).toBe(pieces.join(''));
});

test('keeps hostile text, but shows none of it to a terminal', () => {
  const text = write(json, hostile);
  expect(text).not.toMatch(acting);
  expect(JSON.parse(text)).toEqual(hostile);
  expect(JSON.parse(text).files[0].findings[0].data.url).toBe(evil);
});

test('keeps half a surrogate pair', () => {
  const broken = { ...sample, files: [{ path: '\uD800.md', findings: [] }] };
  expect(JSON.parse(write(json, broken))).toEqual(broken);
});

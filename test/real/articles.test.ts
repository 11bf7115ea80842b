import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { ReportFinding } from '../../src/engine/report.ts';
import { lint } from '../../src/index.ts';
import sarifReporter from '../../src/report/sarif.ts';
import { check } from '../../src/run/check.ts';
import { discover } from '../../src/run/input/discover.ts';
import { wholeReport } from '../../src/run/report.ts';
import { write } from '../report/sample.ts';

/** Real articles that stand beside a checkout, where there are any; they are not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/articles');
const present = existsSync(folder);
if (!present) console.log(`skipped: no real articles in ${folder}`);

const told = (findings: readonly ReportFinding[]) => findings.map(({ rule, line }) => `${line} ${rule}`);

describe.skipIf(!present)('real articles', () => {
  test('the article that it all began with', async () => {
    const { files } = await lint(['nankai'], { cwd: folder, config: false });
    const findings = files.flatMap((file) => file.findings);
    expect([...new Set(told(findings))]).toEqual([
      '2 title-noise',
      '3 date-imprecise',
      '3 date-mismatch',
      '14 paragraph-broken',
      '17 summary-divider-misplaced',
      '22 emphasis-run-in',
      '24 emphasis-run-in',
      '28 emphasis-run-in',
      '52 image-url-exploded',
    ]);
    const exploded = findings.find(({ rule }) => rule === 'image-url-exploded');
    expect(exploded?.data).toEqual({
      count: 66,
      url: 'http://news.nankai.edu.cn/pic/003/000/525/00300052578_e605ea00.jpg',
    });
    expect(exploded?.fix?.safety).toBe('safe');
  });

  test('the same article, mended', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'nk-lint-real-'));
    cpSync(join(folder, 'nankai'), cwd, { recursive: true });
    const config = await resolveConfig({ cwd, config: undefined, builtin: rules });
    const inputs = discover({ cwd, paths: ['.'], ignore: [], honorIgnoreFiles: true, errorOnUnmatched: true }).files;
    const options = {
      cwd,
      inputs,
      config,
      language: 'en',
      now: Date.now(),
      fix: { unsafe: true, dry: false },
    } as const;
    const run = () => check(options, ({ report, fixes }) => ({ report: wholeReport(report), fixes }));
    const first = await run();
    expect(first.report.files.flatMap(({ findings }) => told(findings))).toEqual(['44 image-alt-generic']);
    const text = readFileSync(join(cwd, inputs[0]?.path ?? ''), 'utf8');
    expect(text.match(/!\[/gu)).toHaveLength(1);
    expect(text).toContain('\ntitle: 南开大学2023届毕业生就业工作推动会召开\ndate: 2023-05-12\n');
    expect(text).toMatch(/校党委常委于海、李向阳参加。\n\n<!--more-->\n\n杨庆山/u);
    expect((await run()).fixes.changed).toEqual([]);
  });

  test('no rule throws, every place lies in its article, two runs are the same', async () => {
    const options = { cwd: folder, config: false, now: new Date('2026-01-01') } as const;
    const report = await lint(['.'], options);
    expect(report.summary.files).toBeGreaterThan(600);
    for (const { path, findings } of report.files) {
      const source = readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/u, '');
      const lines = source.split(/\r\n?|\n/u);
      for (const { rule, message, line, column, offset, endOffset, data } of findings) {
        expect(rule, message).not.toBe('internal-error');
        expect(endOffset).toBeLessThanOrEqual(source.length);
        expect(lines[line - 1]?.slice(column - 1)[0]).toBe(
          lines[line - 1]?.slice(column - 1) === '' ? undefined : source[offset],
        );
        // What a message names is what its place covers; an address may be written with escapes.
        const named = ['url-malformed', 'image-url-truncated'].includes(rule) ? data['url'] : undefined;
        if (typeof named === 'string' && /^[\w:/.()%-]+$/u.test(named))
          expect(source.slice(offset, endOffset)).toContain(named);
      }
    }
    expect(JSON.stringify(await lint(['.'], options))).toBe(JSON.stringify(report));
    // What GitHub takes: 10 MB when gzipped, 5,000 results and 1,000 places of each, relative addresses.
    const sarif = write(sarifReporter, report);
    expect(gzipSync(sarif).length).toBeLessThan(10_000_000);
    const { results } = JSON.parse(sarif).runs[0];
    const { errors, warnings, infos } = report.summary;
    expect(results).toHaveLength(Math.min(5000, errors + warnings + infos));
    for (const { locations, relatedLocations = [], partialFingerprints } of results) {
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w.%/~!$&'()*+,;=:@-]+$/u);
      expect(relatedLocations.length).toBeLessThanOrEqual(1000);
      expect(Object.keys(partialFingerprints)).not.toEqual([]);
    }
  });

  test('articles that people edit by hand have errors in fewer than 2 of 100', async () => {
    // These are parts of their sites: most of what they link to is not here.
    const rules = { 'link-file-missing': 'off' } as const;
    const report = await lint(['ruby-lang', 'pingcap-docs-cn', 'ruanyf-weekly'], { cwd: folder, config: false, rules });
    const broken = report.files.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    expect(broken.length).toBeLessThan(report.summary.files * 0.02);
  });
});

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { splitFrontMatter } from '../../src/article/front-matter.ts';
import { parse } from '../../src/article/markdown/parse.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { applyEdits } from '../../src/engine/edits.ts';
import type { ReportFinding, ReportStream } from '../../src/engine/report.ts';
import { check } from '../../src/run/check.ts';
import { discover } from '../../src/run/input/discover.ts';
import { wholeReport } from '../../src/run/report.ts';

/** Real articles that stand beside a checkout, where there are any; they are not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/articles');
const present = existsSync(folder);
if (!present) console.log(`skipped: no real articles in ${folder}`);

const sites = present
  ? readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []))
  : [];
const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

async function run(cwd: string, fix?: { readonly unsafe: boolean }) {
  const every = Object.fromEntries(
    rules.filter(({ severity }) => severity === 'off').map(({ id }) => [id, 'warn'] as const),
  );
  const config = await resolveConfig({ cwd, config: undefined, builtin: rules, cli: { rules: every } });
  const inputs = discover({ cwd, paths: ['.'], ignore: [], honorIgnoreFiles: true, errorOnUnmatched: true }).files;
  const now = Date.UTC(2026, 0, 1);
  return check({ cwd, inputs, config, language: 'en', now, ...(fix && { fix: { ...fix, dry: false } }) }, (result) => ({
    report: wholeReport(result.report),
    fixes: result.fixes,
  }));
}

/** How many errors there are of each rule in each article. */
function errors({ files }: ReportStream): Map<string, number> {
  const found = new Map<string, number>();
  for (const { path, findings } of files)
    for (const { rule, severity } of findings)
      if (severity === 'error') found.set(`${path} ${rule}`, (found.get(`${path} ${rule}`) ?? 0) + 1);
  return found;
}

/** The top-level blocks of an article: kind and text, with their places. */
function blocksOf(source: string) {
  return parse(source, splitFrontMatter(source, 'generic')).children.map(({ type, position }) => {
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset];
    return { start, end, text: `${type} ${source.slice(start, end).trim()}` };
  });
}

describe.skipIf(!present)('fixes of real articles', () => {
  const choices = sites.flatMap((site) => [false, true].map((unsafe) => [site, unsafe] as const));

  test.each(choices)('%s, unsafe fixes: %s', async (site, unsafe) => {
    const cwd = mkdtempSync(join(tmpdir(), 'nk-lint-fixes-'));
    copies.push(cwd);
    cpSync(join(folder, site), cwd, { recursive: true });
    const before = await run(cwd);
    const first = await run(cwd, { unsafe });
    for (const [place, count] of errors(first.report))
      expect(count, `more errors after mending: ${place}`).toBeLessThanOrEqual(errors(before.report).get(place) ?? 0);
    const second = await run(cwd, { unsafe });
    expect(second.fixes.changed, 'mending again changes nothing').toEqual([]);
  });

  test.each(sites)('%s: a fix leaves the blocks before and behind it as they are', async (site) => {
    const { report } = await run(join(folder, site));
    for (const { path, findings } of report.files) {
      const source = readFileSync(join(folder, site, path), 'utf8').replace(/^\uFEFF/u, '');
      const blocks = blocksOf(source);
      for (const { rule, line, fix } of sample(findings)) {
        const edits = fix.edits.map(({ offset, endOffset, text }) => ({ range: [offset, endOffset] as const, text }));
        const from = Math.min(...edits.map(({ range }) => range[0]));
        const to = Math.max(...edits.map(({ range }) => range[1]));
        const mended = blocksOf(applyEdits(source, edits)).map(({ text }) => text);
        // What touches an edit may be joined with it.
        const above = blocks.filter(({ end }) => end < from - 2).map(({ text }) => text);
        const below = blocks.filter(({ start }) => start > to + 2).map(({ text }) => text);
        const where = `${path}:${line} ${rule}`;
        expect(mended.slice(0, above.length), where).toEqual(above);
        expect(below.length === 0 ? [] : mended.slice(-below.length), where).toEqual(below);
      }
    }
  });
});

/** A few findings with a fix, of every rule. */
function sample(findings: readonly ReportFinding[]) {
  const seen = new Map<string, number>();
  return findings.flatMap((finding) => {
    const count = (seen.get(finding.messageId) ?? 0) + 1;
    seen.set(finding.messageId, count);
    return finding.fix && count <= 3 ? [{ ...finding, fix: finding.fix }] : [];
  });
}

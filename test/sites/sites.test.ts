import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { findConfig, loadConfig } from '../../src/config/load.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { rulePageUrl } from '../../src/core/version.ts';
import { findingsIn } from '../lint-records.ts';
import type { ArticleRecord } from '../../src/core/types.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { lint, type Report } from '../../src/index.ts';
import { articlePlaces, realFolder } from '../../src/files/tree.ts';
import { discover } from '../../src/run/input/discover.ts';
import { readArticle } from '../../src/run/input/read-article.ts';

/** Whole small sites, each with the report that was read and found right. `UPDATE_SITES=1` writes it anew: read it again. */
const sites = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const [pages = ''] = rulePageUrl('', 'en').split('docs/');
const now = new Date('2024-12-31T00:00:00Z');

describe.each(sites.map(({ name }) => [name, join(import.meta.dirname, name)]))('%s', (_, cwd) => {
  const expected = join(cwd, 'expected.json');
  // There, URLs of pages have no base, which changes with each version.
  const read = () =>
    JSON.parse(readFileSync(expected, 'utf8').replaceAll('"docs": "', `"docs": "${pages}`)) as Report;
  const write = (report: Report) =>
    writeFileSync(expected, `${JSON.stringify(report, null, 2)}\n`.replaceAll(`"docs": "${pages}`, '"docs": "'));
  const articles = (dir: string) =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.replaceAll('\\', '/'));

  test('gives the report that is expected', async () => {
    const report = await lint(['.'], { cwd, now });
    if (process.env['UPDATE_SITES']) write(report);
    expect(report).toEqual(read());
  });

  test('gives it in whatever order the articles come', async () => {
    const names = articles(cwd);
    for (const shuffled of [names.toSorted(), names.toSorted().reverse(), [...names.slice(3), ...names.slice(0, 3)]]) {
      expect(await lint(shuffled, { cwd, now })).toEqual(read());
    }
  });

  test('gives it from records that went through JSON, in whatever order', async () => {
    const file = findConfig(cwd);
    const config = await resolveConfig({ cwd, config: file === undefined ? undefined : await loadConfig(file), builtin: rules });
    const { files } = discover({ cwd, paths: ['.'], ignore: config.ignore, honorIgnoreFiles: true, errorOnUnmatched: true });
    const collectors = collectorsOf(config.rules);
    const reading = { maxFileSize: config.maxFileSize, places: articlePlaces([realFolder(cwd)]) };
    const records = files.map(({ path }) => {
      const { engine } = config.settingsOf(path);
      return extractRecord({ path, engine, ...readArticle(join(cwd, path), reading) }, collectors);
    });
    const findingsOf = (all: readonly ArticleRecord[]) =>
      findingsIn(all, config.rules, config.settingsOf, { language: config.language ?? 'en', now: now.getTime() });
    const posted = JSON.parse(JSON.stringify(records)) as ArticleRecord[];
    expect(findingsOf(posted)).toEqual(findingsOf(records));
    expect(findingsOf(posted.toReversed())).toEqual(findingsOf(records));
    // Without the message: which encoding a file is in, only a whole run finds out.
    const places = findingsOf(posted).map(({ path, rule, span }) => [path, rule, span.start.offset, span.end.offset]);
    expect(places).toEqual(
      read().files.flatMap(({ path, findings }) => findings.map(({ rule, offset, endOffset }) => [path, rule, offset, endOffset])),
    );
  });
});

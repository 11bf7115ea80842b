import { join } from 'node:path';
import { rules } from '../../../rules/index.ts';
import { configFrom } from '../../../src/config/source.ts';
import type { Report } from '../../../src/engine/report.ts';
import { openFactCache } from '../../../src/run/cache/fact-cache.ts';
import { check } from '../../../src/run/check.ts';
import { discover } from '../../../src/run/input/discover.ts';
import { wholeReport } from '../../../src/run/report.ts';

const builtin = new Set(rules.map(({ id }) => id));

/** Checks the articles in `content`; `kept` if none had to be read for the sake of others. */
export async function checkedFolder(
  root: string,
  isCached: boolean,
): Promise<{ readonly report: Report; readonly kept: boolean }> {
  const config = await configFrom(
    { cwd: root, file: join(root, '.nk-lint.json'), cli: { rules: {}, only: [], skip: [] } },
    rules,
  );
  const { files } = discover({
    cwd: root,
    paths: ['content'],
    ignore: [],
    honorIgnoreFiles: true,
    errorOnUnmatched: false,
    allowedRoots: [],
  });
  const location = join(root, '.nk-lint-cache');
  const cache = isCached ? openFactCache({ cwd: root, base: root, location, rules: config.rules }) : undefined;
  const resultCache = isCached ? { file: join(location, 'findings', `${'0'.repeat(24)}.jsonl`), builtin } : undefined;
  const extracted: string[] = [];
  const options = {
    cwd: root,
    inputs: files,
    config,
    language: 'en',
    now: Date.UTC(2026, 0, 1),
    cache,
    resultCache,
  } as const;
  return check({ ...options, onProgress: () => void extracted.push('') }, (result) => {
    const report = wholeReport(result.report);
    cache?.save();
    return { report, kept: isCached && extracted.length === 0 };
  });
}

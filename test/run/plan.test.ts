import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.ts';
import { corpusRule, norm } from '../../src/engine/rule.ts';
import { images } from '../../src/facts/images/images.ts';
import { type CheckOptions, planRun, planSurvey } from '../../src/run/plan.ts';

const words = { en: 'words', 'zh-CN': '文字' };
const habit = norm({ id: 'habit', needs: { images }, sample: () => 1, learn: () => 1, describe: () => [] });
const rule = corpusRule({
  id: 'image-twin',
  severity: 'warning',
  docs: { what: words, why: words, examples: [] },
  messages: { twin: words },
  needs: { images },
  norms: { habit },
  digest: () => 1,
  compare: () => 1,
  check() {},
});

const config = await resolveConfig({ cwd: '/site', config: undefined, builtin: [rule] });
const inputs = ['b.md', 'a.md', 'c.md'].map((path) => ({ path, root: '.' }));
const base: CheckOptions = { cwd: '/site', inputs, config, language: 'en', now: Date.UTC(2024, 0, 1, 15) };
const resultCache = { file: '/site/.nk-lint-cache/findings/a.jsonl', builtin: new Set<string>() };
const links = { onlyNew: true, resolve: () => Promise.reject(new Error('not here')) };
const confirming = { ...links, confirm: () => Promise.reject(new Error('not here')) };
const workers = { count: 2, config: { cwd: '/site', file: undefined, cli: {} } };
const selection = { has: (path: string) => path === 'b.md' };
const baseline = { file: '/site/.nk-lint-baseline.jsonl', entries: [] };

/** What the options decide about. */
function decisions(options: Partial<CheckOptions>) {
  const plan = planRun({ ...base, ...options });
  return [
    plan.extraction,
    plan.storedFacts,
    plan.resultCache ? 'reuses' : 'anew',
    plan.settlers.join(' '),
    plan.report,
    [plan.identities ? 'identities' : '', plan.fingerprints ? 'fingerprints' : ''].join(' ').trim(),
  ].join(' | ');
}

describe('what a run decides', () => {
  test.each<[name: string, options: Partial<CheckOptions>, expected: string]>([
    ['nothing asked', {}, 'inline | corpus | anew |  | buffered | '],
    ['a report that is read once', { streamed: true }, 'inline | corpus | anew |  | streamed | '],
    ['a result cache', { resultCache }, 'inline | corpus | reuses |  | buffered | '],
    ['workers', { workers, resultCache, streamed: true }, 'workers | corpus | reuses |  | streamed | '],
    ['records of other runs', { records: [], workers, resultCache }, 'records | corpus | anew |  | buffered | '],
    ['a selection', { selection, resultCache, streamed: true }, 'inline | corpus | anew |  | streamed | '],
    [
      'fingerprints',
      { fingerprints: true, resultCache },
      'inline | corpus | anew |  | buffered | identities fingerprints',
    ],
    [
      'a baseline',
      { baseline, resultCache, streamed: true },
      'inline | corpus | anew | baseline | buffered | identities',
    ],
    ['fixes', { fix: { unsafe: false, dry: true }, streamed: true }, 'inline | corpus | anew | fix | buffered | '],
    ['links', { links, resultCache, streamed: true }, 'inline | all | anew |  | streamed | '],
    ['confirmed images', { links: confirming }, 'inline | all | anew | confirm-images | buffered | '],
    [
      'everything at once',
      { links: confirming, fix: { unsafe: true, dry: false }, baseline, workers, resultCache, fingerprints: true },
      'workers | all | anew | confirm-images fix baseline | buffered | identities fingerprints',
    ],
  ])('%s', (_, options, expected) => {
    expect(decisions(options)).toBe(expected);
  });

  test('paths are sorted, and settings read once a path', () => {
    const read: string[] = [];
    const settingsOf = (path: string) => {
      read.push(path);
      return config.settingsOf(path);
    };
    const counting = { ...config, settingsOf };
    const plan = planRun({ ...base, config: counting });
    expect(plan.paths).toEqual(['a.md', 'b.md', 'c.md']);
    for (const path of ['a.md', 'a.md', 'b.md']) plan.settingsOf(path);
    expect(read).toEqual(['a.md', 'b.md']);
  });

  test('the day, not the time, decides about dates', () => {
    expect(planRun(base).run.now).toBe(Date.UTC(2024, 0, 1));
  });

  test('a selection makes its articles the newer ones', () => {
    const { run, selected } = planRun({ ...base, selection });
    expect(selected).toEqual(['b.md']);
    expect(['a.md', 'b.md'].map((path) => run.isNew?.(path))).toEqual([false, true]);
    expect(planRun(base).run.isNew).toBeUndefined();
  });
});

describe('what an extraction without linting decides', () => {
  test.each([
    ['all', 'inline | all | 0'],
    ['norms', 'inline | corpus | 1'],
    ['front-matter', 'front-matter | all | 0'],
  ] as const)('%s', (facts, expected) => {
    const { extraction, storedFacts, norms, rules } = planSurvey({ ...base, facts });
    expect(rules).toEqual([]);
    expect([extraction, storedFacts, norms?.size].join(' | ')).toBe(expected);
  });
});

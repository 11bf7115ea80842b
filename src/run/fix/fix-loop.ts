import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArticleRecord, Finding, Fix } from '../../core/types.ts';
import type { Judgement } from '../../engine/conclude.ts';
import { applyEdits, compatible, mayFix, worse } from '../../engine/edits.ts';
import { hashOf, readArticle } from '../input/read-article.ts';

export interface FixInput {
  readonly records: readonly ArticleRecord[];
  readonly judgement: Judgement;
  readonly unsafe: boolean;
  source(path: string): string;
  map(path: string, source: string): ArticleRecord;
  judge(records: readonly ArticleRecord[]): Judgement;
}

export interface FixResult {
  readonly records: readonly ArticleRecord[];
  readonly judgement: Judgement;
  /** The new text of the articles that were changed. */
  readonly changed: ReadonlyMap<string, string>;
  /** How many fixes were made. */
  readonly made: number;
}

const maxRounds = 10;

/**
 * Makes fixes until there is nothing more to make, at most ten rounds: edit, map again, judge again, and keep only
 * what left no rule with more findings than before.
 */
export function fixAll({ records, judgement, unsafe, source, map, judge }: FixInput): FixResult {
  let now = { records: [...records], judgement };
  const changed = new Map<string, string>();
  /** Fixes that made things worse; they are not tried again. */
  const refused = new Set<string>();
  let made = 0;

  for (let round = 0; round < maxRounds; round++) {
    const wanted = groupByPath(now.judgement.findings.filter((finding) => mayFix(finding, { unsafe })));
    const attempts = new Map<string, { before: string; fixes: readonly Fix[] }>();
    for (const [path, findings] of wanted) {
      const fixes = compatible(findings.flatMap(({ fix }) => (fix && !refused.has(keyOf(path, fix)) ? [fix] : [])));
      if (fixes.length > 0) attempts.set(path, { before: changed.get(path) ?? source(path), fixes });
    }
    if (attempts.size === 0) break;

    let next = retry(new Map([...attempts].map(([path, { before, fixes }]) => [path, edit(before, fixes)])));
    const bad = [...attempts.keys()].filter((path) => isWorse(path, next.judgement));
    if (bad.length > 0) {
      // Together they harm: each by itself, so that one bad fix does not hold back the others.
      const kept = new Map(
        [...attempts].map(([path, { before, fixes }]) => [path, bad.includes(path) ? before : edit(before, fixes)]),
      );
      for (const path of bad) {
        const { before, fixes } = attempts.get(path) ?? { before: '', fixes: [] };
        const good = fixes.filter((fix) => !isWorse(path, retry(new Map([[path, edit(before, [fix])]])).judgement));
        for (const fix of fixes) if (!good.includes(fix)) refused.add(keyOf(path, fix));
        const together = good.length > 0 && !isWorse(path, retry(new Map([[path, edit(before, good)]])).judgement);
        const chosen = together ? good : good.slice(0, 1);
        kept.set(path, edit(before, chosen));
        made += chosen.length - fixes.length;
      }
      next = retry(kept);
    }
    for (const [path, { fixes }] of attempts) {
      made += fixes.length;
      const text = next.texts.get(path);
      if (text !== undefined && text !== source(path)) changed.set(path, text);
      else changed.delete(path);
    }
    now = next;
  }
  return { ...now, changed, made };

  function retry(texts: ReadonlyMap<string, string>) {
    const mapped = now.records.map((record) => {
      const text = texts.get(record.path);
      return text === undefined ? record : map(record.path, text);
    });
    return { records: mapped, judgement: judge(mapped), texts };
  }

  function isWorse(path: string, after: Judgement): boolean {
    // With what is explained away: mending a cause may lay bare what it hid, and that is no harm done.
    const of = ({ findings, explained }: Judgement) =>
      [...findings, ...explained].filter((finding) => finding.path === path);
    return worse(of(now.judgement), of(after));
  }
}

function edit(source: string, fixes: readonly Fix[]): string {
  return applyEdits(
    source,
    fixes.flatMap(({ edits }) => edits),
  );
}

function keyOf(path: string, fix: Fix): string {
  return JSON.stringify([path, fix.edits]);
}

export function groupByPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.path);
    if (group) group.push(finding);
    else groups.set(finding.path, [finding]);
  }
  return groups;
}

/**
 * Puts a new text (with its byte order mark) in the place of an article: through a temporary file beside it, and only
 * if it is still what was read. Keeps owner and mode, and a symbolic link. Gives false where somebody changed it
 * meanwhile.
 */
export function writeArticle(file: string, text: string, hash: string, maxFileSize: number): boolean {
  const target = realpathSync(file);
  // A rename would also replace what may not be written.
  accessSync(target, constants.W_OK);
  const now = readArticle(target, maxFileSize);
  // Another path to the same file may have been first.
  if (now.hash !== hash) return now.hash === hashOf(text);
  if (now.problem) return false;
  // Not after the article: with a suffix, a long name would be too long.
  const temporary = join(dirname(target), `.nk-lint-${process.pid}-${hash.slice(0, 8)}`);
  const { mode, uid, gid } = statSync(target);
  try {
    writeFileSync(temporary, text, { mode, flag: 'wx' });
    chmodSync(temporary, mode);
    if (statSync(temporary).uid !== uid) chownSync(temporary, uid, gid);
    if (readArticle(target, maxFileSize).hash !== hash) return false;
    renameSync(temporary, target);
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}

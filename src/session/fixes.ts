import type { Finding } from '../core/types.ts';
import type { FileFindings } from '../engine/conclude.ts';
import { splitMark } from '../engine/edits.ts';
import { isMdx } from '../engine/settings.ts';
import { fixLoop } from '../run/fix/fix-loop.ts';
import { type Outline, outlineOf } from '../run/fix/outline.ts';
import type { LintedArticle, Session } from './session.ts';

interface FixState {
  readonly findings: ReadonlyMap<string, FileFindings>;
  readonly article: LintedArticle;
}

/** Returns the text of an article after all safe fixes, each of them proven as those of `--fix`. */
export function fixedText(session: Session, path: string, text: string): string {
  return fixed({ session, path, text, reach: 'site', unsafe: false });
}

/** Whether the fix of a finding does what it should, and nothing worse. */
export function isProven(session: Session, path: string, text: string, finding: Finding): boolean {
  const isCompared = session.plan.rules.some(({ id, scope }) => id === finding.rule && scope === 'corpus');
  const edits = JSON.stringify(finding.fix?.edits);
  const only = (other: Finding) => JSON.stringify(other.fix?.edits) === edits;
  return fixed({ session, path, text, reach: isCompared ? 'site' : 'article', unsafe: true, only }) !== text;
}

/** Returns the outline of a text as the site of an article reads it. */
export function outlineIn({ plan }: Session, path: string, text: string): Outline {
  const settings = plan.settingsOf(path);
  return outlineOf(splitMark(text).text, { engine: settings.engine, mdx: isMdx(settings) });
}

interface FixInput {
  readonly session: Session;
  readonly path: string;
  readonly text: string;
  readonly reach: 'site' | 'article';
  readonly unsafe: boolean;
  /** The findings whose fixes are made; by default all, also those that come to light by others. */
  only?(finding: Finding): boolean;
}

function fixed({ session, path, text, reach, unsafe, only }: FixInput): string {
  const stateOf = (newer: string, isWanted: (finding: Finding) => boolean): FixState => {
    const article = session.lintText(path, newer, reach);
    const { findings, repeated = [] } = article;
    const kept = (all: readonly Finding[]) => all.map((each) => (isWanted(each) ? each : withoutFix(each)));
    return { article, findings: new Map([[path, { ...article, findings: kept(findings), repeated: kept(repeated) }]]) };
  };
  const state = stateOf(text, only ?? (() => true));
  const { changed } = fixLoop<FixState>({
    state,
    unsafe,
    source: () => text,
    outline: (_, newer) => outlineIn(session, path, newer),
    stillParses: (now) => isRead(now) || !isRead(state),
    relint: (_, texts) => stateOf(texts.get(path) ?? text, () => only === undefined),
  });
  return changed.get(path) ?? text;
}

function isRead({ article }: FixState): boolean {
  return article.file.record.mdx !== 'invalid';
}

function withoutFix({ fix: _, ...finding }: Finding): Finding {
  return finding;
}

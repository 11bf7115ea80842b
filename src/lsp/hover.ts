import type { Hover, Position } from 'vscode-languageserver/node';
import { pointerKeys } from '../core/pointer.ts';
import type { Range } from '../core/types.ts';
import { factsOf } from '../engine/fact-access.ts';
import { frontMatter } from '../facts/front-matter/front-matter.ts';
import { suppressions } from '../facts/front-matter/suppressions.ts';
import type { LintedDocument } from './document-linter.ts';
import { offsetAt, rangeIn } from './places.ts';
import { ruleText } from './rule-text.ts';
import { schemaText } from './schema-text.ts';
import { item, schemasAt } from './schema-view.ts';

/** Explains the rules of the findings at a position, or of the suppression there; else the key of the front matter. */
export function hoverAt(linted: LintedDocument, position: Position): Hover | null {
  const offset = offsetAt(linted.document, position);
  const { range, texts } = rulesAt(linted, offset) ?? keyAt(linted, offset) ?? { range: [0, 0], texts: [] };
  if (texts.length === 0) return null;
  return { contents: { kind: 'markdown', value: texts.join('\n\n---\n\n') }, range: rangeIn(linted.document, range) };
}

interface Found {
  readonly range: Range;
  /** In Markdown. */
  readonly texts: readonly string[];
}

function rulesAt({ article, session, project }: LintedDocument, offset: number): Found | undefined {
  const { record } = article.file;
  const found = article.findings.map(({ rule, span }) => ({
    ids: [rule],
    range: [span.start.offset, span.end.offset] as const,
  }));
  const suppressed = factsOf(record, suppressions).map(({ rules, range }) => ({ ids: rules, range }));
  const here = [...found, ...suppressed].filter(({ range: [start, end] }) => start <= offset && offset <= end);
  const ids = new Set(here.flatMap((each) => each.ids));
  const texts = session.plan.rules.filter(({ id }) => ids.has(id)).map((rule) => ruleText(rule, project));
  return here[0] && texts.length > 0 ? { range: here[0].range, texts } : undefined;
}

function keyAt({ article, session, path, project }: LintedDocument, offset: number): Found | undefined {
  const [fact] = factsOf(article.file.record, frontMatter);
  const pointer = Object.keys(fact?.places ?? {}).findLast((each) => {
    const [, , start, end] = fact?.places[each] ?? [];
    return start !== undefined && end !== undefined && start <= offset && offset <= end;
  });
  const [, , start, end] = (pointer !== undefined && fact?.places[pointer]) || [];
  if (pointer === undefined || start === undefined || end === undefined) return undefined;
  const keys = pointerKeys(pointer).map((key) => (/^\d+$/u.test(key) ? item : key));
  const text = schemaText(
    schemasAt(session.plan.settingsOf(path).collection.schema?.bundle(), keys),
    project.language(),
  );
  return text === '' ? undefined : { range: [start, end], texts: [text] };
}

import { lineStarts, spanAt } from '../core/place.ts';
import type { Edit, Finding, Range } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { applyFixesTo, hasMoreFindings, offsetMover, placedEdits, splitMark } from '../engine/edits.ts';
import { factsOf } from '../engine/fact-access.ts';
import { suppressionTest } from '../engine/suppression.ts';
import { suppressions as statedSuppressions } from '../facts/front-matter/suppressions.ts';
import { lsp as words } from '../messages/lsp.ts';
import { outlineIn } from '../session/fixes.ts';
import type { LintedDocument } from './document-linter.ts';

export interface SuppressAction {
  readonly title: string;
  readonly edit: Edit;
}

/**
 * Returns the ways to suppress a finding: at its place and in its file, by comments in the syntax of the file. Offered is
 * what hides the finding and leaves the page as it is: in the middle of a paragraph, a comment line would divide it.
 */
export function suppressions(linted: LintedDocument, finding: Finding): readonly SuppressAction[] {
  const language = linted.project.language();
  const text = splitMark(linted.document.getText()).text;
  const here = placesHere(text, linted, finding).find((edit) => works(linted, finding, edit));
  const inFile = [fileEdit(text, linted, finding)].find((edit) => works(linted, finding, edit));
  const data = { rule: finding.rule };
  return [
    ...(here ? [{ title: fill(words.suppressHere, language, data), edit: here }] : []),
    ...(inFile ? [{ title: fill(words.suppressInFile, language, data), edit: inFile }] : []),
  ];
}

function comment({ article, project }: LintedDocument, kind: string, { rule }: Finding): string {
  const directive = `nk-lint-${kind} ${rule} -- ${fill(words.reason, project.language())}`;
  return article.file.record.mdx ? `{/* ${directive} */}` : `<!-- ${directive} -->`;
}

/** A line before it, with the marks of quotes and the blanks of lists; the end of its line. */
function placesHere(text: string, linted: LintedDocument, finding: Finding): readonly Edit[] {
  const lines = lineStarts(text);
  const start = lines[finding.span.start.line - 1] ?? 0;
  const next = lines[finding.span.start.line] ?? text.length;
  const line = text.slice(start, next);
  const end = start + line.trimEnd().length;
  const eol = endOfLine(text);
  const prefix = /^[ \t>]*/u.exec(line)?.[0] ?? '';
  const before = prefix + comment(linted, 'disable-next-line', finding) + eol;
  return [
    { range: [start, start], text: before },
    { range: [start, start], text: `${before}${prefix.trimEnd()}${eol}` },
    { range: [end, end], text: ` ${comment(linted, 'disable-line', finding)}` },
  ];
}

/** Behind the front matter, or at the start. */
function fileEdit(text: string, linted: LintedDocument, finding: Finding): Edit {
  const eol = endOfLine(text);
  const body = outlineIn(linted.session, linted.path, text).body;
  const line = lineStarts(text).find((start) => start >= body) ?? text.length;
  const at = body === 0 ? 0 : line;
  const stated = comment(linted, 'disable-file', finding) + eol;
  const separator = /^(?:\r?\n|\r|$)/u.test(text.slice(at)) ? '' : eol;
  return { range: [at, at], text: (at === 0 ? '' : eol) + stated + separator };
}

function endOfLine(text: string): string {
  return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}

/** Whether an edit hides the finding, causes no other, and adds nothing to the page but the comment. */
function works({ session, path, article, document }: LintedDocument, finding: Finding, edit: Edit): boolean {
  const text = document.getText();
  const edited = applyFixesTo(text, [{ edits: [edit] }]);
  const after = session.lintText(path, edited, 'article');
  const stated = factsOf(after.file.record, statedSuppressions);
  const offset = offsetMover(placedEdits([edit]))(finding.span.start.offset, 1);
  const moved = { ...finding, span: spanAt(after.file.record.lines, [offset, offset]) };
  if (!suppressionTest(stated, session.plan.run.now)(moved) || hasMoreFindings(article.findings, after.findings))
    return false;
  const [start] = edit.range;
  const isComment = ([from, to]: Range) => start <= from && to <= start + edit.text.length;
  const before = outlineIn(session, path, text).nodes.map(({ kind }) => kind);
  const now = outlineIn(session, path, edited).nodes.flatMap(({ kind, range }) => (isComment(range) ? [] : [kind]));
  return before.join() === now.join();
}

import { diffLines } from 'diff';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  Range as LspRange,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Edit, Finding, Fix } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { internalError } from '../engine/internal-error.ts';
import { lsp as words } from '../messages/lsp.ts';
import { visibleMessage } from '../report/escape.ts';
import { fixedText, isProven } from '../session/fixes.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { LintedDocument } from './document-linter.ts';
import { explainCommand } from './explain.ts';
import { offsetAt, textEdits } from './places.ts';
import { suppressions } from './suppress.ts';

const quickFixKind = 'quickfix';
const fixAllKind = 'source.fixAll.nk-lint';

/** Each fix and suppression is tried first, which takes a while for a selection of many findings. */
const mostFindings = 5;

/** Returns the actions for the findings in a range: fixes, suppressions, the explanation of the rule, all safe fixes. */
export function codeActions(
  linted: LintedDocument,
  range: LspRange,
  { only }: CodeActionContext,
  client: ClientCapabilities,
): CodeAction[] {
  const wants = (kind: string) => !only || only.some((each) => each === '' || `${kind}.`.startsWith(`${each}.`));
  const quick = wants(quickFixKind)
    ? findingsIn(linted, range)
        .slice(0, mostFindings)
        .flatMap((finding) => quickFixes(linted, finding, client))
    : [];
  return [...quick, ...(wants(fixAllKind) ? fixAllActions(linted, only !== undefined, client) : [])];
}

function findingsIn({ document, article }: LintedDocument, range: LspRange): readonly Finding[] {
  const [start, end] = [offsetAt(document, range.start), offsetAt(document, range.end)];
  return article.findings.filter(({ span }) => span.start.offset <= end && start <= span.end.offset);
}

function quickFixes(linted: LintedDocument, finding: Finding, client: ClientCapabilities): CodeAction[] {
  const { project, document, mark } = linted;
  const language = project.language();
  const { rule, fix } = finding;
  const diagnostics = [diagnosticOf(finding, project, mark)];
  const action = (title: string, edits: readonly TextEdit[], isPreferred = false): CodeAction => ({
    title,
    kind: quickFixKind,
    diagnostics,
    ...(isPreferred && { isPreferred }),
    edit: workspaceEdit(linted, edits, client),
  });
  const fixes = fix && isFixProven(linted, finding) ? [{ fix, edits: fixEdits(linted, fix) }] : [];
  const title = ({ title: says, safety }: Fix) =>
    visibleMessage(safety === 'safe' ? says : fill(words.unsafeFix, language, { title: says }));
  if (rule === internalError) return [];
  return [
    ...fixes.map(({ fix: each, edits }) => action(title(each), edits, each.safety === 'safe')),
    ...suppressions(linted, finding).map((each) => action(each.title, textEdits(document, [each.edit]))),
    {
      title: fill(words.explain, language, { rule }),
      kind: quickFixKind,
      diagnostics,
      command: {
        title: fill(words.explain, language, { rule }),
        command: explainCommand,
        arguments: [rule, document.uri],
      },
    },
  ];
}

function isFixProven({ session, path, document }: LintedDocument, finding: Finding): boolean {
  session.compare();
  return isProven(session, path, document.getText(), finding);
}

function fixEdits({ document, mark }: LintedDocument, { edits, removesByteOrderMark }: Fix): TextEdit[] {
  if (!removesByteOrderMark) return textEdits(document, edits);
  return [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: mark } }, newText: '' }];
}

/** Where the client cannot ask for the edits later, or wants nothing else, they are made at once. */
function fixAllActions(linted: LintedDocument, isWanted: boolean, client: ClientCapabilities): CodeAction[] {
  const { article, project, document } = linted;
  const { findings, repeated = [] } = article;
  if (![...findings, ...repeated].some(({ fix }) => fix?.safety === 'safe')) return [];
  const title = fill(words.fixAll, project.language());
  const resolves = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  const action = { title, kind: fixAllKind, data: { uri: document.uri } };
  if (resolves && !isWanted) return [action];
  return isWanted ? [{ ...action, edit: fixAllEdit(linted, client) }] : [];
}

/** Returns the edits of all safe fixes. */
export function fixAllEdit(linted: LintedDocument, client: ClientCapabilities): WorkspaceEdit {
  const { session, path, document } = linted;
  const text = document.getText();
  session.compare();
  return workspaceEdit(linted, lineEdits(linted, text, fixedText(session, path, text)), client);
}

function workspaceEdit(
  { document }: LintedDocument,
  edits: readonly TextEdit[],
  client: ClientCapabilities,
): WorkspaceEdit {
  const { uri, version } = document;
  return client.workspace?.workspaceEdit?.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: [...edits] } };
}

/** A comparison of texts that takes longer becomes one edit. */
const compareMs = 500;

/** Returns edits of the lines in which two texts differ, so that cursors and folds elsewhere stay where they are. */
function lineEdits({ document }: LintedDocument, before: string, after: string): TextEdit[] {
  const edits: Edit[] = [];
  let at = 0;
  const changes = diffLines(before, after, { timeout: compareMs }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  for (const { value, added, removed } of changes) {
    if (added) edits.push({ range: [at, at], text: value });
    else {
      if (removed) edits.push({ range: [at, at + value.length], text: '' });
      at += value.length;
    }
  }
  return edits.map(({ range: [start, end], text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
}

import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/types.ts';
import { visibleMessage } from '../report/escape.ts';
import type { LintedDocument } from './document-linter.ts';
import { lspRange, uriOf } from './places.ts';
import type { Project } from './project.ts';

/** By the numbers of the protocol. */
export const severities = { error: 1, warning: 2, info: 3 } as const satisfies Readonly<Record<Severity, number>>;

export const source = 'nk-lint';

/** Returns the diagnostics of an open article; none of what could not be linted. */
export function diagnosticsOf(linted: LintedDocument | undefined): Diagnostic[] {
  return linted?.article.findings.map((finding) => diagnosticOf(finding, linted.project, linted.mark)) ?? [];
}

/** Returns a finding in a project as a diagnostic; `mark` is that of `markLength`. */
export function diagnosticOf(
  { rule, severity, message, span, related = [] }: Finding,
  { folder, rulePage }: Project,
  mark: 0 | 1 = 0,
): Diagnostic {
  const href = rulePage(rule);
  return {
    range: lspRange(span, mark),
    severity: severities[severity],
    source,
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    message: visibleMessage(message),
    ...(related.length > 0 && {
      relatedInformation: related.map((other) => ({
        location: { uri: uriOf(folder, other.path), range: lspRange(other.span) },
        message: visibleMessage(other.message),
      })),
    }),
  };
}

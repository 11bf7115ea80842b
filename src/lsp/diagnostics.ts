import type { Diagnostic } from 'vscode-languageserver/node';
import type { Finding, Severity } from '../core/types.ts';
import { internalError } from '../engine/internal-error.ts';
import { visibleMessage } from '../report/escape.ts';
import { lspRange, uriOf } from './places.ts';
import { pageUrl } from './rule-page-url.ts';

/** By the numbers of the protocol. */
export const severities = { error: 1, warning: 2, info: 3 } as const satisfies Readonly<Record<Severity, number>>;

export const source = 'nk-lint';

/** Returns a finding as a diagnostic. `folder` is what paths are relative to; `mark` is that of `markLength`. */
export function diagnosticOf(
  { rule, severity, message, span, related = [] }: Finding,
  folder: string,
  mark: 0 | 1 = 0,
): Diagnostic {
  const href = rule === internalError ? undefined : pageUrl(rule);
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

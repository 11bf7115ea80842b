import type { LinkState } from '../../engine/link-states.ts';
import { linkReasonWithCode, linkReasonWords } from '../../messages/link-states.ts';
import type { Say } from '../context.ts';

/** Returns why a URL has its verdict, in words, with the status or the error code behind it. */
export function linkReason(
  {
    reason,
    status,
    code,
  }: Pick<LinkState, 'reason'> & { readonly status?: number | undefined; readonly code?: string | undefined },
  say: Say,
): string {
  const text = say(linkReasonWords[reason]);
  const answer = status ?? code;
  return answer === undefined || reason === 'ok'
    ? text
    : say(linkReasonWithCode, { reason: text, code: String(answer) });
}

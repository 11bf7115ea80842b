import { NkLintError } from '../core/errors.ts';
import type { CollectorFailure, Finding, Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';

/** The rule id of a finding that says that a rule or a collector threw; the run then ends with exit code 2. */
export const internalError = 'internal-error';

const crash: Words = {
  en: '`{id}` failed on this article: {reason}',
  'zh-CN': '`{id}` 处理这篇文章时出错：{reason}',
};

const start = { line: 1, column: 1, offset: 0 };
const blame = 'configuration';

/** Says that something threw while it looked at an article. */
export function crashed(path: string, { id, reason }: CollectorFailure, language: Language): Finding {
  return {
    rule: internalError,
    messageId: 'crashed',
    message: fill(crash, language, { id, reason }),
    severity: 'error',
    path,
    span: { start, end: start },
    data: { id, reason },
  };
}

/** Says the same of what the configuration is to blame for. */
function misconfigured(path: string, id: string, error: NkLintError, language: Language): Finding {
  return { ...crashed(path, { id, reason: fill(error.words.says, language, error.data) }, language), key: blame };
}

/** Lets through what the configuration is to blame for the first time only: it is the same in every article. */
export function blamedOnce(): (finding: Finding) => boolean {
  const blamed = new Set<unknown>();
  return ({ rule, key, data: { reason } }) => {
    if (rule !== internalError || key !== blame) return true;
    const isNew = !blamed.has(reason);
    blamed.add(reason);
    return isNew;
  };
}

/** A rule that throws becomes a finding; the other rules and articles go on. */
export function whatThrew(path: string, { id }: { readonly id: string }, error: unknown, language: Language): Finding {
  if (error instanceof NkLintError) return misconfigured(path, id, error, language);
  return crashed(path, { id, reason: error instanceof Error ? error.message : String(error) }, language);
}

import { NkLintError } from '../core/errors.ts';
import type { CollectorFailure, Finding, Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';

/** The rule id of findings for rules and collectors that threw; the exit code is then 2. */
export const internalError = 'internal-error';

const crashed: Words = {
  en: '`{id}` crashed on this article, a bug in nk-lint or a plugin: {reason}',
  'zh-CN': '`{id}` 处理这篇文章时崩溃，是 nk-lint 或插件的缺陷：{reason}',
};

const misconfiguredWords: Words = {
  en: '`{id}` could not run because of the configuration: {reason}',
  'zh-CN': '`{id}` 因配置有误而无法运行：{reason}',
};

const start = { line: 1, column: 1, offset: 0 };
const byConfiguration = 'configuration';

/** Returns the finding for a rule or collector that threw on an article. */
export function internalErrorOf(path: string, { id, reason }: CollectorFailure, language: Language): Finding {
  return {
    rule: internalError,
    messageId: 'crashed',
    message: fill(crashed, language, { id, reason }),
    severity: 'error',
    path,
    span: { start, end: start },
    data: { id, reason },
  };
}

/** The same for an error that the configuration causes. */
function misconfigured(path: string, id: string, error: NkLintError, language: Language): Finding {
  const data = { id, reason: fill(error.words.says, language, error.data) };
  const message = fill(misconfiguredWords, language, data);
  return { ...internalErrorOf(path, data, language), message, key: byConfiguration };
}

/** Whether a rule or collector is to blame. */
export function isCrash({ rule, key }: Finding): boolean {
  return rule === internalError && key !== byConfiguration;
}

/** Returns a filter that passes each configuration error once: it is the same in every article. */
export function firstConfigurationErrors(): (finding: Finding) => boolean {
  const seen = new Set<unknown>();
  return ({ rule, key, data: { reason } }) => {
    if (rule !== internalError || key !== byConfiguration) return true;
    const isNew = !seen.has(reason);
    seen.add(reason);
    return isNew;
  };
}

/** Returns the finding for a rule that threw; the other rules and articles go on. */
export function internalErrorFor(
  path: string,
  { id }: { readonly id: string },
  error: unknown,
  language: Language,
): Finding {
  if (error instanceof NkLintError) return misconfigured(path, id, error, language);
  return internalErrorOf(path, { id, reason: error instanceof Error ? error.message : String(error) }, language);
}

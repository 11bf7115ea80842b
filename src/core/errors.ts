/** What the user can mend: a bad flag, a bad configuration, a path that matches nothing. Ends the run with exit code 2. */
export class NkLintError extends Error {
  override readonly name = 'NkLintError';
  readonly code: string;
  /** One sentence that says what to do next. */
  readonly hint: string | undefined;
  /** `file:line:column` of the cause, as far as it is known. */
  readonly place: string | undefined;

  constructor(code: string, message: string, more: { hint?: string; place?: string; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.code = code;
    this.hint = more.hint;
    this.place = more.place;
  }
}

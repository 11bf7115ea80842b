/** A text as a one-line TOML string: literal where it has backslashes or quotes, else basic. */
export function tomlString(text: string, preferred: '"' | "'" = '"'): string {
  const literal = (preferred === "'" || /["\\]/u.test(text)) && !/['\u0000-\u0008\u000A-\u001F\u007F]/u.test(text);
  // What JSON escapes, TOML reads; DEL is the one character that JSON leaves as it is and TOML does not allow.
  return literal ? `'${text}'` : JSON.stringify(text).replaceAll('\u007F', '\\u007F');
}

/** A key as it has to be written in TOML. */
export function tomlKey(name: string): string {
  return /^[A-Za-z0-9_-]+$/u.test(name) ? name : tomlString(name);
}

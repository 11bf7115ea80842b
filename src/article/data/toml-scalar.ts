/** Renders a text as a one-line TOML string: literal if it has backslashes or quotes, else basic. */
export function tomlString(text: string, preferred: '"' | "'" = '"'): string {
  const literal = (preferred === "'" || /["\\]/u.test(text)) && !/['\u0000-\u0008\u000A-\u001F\u007F]/u.test(text);
  // TOML reads all escapes of JSON. DEL is the only character that JSON does not escape and TOML forbids.
  return literal ? `'${text}'` : JSON.stringify(text).replaceAll('\u007F', '\\u007F');
}

/** Renders a key, in quotes if TOML requires them. */
export function tomlKey(name: string): string {
  return /^[A-Za-z0-9_-]+$/u.test(name) ? name : tomlString(name);
}

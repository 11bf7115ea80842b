import { isPlainYaml } from './yaml-plain.ts';

/** What YAML 1.1, which Jekyll and others still read, makes something else of than text. */
const otherIn11 =
  /^(?:[yn]|yes|no|on|off|true|false|null|~|[-+]?[\d._]+(?::[\d._]+)*|0[ob]?[\d_]+|\d{4}-\d\d?-\d\d?.*|=|<<)$/iu;

/** Quotes around a text of one line: the preferred ones, or single ones where it would need escapes in double ones. */
export function yamlQuoted(text: string, preferred: '"' | "'" = '"'): string {
  const single = preferred === "'" || /["\\]/u.test(text);
  return single && !/[\u0000-\u001F\u0085\u2028\u2029]/u.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text);
}

/**
 * A text as a YAML scalar in the style in which another one was written: quoted stays quoted, plain stays plain where it
 * still means that text (`inFlow`: also between brackets). Undefined for a block scalar.
 */
export function renderScalar(text: string, written: string, inFlow = false): string | undefined {
  if (/^[|>]/u.test(written)) return undefined;
  if (/^["']/u.test(written)) return yamlQuoted(text, written.startsWith("'") ? "'" : '"');
  return isPlain(text, inFlow) ? text : yamlQuoted(text);
}

/** It begins with a letter, and nothing in it could end it or begin something else. */
const surelyPlain = /^\p{L}[^\p{C}\p{Zl}\p{Zp}:#]*$/u;

function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || otherIn11.test(text) || /[\r\n]/u.test(text) || (inFlow && /[,[\]{}]/u.test(text))) return false;
  if (surelyPlain.test(text) && text.trimEnd() === text) return true;
  return isPlainYaml(text);
}

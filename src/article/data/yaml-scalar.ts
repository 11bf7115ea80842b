import { isPlainYaml } from './yaml-plain.ts';

/** Plain scalars that YAML 1.1 does not read as text; Jekyll and others still use YAML 1.1. */
const otherIn11 =
  /^(?:[yn]|yes|no|on|off|true|false|null|~|[-+]?[\d._]+(?::[\d._]+)*|0[ob]?[\d_]+|\d{4}-\d\d?-\d\d?.*|=|<<)$/iu;

/** Quotes a one-line text: with the preferred quotes, or single ones if double ones would need escapes. */
export function yamlQuoted(text: string, preferred: '"' | "'" = '"'): string {
  const single = preferred === "'" || /["\\]/u.test(text);
  return single && !/[\u0000-\u001F\u0085\u2028\u2029]/u.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text);
}

/**
 * Renders a text in the style of an existing scalar: quoted stays quoted, plain stays plain if YAML still reads the same
 * text. `inFlow`: also between brackets. Undefined for a block scalar.
 */
export function renderScalar(text: string, written: string, inFlow = false): string | undefined {
  if (/^[|>]/u.test(written)) return undefined;
  if (/^["']/u.test(written)) return yamlQuoted(text, written.startsWith("'") ? "'" : '"');
  return isPlain(text, inFlow) ? text : yamlQuoted(text);
}

/** Matches texts that are plain scalars without further checks: a letter first, no `:` and no `#`. */
const surelyPlain = /^\p{L}[^\p{C}\p{Zl}\p{Zp}:#]*$/u;

function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || otherIn11.test(text) || /[\r\n]/u.test(text) || (inFlow && /[,[\]{}]/u.test(text))) return false;
  if (surelyPlain.test(text) && text.trimEnd() === text) return true;
  return isPlainYaml(text);
}

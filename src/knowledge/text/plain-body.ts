/*
 * Reduces a text to its letters and digits, in NFKC and lower case. A table from code units to their forms is 10 times as
 * fast as normalizing the whole text. It is wrong for characters that combine with their neighbours.
 */

/** The form of each code unit, or one of the four values below. */
const forms = new Uint16Array(0x10000);
const unknown = 0;
/** The character is dropped. */
const dropped = 1;
/** The form is longer than one code unit, or the unit is a surrogate: see `others`. */
const longForm = 2;
/** The form depends on neighbours: the whole text is normalized. */
const dependent = 3;

/** Forms by code point. */
const longForms = new Map<number, string>();

/** Output buffer, reused for each text. */
let buffer = new Uint16Array(0x8000);

/** Returns the reduced text as code units, valid until the next call. Building a string would double the time. */
export function plainBody(text: string): Uint16Array {
  if (buffer.length < text.length) buffer = new Uint16Array(text.length);
  let units = buffer;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let form = forms[code] as number;
    if (form === unknown) form = formOf(code);
    if (form > dependent) units[length++] = form;
    else if (form === dependent) return unitsOf(normalizedText(text));
    else if (form === longForm) {
      const point = text.codePointAt(index) ?? code;
      const found = longForms.get(point) ?? formOfPoint(point);
      if (found === undefined) return unitsOf(normalizedText(text));
      if (point > 0xffff) index++;
      // One character can expand to 18.
      if (length + found.length + text.length - index > units.length) units = enlarged(units, found.length);
      for (let at = 0; at < found.length; at++) units[length++] = found.charCodeAt(at);
    }
  }
  return units.subarray(0, length);
}

function normalizedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function formOf(code: number): number {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const found = isSurrogate ? undefined : formOfPoint(code);
  const single = found?.length === 1 ? found.charCodeAt(0) : longForm;
  const form = isSurrogate ? longForm : found === undefined ? dependent : found === '' ? dropped : single;
  forms[code] = form;
  return form;
}

/**
 * Computes the form of a code point; undefined if it depends on neighbours: combining marks, parts of Hangul syllables,
 * and `Σ`, which has another lower-case form at the end of a word.
 */
function formOfPoint(point: number): string | undefined {
  const char = String.fromCodePoint(point);
  const isSyllable = point >= 0xac00 && point <= 0xd7a3;
  if (!isSyllable && /^(?:\p{M}|[\u1100-\u11FF]|\p{Cs})|Σ/u.test(char.normalize('NFKD'))) return undefined;
  const found = normalizedText(char);
  longForms.set(point, found);
  return found;
}

function enlarged(units: Uint16Array, least: number): Uint16Array<ArrayBuffer> {
  const copy = new Uint16Array(units.length + Math.max(least, units.length));
  copy.set(units);
  return copy;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
}

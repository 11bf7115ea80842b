/*
 * The letters and digits of a text, in one form (NFKC) and small. Doing that with a whole text costs ten times as much as
 * to look up what becomes of each character; that is only right where no two of them melt into one.
 */

/** By code unit: what becomes of it, or one of these. */
const forms = new Uint16Array(0x10000);
const unknown = 0;
const nothing = 1;
/** It is in `others`. */
const other = 2;
/** What becomes of it depends on its neighbours. */
const dependent = 3;

const others = new Map<number, string>();

/** What is written anew for each text. */
let room = new Uint16Array(0x8000);

/** Its code units, until the next call; a string of them would cost as much as to find them. */
export function plainBody(text: string): Uint16Array {
  if (room.length < text.length) room = new Uint16Array(text.length);
  let units = room;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let form = forms[code] as number;
    if (form === unknown) form = learn(code);
    if (form > dependent) units[length++] = form;
    else if (form === dependent) return unitsOf(normalizedText(text));
    else if (form === other) {
      const point = text.codePointAt(index) ?? code;
      const found = others.get(point) ?? learnPoint(point);
      if (found === undefined) return unitsOf(normalizedText(text));
      if (point > 0xffff) index++;
      // One character may become as many as eighteen.
      if (length + found.length + text.length - index > units.length) units = larger(units, found.length);
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

function learn(code: number): number {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const found = isSurrogate ? undefined : learnPoint(code);
  const single = found?.length === 1 ? found.charCodeAt(0) : other;
  const form = isSurrogate ? other : found === undefined ? dependent : found === '' ? nothing : single;
  forms[code] = form;
  return form;
}

/** Marks join the character before them, parts of Korean syllables each other; `Σ` has another form at the end. */
function learnPoint(point: number): string | undefined {
  const char = String.fromCodePoint(point);
  const isSyllable = point >= 0xac00 && point <= 0xd7a3;
  if (!isSyllable && /^(?:\p{M}|[\u1100-\u11FF]|\p{Cs})|Σ/u.test(char.normalize('NFKD'))) return undefined;
  const found = normalizedText(char);
  others.set(point, found);
  return found;
}

function larger(units: Uint16Array, least: number): Uint16Array<ArrayBuffer> {
  const copy = new Uint16Array(units.length + Math.max(least, units.length));
  copy.set(units);
  return copy;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
}

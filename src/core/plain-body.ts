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

export function plainBody(text: string): string {
  const units = new Uint16Array(text.length);
  let length = 0;
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let form = forms[code] ?? dependent;
    if (form === unknown) form = learn(code);
    if (form > dependent) units[length++] = form;
    else if (form === dependent) return whole(text);
    else if (form === other) {
      const point = text.codePointAt(index) ?? code;
      const found = others.get(point) ?? learnPoint(point);
      if (found === undefined) return whole(text);
      plain += stringOf(units.subarray(0, length)) + found;
      length = 0;
      if (point > 0xffff) index++;
    }
  }
  return plain + stringOf(units.subarray(0, length));
}

function whole(text: string): string {
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
  const found = whole(char);
  others.set(point, found);
  return found;
}

function stringOf(units: Uint16Array): string {
  let text = '';
  // What a call may take is limited.
  for (let at = 0; at < units.length; at += 8192)
    text += String.fromCharCode.apply(undefined, units.subarray(at, at + 8192) as unknown as number[]);
  return text;
}

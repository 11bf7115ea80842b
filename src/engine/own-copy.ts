/** Shorter strings are always copies of their own. */
const shortest = 13;
/** From here on, the room that is saved is worth the time. */
const long = 100;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Used again and again: a new array for each text takes longer than the copy. */
const bytes = new Uint8Array(65_536);

/**
 * A copy of plain JSON whose strings stand for themselves: a part that was cut out of a text keeps the whole of it in
 * memory, and what rules remember of an article must not keep the article.
 */
export function ownCopy<Value>(value: Value): Value {
  if (typeof value === 'string') return (value.length < shortest ? value : copyOf(value)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    // What has been pushed to has room for more.
    return (typeof value[0] === 'number' && value.every(isNumber) ? value.slice() : value.map(ownCopy)) as Value;
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = ownCopy(value[key]);
  return copy as Value;
}

/**
 * To cut a piece out of two texts put together, V8 writes them down as one; a fifth of the time that JSON takes. What
 * comes from Chinese text takes two bytes for each letter, even where none is Chinese.
 */
function copyOf(text: string): string {
  return text.length < long || !/^[\0-\x7F]*$/u.test(text) ? ` ${text}`.slice(1) : narrowCopyOf(text);
}

/** A copy of ASCII text that takes one byte for each letter. */
function narrowCopyOf(text: string): string {
  if (text.length > bytes.length) return decoder.decode(encoder.encode(text));
  return decoder.decode(bytes.subarray(0, encoder.encodeInto(text, bytes).written));
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

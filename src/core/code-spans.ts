/** A part of a message: text, or what stands between backticks. */
export interface MessagePart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Splits a message at its code spans, whose backticks may be of any number. */
export function splitCodeSpans(message: string): readonly MessagePart[] {
  const runs = Array.from(message.matchAll(/`+/gu), ({ index, 0: { length } }) => ({ index, length }));
  const parts: MessagePart[] = [];
  let end = 0;
  for (let at = 0; at < runs.length; at++) {
    const { index, length } = runs[at] as (typeof runs)[number];
    let closing = at + 1;
    while (closing < runs.length && runs[closing]?.length !== length) closing++;
    const close = runs[closing]?.index;
    if (close === undefined) continue;
    const code = message.slice(index + length, close);
    parts.push({ text: message.slice(end, index), isCode: false });
    // Spaces set backticks apart from those around them.
    parts.push({ text: code.replace(/^ (.*`.*) $/su, '$1'), isCode: true });
    end = close + length;
    at = closing;
  }
  return [...parts, { text: message.slice(end), isCode: false }].filter(({ text }) => text !== '');
}

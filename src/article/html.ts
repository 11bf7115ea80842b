import { QuoteType, Tokenizer } from 'htmlparser2';
import type { Range } from '../core/types.ts';

export interface Attribute {
  readonly value: string;
  /** The value without its quotes. */
  readonly range: Range;
}

export interface Tag {
  /** Lower-cased name. */
  readonly name: string;
  readonly range: Range;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** Returns a URL attribute as browsers read it: without surrounding whitespace. */
export function trimmed({ value, range: [start, end] }: Attribute): Attribute {
  const text = value.trim();
  if (text === value) return { value, range: [start, end] };
  // With entities, value and source differ in length: the range cannot be narrowed.
  const lead = value.indexOf(text);
  const tail = value.length - lead - text.length;
  return end - start === value.length
    ? { value: text, range: [start + lead, end - tail] }
    : { value: text, range: [start, end] };
}

export interface EndTag {
  /** Lower-cased name. */
  readonly name: string;
  readonly range: Range;
}

/** What a piece of raw HTML holds; all ranges are those of the whole source. */
export interface ScannedHtml {
  /** The opening tags. */
  readonly tags: readonly Tag[];
  readonly ends: readonly EndTag[];
}

/**
 * Scans a piece of raw HTML that begins at `start`. `written` is as long, and has the template tags that `html` masks: they
 * belong to the value of their attribute as a whole.
 */
export function scanHtml(html: string, start: number, written = html): ScannedHtml {
  const tags: Tag[] = [];
  const ends: EndTag[] = [];
  let tag = { start: 0, name: '', attributes: {} as Record<string, Attribute> };
  let attribute = { name: '', end: 0, value: '' };
  const ignore = () => {};
  const close = (to: number) => {
    tags.push({ name: tag.name, range: [start + tag.start, start + to + 1], attributes: tag.attributes });
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(from, to) {
        tag = { start: from - 1, name: html.slice(from, to).toLowerCase(), attributes: {} };
      },
      onattribname(from, to) {
        attribute = { name: html.slice(from, to).toLowerCase(), end: to, value: '' };
      },
      onattribdata(from, to) {
        attribute.value += written.slice(from, to);
      },
      onattribentity(code) {
        attribute.value += String.fromCodePoint(code);
      },
      onattribend(quote, to) {
        const quoted = quote === QuoteType.Single || quote === QuoteType.Double;
        const last = quoted ? to - 1 : to;
        const lead = quote === QuoteType.NoValue ? last : html.slice(attribute.end).search(/[^\s=]/u) + attribute.end;
        const range: Range = [start + lead + (quoted ? 1 : 0), start + last];
        tag.attributes[attribute.name] ??= { value: attribute.value, range };
      },
      onopentagend: close,
      onselfclosingtag: close,
      isInForeignContext: () => false,
      onclosetag(from, to) {
        const end = html.indexOf('>', to) + 1 || html.length;
        ends.push({
          name: html.slice(from, to).toLowerCase(),
          range: [start + html.lastIndexOf('<', from), start + end],
        });
      },
      oncomment: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { tags, ends };
}

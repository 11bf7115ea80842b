import { isUtf8 } from 'node:buffer';

/** End offsets of the pieces; the first contains the title of most pages. */
const pieceEnds = [4096, 32_768, Number.POSITIVE_INFINITY];

/**
 * Decodes bytes as browsers do: by byte order mark, else header, else `<meta>`, else by a guess. Yields pieces, because
 * decoding a whole page takes longer than its request.
 */
export function* decodeText(bytes: Uint8Array, contentType: string | undefined): Generator<string> {
  const declared =
    byteOrderMarkEncoding(bytes) ??
    encodingFor(charsetLabel(contentType ?? '')) ??
    encodingFor(charsetLabel(metaDeclaration(bytes)));
  const encoding = declared ?? (isUtf8(withoutPartialCharacter(bytes)) ? 'utf-8' : 'gb18030');
  const decoder = new TextDecoder(encoding);
  let start = 0;
  for (const end of pieceEnds) {
    if (start >= bytes.length) return;
    yield decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length });
    start = end;
  }
}

/** Cuts off an incomplete UTF-8 character at the end. */
function withoutPartialCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes.at(-back) ?? 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

function byteOrderMarkEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function charsetLabel(text: string): string | undefined {
  return /charset\s*=\s*["']?\s*(?<name>[\w:.-]+)/iu.exec(text)?.groups?.['name'];
}

/** Bytes in which a `<meta>` counts, about as in browsers. */
const metaSearchBytes = 4096;

function metaDeclaration(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, metaSearchBytes)).toString('latin1');
  const meta = /<meta\b[^>]*\bcharset\s*=[^>]*>/iu.exec(start)?.[0];
  return (
    meta ??
    /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["'](?<name>[\w-]+)/u.exec(start)?.[0].replace('encoding', 'charset') ??
    ''
  );
}

function encodingFor(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  if (/^utf-?8$/iu.test(label)) return 'utf-8';
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose `<meta>` is readable as ASCII is not UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

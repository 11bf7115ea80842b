import { isUtf8 } from 'node:buffer';

/** The first piece is that which titles of most pages stand in. */
const pieces = [4096, 32_768, Number.POSITIVE_INFINITY];

/**
 * Bytes as text, as browsers read them: byte order mark, then header, then `<meta>`; what is told nowhere is guessed. Piece
 * by piece, since reading all of a page takes longer than asking for it.
 */
export function* decodeText(bytes: Uint8Array, contentType: string | undefined): Generator<string> {
  const told = markOf(bytes) ?? known(charsetIn(contentType ?? '')) ?? known(charsetIn(metaOf(bytes)));
  const encoding = told ?? (isUtf8(wholeCharacters(bytes)) ? 'utf-8' : 'gb18030');
  const decoder = new TextDecoder(encoding);
  let start = 0;
  for (const end of pieces) {
    if (start >= bytes.length) return;
    yield decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length });
    start = end;
  }
}

/** Without the beginning of a character at the end. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes.at(-back) ?? 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function charsetIn(text: string): string | undefined {
  return /charset\s*=\s*["']?\s*(?<name>[\w:.-]+)/iu.exec(text)?.groups?.['name'];
}

/** How far browsers look. */
const head = 4096;

function metaOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, head)).toString('latin1');
  const meta = /<meta\b[^>]*\bcharset\s*=[^>]*>/iu.exec(start)?.[0];
  return (
    meta ??
    /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["'](?<name>[\w-]+)/u.exec(start)?.[0].replace('encoding', 'charset') ??
    ''
  );
}

function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  if (/^utf-?8$/iu.test(label)) return 'utf-8';
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose `<meta>` could be read cannot be UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

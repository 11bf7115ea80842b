/** Bytes as text, as browsers read them: byte order mark, then header, then `<meta>`; and what is told nowhere is guessed. */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const told = markOf(bytes) ?? known(charsetIn(contentType ?? '')) ?? known(charsetIn(metaOf(bytes)));
  if (told !== undefined) return new TextDecoder(told).decode(bytes);
  // The last character may be cut in two.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
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
  try {
    const { encoding } = new TextDecoder(label);
    // A page whose `<meta>` could be read cannot be UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

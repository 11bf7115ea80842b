import type { PlaygroundSettings } from './lint.ts';

/** What a link to the playground holds. */
export interface Shared extends Partial<Pick<PlaygroundSettings, 'site' | 'preset'>> {
  readonly source: string;
}

/** Characters of an article in a link: a link is not a place for more, and a short one may be made to unpack to much. */
const mostCharacters = 200_000;

/** Returns the hash of a link; undefined for an article that is too long. Nothing leaves the browser. */
export async function hashOf({
  source,
  site = 'generic',
  preset = 'recommended',
}: Shared): Promise<string | undefined> {
  if (source.length > mostCharacters) return undefined;
  const bytes = await collect(new Blob([source]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  return `#${new URLSearchParams({ site, preset, article: base64Url(bytes) })}`;
}

/** Reads the hash of a link; undefined if it is none, or a damaged one. */
export async function sharedIn(hash: string): Promise<Shared | undefined> {
  const parameters = new URLSearchParams(hash.slice(1));
  const article = parameters.get('article');
  if (article === null) return undefined;
  try {
    const packed = new Blob([bytesOf(article)]).stream();
    const bytes = await collect(packed.pipeThrough(new DecompressionStream('deflate-raw')), mostCharacters * 4);
    const source = new TextDecoder().decode(bytes);
    const [site, preset] = [parameters.get('site'), parameters.get('preset')];
    return { source, ...(site && { site }), ...(preset && { preset }) } as Shared;
  } catch {
    return undefined;
  }
}

async function collect(
  stream: ReadableStream<BufferSource>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    const chunk = value as Uint8Array<ArrayBuffer>;
    length += chunk.length;
    if (length > most) throw new RangeError('unpacks to too much');
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function base64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

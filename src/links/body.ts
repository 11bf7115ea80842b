import type { Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

export const maxWireBytes = 64 * 1024;
const maxDecodedBytes = 1024 * 1024;

interface LimitedBytes {
  readonly bytes: Uint8Array;
  /** Whether more bytes followed. */
  readonly isTruncated: boolean;
}

/** Reads the first bytes of a stream, then destroys it. */
function readAtMost(source: Readable, maxBytes: number): Promise<LimitedBytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const end = () => {
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      resolve({ bytes: bytes.subarray(0, maxBytes), isTruncated: size > maxBytes });
    };
    // Events, because an iterator over the stream takes three times as long.
    source.on('data', (chunk: Uint8Array) => {
      if (size > maxBytes) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size <= maxBytes) return;
      end();
      source.destroy();
    });
    source.on('end', end);
    source.on('error', reject);
    source.on('close', () => reject(Object.assign(new Error('closed early'), { code: 'ECONNRESET' })));
  });
}

/** Decodes a body with one `Content-Encoding`; returns undefined for stacked and unknown encodings. */
export async function decodeBody(bytes: Uint8Array, encoding: string): Promise<LimitedBytes | undefined> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  const [layer] = layers;
  if (layer === undefined || bytes.length === 0) return { bytes, isTruncated: false };
  const decoder = layers.length === 1 ? decoderFor(layer, bytes) : undefined;
  if (!decoder) return undefined;
  decoder.end(bytes);
  return readAtMost(decoder, maxDecodedBytes);
}

function decoderFor(layer: string, bytes: Uint8Array) {
  // Flush, so that a truncated body is decoded as far as it goes.
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  if (layer === 'gzip' || layer === 'x-gzip') return createGunzip(options);
  if (layer === 'br') return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (layer !== 'deflate') return undefined;
  // Some servers omit the zlib header.
  return ((bytes[0] ?? 0) & 15) === 8 ? createInflate(options) : createInflateRaw(options);
}

import type { Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

export const mostWireBytes = 64 * 1024;
const mostDecodedBytes = 1024 * 1024;

interface Taken {
  readonly bytes: Uint8Array;
  /** There was more than is taken. */
  readonly cut: boolean;
}

/** The first bytes of a stream; the rest is never asked for, and its source is closed. */
function take(source: Readable, most: number): Promise<Taken> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const end = () => {
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      resolve({ bytes: bytes.subarray(0, most), cut: size > most });
    };
    // An iterator over the stream would take three times as long.
    source.on('data', (chunk: Uint8Array) => {
      if (size > most) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size <= most) return;
      end();
      source.destroy();
    });
    source.on('end', end);
    source.on('error', reject);
    source.on('close', () => reject(Object.assign(new Error('closed early'), { code: 'ECONNRESET' })));
  });
}

/** Undoes the one layer of `Content-Encoding` that is bearable; undefined for stacked and unknown ones. */
export async function decoded(bytes: Uint8Array, encoding: string): Promise<Taken | undefined> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  const [layer] = layers;
  if (layer === undefined || bytes.length === 0) return { bytes, cut: false };
  const decoder = layers.length === 1 ? decoderOf(layer, bytes) : undefined;
  if (!decoder) return undefined;
  decoder.end(bytes);
  return take(decoder, mostDecodedBytes);
}

function decoderOf(layer: string, bytes: Uint8Array) {
  // What was cut off at a limit still gives what it holds.
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  if (layer === 'gzip' || layer === 'x-gzip') return createGunzip(options);
  if (layer === 'br') return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (layer !== 'deflate') return undefined;
  // Some servers leave the zlib header out.
  return ((bytes[0] ?? 0) & 15) === 8 ? createInflate(options) : createInflateRaw(options);
}

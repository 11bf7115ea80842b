import { heifSize, jpegSize, type Size, tiffSize, webpSize } from './image-sizes.ts';

export interface DetectedType extends Partial<Size> {
  readonly type: string;
}

/** Detects the type of an image, or `html`, by its bytes; returns undefined if unknown. */
export function detectType(bytes: Uint8Array): DetectedType | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.toString('latin1', 0, 16);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return sized('png', view.length < 24 ? undefined : pngSize(view));
  if (/^GIF8[79]a/u.test(head)) return sized('gif', view.length < 10 ? undefined : gifSize(view));
  if (head.startsWith('\xff\xd8\xff')) return sized('jpeg', jpegSize(view));
  if (/^RIFF.{4}WEBP/su.test(head)) return sized('webp', webpSize(view));
  if (/^.{4}ftyp/su.test(head)) return heifImage(view);
  if (head.startsWith('BM') && view.length >= 26) return sized('bmp', bmpSize(view));
  if (/^\0\0[\x01\x02]\0[^\0]\0/u.test(head)) return sized('ico', view.length < 8 ? undefined : icoSize(view));
  if (/^(?:II[*+]\0|MM\0[*+])/u.test(head)) return sized('tiff', tiffSize(view));
  return markupType(view);
}

function sized(type: string, size: Size | undefined): DetectedType {
  return { type, ...(size && { width: size.width, height: size.height }) };
}

function pngSize(view: Buffer): Size {
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

function gifSize(view: Buffer): Size {
  return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
}

function bmpSize(view: Buffer): Size {
  // The oldest header has 16-bit sizes; a negative height means top-down rows.
  if (view.readUInt32LE(14) === 12) return { width: view.readUInt16LE(18), height: view.readUInt16LE(20) };
  return { width: view.readInt32LE(18), height: Math.abs(view.readInt32LE(22)) };
}

function icoSize(view: Buffer): Size {
  return { width: view[6] || 256, height: view[7] || 256 };
}

function heifImage(view: Buffer): DetectedType | undefined {
  const brands = view.toString('latin1', 8, Math.min(view.length, 64));
  const type = /avi[fs]/u.test(brands) ? 'avif' : /hei[cxms]|hev[cx]|mif1|msf1/u.test(brands) ? 'heic' : undefined;
  return type === undefined ? undefined : sized(type, heifSize(view));
}

/** Detects SVG and HTML behind any declarations and comments. */
function markupType(view: Buffer): DetectedType | undefined {
  const isUtf16 = view[0] === 0xff && view[1] === 0xfe;
  const text = view.toString(isUtf16 ? 'utf16le' : 'latin1', 0, 4096).replace(/^(?:\uFEFF|ï»¿)/u, '');
  const start = text.replace(
    /^(?:\s+|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!doctype svg[^>[]*(?:\[[^\]]*\]\s*)?>)+/iu,
    '',
  );
  if (/^<(?:\w+:)?svg[\s>/]/iu.test(start)) return { type: 'svg' };
  const html =
    /^<(?:!doctype html|html|head|body|script|style|meta|title|link|div|p|h[1-6]|table|a|br|center|span)\b/iu;
  return html.test(start) ? { type: 'html' } : undefined;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Reads the first frame header, which may lie behind the bytes that were read. */
export function jpegSize(view: Buffer): Size | undefined {
  let at = 2;
  while (at + 9 <= view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    // Fill bytes may precede a marker, and some markers have no length.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + Math.max(2, view.readUInt16BE(at + 2));
  }
  return undefined;
}

export function webpSize(view: Buffer): Size | undefined {
  if (view.length < 30) return undefined;
  const chunk = view.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return { width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8 ') return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
  if (chunk !== 'VP8L') return undefined;
  const bits = view.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Returns the largest `ispe` property, because tiles and thumbnails have their own. */
export function heifSize(view: Buffer): Size | undefined {
  let largest: Size | undefined;
  for (let at = view.indexOf('ispe', 0, 'latin1'); at !== -1; at = view.indexOf('ispe', at + 4, 'latin1')) {
    if (at + 16 > view.length) break;
    const size = { width: view.readUInt32BE(at + 8), height: view.readUInt32BE(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

export function tiffSize(view: Buffer): Size | undefined {
  const isLittleEndian = view[0] === 0x49;
  const uint16 = (at: number) => (isLittleEndian ? view.readUInt16LE(at) : view.readUInt16BE(at));
  const uint32 = (at: number) => (isLittleEndian ? view.readUInt32LE(at) : view.readUInt32BE(at));
  // 43 is BigTIFF, which has another layout.
  if (view.length < 8 || uint16(2) !== 42) return undefined;
  const directory = uint32(4);
  // The directory often follows the image data, behind the bytes that were read.
  if (directory + 2 > view.length) return undefined;
  const found: { width?: number; height?: number } = {};
  for (let entry = 0; entry < uint16(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > view.length) break;
    const value = uint16(at + 2) === 3 ? uint16(at + 8) : uint32(at + 8);
    if (uint16(at) === 256) found.width = value;
    if (uint16(at) === 257) found.height = value;
  }
  return found.width && found.height ? { width: found.width, height: found.height } : undefined;
}

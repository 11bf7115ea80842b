/** The heads of a PNG and of a GIF of one pixel, in base64: signature, width and height. */
const pixel = /^data:image\/(?:png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB|gif;base64,R0lGOD(?:lh|dh)AQABA[A-P])/u;
const svg = /^data:image\/svg\+xml[^,]{0,40},(?<code>.{1,400})$/su;

/** Whether an address is a picture of one pixel or of nothing: the stand-in of a page that loads its pictures later. */
export function isOnePixel(url: string): boolean {
  if (!url.startsWith('data:image/')) return false;
  const code = svg.exec(url)?.groups?.['code']?.replace(/%3C/giu, '<').replace(/%3E/giu, '>').replace(/%2F/giu, '/');
  return pixel.test(url) || (code !== undefined && /^<svg\b[^<>]*(?:\/>|>\s*<\/svg>)$/iu.test(code));
}

/** Whether the data of an image are missing or cut: they are empty, end in dots, or have a length that base64 cannot have. */
export function isCutData(url: string): boolean {
  if (!/^data:image\//iu.test(url)) return false;
  if (!url.includes(',') || /(?:\.{3}|…|%E2%80%A6)$/iu.test(url)) return true;
  const { data } = /;base64,(?<data>[^,]*)$/iu.exec(url)?.groups ?? {};
  return data !== undefined && (data.trim() === '' || data.replace(/[\s=]|%3D/giu, '').length % 4 === 1);
}

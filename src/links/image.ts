import type { LinkState, Reason } from '../engine/link-states.ts';
import { header } from './headers.ts';
import { detectType } from './image-bytes.ts';
import type { HttpResponse } from './network.ts';

export interface ImageClass {
  readonly reason: Reason;
  readonly image?: NonNullable<LinkState['image']>;
}

/** Classifies the response for an image by its bytes, because names and content types are often wrong. */
export function classifyImage(response: HttpResponse): ImageClass {
  if (response.body.length === 0) return { reason: 'empty-image' };
  const found = detectType(response.body);
  if (found?.type === 'html') return { reason: 'not-an-image' };
  if (!found) return { reason: /^\s*image\//iu.test(header(response, 'content-type') ?? '') ? 'ok' : 'unknown-image' };
  const { width, height } = found;
  const isPixel = width !== undefined && height !== undefined && width <= 2 && height <= 2;
  return { reason: isPixel ? 'tracking-pixel' : 'ok', image: found };
}

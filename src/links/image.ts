import type { LinkState, Reason } from '../engine/link-states.ts';
import { header } from './headers.ts';
import { sniff } from './image-bytes.ts';
import type { Answer } from './network.ts';

export interface ImageFound {
  readonly reason: Reason;
  readonly image?: NonNullable<LinkState['image']>;
}

/** What was given for an image, by its bytes: names and content types are wrong too often. */
export function judgeImage(answer: Answer): ImageFound {
  if (answer.body.length === 0) return { reason: 'empty-image' };
  const found = sniff(answer.body);
  if (found?.type === 'html') return { reason: 'not-an-image' };
  if (!found) return { reason: /^\s*image\//iu.test(header(answer, 'content-type') ?? '') ? 'ok' : 'unknown-image' };
  const { width, height } = found;
  const isPixel = width !== undefined && height !== undefined && width <= 2 && height <= 2;
  return { reason: isPixel ? 'tracking-pixel' : 'ok', image: found };
}

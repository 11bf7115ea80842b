import type { Collector } from '../../core/types.ts';

const named = /\butm_(?:\w+|\*)|\bUTM\b|\b(?:fbclid|gclid|msclkid|wxfrom)\b/gu;

/** One fact if the article names tracking parameters outside of addresses: its addresses may be the lesson. */
export const trackingLessons: Collector<true> = {
  id: 'tracking-lessons',
  version: 1,
  collect({ source }) {
    for (const { index } of source.matchAll(named)) {
      const before = source.slice(Math.max(0, index - 200), index);
      // In an address, a name stands behind `?`, `&`, `#` or `/` without a blank.
      if (!/[?&#/;%=][^\s`]*$/u.test(before)) return [true];
    }
    return [];
  },
};

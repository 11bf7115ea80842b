import type { Words } from '../core/types.ts';

export interface UsualOptions {
  readonly share: number;
  readonly articles: number;
}

/** Returns the options of a rule that compares an article with its collection. `share` describes that option. */
export function usualOptions(share: Words) {
  return {
    share: { description: share, default: 0.9, type: 'number', minimum: 0.5, maximum: 1 },
    articles: {
      description: {
        en: 'The minimum number of articles of a collection that show what is usual.',
        'zh-CN': '集合至少有多少篇文章，才能看出通常的做法。',
      },
      default: 20,
      type: 'integer',
      minimum: 2,
    },
  } as const;
}

/** Whether enough articles of the collection share a property, by these options. */
export function isUsual(count: number, total: number, { share, articles }: UsualOptions): boolean {
  return total >= articles && count >= share * total;
}

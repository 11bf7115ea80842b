import { shareOf } from '../core/numbers.ts';
import { norm } from '../engine/rule.ts';
import { markWidths as facts } from '../facts/text/mark-widths.ts';

/** By full-width mark: how many articles use it in either width, and in how many of them most are full-width. */
export type MarkWidthsNorm = Readonly<Record<string, { readonly wide: number; readonly total: number }>>;

/** Whether authors of a collection write the marks of Chinese text full-width. */
export const markWidths = norm({
  id: 'mark-widths',
  needs: { facts },
  sample({ facts }): readonly (readonly [mark: string, isWide: boolean])[] | undefined {
    return facts.length === 0 ? undefined : facts.map(({ mark, wide, half }) => [mark, wide > half]);
  },
  learn(samples): MarkWidthsNorm {
    const counts: Record<string, { wide: number; total: number }> = {};
    for (const [mark, isWide] of samples.flat()) {
      const { wide, total } = counts[mark] ?? { wide: 0, total: 0 };
      counts[mark] = { wide: wide + (isWide ? 1 : 0), total: total + 1 };
    }
    return counts;
  },
  describe(learned) {
    const says = {
      en: '{count} of {total} articles with `{mark}` write it full-width ({share} %)',
      'zh-CN': '{total} 篇用到 `{mark}` 的文章中有 {count} 篇使用全角（{share}%）',
    };
    return Object.entries(learned).map(([mark, { wide, total }]) => ({
      says,
      data: { mark, ...shareOf(wide, total) },
    }));
  },
});

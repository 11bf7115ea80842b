import { norm } from '../engine/rule.ts';
import { markWidths as facts } from '../facts/text/mark-widths.ts';
import { shareLine } from './share-line.ts';

/** By full-width mark: how many articles use it in either width, and in how many of them most are full-width. */
export type MarkWidthsNorm = Readonly<Record<string, { readonly wide: number; readonly total: number }>>;

const words = {
  all: {
    en: '{total, plural, =1 {The only article} other {All # articles}} with `{mark}` {total, plural, =1 {writes} other {write}} it full-width',
    'zh-CN': '用到 `{mark}` 的 {total} 篇文章都使用全角',
  },
  some: {
    en: '{count} of {total} articles with `{mark}` write it full-width ({share}%)',
    'zh-CN': '用到 `{mark}` 的 {total} 篇文章中有 {count} 篇使用全角（{share}%）',
  },
};

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
    return Object.entries(learned).map(([mark, { wide, total }]) => shareLine(words, [wide, total], { mark }));
  },
});

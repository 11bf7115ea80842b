import type { Sample } from './measure.ts';

/** By tool; the n-th samples of all tools were taken in the same round. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;
type Figure = 'cpu' | 'wall';

export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 && below !== undefined && above !== undefined ? (below + above) / 2 : above;
}

export function typical(samples: Samples, tool: string, figure: Figure | 'peak'): number | undefined {
  return median((samples.get(tool) ?? []).flatMap((sample) => sample[figure] ?? []));
}

/** Returns the median of the ratios of each round, so that a slow machine affects both sides. */
export function ratio(samples: Samples, tool: string, to: string, figure: Figure): number | undefined {
  const others = samples.get(to) ?? [];
  return median(
    (samples.get(tool) ?? []).flatMap((sample, round) => {
      const other = others[round]?.[figure];
      return other === undefined || other === 0 ? [] : sample[figure] / other;
    }),
  );
}

export function digits(value: number | undefined, unit = 1): string {
  if (value === undefined) return '–';
  const scaled = value * unit;
  return scaled.toFixed(scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

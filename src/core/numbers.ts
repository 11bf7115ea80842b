/** Formats `1692` as `1,692`, in any locale. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** Returns the data for `{count} of {total} ({share} %)` in a message. */
export function shareOf(count: number, total: number): { count: number; total: number; share: string } {
  return {
    count,
    total,
    share: total > 0 ? ((100 * count) / total).toFixed(1) : '0',
  };
}

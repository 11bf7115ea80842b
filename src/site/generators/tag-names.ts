import { isSlip } from '../../core/nearest.ts';

/** Returns the tag that a name surely misspells; undefined for one that a plugin may define. */
export function misspeltTag(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name) || name.length < 4) return undefined;
  const similar = known.filter(
    (each) =>
      isSlip(name, each) && Math.abs(each.length - name.length) < 2 && `${each}s` !== name && each !== `${name}s`,
  );
  return similar.length === 1 ? similar[0] : undefined;
}

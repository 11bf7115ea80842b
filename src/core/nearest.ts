import leven, { closestMatch } from 'leven';

/** Returns the known name that was probably meant: it differs in case, or by up to three letters. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const maxDistance = name.length < 3 ? 0 : Math.min(3, Math.floor((name.length + 2) / 3));
  return (
    known.find((each) => each.toLowerCase() === lower) ??
    (maxDistance > 0 ? closestMatch(name, known, { maxDistance }) : undefined)
  );
}

/** Returns the known name that a rare name probably misspells: other case, or one wrong letter, two from 8 letters on. */
export function correctedName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const maxDistance = name.length < 4 ? 0 : name.length < 8 ? 1 : 2;
  return (
    known.find((each) => each.toLowerCase() === lower) ??
    (maxDistance > 0 ? closestMatch(name, known, { maxDistance }) : undefined)
  );
}

/**
 * Whether a key may be a slip of the pen for another: other case, one letter or two neighbours wrong, from 8 letters on
 * two letters. Keys that differ by a digit are numbered.
 */
export function isSlip(name: string, meant: string): boolean {
  const [a, b] = [name.toLowerCase(), meant.toLowerCase()];
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4 || a.replace(/\D/gu, '') !== b.replace(/\D/gu, '')) return false;
  const distance = leven(a, b, { maxDistance: 3 });
  return distance === 1 || (distance === 2 && (b.length >= 8 || isSwapped(a, b)));
}

/** Whether two texts differ only by the order of two neighbouring letters. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2) === b;
}

import { closestMatch } from 'leven';

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

import { closestMatch } from 'leven';

/** The known name that was probably meant: the same but for case, or a few letters away. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const maxDistance = name.length < 3 ? 0 : Math.min(3, Math.floor((name.length + 2) / 3));
  return (
    known.find((each) => each.toLowerCase() === lower) ??
    (maxDistance > 0 ? closestMatch(name, known, { maxDistance }) : undefined)
  );
}

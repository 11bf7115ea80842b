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

/** A known name that a rare one is a slip of: the same but for case, or one letter away, two in a long one. */
export function alikeName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const maxDistance = name.length < 4 ? 0 : name.length < 8 ? 1 : 2;
  return (
    known.find((each) => each.toLowerCase() === lower) ??
    (maxDistance > 0 ? closestMatch(name, known, { maxDistance }) : undefined)
  );
}

/** Readers for values of unknown shape: configurations of generators, front matter. */

export type Mapping = Readonly<Record<string, unknown>>;

/** Returns the value if it is a mapping, else an empty mapping. */
export function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

/** Returns the member with a name: the exact one, else one that differs only in case. */
export function member(value: unknown, name: string): unknown {
  const mapping = asMapping(value);
  if (Object.hasOwn(mapping, name)) return mapping[name];
  const lower = name.toLowerCase();
  const key = Object.keys(mapping).find((each) => each.toLowerCase() === lower);
  return key === undefined ? undefined : mapping[key];
}

/** Returns the member with a name if it is a string. */
export function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** Returns the strings of a list, or a single one. */
export function texts(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

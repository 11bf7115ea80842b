/** The file of a thread: threads run what was built, also where the rest runs from its source. */
export function entry(name: string): URL {
  return new URL(import.meta.url.endsWith('.ts') ? `../../../dist/${name}.cjs` : `./${name}.cjs`, import.meta.url);
}

/** Returns the URL of a worker's file. Workers run the built file, also where the rest runs from its source. */
export function workerFile(name: string): URL {
  return new URL(import.meta.url.endsWith('.ts') ? `../../../dist/${name}.cjs` : `./${name}.cjs`, import.meta.url);
}

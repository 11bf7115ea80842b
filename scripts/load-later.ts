import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * For the build: puts calls in the place of modules that export nothing but functions. The modules themselves are built
 * as CommonJS beside, the only kind that can be loaded later without `await`. Sources, types and tests know nothing of it.
 */
export function loadedLater(files: readonly string[]) {
  return {
    name: 'loaded-later',
    load: {
      order: 'pre' as const,
      handler(id: string): string | undefined {
        return files.includes(id) ? callsFor(id) : undefined;
      },
    },
  };
}

/** The same for functions of a module of Node's own, which code asks for that may never call them. */
export function nodeLoadedLater(module: string, functions: readonly string[]) {
  const id = `\0later:${module}`;
  const calls = functions.map((each) => `exports.${each} = (...all) => load().${each}(...all);`);
  return {
    name: 'node-loaded-later',
    resolveId: { order: 'pre' as const, filter: { id: new RegExp(`^${module}$`, 'u') }, handler: () => id },
    load: {
      filter: { id: new RegExp(`^${id}$`, 'u') },
      handler: () => [`const load = () => process.getBuiltinModule('${module}');`, ...calls].join('\n'),
    },
  };
}

function callsFor(file: string): string {
  const source = readFileSync(file, 'utf8');
  const exported = [...source.matchAll(/^export (?!interface |type )(?:(?:async )?function (\w+))?.*/gmu)];
  const other = exported.find(([, name]) => name === undefined);
  if (other) throw new Error(`${file} cannot be loaded later, as it exports more than functions: ${other[0]}`);
  // A class in two files would be two classes.
  if (source.includes("core/errors.ts'")) throw new Error(`${file} cannot be loaded later: who catches its errors?`);
  return [
    "import { createRequire } from 'node:module';",
    'let loaded: unknown;',
    `const load = () => (loaded ??= createRequire(import.meta.url)('./${basename(file, '.ts')}.cjs'));`,
    ...exported.map(([, name]) => `export function ${name}(...all: unknown[]) { return load().${name}(...all); }`),
  ].join('\n');
}

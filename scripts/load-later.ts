import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Build plugin: replaces modules that export only functions by calls that load them at first use. The modules are built as
 * CommonJS files, because only these load without `await`. Sources, types and tests are unaffected.
 */
export function lazyModulesPlugin(files: readonly string[]) {
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

/** Build plugin: does the same for functions of a Node module that is imported but rarely called. */
export function lazyNodeModulePlugin(module: string, functions: readonly string[]) {
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
  const unsupported = exported.find(([, name]) => name === undefined);
  if (unsupported)
    throw new Error(`${file} cannot be loaded later, as it exports more than functions: ${unsupported[0]}`);
  // A class that is bundled twice is two classes, and `instanceof` fails.
  if (source.includes("core/errors.ts'")) throw new Error(`${file} cannot be loaded later: who catches its errors?`);
  return [
    "import { createRequire } from 'node:module';",
    'let loaded: unknown;',
    `const load = () => (loaded ??= createRequire(import.meta.url)('./${basename(file, '.ts')}.cjs'));`,
    ...exported.map(([, name]) => `export function ${name}(...all: unknown[]) { return load().${name}(...all); }`),
  ].join('\n');
}

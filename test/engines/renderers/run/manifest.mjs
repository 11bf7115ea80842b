import { readFileSync } from 'node:fs';

/** Returns the version of an installed package. @param {string} name */
export function versionOf(name) {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).version;
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from '../core/types.ts';

const known = new Map<string, string | undefined>();

/**
 * Returns the URL of the page of a built-in rule that is installed with nk-lint, in English where the language has none;
 * undefined for other rules.
 */
export function installedPage(rule: string, language: Language): string | undefined {
  const key = `${language} ${rule}`;
  if (!known.has(key)) known.set(key, findPage(rule, language));
  return known.get(key);
}

function findPage(rule: string, language: Language): string | undefined {
  const folders = language === 'en' ? ['docs/rules'] : [`docs/${language}/rules`, 'docs/rules'];
  const name = `${encodeURIComponent(rule)}.md`;
  const file = folders.map((folder) => join(packageFolder(), folder, name)).find((each) => existsSync(each));
  return file === undefined ? undefined : pathToFileURL(file).href;
}

/** Returns the folder of nk-lint: above `dist`, or above `src/files`. */
function packageFolder(): string {
  const file = fileURLToPath(import.meta.url);
  return join(dirname(file), file.endsWith('.ts') ? '../..' : '..');
}

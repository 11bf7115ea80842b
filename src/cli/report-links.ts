import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from '../core/types.ts';
import type { ReportStyle } from '../engine/report.ts';

/** Returns the URLs of articles, and of the pages of rules that are installed with nk-lint. */
export function reportLinks(cwd: string, language: Language): NonNullable<ReportStyle['links']> {
  const folders = language === 'en' ? ['docs/rules'] : [`docs/${language}/rules`, 'docs/rules'];
  return {
    article: (path) => pathToFileURL(resolve(cwd, path)).href,
    rule(id) {
      const page = folders.map((folder) => join(packageFolder(), folder, `${id}.md`)).find((file) => existsSync(file));
      return page === undefined ? undefined : pathToFileURL(page).href;
    },
  };
}

/** Returns the folder of nk-lint: above `dist`, or above `src/cli`. */
function packageFolder(): string {
  const file = fileURLToPath(import.meta.url);
  return join(dirname(file), file.endsWith('.ts') ? '../..' : '..');
}

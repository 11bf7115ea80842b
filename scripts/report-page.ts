import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rolldown } from 'tsdown';

const folder = join(import.meta.dirname, '../src/report/html');
const replaced = join(folder, 'assets.ts');

/** Build plugin: bundles script and style sheet of the HTML report into the module that has them as texts. */
export function reportPagePlugin() {
  return {
    name: 'report-page',
    load: {
      order: 'pre' as const,
      handler: (id: string) => (id === replaced ? reportPageCode() : undefined),
    },
  };
}

async function reportPageCode(): Promise<{ readonly code: string; readonly moduleType: 'js' }> {
  const script = await clientScript();
  const style = withoutIndents(readFileSync(join(folder, 'page.css'), 'utf8'));
  const assets = { style, styleHash: hashOf(style), script, scriptHash: hashOf(script) };
  return { code: `export const assets = ${JSON.stringify(assets)};`, moduleType: 'js' };
}

async function clientScript(): Promise<string> {
  const bundle = await Rolldown.rolldown({ input: join(folder, 'client/main.ts'), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  const [chunk] = output;
  // Either would end the script element, or comment it out.
  if (/<\/script|<!--/iu.test(chunk.code)) throw new Error('The script of the HTML report contains markup');
  return chunk.code.trim();
}

function withoutIndents(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gsu, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** The source expression of a Content Security Policy that allows an inline text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

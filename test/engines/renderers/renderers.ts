import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { normalize } from './normalize.ts';
import { snippets } from './snippets.ts';

/** What a renderer makes of each snippet. */
export interface Answers {
  readonly version: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** The body of the page as normalized HTML, or the reason why there is none. */
export type Answer = string | { readonly failed: string };

/** The program in `run/` that renders the snippets, by name of the renderer. */
const programs = {
  kramdown: ['ruby', 'jekyll.rb', 'kramdown', 'Kramdown'],
  'kramdown-gfm': ['ruby', 'jekyll.rb', 'kramdown'],
  'jekyll-commonmark': ['ruby', 'jekyll.rb', 'CommonMark'],
  goldmark: ['node', 'hugo.mjs'],
  'goldmark-unsafe': ['node', 'hugo.mjs', 'unsafe'],
  'hexo-marked': ['node', 'hexo.mjs', 'hexo-renderer-marked'],
  'hexo-markdown-it': ['node', 'hexo.mjs', 'hexo-renderer-markdown-it'],
  'eleventy-markdown-it': ['node', 'eleventy.mjs'],
  'vitepress-markdown-it': ['node', 'vitepress.mjs'],
  'astro-remark': ['node', 'astro.mjs'],
  'astro-cjk-friendly': ['node', 'astro.mjs', 'cjk-friendly'],
  mdx: ['node', 'mdx.mjs'],
  docusaurus: ['node', 'docusaurus.mjs'],
  'pulldown-cmark': ['node', 'pulldown.mjs'],
  'marked-1': ['node', 'marked1.mjs'],
} as const satisfies Record<string, readonly [program: string, file: string, ...args: string[]]>;

export type RendererUnderTest = keyof typeof programs;

export const renderers = Object.keys(programs) as readonly RendererUnderTest[];

export function answersFile(name: RendererUnderTest): URL {
  return new URL(`../measured/renderers/${name}.json`, import.meta.url);
}

export function readAnswers(name: RendererUnderTest): Answers {
  return JSON.parse(readFileSync(answersFile(name), 'utf8')) as Answers;
}

/** Renders texts in one process, all snippets by default; returns why it cannot if the renderer is not installed. */
export function render(
  name: RendererUnderTest,
  texts: Readonly<Record<string, string>> = snippets,
): Answers | { readonly missing: string } {
  const [program, file, ...args] = programs[name];
  const path = fileURLToPath(new URL(`run/${file}`, import.meta.url));
  const command = program === 'node' ? process.execPath : program;
  try {
    const env = { ...process.env, TZ: 'UTC', LANG: 'C.UTF-8', NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' };
    const out = execFileSync(command, [path, ...args], {
      env,
      input: JSON.stringify(texts),
      encoding: 'utf8',
      stdio: 'pipe',
      timeout: 300_000,
      maxBuffer: 2 ** 26,
    });
    const { version, answers } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Answers;
    const bodies = Object.keys(texts).map((id) => {
      const body = answers[id] ?? { failed: 'no answer' };
      return [id, typeof body === 'string' ? normalize(body) : body];
    });
    return { version, answers: Object.fromEntries(bodies) };
  } catch (error) {
    const said = `${error}\n${(error as { stderr?: string }).stderr ?? ''}`;
    if (!/ENOENT|Cannot find (?:module|package)|cannot load such file|Could not find/u.test(said)) throw error;
    return { missing: said };
  }
}

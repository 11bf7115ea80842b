import { existsSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { slugger } from '../src/site/renderers/slugs.ts';

const root = join(import.meta.dirname, '..');

/** Returns the page of the site for a Markdown file of the repository: `docs/zh-CN/ci.md` → `zh-CN/ci.md`. */
export function pageOf(file: string): string {
  const page = file.replace(/^(?:docs|website)\//u, '').replace(/(?<=^|\/)README\.md$/u, 'index.md');
  return page === 'README.zh-CN.md' ? 'zh-CN/index.md' : page;
}

/** Returns the page of the other language: `zh-CN/ci.md` and `ci.md`. */
export function translationOf(page: string): string {
  return page.startsWith('zh-CN/') ? page.slice('zh-CN/'.length) : `zh-CN/${page}`;
}

/** Returns the id that GitHub gives a heading, so that links to it hold in the repository and on the site. */
export function headingId(text: string): string {
  return slugger('github')({ source: text, text, depth: 2 }) ?? '';
}

/** Renders the pages as the forge does: text is never a template, and links lead to files of the repository. */
export function readAsForge(md: MarkdownRenderer): void {
  for (const kind of ['text', 'code_inline'] as const) {
    const render = md.renderer.rules[kind];
    md.renderer.rules[kind] = (...all) => render?.(...all).replaceAll('{{', '&#123;&#123;') ?? '';
  }
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    // Titles in front matter are rendered, too, and belong to no file.
    const path: string | undefined = env.realPath ?? env.path;
    if (path === undefined) return;
    const file = relative(root, path).replaceAll('\\', '/');
    for (const { children } of tokens) if (children) followLinks(children, file);
  });
}

type Tokens = ReturnType<MarkdownRenderer['parse']>;

/** Turns links to files into links to their pages; files without a page are named, but not linked. */
function followLinks(tokens: Tokens, file: string): void {
  let isUnlinked = false;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const target = targetOf(token.attrGet('href') ?? '', file);
      isUnlinked = target === undefined;
      if (target !== undefined) token.attrSet('href', target);
    }
    if (!isUnlinked || !/^link_/u.test(token.type)) continue;
    if (token.type === 'link_close') isUnlinked = false;
    Object.assign(token, { type: 'text', tag: '', nesting: 0, content: '' });
  }
}

/** Returns the address on the site; undefined for a file without a page. Throws if there is no such file. */
function targetOf(href: string, file: string): string | undefined {
  if (/^(?:[a-z]+:|#|\/)/u.test(href)) return href;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(href) ?? [];
  const target = posix.join(folderOf(file), decodeURI(path));
  if (!existsSync(join(root, target))) throw new Error(`${file}: link to ${href}, and there is no ${target}`);
  return target.endsWith('.md') ? `/${encodeURI(pageOf(target))}${rest}` : undefined;
}

/** The pages of `website/` include the README, whose links start at the root. */
function folderOf(file: string): string {
  return file.startsWith('website/') ? '' : dirname(file);
}

/** Markdown files that are no pages, as globs: fixtures, mostly. The README is included by the home page. */
export const noPages = ['README*.md', '!(docs|website|bench)/**/*', 'bench/*/**/*'];

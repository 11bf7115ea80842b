import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the links of a built site that lead to no page, or to no place on it. */
export function deadLinks(folder: string): readonly string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  const ids = new Map(pages.map((page) => [page, idsIn(readFileSync(join(folder, page), 'utf8'))]));
  return pages.flatMap((page) =>
    hrefsIn(readFileSync(join(folder, page), 'utf8')).flatMap((href) =>
      isDead(href, page) ? [`${page}: ${href}`] : [],
    ),
  );

  function isDead(href: string, page: string): boolean {
    if (/^[a-z]+:/u.test(href)) return false;
    const { pathname, hash } = new URL(href, `http://site.test/${page}`);
    const path = decodeURI(pathname).slice(1);
    const target = [path, `${path}.html`, `${path}index.html`].find((file) => ids.has(file));
    if (target === undefined) return path === '' || !existsSync(join(folder, path));
    return hash !== '' && ids.get(target)?.has(decodeURIComponent(hash.slice(1))) === false;
  }
}

function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/gu)].map(([, id = '']) => unescaped(id)));
}

function hrefsIn(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]+)"/gu)].map(([, href = '']) => unescaped(href));
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

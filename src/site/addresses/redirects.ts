import { asMapping, member, textMember } from '../../core/mapping.ts';
import type { SiteFiles } from '../site-files.ts';
import { canonicalAddress } from './address.ts';

const lists = ['_redirects', 'static/_redirects', 'public/_redirects', 'source/_redirects'];

/** Returns the addresses that the host of a site leads elsewhere, in one form; `*` at the end stands for anything. */
export function redirectsOf({ has, text, data }: SiteFiles): readonly string[] {
  const found = lists.flatMap((file) =>
    has(file)
      ? text(file)
          .split(/\r?\n/u)
          .flatMap((line) => /^\s*(?<from>\/\S*)\s+\S/u.exec(line)?.groups?.['from'] ?? [])
      : [],
  );
  const netlify = has('netlify.toml') ? [member(data('netlify.toml'), 'redirects') ?? []].flat() : [];
  const vercel = has('vercel.json')
    ? ['redirects', 'rewrites'].flatMap((key) => [member(data('vercel.json'), key) ?? []].flat())
    : [];
  const stated = [...netlify, ...vercel].flatMap(
    (each) => textMember(asMapping(each), 'from') ?? textMember(asMapping(each), 'source') ?? [],
  );
  return [...found, ...stated].map(pattern);
}

/** Whether an address in one form is among those that lead elsewhere; `*` stands for anything, at the end or before a slash. */
export function isRedirected(address: string, redirects: readonly string[]): boolean {
  return redirects.some((each) => {
    if (each.startsWith('*/')) return `/${address}`.endsWith(each.slice(1));
    return each.endsWith('*') ? address.startsWith(each.slice(0, -1)) : each === address;
  });
}

const maxTemplates = 300;
const maxFolders = 200;
const noPages = /^(?:_(?:site|layouts|includes|sass|data|drafts|posts|plugins)|assets|node_modules|vendor)$|^\./u;

/** Returns the addresses that templates of Jekyll state for themselves, in one form: pages that are no articles. */
export function templateAddresses({ names, text }: SiteFiles): readonly string[] {
  const folders = [''];
  const templates: string[] = [];
  for (const folder of folders) {
    for (const name of names(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (/\.(?:html?|xml|txt|json)$/iu.test(name) && templates.length < maxTemplates) templates.push(path);
      else if (!name.includes('.') && !noPages.test(name) && folders.length < maxFolders) folders.push(path);
    }
  }
  return templates.flatMap((path) => {
    const [, matter = ''] = /^---\r?\n(.*?)^---/msu.exec(text(path)) ?? [];
    const stated = /^permalink:[ \t]*(['"]?)(?<address>\/?[^'":#\r\n]+)\1[ \t]*$/mu.exec(matter)?.groups?.['address'];
    return stated === undefined ? [] : [canonicalAddress(stated.trim())];
  });
}

/** `/a/*`, `/a/:b` and `/a/(.*)` become `a/*`. */
function pattern(from: string): string {
  const fixed = from.replace(/[*:(].*$/su, '');
  const address = canonicalAddress(fixed);
  return fixed === from ? address : `${address}${address !== '' && fixed.endsWith('/') ? '/' : ''}*`;
}

import { asMapping, type Mapping, textMember } from '../../core/mapping.ts';
import { canonicalAddress, folderOf, joined, normalizePath } from '../addresses/address.ts';
import { isComputed } from '../code/computed.ts';
import { below, besideKey, isIn, type Routes } from './routes.ts';

/** Returns how docsify shows a site; undefined if its page computes that. */
export function docsifyRoutes(config: Mapping): Routes | undefined {
  const root = textMember(asMapping(config[besideKey]), 'folder') ?? '';
  const keys = ['basePath', 'ext', 'homepage', 'alias', 'relativePath'];
  if (isComputed(config) || keys.some((key) => isComputed(config[key]))) return undefined;
  const basePath = textMember(config, 'basePath') ?? '';
  const src = /^[a-z]+:|^\/\//iu.test(basePath) ? undefined : joined(root, basePath);
  if (src === undefined || (textMember(config, 'ext') ?? '.md') !== '.md') return undefined;
  const home = (textMember(config, 'homepage') ?? 'README.md').replace(/\.md$/u, '').toLowerCase();
  const aliases = Object.keys(asMapping(config['alias']));
  const folder = (path: string) => (config['relativePath'] === true ? folderOf(path) : src);
  return {
    sources: [{ folder: src, base: '' }],
    served: [src],
    open: typeof config['fallbackLanguages'] === 'object',
    redirects: [],
    addressesOf({ path }) {
      if (!isIn(path, src) || !path.endsWith('.md')) return undefined;
      const plain = canonicalAddress(below(path, src).slice(0, -3));
      const name = plain.split('/').at(-1) ?? '';
      // The first page is shown at its own name as well.
      return name === home || name === 'readme' ? [folderOf(plain), plain] : [plain];
    },
    candidates(link, { path }) {
      if (!isIn(path, src) || /\.(?!md$)[a-z\d]{2,5}$/iu.test(link)) return undefined;
      const plain = link.replace(/\.md$/u, '');
      return [link.startsWith('/') ? normalizePath(plain) : normalizePath(`${below(folder(path), src)}/${plain}`)];
    },
    linksArePages: true,
    files: (link, { path }) =>
      isIn(path, src)
        ? [joined(link.startsWith('/') ? src : folder(path), link) ?? '..', joined(folderOf(path), link) ?? '..']
        : undefined,
    other: (address) => (aliases.some((alias) => mayMatch(alias, `/${address}`)) ? 'unknown' : undefined),
  };
}

/** Whether an alias, which docsify reads as a regular expression, may match; only what stands before its signs is compared. */
function mayMatch(alias: string, address: string): boolean {
  const fixed = /^[\w/-]*/u.exec(alias)?.[0] ?? '';
  return fixed === alias
    ? fixed.toLowerCase() === address
    : address.startsWith(fixed.toLowerCase().replace(/[^/]?$/u, ''));
}

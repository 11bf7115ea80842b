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

/** `/a/*`, `/a/:b` and `/a/(.*)` become `a/*`. */
function pattern(from: string): string {
  const fixed = from.replace(/[*:(].*$/su, '');
  const address = canonicalAddress(fixed);
  return fixed === from ? address : `${address}${address !== '' && fixed.endsWith('/') ? '/' : ''}*`;
}

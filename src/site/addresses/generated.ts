import { asMapping, type Mapping, member } from '../../core/mapping.ts';

/** Pages and files that generators, themes and plugins make without an article: lists, feeds, search, what is compiled. */
const segments =
  /^(?:tags?|categor(?:y|ies)|archives?|authors?|series|topics?|search|feeds?|rss|atom|sitemap|page|404|api|assets|images?|img|css|js|fonts?|admin|login|cdn-cgi|wp-[a-z]+)$/iu;
const files = /\.(?:xml|json|rss|atom|ics|css|js|mjs|map|webmanifest|woff2?|txt|asc|ico)$/iu;

/** Whether an address, in its one form, may be that of something that no article stands for. */
export function mayBeGenerated(address: string, config: Mapping): boolean {
  const parts = address.split('/');
  if (files.test(address) || parts.some((part, at) => part === 'page' && /^\d+$/u.test(parts[at + 1] ?? '')))
    return true;
  const taxonomies = Object.values(asMapping(member(config, 'taxonomies'))).filter((each) => typeof each === 'string');
  return parts.some((part) => segments.test(part) || taxonomies.includes(part));
}

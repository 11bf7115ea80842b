import { asMapping, type Mapping, member } from '../../core/mapping.ts';
import { canonicalAddress } from './address.ts';

/** Pages and files that generators, themes and plugins make without an article: lists, feeds, search, what is compiled. */
const segments =
  /^(?:tags?|categor(?:y|ies)|archives?|authors?|series|topics?|search|feeds?|rss|atom|sitemap|page|404|api|assets|images?|img|css|js|fonts?|admin|login|cdn-cgi|wp-[a-z]+)$/iu;
const files = /\.(?:xml|json|rss|atom|ics|css|js|mjs|map|webmanifest|woff2?|txt|asc|ico)$/iu;

const folderKeys = ['tag_dir', 'category_dir', 'archive_dir', 'pagination_dir', 'paginatePath'];

/** Whether an address, in its one form, may be that of something that no article stands for. */
export function mayBeGenerated(address: string, config: Mapping): boolean {
  const parts = address.split('/');
  // The usual path of jekyll-paginate.
  if (member(config, 'paginate') !== undefined && parts.some((part) => /^page\d+$/u.test(part))) return true;
  if (files.test(address) || parts.some((part, at) => part === 'page' && /^\d+$/u.test(parts[at + 1] ?? '')))
    return true;
  // Hugo's taxonomies, and the folders of Hexo's lists.
  const stated = [...Object.values(asMapping(member(config, 'taxonomies'))), ...folderKeys.map((key) => config[key])];
  const lists = stated.flatMap((each) => (typeof each === 'string' ? [canonicalAddress(each)] : []));
  return (
    parts.some((part) => segments.test(part) || lists.includes(part)) ||
    lists.some((each) => each !== '' && `${address}/`.startsWith(`${each}/`))
  );
}

import type { Range } from '../../core/types.ts';
import { imageExtension, urlParts } from '../../knowledge/url/url.ts';
import type { TagPathFact } from './tag-paths.ts';

/** Arguments by which shortcodes, includes and components name an image or a link. */
const imageArgument = /^(?:src|image|img|image_path|thumbnail|poster|cover)$/iu;
const linkArgument = /^(?:link|href)$/iu;

/** Returns the path in an argument; undefined if it is not surely one. */
export function argumentPath(
  { name, url, range }: { readonly name: string; readonly url: string; readonly range: Range },
  by: string,
): TagPathFact | undefined {
  const isRooted = /^\/(?!\/)/u.test(url);
  if (!isPlainPath(url)) return undefined;
  if (imageArgument.test(name))
    return imageExtension.test(urlParts(url).path)
      ? { kind: 'image', by, from: isRooted ? 'root' : 'page', url, range }
      : undefined;
  return linkArgument.test(name) && isRooted ? { kind: 'link', by, from: 'root', url, range } : undefined;
}

/** Whether a text is a path without scheme, host, template and escapes. */
export function isPlainPath(url: string): boolean {
  return url !== '' && !/[\s{}<>$\\"'`|]/u.test(url) && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(url);
}

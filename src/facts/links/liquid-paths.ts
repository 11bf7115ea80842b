import type { Article, Range } from '../../core/types.ts';
import { imageExtension, urlParts } from '../../knowledge/url/url.ts';
import { argumentPath } from './path-arguments.ts';
import type { TagPathFact } from './tag-paths.ts';

const longestTag = 1000;

/** Paths in tags of Liquid, Nunjucks and Zola: of includes, of Hexo's tags for files, and before filters for addresses. */
export function liquidPaths(article: Article): TagPathFact[] {
  const { source, templates, engine, mdx } = article;
  if (mdx || !['jekyll', 'hexo', 'eleventy', 'zola'].includes(engine)) return [];
  return templates.flatMap(([start, end], index) => {
    const text = source.slice(start, Math.min(end, start + longestTag));
    if (engine === 'hexo') return hexoPath(text, start) ?? [];
    if (engine === 'zola') return argumentsIn(text, start, /^\{[{%]-?\s*(?<name>\w+)\(/u);
    if (text.startsWith('{%'))
      return engine === 'jekyll' ? argumentsIn(text, start, /^\{%-?\s*include\s+(?<name>[\w./-]+)/u) : [];
    return filteredPath(article, [start, end], engine === 'jekyll') ?? basedPath(article, index) ?? [];
  });
}

/** `{% include figure.html src="/a.png" %}` of Jekyll, `{{ figure(src="/a.png") }}` of Zola. */
function argumentsIn(text: string, start: number, head: RegExp): TagPathFact[] {
  const by = head.exec(text)?.groups?.['name'];
  if (by === undefined) return [];
  return [
    ...text.matchAll(/(?<=[\s(,])(?<name>[\w-]+)\s*=\s*(?:"(?<double>[^"\r\n]*)"|'(?<single>[^'\r\n]*)')/gu),
  ].flatMap(({ 0: all, index, groups }) => {
    const url = groups?.['double'] ?? groups?.['single'] ?? '';
    const from = start + index + all.length - 1 - url.length;
    return argumentPath({ name: groups?.['name'] ?? '', url, range: [from, from + url.length] }, by) ?? [];
  });
}

const hexoTag = /^\{%-?\s*(?<name>asset_img|asset_link|asset_path|img|image)\s+(?<rest>.*?)-?%\}$/su;

/** `{% asset_img wide a.png %}`, `{% asset_link a.pdf %}` and `{% img /a.png %}` of Hexo. */
function hexoPath(text: string, start: number): TagPathFact | undefined {
  const { name = '', rest = '' } = hexoTag.exec(text)?.groups ?? {};
  if (name === '') return undefined;
  const words = [...rest.matchAll(/"(?<double>[^"]*)"|'(?<single>[^']*)'|[^\s"']+/gu)].map(
    ({ 0: all, index, groups }) => {
      const quoted = groups?.['double'] ?? groups?.['single'];
      return { url: quoted ?? all, at: quoted === undefined ? index : index + 1 };
    },
  );
  const isImage = name !== 'asset_link' && name !== 'asset_path';
  const isAsset = name.startsWith('asset_');
  const word = words.find(({ url }, at) => {
    if (!isAsset) return /^\/(?!\/)/u.test(url) && imageExtension.test(urlParts(url).path);
    return isImage ? imageExtension.test(url) : at === 0 && /\.\w+$/u.test(url);
  });
  if (!word || /[\\{}<>]/u.test(word.url)) return undefined;
  const from = start + text.indexOf(rest) + word.at;
  return {
    kind: isImage || imageExtension.test(word.url) ? 'image' : 'link',
    by: name,
    from: isAsset ? 'assets' : 'root',
    url: word.url,
    range: [from, from + word.url.length],
  };
}

/** `[a]({{ '/a/' | relative_url }})` of Jekyll, `{{ '/a/' | url }}` of Eleventy. */
function filteredPath({ source }: Article, [start, end]: Range, isJekyll: boolean): TagPathFact | undefined {
  const match =
    /^\{\{-?\s*(?<quote>["'])(?<url>\/[^"'\r\n]*)\k<quote>\s*\|\s*(?<by>relative_url|absolute_url|url)\s*-?\}\}$/u.exec(
      source.slice(start, end),
    );
  const { url = '', by = '' } = match?.groups ?? {};
  if (!match || isJekyll === (by === 'url') || !isWhole(source, end)) return undefined;
  const from = start + match[0].indexOf(url);
  return path(source, start, { by, url, range: [from, from + url.length] });
}

/** `[a]({{ site.baseurl }}/a/)` of Jekyll. */
function basedPath({ source, templates }: Article, index: number): TagPathFact | undefined {
  let [start, end] = templates[index] as Range;
  if (!/^\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}$/u.test(source.slice(start, end)) || source[end] !== '/')
    return undefined;
  const before = templates[index - 1];
  if (before?.[1] === start && /^\{\{-?\s*site\.url\s*-?\}\}$/u.test(source.slice(...before))) [start] = before;
  const url = /^[^\s()"'<>{}[\]]{1,300}/u.exec(source.slice(end, end + 300))?.[0] ?? '';
  if (!isWhole(source, end + url.length)) return undefined;
  return path(source, start, { by: 'baseurl', url, range: [end, end + url.length] });
}

/** Whether an address ends at an offset. */
function isWhole(source: string, end: number): boolean {
  return /[)"'>\s#?]/u.test(source[end] ?? '\n');
}

/** Returns the path that a template at an offset writes, by what is before it: the address of an image, of a link, or nothing. */
function path(
  source: string,
  start: number,
  { url, range, by }: Pick<TagPathFact, 'url' | 'range' | 'by'>,
): TagPathFact | undefined {
  const before = source.slice(Math.max(0, start - 300), start);
  const isImage = /!\[[^\]\r\n]*\]\(\s*<?$|<(?:img|image)\s[^<>]*\bsrc\s*=\s*["']?$/iu.test(before);
  const isLink = /\]\(\s*<?$|^ {0,3}\[[^\]\r\n]+\]:\s*<?$|<a\s[^<>]*\bhref\s*=\s*["']?$/imu.test(before);
  if (!(isImage || isLink) || /[\\\s]|^\/\//u.test(url)) return undefined;
  if (isImage && !imageExtension.test(urlParts(url).path)) return undefined;
  return { kind: isImage ? 'image' : 'link', by, from: 'root', url, range };
}

import type { Mapping } from '../../core/mapping.ts';
import { hexoOutput, hexoSlug, permalinkPattern } from '../generators/hexo.ts';
import { filesBelow, type SiteFiles } from '../site-files.ts';
import { canonicalAddress } from './address.ts';
import { rootsOf } from './roots.ts';

/** What Hexo, or a plugin of it, renders beside Markdown. */
const rendered = /\.(?:html?|njk|j2|ejs|pug|swig|json)$/iu;
const mostRead = 300;

/** Returns the addresses of posts of Hexo that are no Markdown, as patterns. */
export function otherPostAddresses(files: SiteFiles, config: Mapping): readonly string[] {
  // Then these are files beside posts.
  if (config['post_asset_folder'] === true) return [];
  const root = rootsOf('hexo', config).content.find((each) => each.endsWith('/_posts')) ?? '';
  const all = filesBelow(root, files, (_, name) => /^[._]/u.test(name)) ?? [];
  const posts = all.filter((path) => rendered.test(path)).slice(0, mostRead);
  return posts.flatMap((path) => {
    const value = frontMatterOf(files.text(path));
    return value ? addressOf(path, path.slice(root.length + 1), value, config) : [];
  });
}

function addressOf(path: string, inPosts: string, value: Mapping, config: Mapping): readonly string[] {
  if (value['published'] === false) return [];
  const text = (key: string) => (typeof value[key] === 'string' && value[key] !== '' ? value[key] : undefined);
  const file = hexoOutput({ path, value, text }, config)?.files[0]?.file;
  if (file !== undefined) return [canonicalAddress(file)];
  const [fixed = ''] = permalinkPattern(config).split(':');
  // Of the others, only the beginning or the end is known.
  const end = canonicalAddress(hexoSlug(inPosts, config)).split('/').at(-1);
  return [fixed === '' ? `*/${end}` : `${canonicalAddress(fixed)}/*`];
}

/** Returns what front matter states in one line; undefined if there is none. */
function frontMatterOf(text: string): Mapping | undefined {
  const matter = /^---[ \t]*\r?\n(?<lines>.*?)^---/msu.exec(text)?.groups?.['lines'];
  if (matter === undefined) return undefined;
  const lines = matter.matchAll(/^(?<key>[\w-]+):[ \t]*(?<value>\S.*?)[ \t]*\r?$/gmu);
  return Object.fromEntries(Array.from(lines, ({ groups }) => [groups?.['key'] ?? '', plain(groups?.['value'] ?? '')]));
}

function plain(value: string): string | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^(?<quote>["'])(?<inner>.*)\k<quote>$/u.exec(value)?.groups?.['inner'] ?? value;
}

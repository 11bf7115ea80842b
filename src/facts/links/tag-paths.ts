import type { Html } from 'mdast';
import type { Article, Collector, Range } from '../../core/types.ts';
import { imageExtension } from '../../knowledge/url/url.ts';
import { isCode, tagsIn } from '../blocks/html-tags.ts';
import { shortcodeTags } from '../blocks/shortcode-tags.ts';
import { nodesOf, type PlacedNode } from '../shared/nodes.ts';
import { exampleTest } from '../shared/shown-tags.ts';
import { liquidPaths } from './liquid-paths.ts';
import { argumentPath, isPlainPath } from './path-arguments.ts';

/** A page or file that a shortcode, a template tag, a component or an import names. */
export interface TagPathFact {
  readonly kind: 'image' | 'link';
  /** The shortcode, tag or component; `import` and `require` in MDX. */
  readonly by: string;
  /** What it is relative to: the root of the site, the page, the file of the article, or the folder of its assets. */
  readonly from: 'root' | 'page' | 'file' | 'assets';
  readonly url: string;
  /** The URL alone. */
  readonly range: Range;
}

/** A path that a tag names, with the fields of links and images of the body. */
export interface TagUse extends TagPathFact {
  readonly urlRange: Range;
  readonly syntax: 'tag';
}

/** Returns the links or the images that tags name. */
export function tagUses(facts: readonly TagPathFact[], kind: TagPathFact['kind']): TagUse[] {
  const found = facts.filter((fact) => fact.kind === kind);
  return found.map((fact) => ({ ...fact, urlRange: fact.range, syntax: 'tag' }));
}

/** Paths in shortcodes, template tags, components and imports, in document order; not in code and comments. */
export const tagPaths: Collector<TagPathFact> = {
  id: 'tag-paths',
  version: 1,
  collect(article) {
    const found = [...shortcodePaths(article), ...liquidPaths(article), ...componentPaths(article)];
    if (article.mdx) found.push(...modulePaths(article.source));
    if (found.length === 0) return found;
    const isHidden = exampleTest(article);
    return found.filter(({ range }) => !isHidden(range)).sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** `{{< figure src="/a.png" link="/b/" >}}` of Hugo. */
function shortcodePaths(article: Article): TagPathFact[] {
  return shortcodeTags(article).flatMap((tag) => {
    if ('at' in tag || tag.kind === 'close') return [];
    return tag.arguments.flatMap(({ key: name, range }) => {
      const url = article.source.slice(...range);
      return (name !== undefined && argumentPath({ name, url, range }, tag.name)) || [];
    });
  });
}

/** Components whose `to` is a link. */
const linkComponent = /^(?:link|navlink|nuxt-?link|router-?link|redirect|linkbutton)$/u;

/** `<Card href="/a/">`, `<Link to="/a/">` and `<Picture src="/a.png">` of MDX and Vue. */
function componentPaths(article: Article): TagPathFact[] {
  const { source, tree, mdx, engine } = article;
  if (!mdx && engine !== 'vitepress') return [];
  return nodesOf(tree, 'html').flatMap((placed) =>
    tagsIn(placed as PlacedNode<Html>, source).flatMap(({ name, attributes, range: [start] }) => {
      const written = source.slice(start + 1, start + 1 + name.length);
      // `<Image>` is among the images.
      if (!(/^\p{Lu}/u.test(written) || name.includes('-')) || name === 'image') return [];
      return Object.entries(attributes).flatMap(([key, attribute]) => {
        const { value: url, range } = attribute;
        if (isCode(attribute) || !url.startsWith('/')) return [];
        const meant = key === 'to' && linkComponent.test(name) ? 'href' : key;
        return argumentPath({ name: meant, url, range }, written) ?? [];
      });
    }),
  );
}

const moduleName =
  /^import\s[^'";]{0,300}?\bfrom\s*["'](?<imported>[^"'\r\n]{1,300})["']|\brequire\(\s*["'](?<required>[^"'\r\n]{1,300})["']\s*\)/gmu;

/** `import a from './a.png'` and `require('./a.png')` of MDX; `@site` is the root of the site for Docusaurus. */
function modulePaths(source: string): TagPathFact[] {
  return [...source.matchAll(moduleName)].flatMap(({ 0: all, index, groups }) => {
    const { imported, required } = groups ?? {};
    const url = imported ?? required ?? '';
    const start = index + all.lastIndexOf(url);
    if (!/^(?:\.{1,2}|@site)\//u.test(url) || !imageExtension.test(url) || !isPlainPath(url)) return [];
    const by = imported === undefined ? 'require' : 'import';
    return [{ kind: 'image', by, from: 'file', url, range: [start, start + url.length] } as const];
  });
}

import { pointerKeys, valueAt } from '../../core/pointer.ts';
import type { Range } from '../../core/types.ts';
import type { SchemaSettings } from '../../engine/settings.ts';
import { imageExtension, markdownExtension, urlParts } from '../../knowledge/url/url.ts';
import { memoizeLast } from '../shared/memo-last.ts';
import { type FrontMatterFact, hasTemplateTag, placedTexts, sourceOf, valueRange } from './front-matter.ts';
import { isReadable, namedSchema, schemaValue } from './schema-value.ts';

/** A page or file of the site that the front matter names. */
export interface StatedPath {
  readonly url: string;
  /** JSON Pointer of the value. */
  readonly pointer: string;
  readonly range: Range;
  readonly urlRange: Range;
  readonly syntax: 'matter';
}

/** The schemas of an article, as in `ArticleView`. */
interface WithSchema {
  readonly collection: { readonly schema?: SchemaSettings };
  readonly schemaAt?: ((name: string) => SchemaSettings | Error) | undefined;
}

/** Keys that hold links, as dotted paths: those of VitePress, VuePress and Starlight, and the usual ones for redirects. */
const linkKeys =
  /^(?:redirect(?:_?to)?|(?:prev|next)(?:\.link)?|related\.\*(?:\.(?:link|path))?|(?:hero\.)?actions\.\*\.link|features\.\*\.link|actionLink)$/iu;
/** Keys that hold images, by whatever name they are written. */
const imageKeys =
  /^(?:cover|image|thumb(?:nail)?|hero|hero_?image|banner|featured(?:_?image)?|feature_image|header_image|og_?image|social_image|poster|img)(?:\.(?:image|src|url))?$/iu;
/** Keys that hold images where the value is a path from the root, or from the file with dots. */
const pathKeys =
  /^(?:(?:cover|image|thumb(?:nail)?|banner|featured(?:_?image)?|images|photos|gallery)(?:\.(?:path|\*|\*\.(?:image|src|url|path|image_path)))?|(?:cover|feature|share|social|preview|splash|teaser|index|top|banner)_?(?:image|img)|overlay_image|hero\.image(?:\.(?:file|src|light|dark))?|header\.(?:image|teaser|overlay_image|og_image)|seo\.image|features\.\*\.icon(?:\.(?:src|light|dark))?|feature_row\.\*\.image_path)$/iu;

/** Returns the links that the front matter states: by the names of keys, or where the schema says `"format": "site-path"`. */
export function statedLinks(fact: FrontMatterFact, article: WithSchema): StatedPath[] {
  const bySchema = schemaPaths(fact, article);
  return textsOf(fact).flatMap(({ pointer, name, url }) => {
    const { path } = urlParts(url);
    if (imageExtension.test(path)) return [];
    if (bySchema.has(pointer)) return isPath(url) || hasExtension(url) ? stated(fact, pointer, url) : [];
    const isLink = path.startsWith('/') || markdownExtension.test(path);
    return isLink && linkKeys.test(name) ? stated(fact, pointer, url) : [];
  });
}

/** Returns the images that the front matter states: by the names of keys, or where the schema says `"format": "site-path"`. */
export function statedImages(fact: FrontMatterFact, article: WithSchema): StatedPath[] {
  const bySchema = schemaPaths(fact, article);
  return textsOf(fact).flatMap(({ pointer, name, url }) => {
    const isStated = bySchema.has(pointer) ? imageExtension.test(urlParts(url).path) : imageKeys.test(name);
    return isStated || (isPath(url) && pathKeys.test(name)) ? stated(fact, pointer, url) : [];
  });
}

/** Returns the texts of the front matter with the names of their keys; several rules ask one after another. */
const textsOf = memoizeLast((fact: FrontMatterFact) =>
  placedTexts(fact.value).map(({ pointer, text: url }) => ({ pointer, name: dotted(pointer), url })),
);

function stated(fact: FrontMatterFact, pointer: string, url: string): StatedPath[] {
  const range = valueRange(fact, pointer);
  if (!range || hasTemplateTag(sourceOf(fact, range))) return [];
  return [{ url, pointer, range, urlRange: range, syntax: 'matter' }];
}

/** Whether a text is a path from the root of the site, or with dots from a file. */
function isPath(text: string): boolean {
  return /^(?:\/(?!\/)|\.{1,2}\/)/u.test(text) && !/\s/u.test(text);
}

/** Whether a text is a path that ends in the extension of a file. */
function hasExtension(text: string): boolean {
  const { scheme, authority, path } = urlParts(text);
  return scheme === '' && authority === undefined && /^[^\s:]*[^\s:/.]\.[a-z\d]{2,8}$/iu.test(path);
}

/** `/hero/actions/0/link` becomes `hero.actions.*.link`. */
function dotted(pointer: string): string {
  return pointerKeys(pointer)
    .map((key) => (/^\d+$/u.test(key) ? '*' : key))
    .join('.');
}

/** Returns the pointers of the texts to which the schema of the article gives the format `site-path`. */
function schemaPaths(fact: FrontMatterFact, { collection, schemaAt }: WithSchema): ReadonlySet<string> {
  if (!isReadable(fact)) return new Set();
  const named = namedSchema(fact);
  const schema = (named && schemaAt?.(named.name)) ?? collection.schema;
  const found = schema && 'sitePaths' in schema ? schema.sitePaths?.(schemaValue(fact)) : undefined;
  return new Set(found?.filter((pointer) => typeof valueAt(fact.value, pointer) === 'string'));
}

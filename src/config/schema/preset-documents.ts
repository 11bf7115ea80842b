import article from '../../../schemas/article.schema.json' with { type: 'json' };
import astro from '../../../schemas/astro.schema.json' with { type: 'json' };
import crawledArticle from '../../../schemas/crawled-article.schema.json' with { type: 'json' };
import hexo from '../../../schemas/hexo.schema.json' with { type: 'json' };
import hugo from '../../../schemas/hugo.schema.json' with { type: 'json' };
import jekyll from '../../../schemas/jekyll.schema.json' with { type: 'json' };
import type { SchemaPreset } from './presets.ts';

const documents: Readonly<Record<SchemaPreset, object>> = {
  article,
  hugo,
  hexo,
  jekyll,
  astro,
  'crawled-article': crawledArticle,
};

/** Returns a schema of nk-lint. Most articles fit, which generated code tells without it. */
export function presetDocument(name: SchemaPreset): object {
  return documents[name];
}

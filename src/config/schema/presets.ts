import article from '../../../schemas/article.schema.json' with { type: 'json' };
import astro from '../../../schemas/astro.schema.json' with { type: 'json' };
import crawledArticle from '../../../schemas/crawled-article.schema.json' with { type: 'json' };
import hexo from '../../../schemas/hexo.schema.json' with { type: 'json' };
import hugo from '../../../schemas/hugo.schema.json' with { type: 'json' };
import jekyll from '../../../schemas/jekyll.schema.json' with { type: 'json' };

/** Schemas of nk-lint by name, as in a configuration and in `nk-lint:NAME`. */
export const schemaPresets: Readonly<Record<string, object>> = {
  article,
  hugo,
  hexo,
  jekyll,
  astro,
  'crawled-article': crawledArticle,
};

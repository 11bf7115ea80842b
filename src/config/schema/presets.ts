import article from '../../../schemas/article.schema.json' with { type: 'json' };
import astro from '../../../schemas/astro.schema.json' with { type: 'json' };
import crawledArticle from '../../../schemas/crawled-article.schema.json' with { type: 'json' };
import hexo from '../../../schemas/hexo.schema.json' with { type: 'json' };
import hugo from '../../../schemas/hugo.schema.json' with { type: 'json' };
import jekyll from '../../../schemas/jekyll.schema.json' with { type: 'json' };

/** The schemas that come with nk-lint, by the names under which a configuration and `nk-lint:NAME` know them. */
export const schemaPresets: Readonly<Record<string, object>> = {
  article,
  hugo,
  hexo,
  jekyll,
  astro,
  'crawled-article': crawledArticle,
};

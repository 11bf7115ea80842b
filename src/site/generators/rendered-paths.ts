import { asMapping, type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';

/** An article of a site, as rules see it. */
interface SitePage {
  readonly engine: Engine;
  readonly site?: { readonly path: string; readonly config: Mapping };
}

/** Whether Jekyll or Hexo runs templates in an article, as far as the site's configuration says. */
export function isRendered({ engine, site }: SitePage): boolean {
  if (!site) return true;
  const { path, config } = site;
  if (engine === 'jekyll') {
    const excluded = listed(config, 'exclude').map((each) => each.replace(/\/+$/u, ''));
    const isExcluded = excluded.some((each) => path === each || path.startsWith(`${each}/`) || each.includes('*'));
    const defaults = member(config, 'defaults');
    const isPlain = Array.isArray(defaults) && /"render_with_liquid":false/u.test(JSON.stringify(defaults));
    return !isExcluded && !isPlain && !/(?:^|\/)(?:vendor|node_modules|_site|_includes|_layouts)\//u.test(path);
  }
  const folder = (textMember(config, 'source_dir') ?? 'source').replace(/\/+$/u, '');
  const isDisabled = ['marked', 'markdown', 'pandoc'].some(
    (name) => asMapping(member(config, name))['disableNunjucks'] === true,
  );
  const isPost = path.startsWith(`${folder}/_posts/`);
  const isSkipped = !isPost && listed(config, 'skip_render').length > 0;
  return !isDisabled && !isSkipped && path.startsWith(`${folder}/`) && !path.startsWith(`${folder}/_data/`);
}

function listed(config: Mapping, key: string): readonly string[] {
  return texts(member(config, key)).filter((each) => each !== '');
}

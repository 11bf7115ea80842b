import { asMapping, type Mapping } from '../core/mapping.ts';
import type { Engine } from '../core/types.ts';
import { starlightOptions } from './routes/astro.ts';

/** An article, and the site around it. */
interface Placed {
  readonly engine: Engine;
  readonly path: string;
  readonly site?: { readonly path: string; readonly config: Mapping };
}

/** Whether an article is a page of the documentation that a generator is made for; blogs beside it are none. */
export function isDocumentation({ engine, path, site }: Placed): boolean {
  const own = site?.path ?? path;
  if (engine === 'vitepress' || engine === 'docsify') return true;
  if (engine === 'docusaurus') return !/(?:^|\/)blog\//u.test(own);
  if (engine !== 'astro' || starlightOptions(asMapping(site?.config)) === undefined) return false;
  return /(?:^|\/)content\/docs\/(?!(?:[\w-]+\/)?blog\/)/u.test(own);
}

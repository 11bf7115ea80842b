import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { astroRoutes } from './astro.ts';
import { docsifyRoutes } from './docsify.ts';
import { docusaurusRoutes } from './docusaurus.ts';
import { eleventyRoutes } from './eleventy.ts';
import type { RoutedEngine, Routes } from './routes.ts';
import { vitepressRoutes } from './vitepress.ts';

const makers: Readonly<Record<RoutedEngine, (config: Mapping) => Routes | undefined>> = {
  astro: astroRoutes,
  docsify: docsifyRoutes,
  docusaurus: docusaurusRoutes,
  eleventy: eleventyRoutes,
  vitepress: vitepressRoutes,
};

/** Returns how a generator serves a site; undefined if its configuration computes that, and for other generators. */
export function siteRoutes(engine: Engine, config: Mapping): Routes | undefined {
  return Object.hasOwn(makers, engine) ? makers[engine as RoutedEngine](config) : undefined;
}

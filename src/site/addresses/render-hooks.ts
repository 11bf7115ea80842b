import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { hasRenderHook } from '../generators/hugo-templates.ts';
import type { SiteMap } from './site-map.ts';

interface HookedSite {
  readonly engine: Engine;
  readonly config: Mapping;
  readonly map: SiteMap;
  entries(folder: string): readonly string[] | undefined;
}

type Known = Partial<Record<'link' | 'image', boolean | 'unknown'>>;

/** What is known of each site, read once for all articles of a run. */
const knownHooks = new WeakMap<SiteMap, Known>();

/** Whether templates of Hugo decide what links or images become. */
export function renderHook(kind: 'link' | 'image', { engine, config, map, entries }: HookedSite): boolean | 'unknown' {
  if (engine !== 'hugo') return false;
  const known = knownHooks.get(map) ?? {};
  const found = known[kind] ?? hasRenderHook(kind, entries, config) ?? 'unknown';
  knownHooks.set(map, { ...known, [kind]: found });
  return found;
}

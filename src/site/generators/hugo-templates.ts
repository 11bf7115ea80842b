import { type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import type { Entries } from '../site-files.ts';
import { contentFolders } from './hugo.ts';

/** The shortcodes of any version of Hugo itself. */
const ownShortcodes = [
  'comment',
  'details',
  'figure',
  'gist',
  'highlight',
  'instagram',
  'instagram_simple',
  'param',
  'qr',
  'ref',
  'relref',
  'tweet',
  'twitter',
  'twitter_simple',
  'vimeo',
  'vimeo_simple',
  'x',
  'x_simple',
  'youtube',
];

/** The shortcodes of a site. */
export interface SiteShortcodes {
  has(name: string): boolean;
  /** Whether the site or a theme has a template of the name, also in place of Hugo's own. */
  isTemplate(name: string): boolean;
  /** All names, in lower case. */
  readonly names: readonly string[];
}

/** Returns the shortcodes of a site; undefined if templates may be where the site's folder does not show them. */
export function siteShortcodes(entries: Entries, config: Mapping): SiteShortcodes | undefined {
  const layouts = layoutFolders(entries, config);
  if (!layouts) return undefined;
  const names = new Set(layouts.flatMap((folder) => templatesBelow(folder, entries)));
  const isTemplate = (name: string) => names.has(name.toLowerCase());
  return {
    has: (name) => isTemplate(name) || ownShortcodes.includes(name.toLowerCase()),
    isTemplate,
    names: [...new Set([...names, ...ownShortcodes])],
  };
}

/** Whether templates decide what links or images become; undefined if they may be where the site does not show them. */
export function hasRenderHook(kind: 'link' | 'image', entries: Entries, config: Mapping): boolean | undefined {
  return layoutFolders(entries, config)?.some((layouts) => hasHookTemplate(kind, layouts, entries));
}

/** Whether a folder of templates has one that renders links, images or quotations. */
export function hasHookTemplate(kind: 'link' | 'image' | 'blockquote', layouts: string, entries: Entries): boolean {
  const types = (entries(layouts) ?? []).filter((name) => !name.includes('.'));
  const rooms = [layouts, ...types.map((name) => `${layouts}/${name}`)].map((each) => `${each}/_markup`);
  return rooms.some((room) => entries(room)?.some((name) => name.startsWith(`render-${kind}`)));
}

/** Whether a path is in a content folder of the site. */
export function isContent({ path, config }: { readonly path: string; readonly config: Mapping }): boolean {
  if (member(config, 'module') !== undefined) return true;
  return contentFolders(config).some(({ folder }) => path.startsWith(`${folder}/`));
}

/** Returns the folders that templates come from: the site's and those of its themes. */
function layoutFolders(entries: Entries, config: Mapping): readonly string[] | undefined {
  const top = entries('') ?? [];
  const modules = member(config, 'module');
  const mounts = member(modules, 'mounts');
  const mountsLayouts =
    Array.isArray(mounts) && mounts.some((mount) => /^layouts/u.test(textMember(mount, 'target') ?? 'layouts'));
  const usesModules = mountsLayouts || ['imports', 'workspace'].some((key) => member(modules, key) !== undefined);
  // Settings of an environment (`config/production`) may name other themes and modules.
  const environments = (entries('config') ?? []).filter((name) => name !== '_default' && !name.includes('.'));
  if (usesModules || environments.length > 0 || top.includes('_vendor') || top.includes('go.work')) return undefined;
  const themes = texts(member(config, 'theme')).filter((name) => name !== '');
  const themesFolder = textMember(config, 'themesDir') ?? 'themes';
  // The theme may be named on the command line.
  if (themes.length === 0 && top.includes(themesFolder)) return undefined;
  const folders = themes.map((name) => `${themesFolder}/${name}`);
  // A theme with `go.sum` takes templates from modules.
  const isWhole = folders.every((folder) => {
    const names = entries(folder);
    return names?.includes('layouts') && !names.includes('go.sum');
  });
  return isWhole
    ? [textMember(config, 'layoutDir') ?? 'layouts', ...folders.map((folder) => `${folder}/layouts`)]
    : undefined;
}

/** Returns the names of the templates in `shortcodes` and, at any depth, `_shortcodes`. */
function templatesBelow(layouts: string, entries: Entries): readonly string[] {
  const found: string[] = [];
  const walk = (folder: string, prefix: string | undefined, depth: number): void => {
    for (const name of depth > 4 ? [] : (entries(folder) ?? [])) {
      const [base = ''] = name.split('.');
      const path = prefix === undefined ? '' : `${prefix}${base.toLowerCase()}`;
      if (prefix !== undefined) found.push(path);
      if (name.includes('.')) continue;
      const isRoom = prefix === undefined && (name === '_shortcodes' || (name === 'shortcodes' && depth === 0));
      walk(`${folder}/${name}`, isRoom ? '' : prefix === undefined ? undefined : `${path}/`, depth + 1);
    }
  };
  walk(layouts, undefined, 0);
  return found;
}

import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Mapping, textMember } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { readSettingOrEmpty } from '../../files/regular-file.ts';
import { folderOf } from '../../site/addresses/address.ts';
import { otherPostAddresses } from '../../site/addresses/hexo-posts.ts';
import { type IgnoreFile, withIgnored } from '../../site/addresses/made-files.ts';
import { redirectsOf, templateAddresses } from '../../site/addresses/redirects.ts';
import { type Detection, detectGenerator } from '../../site/detect.ts';
import { detectRenderer, type Rendering } from '../../site/renderers/detect.ts';
import { assumedRenderer, unknownMdx } from '../../site/renderers/profiles.ts';
import { statedConfig } from '../../site/routes/stated-config.ts';
import type { SiteFiles } from '../../site/site-files.ts';
import { readHugoFolder } from './site-config.ts';
import { siteFilesAt } from './site-files.ts';

/** A site, as its generator's files describe it. */
export interface Site {
  readonly engine: Engine;
  readonly timeZone: string | undefined;
  /** Directory of the generator's configuration; undefined if there is none. */
  readonly root: string | undefined;
  /** Files and folders in `root` that identify the generator. */
  readonly proof: readonly string[];
  /** The generator's configuration. */
  readonly config: Mapping;
  readonly rendering: Rendering;
  /** Addresses that no article stands for: those that the host leads elsewhere, and those that templates state. */
  readonly redirects?: readonly string[];
}

const noSite: Site = {
  engine: 'generic',
  timeZone: undefined,
  root: undefined,
  proof: [],
  config: {},
  rendering: { renderer: assumedRenderer, mdx: unknownMdx, proof: [] },
};

/** Returns a function that finds the site around a directory; it examines each directory once. */
export function siteFinder(): (directory: string) => Site {
  const known = new Map<string, Site>();
  return function siteOf(directory): Site {
    const before = known.get(directory);
    if (before) return before;
    const parent = dirname(directory);
    // The search ends at the root of the repository.
    const isTop = parent === directory || existsSync(join(directory, '.git'));
    const found = siteAt(directory) ?? (isTop ? noSite : siteOf(parent));
    known.set(directory, found);
    return found;
  };
}

function siteAt(root: string): Site | undefined {
  const files = siteFilesAt(root);
  const found = detectGenerator(files);
  if (!found) return withoutGenerator(files);
  const [file = ''] = found.proof;
  const config = withIgnored(configOf(root, files, found), folderOf(file), files, ignoreFilesAbove(root));
  return {
    ...found,
    // Hugo calls it `timeZone`.
    timeZone: textMember(config, 'timezone') || undefined,
    root,
    config,
    rendering: detectRenderer(found.engine, { files, config, file }),
    redirects: [...redirectsOf(files), ...otherAddresses(found.engine, files, config)],
  };
}

/** Returns the addresses of pages that are no articles. */
function otherAddresses(engine: Engine, files: SiteFiles, config: Mapping): readonly string[] {
  if (engine === 'jekyll') return templateAddresses(files);
  return engine === 'hexo' ? otherPostAddresses(files, config) : [];
}

/** Returns the configuration of a site; where it is code, what that states. */
function configOf(root: string, files: SiteFiles, { engine, proof: [file = ''] }: Detection): Mapping {
  const { data } = files;
  if (engine === 'hugo') return { ...readHugoFolder(root), ...(file === 'config/_default' ? {} : data(file)) };
  if (/\.(?:toml|ya?ml)$/u.test(file)) return data(file);
  return statedConfig(engine, file, files) ?? {};
}

/** Returns what git ignores by files above a site, up to the root of the repository. */
function ignoreFilesAbove(root: string): readonly IgnoreFile[] {
  const found: IgnoreFile[] = [];
  for (let folder = root; !existsSync(join(folder, '.git')) && dirname(folder) !== folder; ) {
    folder = dirname(folder);
    found.push({ path: toPosixPath(relative(folder, root)), text: readSettingOrEmpty(join(folder, '.gitignore')) });
  }
  return found;
}

function withoutGenerator(files: SiteFiles): Site | undefined {
  const rendering = detectRenderer('generic', { files, config: {}, file: '' });
  return rendering.proof.length > 0 ? { ...noSite, rendering } : undefined;
}

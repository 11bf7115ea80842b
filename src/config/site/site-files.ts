import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Mapping } from '../../core/mapping.ts';
import { namesIn } from '../../files/folder.ts';
import { readSettingOrEmpty } from '../../files/regular-file.ts';
import type { SiteFiles } from '../../site/site-files.ts';
import { readSiteConfig } from './site-config.ts';

/** Reads the files of a site's folder, each once. */
export function siteFilesAt(root: string): SiteFiles {
  const data = remembered<Mapping>((path) => (has(path) ? readSiteConfig(join(root, path)) : {}));
  const text = remembered<string>((path) => (has(path) ? readSettingOrEmpty(join(root, path)) : ''));
  const names = remembered<readonly string[]>((path) => namesIn(join(root, path)) ?? []);
  const top = new Set(names(''));
  return { has, data, text, names };

  /** Most folders of a site hold nothing that is asked for: one listing answers that. */
  function has(path: string): boolean {
    const [first = '', ...others] = path.split('/');
    return top.has(first) && (others.length === 0 || existsSync(join(root, path)));
  }
}

function remembered<Value>(read: (path: string) => Value): (path: string) => Value {
  const known = new Map<string, Value>();
  return (path) => {
    const value = known.get(path) ?? read(path);
    known.set(path, value);
    return value;
  };
}

import { join } from 'node:path';
import { parseJson } from '../../article/data/json.ts';
import { parseToml } from '../../article/data/toml.ts';
import { parseYaml } from '../../article/data/yaml.ts';
import { asMapping, type Mapping } from '../../core/mapping.ts';
import { namesIn } from '../../files/folder.ts';
import { readSetting } from '../../files/regular-file.ts';
import { maxDataFileBytes } from '../data-file.ts';

/** Reads a generator's configuration; empty if unreadable or refused, which the generator itself reports. */
export function readSiteConfig(file: string): Mapping {
  try {
    const text = readSetting(file, undefined, maxDataFileBytes(file));
    if (file.endsWith('.toml')) return asMapping(parseToml(text, 0).value);
    return asMapping((file.endsWith('.json') ? parseJson(text, 0) : parseYaml(text, 0)).value);
  } catch {
    return {};
  }
}

/**
 * Merges Hugo's `config/_default`: `hugo.toml` has all keys, `permalinks.toml` that key, `languages.de.toml` a part of
 * it. Returns undefined if the folder is missing.
 */
export function readHugoFolder(root: string): Mapping | undefined {
  const folder = join(root, 'config/_default');
  const names = namesIn(folder);
  if (names === undefined) return undefined;
  const config: Record<string, unknown> = {};
  for (const name of names.toSorted()) {
    const [, key = '', part] = /^(\w+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/u.exec(name) ?? [];
    if (key === '') continue;
    const values = readSiteConfig(join(folder, name));
    const isRootFile = key === 'hugo' || key === 'config';
    const earlier = isRootFile ? config : asMapping(config[key]);
    const merged = part === undefined ? { ...earlier, ...values } : { ...earlier, [part]: values };
    if (isRootFile) Object.assign(config, merged);
    else config[key] = merged;
  }
  return config;
}

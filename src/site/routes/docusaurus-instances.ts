import { asMapping, type Mapping, textMember } from '../../core/mapping.ts';
import { asCall, functionCode, isComputed, mayAddPages, unknownValue } from '../code/computed.ts';

/** A plugin that makes pages, with its options. */
export interface Instance {
  readonly kind: 'docs' | 'blog' | 'pages';
  readonly id: string;
  readonly options: Mapping;
}

export interface Instances {
  readonly instances: readonly Instance[];
  /** Other plugins may make pages. */
  readonly open: boolean;
  /** Addresses from which the plugin for redirects leads elsewhere. */
  readonly redirects: readonly string[];
  /** Modules of the site that are plugins. */
  readonly modules: readonly string[];
}

const kinds = ['docs', 'blog', 'pages'] as const;

/** Plugins and themes that make no pages but a search, by words in their names. */
const harmless =
  /search|algolia|typesense|lunr|sass|less|tailwind|postcss|css|zoom|lightbox|image|analytic|gtag|gtm|tag-?manager|umami|matomo|plausible|posthog|clarity|hotjar|fathom|goatcounter|segment|font|pwa|sitemap|svgr|debug|vercel|copy-page|favicon|mermaid|katex|live-codeblock|polyfill|intercom|cookie|consent|feedback|chat|drawio|webpack|rspack|rsdoctor|structured-data|theme-classic/iu;

/** In the code of a plugin: another plugin within it, or the place where most make pages. */
const wrapped = /\bcontentLoaded\b|plugin-|\.default\s*\(/u;

/** Returns the plugins of a configuration that make pages; undefined if the configuration computes them. */
export function instancesOf(config: Mapping): Instances | undefined {
  if (isComputed(config) && config['presets'] === undefined && config['plugins'] === undefined) return undefined;
  const entries = ['presets', 'plugins', 'themes'].flatMap((key) => [config[key] ?? []].flat());
  const instances: Instance[] = [];
  const redirects: string[] = [];
  const modules: string[] = [];
  let open = isComputed(config);
  for (const entry of entries) {
    const { name, options } = pluginOf(entry);
    const kind = kinds.find((each) => name === `plugin-content-${each}` || name === `content-${each}`);
    if (entry === false || entry === null || entry === undefined) continue;
    const code = functionCode(Array.isArray(entry) ? entry[0] : entry);
    if (code !== undefined) open ||= mayAddPages(code) || wrapped.test(code);
    else if (name === 'preset-classic' || name === 'classic') {
      instances.push(...ofPreset(options));
      open ||= isComputed(options) || kinds.some((each) => isComputed(options[each]));
    } else if (kind && isComputed(options)) open = true;
    else if (kind) instances.push({ kind, id: textMember(options, 'id') ?? 'default', options });
    else if (name === 'plugin-client-redirects' || name === 'client-redirects') {
      redirects.push(...redirectsOf(options));
      open ||= isComputed(options) || options['createRedirects'] !== undefined;
    } else if (name.startsWith('.')) modules.push(name);
    else if (!harmless.test(name)) open = true;
  }
  return instances.length === 0 && open ? undefined : { instances, open, redirects, modules };
}

function pluginOf(entry: unknown): { name: string; options: Mapping } {
  const [named, options = {}] = Array.isArray(entry) ? entry : [entry];
  const call = asCall(named);
  const name = call?.call === 'require.resolve' || call?.call === 'require' ? call.with[0] : named;
  const plain = typeof name === 'string' ? name.replace(/^@docusaurus\/|^docusaurus-(?=plugin|preset|theme)/u, '') : '';
  return { name: plain, options: isComputed(options) ? unknownOr(options) : asMapping(options) };
}

/** Keys that are written out beside computed ones are not enough to know a plugin. */
function unknownOr(options: unknown): Mapping {
  return asCall(options) ? unknownValue : asMapping(options);
}

function ofPreset(options: Mapping): readonly Instance[] {
  return kinds.flatMap((kind) => {
    const stated = options[kind];
    return stated === false || isComputed(stated) || (stated === undefined && isComputed(options))
      ? []
      : [{ kind, id: textMember(stated, 'id') ?? 'default', options: asMapping(stated) }];
  });
}

function redirectsOf(options: Mapping): readonly string[] {
  return [options['redirects'] ?? []]
    .flat()
    .flatMap((each) => [asMapping(each)['from'] ?? []].flat())
    .filter((each) => typeof each === 'string');
}

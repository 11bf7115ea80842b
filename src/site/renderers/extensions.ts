import { type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import type { Renderer } from '../../core/renderer.ts';
import type { Engine } from '../../core/types.ts';
import { hasHookTemplate } from '../generators/hugo-templates.ts';
import { packagesOf, type SiteFiles } from '../site-files.ts';

/** A site's folder, the configuration of its generator and the file that it was read from. */
interface ExtendedSite {
  readonly files: SiteFiles;
  readonly config: Mapping;
  readonly file: string;
}

type Extended = Pick<Renderer, 'containers' | 'alerts' | 'math'>;

/** The names of packages and plugins, and the texts of configurations and templates, that show an extension. */
const signs: Readonly<Record<keyof Extended, { readonly name: RegExp; readonly text: RegExp }>> = {
  containers: {
    name: /container|directive|admonition|callout|alert|aside|premonition|spaceship|fence/iu,
    text: /container|directive|admonition|callout|aside|premonition|spaceship|:::|!!!/iu,
  },
  alerts: {
    name: /admonition|callout|alert|blockquote|obsidian|premonition|spaceship|directive/iu,
    text: /admonition|callout|alert|obsidian|premonition|spaceship|\[!|\\\[\\?!/iu,
  },
  math: {
    name: /math|katex|latex|texmath|spaceship/iu,
    text: /remark-?math|math(?:jax|ml)?-?(?:plugin|filter|engine)|texmath|markdown-it-(?:katex|mathjax|latex)|spaceship|passthrough/iu,
  },
};

/**
 * Returns a function that removes from a renderer what plugins, themes or scripts of the site may change: whether it has
 * containers, alerts and formulas is then unknown. What is known to be kept stays.
 */
export function extender(engine: Engine, site: ExtendedSite): (renderer: Renderer) => Renderer {
  const { names = [], read, open } = sources[engine]?.(site) ?? { read: [] };
  const all = [...packagesOf(site.files.data('package.json')).keys(), ...names];
  const changed = (Object.keys(signs) as (keyof Extended)[]).filter((trait) => {
    const { name, text } = signs[trait];
    return open?.includes(trait) || all.some((each) => name.test(each)) || read.some((each) => text.test(each));
  });
  return (renderer) => {
    const unknown = changed.filter((trait) => !/^(?:kept|bracketed|directive)$/u.test(renderer[trait]));
    return unknown.length === 0
      ? renderer
      : { ...renderer, ...Object.fromEntries(unknown.map((trait) => [trait, 'unknown'])) };
  };
}

interface Sources {
  readonly names?: readonly string[];
  /** Texts of configurations and templates. */
  readonly read: readonly string[];
  /** What may be extended by something that cannot be read. */
  readonly open?: readonly (keyof Extended)[];
}

const everything = ['containers', 'alerts', 'math'] as const;
const openIf = (isOpen: boolean) => (isOpen ? everything : []);

/** Code that is not in the configuration. */
const ownModule = /from\s+['"]\.{1,2}\/|require\(\s*['"]\.{1,2}\/|import\(\s*['"]\.{1,2}\//u;

const sources: Readonly<Partial<Record<Engine, (site: ExtendedSite) => Sources>>> = {
  hugo: ({ files }) => ({
    read: ['layouts/_default/single.html', 'layouts/partials/content.html', 'layouts/single.html'].map(files.text),
  }),
  jekyll({ files, file }) {
    const plugins = files.names('_plugins');
    const layouts = ['_layouts/default.html', '_layouts/post.html', '_layouts/page.html'];
    return {
      names: plugins,
      read: [file, 'Gemfile', ...layouts, ...plugins.map((name) => `_plugins/${name}`)].map(files.text),
    };
  },
  hexo({ files, config, file }) {
    const theme = textMember(config, 'theme') ?? 'landscape';
    const folders = ['scripts', `themes/${theme}/scripts`, `themes/${theme}/scripts/filters`];
    const scripts = folders.flatMap((folder) => files.names(folder).map((name) => `${folder}/${name}`));
    const isKnown = /^(?:landscape|next|icarus|false)$/u.test(theme) || files.has(`themes/${theme}/layout`);
    return { read: [file, ...scripts].map(files.text), open: isKnown ? [] : ['containers', 'alerts'] };
  },
  astro({ files, file }) {
    const text = files.text(file);
    return { read: [text], open: openIf(/(?:remark|rehype)Plugins/u.test(text) && ownModule.test(text)) };
  },
  eleventy({ files, file }) {
    const text = files.text(file);
    const isOwn = /setLibrary|amendLibrary|addPreprocessor|\.use\(/u.test(text);
    return { read: [text], open: openIf(isOwn || ownModule.test(text)) };
  },
  docusaurus({ files, file }) {
    const text = files.text(file);
    const isOwn = /(?:remark|rehype)Plugins/iu.test(text) && ownModule.test(text);
    return { read: [text.replace(/\badmonitions?\b/gu, '')], open: openIf(isOwn) };
  },
  vitepress: ({ files, file }) => ({ read: [files.text(file)], open: openIf(ownModule.test(files.text(file))) }),
  docsify: ({ files, file }) => {
    const text = files.text(file);
    const isOwn = /hook\.|katex|mathjax|latex|plugins?\s*:|\.\w+\s*=\s*function/iu.test(text);
    // The fifth version has alerts.
    return { read: [text], open: isOwn ? everything : /docsify@[1-4]/u.test(text) ? [] : ['alerts'] };
  },
  generic: () => ({ read: [], open: everything }),
};

/** Whether Hugo renders quotations by a template; `unknown` if the templates are elsewhere. */
export function hugoAlerts({ files, config }: ExtendedSite): Renderer['alerts'] {
  const themes = texts(member(config, 'theme')).filter((each) => each !== '');
  const roots = ['layouts', ...themes.map((theme) => `themes/${theme}/layouts`)];
  if (roots.some((root) => hasHookTemplate('blockquote', root, files.names))) return 'kept';
  const isElsewhere =
    member(config, 'module') !== undefined ||
    member(config, 'themesdir') !== undefined ||
    roots.slice(1).some((root) => files.names(root).length === 0);
  return isElsewhere ? 'unknown' : 'none';
}

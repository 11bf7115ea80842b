import { type Mapping, member, textMember } from '../../core/mapping.ts';
import type { Renderer } from '../../core/renderer.ts';
import type { Engine } from '../../core/types.ts';
import { packagesOf, type SiteFiles } from '../site-files.ts';

/** A site's folder, the configuration of its generator and the file that it was read from. */
interface ExtendedSite {
  readonly files: SiteFiles;
  readonly config: Mapping;
  readonly file: string;
}

type Extended = Pick<Renderer, 'containers' | 'alerts' | 'math'>;

/** What names of packages and plugins, and texts of configurations and templates, say of an extension. */
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
 * Returns a renderer without what plugins, themes or scripts of the site may change: whether it has containers, alerts
 * and formulas is then unknown. What is known to be kept stays.
 */
export function withExtensions(renderer: Renderer, engine: Engine, site: ExtendedSite): Renderer {
  const { names = [], texts, open } = sources[engine]?.(site) ?? { texts: [] };
  const all = [...packagesOf(site.files.data('package.json')).keys(), ...names];
  const changed = (Object.keys(signs) as (keyof Extended)[]).filter((trait) => {
    if (renderer[trait] === 'kept' || renderer[trait] === 'bracketed' || renderer[trait] === 'directive') return false;
    const { name, text } = signs[trait];
    return open?.includes(trait) || all.some((each) => name.test(each)) || texts.some((each) => text.test(each));
  });
  if (changed.length === 0) return renderer;
  return { ...renderer, ...Object.fromEntries(changed.map((trait) => [trait, 'unknown'])) };
}

interface Sources {
  readonly names?: readonly string[];
  readonly texts: readonly string[];
  /** What may be extended by something that cannot be read. */
  readonly open?: readonly (keyof Extended)[];
}

const everything = ['containers', 'alerts', 'math'] as const;
const openIf = (isOpen: boolean) => (isOpen ? everything : []);

/** Code that is not in the configuration. */
const ownModule = /from\s+['"]\.{1,2}\/|require\(\s*['"]\.{1,2}\/|import\(\s*['"]\.{1,2}\//u;

const sources: Readonly<Partial<Record<Engine, (site: ExtendedSite) => Sources>>> = {
  hugo: ({ files }) => ({
    texts: ['layouts/_default/single.html', 'layouts/partials/content.html', 'layouts/single.html'].map(files.text),
  }),
  jekyll({ files, file }) {
    const plugins = files.names('_plugins');
    const layouts = ['_layouts/default.html', '_layouts/post.html', '_layouts/page.html'];
    return {
      names: plugins,
      texts: [file, 'Gemfile', ...layouts, ...plugins.map((name) => `_plugins/${name}`)].map(files.text),
    };
  },
  hexo({ files, config, file }) {
    const theme = textMember(config, 'theme') ?? 'landscape';
    const folders = ['scripts', `themes/${theme}/scripts`, `themes/${theme}/scripts/filters`];
    const scripts = folders.flatMap((folder) => files.names(folder).map((name) => `${folder}/${name}`));
    const isKnown = /^(?:landscape|next|icarus|false)$/u.test(theme) || files.has(`themes/${theme}/layout`);
    return { texts: [file, ...scripts].map(files.text), open: isKnown ? [] : ['containers', 'alerts'] };
  },
  astro({ files, file }) {
    const text = files.text(file);
    return { texts: [text], open: openIf(/(?:remark|rehype)Plugins/u.test(text) && ownModule.test(text)) };
  },
  eleventy({ files, file }) {
    const text = files.text(file);
    const isOwn = /setLibrary|amendLibrary|addPreprocessor|\.use\(/u.test(text);
    return { texts: [text], open: openIf(isOwn || ownModule.test(text)) };
  },
  docusaurus({ files, file }) {
    const text = files.text(file);
    const isOwn = /(?:remark|rehype)Plugins/iu.test(text) && ownModule.test(text);
    return { texts: [text.replace(/\badmonitions?\b/gu, '')], open: openIf(isOwn) };
  },
  vitepress: ({ files, file }) => ({ texts: [files.text(file)], open: openIf(ownModule.test(files.text(file))) }),
  docsify: ({ files, file }) => {
    const text = files.text(file);
    const isOwn = /hook\.|katex|mathjax|latex|plugins?\s*:|\.\w+\s*=\s*function/iu.test(text);
    // The fifth version has alerts.
    return { texts: [text], open: isOwn ? everything : /docsify@[1-4]/u.test(text) ? [] : ['alerts'] };
  },
  generic: () => ({ texts: [], open: everything }),
};

/** Whether Hugo renders quotations by a template; `unknown` if the templates are elsewhere. */
export function hugoAlerts({ files, config }: ExtendedSite): Renderer['alerts'] {
  const stated = member(config, 'theme');
  const themes = (Array.isArray(stated) ? stated : [stated]).filter((each) => typeof each === 'string' && each !== '');
  const roots = ['layouts', ...themes.map((theme) => `themes/${theme}/layouts`)];
  if (roots.some((root) => hasQuoteTemplate(files, root))) return 'kept';
  const isElsewhere =
    member(config, 'module') !== undefined ||
    member(config, 'themesdir') !== undefined ||
    roots.slice(1).some((root) => files.names(root).length === 0);
  return isElsewhere ? 'unknown' : 'none';
}

function hasQuoteTemplate(files: SiteFiles, root: string): boolean {
  const folders = files.names(root).filter((name) => !name.includes('.'));
  return [`${root}/_markup`, ...folders.map((folder) => `${root}/${folder}/_markup`)].some((folder) =>
    files.names(folder).some((name) => name.startsWith('render-blockquote')),
  );
}

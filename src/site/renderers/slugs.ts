import type { HeadingIds } from '../../core/renderer.ts';

export interface Heading {
  /** What stands between the `#`s, or above the underline. */
  readonly source: string;
  /** What a reader sees, before marks are changed to typographic ones. */
  readonly text: string;
  readonly depth: number;
}

/** Returns the id of each heading of a page in turn; undefined if it was not measured or the heading has none. */
export type Slugger = (heading: Heading) => string | undefined;

/** Returns the slugger for the headings of one page. */
export function slugger(ids: HeadingIds): Slugger {
  return makers[ids]?.() ?? (() => undefined);
}

const makers: Partial<Record<HeadingIds, () => Slugger>> = {
  github: () => unique(({ text }) => githubSlug(text)),
  docusaurus() {
    const slug = unique(({ text, source }) => (/:\w+:|!\[|\{/u.test(source) ? undefined : githubSlug(text)));
    return (heading) => /\{#([^\s{}]+)\}$/u.exec(heading.source)?.[1] ?? slug(heading);
  },
  // Marks are written as references before the id is made.
  docsify: () => counted(({ text, source }) => (/[<>&"':]|!\[|\{/u.test(source) ? undefined : docsify(text))),
  // Smart punctuation comes before the id.
  astro: () => unique(({ text }) => (/--/u.test(text) ? undefined : githubSlug(text).replace(/-$/u, ''))),
  goldmark: () => unique(({ source }) => goldmark(source) || 'heading', /\{(?:[^{}:]* )?#([^\s{}]+)(?: [^{}]*)?\}$/u),
  kramdown: () => counted(({ source }) => kramdown(source) || 'section', kramdownId),
  'kramdown-gfm': () =>
    counted(({ text }) => (/--|<<|>>/u.test(text) ? undefined : githubSlug(text) || undefined), kramdownId),
  marked: () => unique(({ text, source }) => (/[<>&]|!\[/u.test(source) ? undefined : marked(text))),
  hexo: () => counted(({ text }) => (/["'&<>]|--|\.{2}/u.test(text) ? undefined : hexo(text))),
  'hexo-markdown-it'() {
    const plain = ({ source, text }: Heading) => source === text && !/["']|\.{2}/u.test(text);
    const slug = counted((heading) => (plain(heading) ? hexo(heading.text) : undefined), undefined, 2);
    return (heading) => (heading.depth < 2 ? undefined : slug(heading));
  },
  vitepress: () =>
    unique(
      ({ text, source }) => (/[&<>`]|:\w+:|\{/u.test(source) ? undefined : vitepress(text)),
      /\{(?:[^{}]* )?#([^\s{}]+)(?: [^{}]*)?\}$/u,
    ),
};

const kramdownId = /\s\{#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*)\}$/u;

/** Adds `-1`, `-2` … to an id that was given to a heading already, be it by the heading itself, as `own` finds it. */
function unique(slug: Slugger, own?: RegExp): Slugger {
  const given = new Map<string, number>();
  return (heading) => {
    const stated = own?.exec(heading.source)?.[1];
    const first = stated ?? slug(heading);
    if (first === undefined) return undefined;
    let id = first;
    let count = given.get(first) ?? 0;
    while (stated === undefined && given.has(id)) id = `${first}-${++count}`;
    given.set(first, count);
    given.set(id, given.get(id) ?? 0);
    return id;
  };
}

/** Adds the count of headings with the same id, although another may have such an id of its own. */
function counted(slug: Slugger, own?: RegExp, second = 1): Slugger {
  const counts = new Map<string, number>();
  return (heading) => {
    const stated = own?.exec(heading.source)?.[1];
    if (stated !== undefined) return stated;
    const id = slug(heading);
    if (id === undefined) return undefined;
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return count === 0 ? id : `${id}-${count - 1 + second}`;
  };
}

/** Returns the id that GitHub makes of the text of a heading. */
export function githubSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{Mark}\p{Decimal_Number}\p{Connector_Punctuation} -]/gu, '')
    .replaceAll(' ', '-');
}

function goldmark(source: string): string {
  return source
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Decimal_Number}_ -]/gu, '')
    .replaceAll(' ', '-');
}

function kramdown(source: string): string {
  return source
    .replace(/^[^a-zA-Z]+/u, '')
    .replace(/[^a-zA-Z0-9 -]/gu, '')
    .replaceAll(' ', '-')
    .toLowerCase();
}

function docsify(text: string): string {
  return text
    .trim()
    .replace(/[A-Z]+/gu, (letters) => letters.toLowerCase())
    .replace(/[\u2000-\u206F\u2E00-\u2E7F\\'!"#$%&()*+,./:;<=>?@[\]^`{|}~]/gu, '')
    .replace(/\s/gu, '-')
    .replace(/-+/gu, '-')
    .replace(/^\d/u, '_$&');
}

function marked(text: string): string {
  return text
    .toLowerCase()
    .trim()
    .replace(/[\u2000-\u206F\u2E00-\u2E7F\\'!"#$%&()*+,./:;<=>?@[\]^`{|}~]/gu, '')
    .replace(/\s/gu, '-');
}

/** Letters that Hexo writes without their marks; its table is not taken over. */
const hexoLetters =
  /[\u00c0-\u024f\u0250-\u028c\u1d79-\u1eff\u2184\u24b6-\u24e9\u2c60-\u2c7f\ua720-\ua7ff\uff21-\uff3a\uff41-\uff5a]/u;

function hexo(text: string): string | undefined {
  if (hexoLetters.test(text)) return undefined;
  return text
    .replace(/[\0-\x1f]/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

function vitepress(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\0-\x1f]/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .replace(/^\d/u, '_$&')
    .toLowerCase();
}

import type { Engine, FrontMatterBlock, Range } from '../core/types.ts';

/**
 * How an engine finds front matter. `test/engines` builds sites with Hugo 0.111, Hexo 8, Jekyll 4 and Astro 5 to
 * measure it; `generic` follows remark-frontmatter 5. No two of them agree in every case.
 */
interface Flavor {
  /** The opening fence and its line ending, or only the fence if the engine reads the rest of its line as content. */
  readonly open: RegExp;
  /** Spaces and blank lines are allowed before the opening fence. */
  readonly blankBefore: boolean;
  readonly toml: boolean;
  readonly json: boolean;
  /** A closing line only has to begin with the fence; the rest of the line becomes body text. */
  readonly prefixCloses: boolean;
  /** `...` closes as well. */
  readonly dotsClose: boolean;
  /** The opening fence may be missing. */
  readonly openOptional: boolean;
  /** The build fails without a closing fence, whatever the content is. */
  readonly mustClose: boolean;
}

/** Matches a line that begins with the fence, also if text follows. */
const anyLine = /^(?<fence>-{3}|\+{3})(?:[ \t]*(?:\r?\n|$)|[ \t]*(?!\r))/u;

const strict: Flavor = {
  open: /^(?<fence>-{3}|\+{3})[ \t]*(?:\r?\n|$)/u,
  blankBefore: false,
  toml: true,
  json: false,
  prefixCloses: false,
  dotsClose: false,
  openOptional: false,
  mustClose: false,
};

/** As remark-frontmatter. */
const usual: Flavor = { ...strict, open: /^(?<fence>-{3}|\+{3})[ \t]*(?:\r?\n|\r|$)/u };

const flavors: Readonly<Record<Engine, Flavor>> = {
  hugo: {
    ...strict,
    open: /^(?<fence>-{3}|\+{3})(?:[ \t]*(?:\r?\n|\r|$)|[ \t]*)/u,
    blankBefore: true,
    json: true,
    prefixCloses: true,
    mustClose: true,
  },
  // Three or more dashes; the closing fence needs the same number. Semicolons fence JSON without its braces.
  hexo: {
    ...strict,
    open: /^(?<fence>-{3,}|;{3,})[ \t]*(?:\r?\n|$)/u,
    toml: false,
    prefixCloses: true,
    openOptional: true,
  },
  jekyll: { ...strict, toml: false, dotsClose: true },
  astro: { ...strict, open: anyLine, blankBefore: true, prefixCloses: true },
  // By its source, components/content/src/front_matter/split.rs of 0.22.
  zola: { ...strict, blankBefore: true },
  // What these accept is not measured.
  eleventy: usual,
  docusaurus: usual,
  vitepress: usual,
  docsify: usual,
  generic: usual,
};

/**
 * Finds the front matter as the engine does. A block that was meant as front matter but is not read as such is returned
 * with its `problem`: blank lines before it, a fence that is never closed.
 */
export function splitFrontMatter(source: string, engine: Engine): FrontMatterBlock | undefined {
  const flavor = flavors[engine];
  if (engine === 'eleventy' && /^---\w/u.test(source)) return languageBlock(source);
  const blank = /^(?:[ \t]*(?:\r?\n|\r))*/u.exec(source)?.[0].length ?? 0;
  const indent = /^[ \t]*/u.exec(source.slice(blank, blank + 256))?.[0].length ?? 0;
  const start = blank + indent;
  // `{{` and `{%` begin a template, not JSON. Hugo fails on such files, but they are hardly articles.
  if (flavor.json && source[start] === '{' && !/^\{[{%]/u.test(source.slice(start, start + 2)))
    return jsonBlock(source, start);
  const open = flavor.open.exec(source.slice(start, start + 256));
  const fence = open?.groups?.['fence'];
  if (!open || !fence) return flavor.openOptional && start === 0 ? openless(source) : undefined;
  if (fence === '+++' && !flavor.toml) return undefined;

  const content = start + open[0].length;
  const format = fence.startsWith('-') ? 'yaml' : fence === '+++' ? 'toml' : 'json';
  const close = closingFence(source, content, fence, flavor);
  const misplaced = !mayStandAt(source, start, indent, engine);
  if (!close) return unclosed(source, start, content, { format, fence }, flavor.mustClose);
  const text = source.slice(content, close.range[0]);
  const block = {
    format,
    fence,
    range: [start, close.range[1]],
    content: [content, close.range[0]],
    close: close.range,
  } as const;
  // Without keys it is a thematic break and a heading, or code.
  if (misplaced) return indent < 4 && looksLikeKeys(text) ? { ...block, problem: 'blank-before' } : undefined;
  if (engine === 'hexo' && format === 'yaml' && !isStructured(text)) return undefined;
  if (engine === 'hexo' && /[ \t]/u.test(open[0])) return { ...block, problem: 'blank-after-fence' };
  return close.after ? { ...block, problem: 'text-after-fence', after: close.after } : block;
}

/** Whether the engine accepts an opening fence at this offset. */
function mayStandAt(source: string, start: number, indent: number, engine: Engine): boolean {
  if (start === 0 || engine === 'hugo' || engine === 'zola') return true;
  if (indent > 0) return false;
  // Hexo reads one empty line as the front matter, and a fence after it as the start of a YAML document.
  return engine === 'astro' || (engine === 'hexo' && /^(?:\r?\n|\r)$/u.test(source.slice(0, start)));
}

/**
 * Returns the first closing fence. After keys, a line that only begins with the fence counts for every engine: it was
 * meant to close.
 */
function closingFence(source: string, from: number, fence: string, flavor: Flavor) {
  let keys: boolean | undefined;
  for (let start = from; start < source.length; ) {
    const end = lineEnd(source, start);
    const line = source.slice(start, end);
    const closes = line.startsWith(fence) || (flavor.dotsClose && /^\.{3}\s*$/u.test(line));
    const after = closes ? line.slice(fence.length).trimEnd() : '';
    if (closes && after !== '') keys ??= looksLikeKeys(source.slice(from, start));
    if (closes && (after === '' || flavor.prefixCloses || keys)) {
      return { range: [start, start + fence.length] as Range, after };
    }
    start = nextLine(source, end);
  }
  return undefined;
}

/** Returns front matter without an opening fence, as Hexo allows it: only keys and values up to the first fence. */
function openless(source: string): FrontMatterBlock | undefined {
  const fence = /(?:\r?\n|\r)(?<fence>-{3,}|;{3,})/u.exec(source);
  const marks = fence?.groups?.['fence'];
  if (!fence || !marks) return undefined;
  const start = fence.index + fence[0].length - marks.length;
  const text = source.slice(0, start);
  const format = marks.startsWith('-') ? 'yaml' : 'json';
  const [first = '', ...rest] = lines(text).filter((line) => line.trim() !== '');
  if (!keyLine.test(first) || !rest.every(belongs)) return undefined;
  const end = start + marks.length;
  return { format, fence: marks, range: [0, end], content: [0, start], close: [start, end] };
}

/** Returns a block without a closing fence: the lines that look like front matter. `always`: also without keys. */
function unclosed(
  source: string,
  start: number,
  content: number,
  kind: Pick<FrontMatterBlock, 'format' | 'fence'>,
  always: boolean,
): FrontMatterBlock | undefined {
  let end = content;
  while (end < source.length) {
    const stop = lineEnd(source, end);
    const line = source.slice(end, stop);
    if (line.trim() === '' || !belongs(line)) break;
    end = Math.min(nextLine(source, stop), source.length);
  }
  if (!looksLikeKeys(source.slice(content, end))) {
    if (!always) return undefined;
    end = content;
  }
  return { ...kind, range: [start, end], content: [content, end], close: [end, end], problem: 'unclosed' };
}

const keyLine = /^["']?(?<key>[\p{L}_$][\p{L}\p{N}_$ .-]{0,60})["']?[ \t]{0,9}[:=](?:\s|["'[]|$)/u;
const knownKey = /^(?:title|date|tags?|categor(?:y|ies)|layout|slug|draft|authors?|description|permalink|url)$/iu;

/** Whether a line can be part of front matter: a key, a list item, a comment, a closing bracket, or an indented line. */
function belongs(line: string): boolean {
  return keyLine.test(line) || /^(?:[ \t]+\S|[ \t]*-(?:[ \t]|$)|#(?!#)|[\]}])/u.test(line);
}

/**
 * Whether a text begins with keys. A well-known key or two keys of any name are required, since `Note: …` may follow a
 * thematic break.
 */
function looksLikeKeys(text: string): boolean {
  const [first = '', ...rest] = lines(text).filter((line) => line.trim() !== '' && !/^[ \t]*#/u.test(line));
  const keys = [first, ...rest].flatMap((line) => keyLine.exec(line)?.groups?.['key']?.trim() ?? []);
  return keyLine.test(first) && (keys.length > 1 || keys.some((key) => knownKey.test(key)));
}

/** Whether YAML reads a mapping or a list; Hexo leaves a single text or number in the body. */
function isStructured(text: string): boolean {
  return /^[ \t]*(?:[{[?]|-[ \t\r\n])|:(?:[ \t\r\n]|$)/mu.test(text);
}

function lines(text: string): string[] {
  const all = text.split(/\r\n?|\n/u);
  if (all.at(-1) === '') all.pop();
  return all;
}

/** Returns JSON front matter as Hugo finds it: it counts braces outside strings, and reads to the end if one is missing. */
/** Returns the front matter of Eleventy in a language that its fence names: `---json`. JavaScript is not read. */
function languageBlock(source: string): FrontMatterBlock | undefined {
  const [whole = '', language = '', text = ''] = /^---(\w+)[ \t]*\r?\n(.*?)(?<=\n)---(?=\s|$)/su.exec(source) ?? [];
  if (whole === '') return undefined;
  const end = whole.length;
  const start = end - 3 - text.length;
  const format = language === 'json' || language === 'toml' ? language : 'yaml';
  const isData = format === language || language === 'yaml';
  return {
    format,
    fence: format === 'json' ? '' : '---',
    range: [0, end],
    content: isData ? [start, end - 3] : [start, start],
    close: [end - 3, end],
  };
}

function jsonBlock(source: string, start: number): FrontMatterBlock {
  let depth = 0;
  let inString = false;
  for (let index = start; index < source.length; index++) {
    const char = source[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) {
      const end = index + 1;
      return { format: 'json', fence: '', range: [start, end], content: [start, end], close: [index, end] };
    }
  }
  const end = source.length;
  return { format: 'json', fence: '', range: [start, end], content: [start, end], close: [end, end] };
}

function lineEnd(source: string, from: number): number {
  const rest = /[\r\n]/gu;
  rest.lastIndex = from;
  return rest.exec(source)?.index ?? source.length;
}

function nextLine(source: string, end: number): number {
  return end + (source.startsWith('\r\n', end) ? 2 : 1);
}

import type { Engine, FrontMatterBlock, Range } from '../core/types.ts';

/**
 * How an engine finds the front matter. Observed with Hugo 0.111, hexo-front-matter 4, Jekyll 4 and
 * remark-frontmatter 5; none of them agrees with another in all of it.
 */
interface Flavor {
  /** Blank lines may stand before the opening fence. */
  readonly blankBefore: boolean;
  readonly toml: boolean;
  readonly json: boolean;
  /** A closing line only has to begin with the fence; what follows on it becomes text. */
  readonly prefixCloses: boolean;
  /** `...` closes, too. */
  readonly dotsClose: boolean;
}

const strict: Flavor = { blankBefore: false, toml: true, json: false, prefixCloses: false, dotsClose: false };

const flavors: Readonly<Record<Engine, Flavor>> = {
  hugo: { blankBefore: true, toml: true, json: true, prefixCloses: true, dotsClose: false },
  hexo: { blankBefore: false, toml: false, json: false, prefixCloses: true, dotsClose: false },
  jekyll: { blankBefore: false, toml: false, json: false, prefixCloses: false, dotsClose: true },
  astro: strict,
  generic: strict,
};

const opening = /^(?<fence>-{3}|\+{3})[ \t]*(?:\r?\n|\r|$)/u;
const keyLine = /^[ \t]*(?:["']?[\w$][\w$ .-]*["']?[ \t]*[:=]|#|$)/u;

/**
 * Cuts the front matter out as the engine would, and says so where a reader would take a block for front matter
 * but the engine does not (blank lines before it, a fence that is never closed).
 */
export function splitFrontMatter(source: string, engine: Engine): FrontMatterBlock | undefined {
  const flavor = flavors[engine];
  const start = /^(?:[ \t]*(?:\r?\n|\r))*/u.exec(source)?.[0].length ?? 0;
  if (flavor.json && source[start] === '{') return jsonBlock(source, start);
  const open = opening.exec(source.slice(start, start + 256));
  const fence = open?.groups?.['fence'];
  if (!open || !fence || (fence === '+++' && !flavor.toml)) return undefined;

  const content = start + open[0].length;
  const close = closingFence(source, content, fence, flavor);
  const format = fence === '---' ? 'yaml' : 'toml';
  if (!close) return unclosed(source, start, content, format);
  const block = { format, range: [start, close.range[1]], content: [content, close.range[0]], close: close.range } as const;
  if (start > 0 && !flavor.blankBefore) {
    // Only what reads like keys was meant as front matter; else it is a thematic break and a heading.
    return looksLikeKeys(source.slice(content, close.range[0])) ? { ...block, problem: 'blank-before' } : undefined;
  }
  return close.textAfter ? { ...block, problem: 'text-after-fence' } : block;
}

function closingFence(source: string, from: number, fence: string, flavor: Flavor) {
  for (let start = from; start < source.length; ) {
    const end = lineEnd(source, start);
    const line = source.slice(start, end);
    const closes = line.startsWith(fence) || (flavor.dotsClose && /^\.{3}\s*$/u.test(line));
    const textAfter = closes && line.slice(3).trim() !== '';
    if (closes && (!textAfter || flavor.prefixCloses)) return { range: [start, start + 3] as Range, textAfter };
    start = nextLine(source, end);
  }
  return undefined;
}

function unclosed(source: string, start: number, content: number, format: 'yaml' | 'toml'): FrontMatterBlock | undefined {
  let end = content;
  while (end < source.length) {
    const stop = lineEnd(source, end);
    const line = source.slice(end, stop);
    if (!keyLine.test(line) && !/^[ \t]*(?:-[ \t]|[ \t])/u.test(line)) break;
    if (line.trim() === '') break;
    end = nextLine(source, stop);
  }
  if (start > 0 || !looksLikeKeys(source.slice(content, end))) return undefined;
  return { format, range: [start, end], content: [content, end], close: [end, end], problem: 'unclosed' };
}

/** A thematic break may begin an article; at least one `key:` makes it front matter. */
function looksLikeKeys(text: string): boolean {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  return lines.length > 0 && keyLine.test(lines[0] ?? '') && lines.some((line) => /^["']?[\w$][\w$ .-]*["']?[ \t]*[:=]/u.test(line));
}

/** Hugo counts braces, and skips those in strings. */
function jsonBlock(source: string, start: number): FrontMatterBlock | undefined {
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
      return { format: 'json', range: [start, end], content: [start, end], close: [index, end] };
    }
  }
  return undefined;
}

function lineEnd(source: string, from: number): number {
  const rest = /[\r\n]/gu;
  rest.lastIndex = from;
  return rest.exec(source)?.index ?? source.length;
}

function nextLine(source: string, end: number): number {
  return end + (source.startsWith('\r\n', end) ? 2 : 1);
}

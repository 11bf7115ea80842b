import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped, lineBefore } from '../../core/words.ts';
import { htmlNames } from '../../knowledge/text/html-names.ts';
import { ancestorsOf, nodesOf, type PlacedNode } from '../shared/nodes.ts';
import { inlineTexts } from '../text/inline-text.ts';
import { htmlAllowance } from './html-allowance.ts';
import { tagsIn } from './html-tags.ts';

export interface HtmlLeftoverFact {
  /** `colour`: a `<font>` that sets only that; `type`: the parameter of a type, `List<Comet>`. */
  readonly kind:
    | 'office'
    | 'font'
    | 'colour'
    | 'span'
    | 'styled'
    | 'sprite'
    | 'script'
    | 'misspelt'
    | 'type'
    | 'unknown'
    | 'raw';
  readonly tag: string;
  readonly range: Range;
  readonly edit?: Edit;
  /** The element that `misspelt` means. */
  readonly meant?: string;
}

/** Styles that editors and exporters write; a colour alone is an author's. */
const ofEditor =
  /\bfont(?:-family)?\s*:|font-size\s*:\s*[\d.]+pt|line-height|(?:letter|word)-spacing|text-indent|text-(?:size-adjust|wrap)|\borphans|white-space|background(?:-color)?\s*:\s*(?:#fff|white|rgb\(255)|(?<!-)color\s*:\s*(?:black|#(?:000|333)|rgb\(\s*(?<grey>\d+),\s*\k<grey>,\s*\k<grey>\s*\))/iu;
const officeText = /<\/?(?:o|w|v|x|m|st1):[a-z]+\b[^<>]{0,500}>/giu;

/** Raw HTML: tags that converters leave behind, and all other tags for generators that drop HTML. */
export const htmlLeftovers: Collector<HtmlLeftoverFact> = {
  id: 'html-leftovers',
  version: 12,
  collect(article) {
    const { source, tree } = article;
    if (!source.includes('<')) return [];
    const found: HtmlLeftoverFact[] = [];
    // In CommonMark, a tag name with a colon is not HTML.
    for (const { text, range } of inlineTexts(article, '<')) {
      for (const { 0: tag, index } of text.matchAll(officeText)) {
        const at: Range = [range[0] + index, range[0] + index + tag.length];
        found.push({ kind: 'office', tag: clipped(tag, 40), range: at, edit: { range: at, text: '' } });
      }
    }
    let closed: ReadonlySet<string> | undefined;
    let isDemonstrated: ((range: Range) => boolean) | undefined;
    let legend: ReadonlySet<string> | undefined;
    let isColoured: ((range: Range) => boolean) | undefined;
    let isAllowed: ((range: Range) => boolean) | undefined;
    for (const html of nodesOf(tree, 'html')) {
      for (const { name, range: at, attributes } of tagsIn(html, source)) {
        closed ??= closedNames(source);
        const tag = clipped(source.slice(...at), 40);
        const written = /^<([^\s/>]+)/u.exec(source.slice(...at))?.[1] ?? name;
        const style = attributes['style']?.value ?? '';
        const names = Object.keys(attributes);
        const fact = { tag, range: at };
        // What a tag in backticks does is not its author's concern; whether readers see it is.
        isDemonstrated ??= demonstrationTest(article);
        const generic = names.length === 0 && !closed.has(written) ? genericType(at, source, written) : undefined;
        const isShown =
          (isBetweenBackticks(at, source) && !isPlaceholder(written, names, closed)) || isDemonstrated(at);
        legend ??= colourLegend(source);
        if (isShown || legend.has(source.slice(...at))) {
          found.push({ kind: 'raw', ...fact });
          continue;
        }
        if (/\bmso-|^Mso/iu.test(`${style} ${attributes['class']?.value ?? ''}`) || /^(?:o|w|v|st1):/u.test(name))
          found.push({ kind: 'office', ...fact });
        else if (name === 'font' || name === 'span') {
          isAllowed ??= htmlAllowance(source);
          isColoured ??= containmentTest(preformatted(source));
          const kind = name === 'font' ? fontKind(names) : spanKind(names, style, isColoured(at));
          const isBare = kind !== 'span' || isBareSpan(at, source, !isInText(html));
          if (kind && isBare && !isAllowed(at) && !coloursSymbol(at, source, names, style))
            found.push({ kind, ...fact });
        } else if (name === 'script' && isInText(html)) found.push({ kind: 'script', ...fact });
        else if (name === 'use' && /^#/u.test((attributes['xlink:href'] ?? attributes['href'])?.value ?? ''))
          found.push({ kind: 'sprite', ...fact });
        else if (generic && isInText(html)) {
          const edit = { range: generic, text: `\`${source.slice(...generic)}\`` };
          found.push({ kind: 'type', ...fact, edit });
        } else if (isPlaceholder(written, names, closed)) {
          const meant = meantElement(written, source);
          if (meant) found.push({ kind: 'misspelt', ...fact, meant, edit: respelling(source, at, written, meant) });
          // In a block of raw HTML, a backslash is one.
          else if (!isInText(html)) found.push({ kind: 'unknown', ...fact });
          else found.push({ kind: 'unknown', ...fact, edit: { range: [at[0], at[0]], text: '\\' } });
        }
        found.push({ kind: 'raw', ...fact });
      }
    }
    return found;
  },
};

/**
 * Returns a test for tags in document order: whether the last block of code before one shows the same tag, with any
 * quotation marks.
 */
function demonstrationTest({ source, tree }: Article): (range: Range) => boolean {
  const blocks = nodesOf(tree, 'code');
  let passed = 0;
  let shown: ReadonlySet<string> = new Set();
  return ([start, end]) => {
    const before = passed;
    while ((blocks[passed]?.range[1] ?? source.length) < start) passed++;
    if (passed > before) shown = new Set(withoutQuotes(blocks[passed - 1]?.node.value ?? '').match(/<[^<>]*>/gu));
    return shown.has(withoutQuotes(source.slice(start, end)));
  };
}

function withoutQuotes(text: string): string {
  return text.replace(/["']/gu, '');
}

/** Returns the range of a type whose parameter was read as a tag: `List<Comet>`, `Map<Key, List<T>>`. */
function genericType([start, end]: Range, source: string, name: string): Range | undefined {
  if (htmlNames.has(name.toLowerCase()) || !/^[A-Za-z][A-Za-z\d]*$/u.test(name) || source[end - 2] === '/')
    return undefined;
  const [type] =
    /(?:(?<![\w.$<>&/\\`@:-])|(?<=[^:]:)(?=[A-Z]))(?:[\w.$]+<(?:[\w.$?]+,\s?)*)*[\w.$]+$/u.exec(
      source.slice(Math.max(0, start - 100), start),
    ) ?? [];
  if (type === undefined) return undefined;
  const closing = '>'.repeat(type.split('<').length - 1);
  return source.startsWith(closing, end) ? [start - type.length, end + closing.length] : undefined;
}

/** Whether a tag stands between backticks of a line in a block of HTML, where they make no code. */
function isBetweenBackticks([start, end]: Range, source: string): boolean {
  const before = lineBefore(source, start, 500);
  return before.split('`').length % 2 === 0 && /^[^`\r\n]*`/u.test(source.slice(end, end + 500));
}

/** Returns the ranges of `<pre>`, where text is coloured by hand. */
function preformatted(source: string): readonly Range[] {
  const found: Range[] = [];
  for (let start = source.indexOf('<pre'); start >= 0; start = source.indexOf('<pre', found.at(-1)?.[1])) {
    const end = source.indexOf('</pre', start);
    found.push([start, end < 0 ? source.length : end]);
  }
  return found;
}

/** Returns the tags whose text is their colour, by its value or name: `<span style="background: #0a0">#0a0</span>`. */
function colourLegend(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (!/<(?:font|span)\s[^<>]*color|<span\s[^<>]*background/iu.test(source)) return found;
  for (const { 0: tag, groups } of source.matchAll(coloured)) {
    const text = groups?.['text'] ?? '';
    if (colourName.test(text) || (/^#?\w{3,20}$/u.test(text) && tag.toLowerCase().includes(text.toLowerCase())))
      found.add(tag);
  }
  return found;
}

const coloured = /<(?:font|span)\s[^<>]{0,200}>(?=\s*(?<text>[^<>\r\n]{1,30}?)\s*<\/)/giu;
const colourName =
  /^["'“(]?(?:(?:dark|light|bright)[ -]?)?(?:black|blue|brown|cyan|gr[ae]y|green|magenta|orange|pink|purple|red|white|yellow|[红橙黄绿青蓝紫黑白灰]色?)["'”),.:]*$/iu;

function fontKind(names: readonly string[]): 'font' | 'colour' {
  return names.every((each) => each === 'color') ? 'colour' : 'font';
}

/** Returns what is wrong with a span; colours by hand are meant in `<pre>`. */
function spanKind(names: readonly string[], style: string, isColoured: boolean): 'span' | 'styled' | undefined {
  if (names.length === 0) return 'span';
  return names.every((each) => each === 'style') && ofEditor.test(style) && !isColoured ? 'styled' : undefined;
}

/** Whether a span without attributes is neither part of a layout nor of a template. */
function isBareSpan(at: Range, source: string, isBlock: boolean): boolean {
  return !inLayout(at, source, isBlock) && !isBesideClass(at, source) && source[at[0] - 1] !== '{';
}

/** Whether a tag does no more than colour a symbol: `<font color="red">❤</font>`. */
function coloursSymbol([, end]: Range, source: string, names: readonly string[], style: string): boolean {
  const isColour = names.every(
    (name) => name === 'color' || (name === 'style' && /^\s*color\s*:[^;]*;?\s*$/iu.test(style)),
  );
  return isColour && names.length > 0 && /^\s*(?:[^\p{L}\p{N}\s<>]\s*){1,8}<\//u.test(source.slice(end, end + 40));
}

/** Whether the element right before a tag has a class: both are parts of a layout by hand. */
function isBesideClass([start]: Range, source: string): boolean {
  return /<(?<name>\w+)\s[^<>]*\bclass\s*=[^<>]*>[^<>]*<\/\k<name>>\s*$/u.test(
    source.slice(Math.max(0, start - 300), start),
  );
}

/** Whether a tag is a child of an element that places its children side by side, or has a class in a block of HTML. */
function inLayout([start]: Range, source: string, isBlock: boolean): boolean {
  const tags = source
    .slice(Math.max(0, start - 500), start)
    .replace(/<(?<name>\w+)[^<>]*>[^<>]*<\/\k<name>>/gu, '')
    .match(/<(?!\/|(?:a|b|i|em|strong|span|img|br)\b)[a-z][^<>]*>/giu);
  const parent = tags?.at(-1) ?? '';
  return /\sstyle\s*=[^<>]*:\s*(?:inline-)?(?:flex|grid)/iu.test(parent) || (isBlock && /\sclass\s*=/iu.test(parent));
}

function closedNames(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(/<\/([a-z][\w.-]*)\s*>/giu)].map(([, name = '']) => name));
}

function isInText(html: PlacedNode): boolean {
  for (const { node } of ancestorsOf(html))
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return true;
  return false;
}

const svgNames = /^(?:fe[A-Z]|animate|linear|radial|clip|text|foreign|gradient|pattern)/u;

/**
 * Whether a tag such as `<username>` is a placeholder: not an element, not a component (capitalised or hyphenated),
 * never closed.
 */
function isPlaceholder(name: string, attributes: readonly string[], closed: ReadonlySet<string>): boolean {
  const isCamel = /^[a-z]+(?:[A-Z][a-z\d]*)+$/u.test(name) && !svgNames.test(name);
  const plain = isCamel || /^[a-z][a-z\d]*$/u.test(name) || /^[A-Z][A-Z\d]*(?:[-_][A-Z\d]+)*$/u.test(name);
  return plain && attributes.length === 0 && !htmlNames.has(name.toLowerCase()) && !closed.has(name);
}

/** Returns the element that a misspelt tag means: one of nearly that name is ended more often than it begins. */
function meantElement(name: string, source: string): string | undefined {
  const written = name.toLowerCase();
  for (const [, end = ''] of source.matchAll(/<\/([a-z][a-z\d]{2,})\s*>/giu)) {
    const element = end.toLowerCase();
    if (!htmlNames.has(element) || !isNear(written, element)) continue;
    const count = (pattern: string) => source.match(new RegExp(pattern, 'giu'))?.length ?? 0;
    if (count(`</${element}\\s*>`) > count(`<${element}\\b`)) return element;
  }
  return undefined;
}

/** Renames an element. The edit goes up to the end tag, since what was a paragraph may become a block of HTML. */
function respelling(source: string, [start]: Range, written: string, meant: string): Edit {
  const from = start + 1 + written.length;
  const end = new RegExp(`</${meant}\\s*>`, 'iu').exec(source.slice(from, from + longestElement));
  const to = end ? from + end.index + end[0].length : from;
  return { range: [start + 1, to], text: meant + source.slice(from, to) };
}

const longestElement = 5000;

/** Whether two names differ in one or two letters: the same begin and end, and nearly the same letters between. */
function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const sorted = (text: string) => [...text].sort().join('');
  if (sorted(a) === sorted(b)) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [longest, shortest] = [Math.max(a.length, b.length), Math.min(a.length, b.length)];
  return longest - start - end <= (shortest > 6 ? 2 : 1) && shortest > 2;
}

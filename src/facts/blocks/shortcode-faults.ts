import type { Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import {
  isShortcode,
  type ShortcodeArgument,
  type ShortcodeFault,
  type ShortcodeTag,
} from '../../site/generators/hugo-shortcodes.ts';
import { shortcodeTags } from './shortcode-tags.ts';

export interface ShortcodeFaultFact {
  /**
   * What Hugo refuses: curly quotes, a blank that is none for Hugo, a value without quotes, another character; named
   * beside positional arguments; a string, comment or tag without an end, or with that of the other kind; no name; a
   * closing tag that closes nothing (`inner`: of a shortcode of Hugo without content), a tag that nothing closes. Hugo builds with the last two: an escape
   * of Markdown, curly quotes that become a part of the value.
   */
  readonly kind:
    | 'quotes'
    | 'blank'
    | 'bare'
    | 'character'
    | 'mixed'
    | 'string'
    | 'comment'
    | 'unclosed'
    | 'delimiter'
    | 'glued'
    | 'name'
    | 'closing'
    | 'inner'
    | 'open'
    | 'escape'
    | 'value';
  readonly range: Range;
  readonly text: string;
  readonly name: string;
  /** The character at which Hugo stops. */
  readonly char: string;
  /** For `closing`: false if an unclosed tag of another name may be closed by it. */
  readonly sure: boolean;
  readonly edit?: Edit;
}

/** What Hugo's lexer refuses in shortcodes, and escapes of Markdown in their arguments. */
export const shortcodeFaults: Collector<ShortcodeFaultFact> = {
  id: 'shortcode-faults',
  version: 1,
  collect(article) {
    const { source } = article;
    const tags = shortcodeTags(article);
    if (tags.length === 0) return [];
    const closing = unbalancedTags(tags);
    return tags.flatMap((tag) => {
      const text = source.slice(...tag.range);
      const found: readonly Found[] =
        'at' in tag
          ? [refused(tag, text, source)]
          : [...(closing.get(tag) ?? []), ...misreadArguments(tag, text, source)];
      return found.map(({ kind, repaired, sure = true }) => ({
        kind,
        range: tag.range,
        text: shortened(text),
        name: tag.name,
        char: 'at' in tag ? String.fromCodePoint(source.codePointAt(tag.at) ?? 32) : '',
        sure,
        ...(repaired !== undefined && { edit: { range: tag.range, text: repaired } }),
      }));
    });
  },
};

interface Found {
  readonly kind: ShortcodeFaultFact['kind'];
  readonly repaired?: string | undefined;
  readonly sure?: boolean;
}

const curly = /[“”„‟‘’＂]/u;
const curlyQuotes = /(?<=[=\s])[“”„‟‘’＂](?<value>[^"“”„‟‘’＂]*)[“”„‟‘’＂"](?=\s|\/?[>%]\}\})/gu;
const mixedQuotes = /(?<=[=\s])"(?<value>[^"“”„‟＂]*)[“”„‟＂](?=\s|\/?[>%]\}\})/gu;
const strangeBlank = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/u;
const bareValue = /(?<=\s)(?<value>[^\s"'`=\\()[\]{}<>“”‘’]*[/.:#?&@,+~][^\s"'`\\()[\]{}<>“”‘’]*)(?=\s|[>%]\}\})/gu;

/** Says why a tag is refused, with the tag as it was meant, where that is clear and Hugo reads it. */
function refused({ kind, at, name, range }: ShortcodeFault, text: string, source: string): Found {
  const head = /^\{\{[<%]\s*\/?\s*[^\s]*/u.exec(text)?.[0].length ?? 3;
  const rewritten = (pattern: RegExp, to: string) => text.slice(0, head) + text.slice(head).replace(pattern, to);
  const checked = (repaired: string) => (isShortcode(repaired) ? repaired : undefined);
  if (kind === 'delimiter') {
    const isPlain = text[2] === '<';
    return { kind, repaired: checked(`${text.slice(0, -3)}${isPlain ? '>' : '%'}}}`) };
  }
  if (kind === 'unclosed') {
    const end = /\s*(?:[>%][ \t]*\}{0,2}|\}{1,2})[ \t]*$/u.exec(text);
    return {
      kind,
      repaired: checked(`${text.slice(0, end?.index ?? text.length).trimEnd()} ${text[2] === '%' ? '%' : '>'}}}`),
    };
  }
  if (kind === 'glued') return { kind, repaired: checked(`${text.slice(0, -3)} ${text.slice(-3)}`) };
  if (kind === 'comment') return { kind };
  if (curly.test(text.slice(at - range[0] - 1)) || curly.test(text.slice(head))) {
    const repaired = checked(rewritten(curlyQuotes, '"$<value>"')) ?? checked(rewritten(mixedQuotes, '"$<value>"'));
    if (repaired !== undefined || curly.test(source[at] ?? '')) return { kind: 'quotes', repaired };
  }
  if (strangeBlank.test(source[at] ?? ''))
    return { kind: 'blank', repaired: checked(text.replace(new RegExp(strangeBlank, 'gu'), ' ')) };
  if (kind === 'character' && name !== '') {
    const repaired = checked(rewritten(bareValue, '"$<value>"'));
    if (repaired !== undefined) return { kind: 'bare', repaired };
  }
  return { kind };
}

/** Hugo's own shortcodes that have no content. */
const withoutContent = new Set([
  'figure',
  'gist',
  'instagram',
  'param',
  'ref',
  'relref',
  'tweet',
  'vimeo',
  'x',
  'youtube',
]);

/**
 * Closing tags that close nothing, and tags of shortcodes with content that nothing closes. Hugo closes by position and
 * checks only that the name was opened, so a tag may close one of another name; whether that has content, its template says.
 */
function unbalancedTags(tags: readonly (ShortcodeTag | ShortcodeFault)[]): ReadonlyMap<object, readonly Found[]> {
  const found = new Map<object, readonly Found[]>();
  const waiting = new Map<string, (ShortcodeTag | ShortcodeFault)[]>();
  const paired = new Set(['details', 'highlight']);
  let isKnown = true;
  /** Open tags of shortcodes that may have content. */
  let open = 0;
  for (const tag of tags) {
    const { name, kind } = tag;
    const before = waiting.get(name) ?? [];
    if (kind !== 'close') {
      waiting.set(name, before);
      if (kind !== 'single') before.push(tag);
      if (kind !== 'single' && !withoutContent.has(name)) open++;
      isKnown &&= name !== '' || kind === 'comment';
      if (kind === 'single' && withoutContent.has(name)) found.set(tag, [{ kind: 'inner' }]);
    } else if (before.length > 0) {
      before.pop();
      if (!withoutContent.has(name)) open--;
      if (withoutContent.has(name)) found.set(tag, [{ kind: 'inner' }]);
      else paired.add(name);
    } else if (isKnown) {
      const sure = !waiting.has(name) || open === 0;
      found.set(tag, [{ kind: 'closing', sure }]);
    }
  }
  const hasStrayEnd = !isKnown || [...found.values()].some(([first]) => first?.kind === 'closing');
  for (const name of hasStrayEnd ? [] : paired)
    for (const tag of waiting.get(name) ?? []) if (!('at' in tag)) found.set(tag, [{ kind: 'open' }]);
  return found;
}

const escaped = /\\(?=[_*~#&[\]()-])/gu;

/** Arguments that Hugo hands on with what was meant for Markdown or for print. */
function misreadArguments(tag: ShortcodeTag, text: string, source: string): readonly Found[] {
  if (!text.includes('\\') && !curly.test(text)) return [];
  const [start] = tag.range;
  const edited = (arguments_: readonly ShortcodeArgument[], pattern: RegExp, to: string) =>
    arguments_.toReversed().reduce((all, { range: [from, end] }) => {
      return all.slice(0, from - start) + source.slice(from, end).replace(pattern, to) + all.slice(end - start);
    }, text);
  const textOf = ({ range }: ShortcodeArgument) => source.slice(...range);
  const escapes = tag.arguments.filter((argument) => isEscapedAddress(textOf(argument)));
  const quotes = tag.arguments.filter((each) => !each.quoted && /^[“”„‟＂].*[“”„‟＂]$/u.test(textOf(each)));
  return [
    ...(escapes.length > 0 ? [{ kind: 'escape' as const, repaired: edited(escapes, escaped, '') }] : []),
    ...(quotes.length > 0 ? [{ kind: 'value' as const, repaired: edited(quotes, /^.|.$/gu, '"') }] : []),
  ];
}

/** A path, an address or an id; regular expressions, formulas and paths of Windows have other backslashes, too. */
function isEscapedAddress(value: string): boolean {
  if (!/\\[_*~#&[\]()-]/u.test(value) || /[\s"<>|^$]/u.test(value)) return false;
  const plain = value.replace(escaped, '');
  return (
    !plain.includes('\\') &&
    (/^(?:\w+:\/)?[^:]*\/[^:]*$|\.[a-z]{2,5}\d?(?:[?#].*)?$/iu.test(plain) || /^[\w-]+$/u.test(plain))
  );
}

function shortened(text: string): string {
  return clipped(text.replace(/\s+/gu, ' '), 80);
}

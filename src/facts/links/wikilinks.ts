import type { Collector, Range } from '../../core/types.ts';
import { inlineTexts } from '../text/inline-text.ts';

export interface WikilinkFact {
  readonly embed: boolean;
  /** The note or file, without heading and words. */
  readonly target: string;
  /** Heading or block of the note, with its mark; empty for the whole note. */
  readonly part: string;
  readonly words: string;
  readonly range: Range;
}

const wikilink =
  /(?<![\\[\w])(?<mark>!?)\[\[(?<target>[^[\]\r\n|#^\uE000]{0,200})(?<part>[#^][^[\]\r\n|\uE000]{0,200})?(?:\|(?<words>[^[\]\r\n\uE000]{0,200}))?\]\](?![([\]])/gu;

/** Double brackets of Obsidian and wikis in prose: `[[Note]]`, `[[Note#Part|words]]`, `![[a.png]]`. */
export const wikilinks: Collector<WikilinkFact> = {
  id: 'wikilinks',
  version: 3,
  collect(article) {
    if (!article.source.includes('[[')) return [];
    return inlineTexts(article, '[[').flatMap(({ text, range: [start] }) =>
      [...text.matchAll(wikilink)].flatMap(({ 0: all, index, groups }) => {
        const { mark = '', target = '', part = '', words = '' } = groups ?? {};
        const isEmbed = mark !== '';
        if (!isEmbed && isCode(target, all)) return [];
        return [{ embed: isEmbed, target, part, words, range: [start + index, start + index + all.length] as const }];
      }),
    );
  },
};

/** Names that the specification of JavaScript writes in double brackets. */
const internalSlot =
  /^(?:call|class|configurable|construct|default-?value|define-?own-?property|delete|enumerable|environment|extensible|get(?:-?(?:own-?property|prototype-?of))?|handler|has-?(?:instance|property)|home-?object|is-?extensible|own-?property-?keys|prevent-?extensions|primitive-?value|promise-?\w+|prototype|put|realm|scope|set(?:-?prototype-?of)?|target|this-?mode|value|writ(?:e)?able)$/iu;

/**
 * Whether double brackets are a test of a shell, a table of TOML, an attribute, a matrix, a slot of JavaScript or a mark of
 * a contents list.
 */
function isCode(target: string, all: string): boolean {
  return (
    /^\s|\s$|[<>=$;{}"'`\\(),:]/u.test(target) ||
    !/\p{L}{2}/u.test(all) ||
    internalSlot.test(target) ||
    /^_?toc_?$|^(?:nodiscard|maybe_unused|likely|unlikely|fallthrough|noreturn|deprecated)$/iu.test(target)
  );
}

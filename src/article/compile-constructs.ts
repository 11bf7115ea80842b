import { parse } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type { FullNormalizedExtension, ParseContext } from 'micromark-util-types';

export interface Parser extends ParseContext {
  /** Where GFM keeps the names of footnotes that it has seen. */
  gfmFootnotes?: string[];
}

/** A parser of micromark is made for one text; this one is emptied and used again. */
export function createParser(): Parser {
  const parser = parse() as Parser;
  const own = parser.constructs;
  parser.constructs = combineExtensions([own, frontmatter(['yaml', 'toml']), gfm()]) as FullNormalizedExtension;
  return parser;
}

export function forget(parser: Parser): void {
  parser.defined = [];
  parser.lazy = {};
  parser.gfmFootnotes = [];
}

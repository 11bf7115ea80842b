import { parse } from 'micromark';
import { content } from 'micromark-core-commonmark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { combineExtensions } from 'micromark-util-combine-extensions';
import type {
  Construct,
  ConstructRecord,
  Event,
  FullNormalizedExtension,
  ParseContext,
  Token,
  TokenizeContext,
} from 'micromark-util-types';

export interface Parser extends ParseContext {
  /** Where GFM keeps the names of footnotes that it has seen. */
  gfmFootnotes?: string[];
  readonly variant: (unused: readonly string[]) => FullNormalizedExtension;
}

/** A parser of micromark is made for one text; this one is emptied and used again. */
export function createParser(): Parser {
  const parser = parse();
  const own: ConstructRecord = { null: { ...plainContent, add: 'after' } };
  const all = combineExtensions([parser.constructs, frontmatter(['yaml', 'toml']), gfm(), { flow: own }]);
  const variants = new Map<string, FullNormalizedExtension>();
  const variant = (unused: readonly string[]) => {
    const key = unused.join(' ');
    const known = variants.get(key);
    if (known) return known;
    const made = {
      ...all,
      flow: without(all.flow, unused),
      text: without(all.text, unused),
    } as FullNormalizedExtension;
    variants.set(key, made);
    return made;
  };
  return Object.assign(parser, { variant });
}

export function startText(parser: Parser, text: string): void {
  parser.defined = [];
  parser.lazy = {};
  parser.gfmFootnotes = [];
  parser.constructs = parser.variant(delimiterRow.test(text) ? [] : ['table']);
}

/** The end of a line that may be what follows the head of a table; without one, heads need not be looked for. */
const delimiterRow = /(?:-[ \t]*[|:]|[|:][ \t]*-)[ \t|:-]*$/mu;

/** Words are not tried as addresses where no address can be. */
export function constructsFor(parser: Parser, text: string): FullNormalizedExtension {
  const unused: string[] = [];
  if (!text.includes('@')) unused.push('emailAutolink');
  if (!/www\./iu.test(text)) unused.push('wwwAutolink');
  if (!/https?:\/\//iu.test(text)) unused.push('protocolAutolink');
  return parser.variant(unused);
}

function without(record: ConstructRecord | undefined, names: readonly string[]): ConstructRecord {
  const kept: ConstructRecord = {};
  for (const [code, value] of Object.entries(record ?? {})) {
    const constructs = [value ?? []].flat().filter(({ name }) => !names.includes(name ?? ''));
    if (constructs.length > 0) kept[code] = constructs;
  }
  return kept;
}

/** Content without the end of a label holds no definition: its lines are those of a paragraph. */
const plainContent: Construct = {
  tokenize(effects, ok, nok) {
    const start = content.tokenize.call(this, effects, ok, nok);
    // Content itself interrupts nothing.
    return (code) => (this.interrupt ? nok(code) : start(code));
  },
  resolve(events, context) {
    return mayDefine(events, context) ? (content.resolve?.(events, context) ?? events) : paragraph(events, context);
  },
};

function mayDefine(events: readonly Event[], context: TokenizeContext): boolean {
  return events.some(
    ([kind, token]) =>
      kind === 'enter' &&
      token.type === 'chunkContent' &&
      context.sliceStream(token).some((chunk) => typeof chunk === 'string' && chunk.includes(']:')),
  );
}

function paragraph(events: Event[], context: TokenizeContext): Event[] {
  const lines = events.slice(1, -1);
  for (const [, token] of lines) {
    token.type = 'chunkText';
    token.contentType = 'text';
  }
  const [open, close] = [events[0] as Event, events[events.length - 1] as Event];
  const token: Token = { type: 'paragraph', start: { ...open[1].start }, end: { ...close[1].end } };
  return [open, ['enter', token, context], ...lines, ['exit', token, context], close];
}

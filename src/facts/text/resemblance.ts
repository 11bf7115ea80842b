import type { Root, RootContent } from 'mdast';
import type { Article, Collector } from '../../core/types.ts';
import { plainBody } from '../../knowledge/text/plain-body.ts';
import { signatureOf } from '../../knowledge/text/shingles.ts';
import { blockTexts, nodesOf, rangeOf } from '../shared/nodes.ts';
import { templateBlocks } from '../shared/template-blocks.ts';

export interface ResemblanceFact {
  /** Number of letters and digits of the article's own: without templates and imports. */
  readonly length: number;
  /** Equal for equal bodies, raw HTML and code included. */
  readonly hash: string;
  /** Equal for bodies that differ in numbers only; left out where there are none. */
  readonly wordsHash?: string;
  readonly signature?: string;
}

/** Only the beginning of a longer body is compared. */
const maxLength = 100_000;

/** Hash and signature that find equal and similar articles; one fact if the body has text. */
export const resemblanceFacts: Collector<ResemblanceFact> = {
  id: 'resemblance',
  version: 3,
  collect(article) {
    const { tree } = article;
    const text = [...blockTexts(tree), ...htmlTexts(tree)].join('\n').slice(0, maxLength);
    const plain = plainBody(text);
    if (plain.length === 0) return [];
    const [hash, wordsHash] = hashesOf(plain);
    const signature = signatureOf(plain);
    const length = Math.max(0, plain.length - templateLength(article));
    return [{ length, hash, ...(wordsHash !== hash && { wordsHash }), ...(signature && { signature }) }];
  },
};

/** Returns what readers see of raw HTML. */
function htmlTexts(tree: Root): readonly string[] {
  return nodesOf(tree, 'html').map(({ node }) => node.value.replace(/<!--.*?-->|<[^<>]*>/gsu, ' '));
}

/** Returns the number of letters and digits in templates, imports and expressions, roughly. */
function templateLength(article: Article): number {
  const { source, tree, templates } = article;
  const blocks = templateBlocks(article);
  if (blocks.size === 0 && templates.length === 0) return 0;
  const texts = templates.map((range) => source.slice(...range));
  for (const index of blocks) {
    const block = source.slice(...(rangeOf(tree.children[index] as RootContent) ?? [0, 0]));
    // Tags are among the templates already.
    if (/^(?:import|export)\b/u.test(block)) texts.push(block);
  }
  return plainBody(texts.join('\n')).length;
}

/** Returns the hash of the text, and that of the text without digits: each two 32-bit FNV-1a hashes as one text. */
function hashesOf(units: Uint16Array): readonly [hash: string, wordsHash: string] {
  let [a, b] = [0x811c9dc5, 0x01000193];
  let [c, d] = [a, b];
  for (let index = 0; index < units.length; index++) {
    const code = units[index] as number;
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    if (code >= 48 && code <= 57) continue;
    c = Math.imul(c ^ code, 0x01000193);
    d = Math.imul(d ^ code, 0x85ebca6b);
  }
  return [(a >>> 0).toString(16) + (b >>> 0).toString(16), (c >>> 0).toString(16) + (d >>> 0).toString(16)];
}

import { overlapTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { betweenTagsTest } from '../shared/between-tags.ts';
import { nodesOf, nodesOfTypes, rangeOf } from '../shared/nodes.ts';

export interface LiteralContainerFact {
  /** `:::note` with an end, `> [!NOTE]`, or `!!! note`, which renderers may show as text. */
  readonly kind: 'container' | 'alert' | 'admonition';
  readonly name: string;
  /** The line that opens it. */
  readonly text: string;
  readonly range: Range;
  /** Whether a space is between the colons and the name. */
  readonly spaced?: true;
  /** Whether a title follows, in brackets or not. */
  readonly title?: 'plain' | 'bracketed';
  /** Writes `:::note[Title]`, or `:::note Title` where the title is in brackets; for `alert`, the title in bold. */
  readonly edit?: Edit;
}

const names =
  'note|tip|info|warning|caution|danger|important|details|success|error|hint|attention|secondary|spoiler|question|example|quote|abstract|bug|failure|todo|summary|tldr|check|done|help|faq|fail|missing|cite|code-group';
const container = new RegExp(
  `^(?<colons>:{3,})(?<gap>[ \\t]*)(?<name>${names})(?![\\w-])(?<rest>[^\\r\\n]*?)[ \\t]*$`,
  'iu',
);
const alert = new RegExp(`^\\[!(?<name>${names})\\](?<fold>[+-]?)(?:[ \\t]+(?<title>[^\\r\\n]*?))?[ \\t]*$`, 'imu');
const admonition = new RegExp(
  `^(?:!!!|\\?\\?\\?\\+?)[ \\t]+(?<name>${names})(?:[ \\t]+"[^"\\r\\n]*")?[ \\t]*(?=\\r|\\n|$)`,
  'iu',
);

/** Notes in boxes, as some renderers make them; none of a kind that the article shows in code. */
export const literalContainers: Collector<LiteralContainerFact> = {
  id: 'literal-containers',
  version: 2,
  collect(article) {
    const { source, mdx } = article;
    const has = {
      container: source.includes(':::'),
      alert: source.includes('[!'),
      admonition: /[!?]{3}/u.test(source),
    };
    if (mdx?.error || !(has.container || has.alert || has.admonition)) return [];
    const code = nodesOfTypes(article.tree, 'code', 'inlineCode').map(({ node }) => node.value);
    const shows = (text: RegExp) => code.some((value) => text.test(value));
    const inTags = betweenTagsTest(article);
    const found = [
      ...(has.container && !shows(/:::/u) ? containers(article) : []),
      ...(has.alert && !shows(/\[!\w/u) ? alerts(article) : []),
      ...(has.admonition && !shows(/!!!|\?\?\?/u) ? admonitions(article) : []),
    ];
    return found.filter(({ range }) => !inTags(range)).sort((a, b) => a.range[0] - b.range[0]);
  },
};

function containers({ source, tree, templates }: Article): LiteralContainerFact[] {
  const isTemplate = overlapTest(templates);
  const lastEnd = [...source.matchAll(/(?<=[\r\n][ \t>]{0,20}):{3,}[ \t]*(?![^\r\n])/gu)].at(-1)?.index ?? -1;
  if (lastEnd < 0) return [];
  return nodesOf(tree, 'paragraph').flatMap(({ range: [start, end] }) => {
    const written = source.slice(start, end);
    if (!written.includes(':::')) return [];
    return linesIn(written, start).flatMap(({ text, range }): LiteralContainerFact[] => {
      const groups = container.exec(text)?.groups;
      if (!groups || isTemplate(range) || range[1] > lastEnd) return [];
      const { colons = '', gap = '', name = '', rest = '' } = groups;
      const title = titleOf(rest);
      if (title === undefined) return [];
      const plain = title.kind === 'plain' ? `[${title.text}]` : rest.trim();
      const bare = title.kind === 'bracketed' ? `${colons}${gap}${name} ${title.text}` : `${colons}${name}${plain}`;
      return [
        {
          kind: 'container',
          name: name.toLowerCase(),
          text,
          range,
          ...(gap !== '' && { spaced: true as const }),
          ...(title.kind && { title: title.kind }),
          ...(bare !== text && !/[[\]]/u.test(title.text) && { edit: { range, text: bare } }),
        },
      ];
    });
  });
}

/** Returns what follows the name of a container; undefined if that is no title. */
function titleOf(rest: string): { readonly kind?: 'plain' | 'bracketed'; readonly text: string } | undefined {
  if (rest === '' || /^\s*\{[^{}]*\}$/u.test(rest)) return { text: '' };
  const inBrackets = /^\s*\[(?<text>[^\r\n]*)\](?:\{[^{}]*\})?$/u.exec(rest)?.groups?.['text'];
  if (inBrackets !== undefined) return { kind: 'bracketed', text: inBrackets };
  return /^\s/u.test(rest) && !/^\s*[[{]/u.test(rest) ? { kind: 'plain', text: rest.trim() } : undefined;
}

function alerts({ source, tree }: Article): LiteralContainerFact[] {
  return nodesOf(tree, 'blockquote').flatMap(({ node }): LiteralContainerFact[] => {
    const first = node.children[0];
    const [start, end] = (first?.type === 'paragraph' && rangeOf(first)) || [0, 0];
    if (!source.startsWith('[!', start) || end === 0) return [];
    const text = /^[^\r\n]*/u.exec(source.slice(start, end))?.[0].trimEnd() ?? '';
    const { name = '', title = '' } = alert.exec(text)?.groups ?? {};
    if (name === '') return [];
    const range = [start, start + text.length] as const;
    const label = title === '' ? name.charAt(0).toUpperCase() + name.slice(1).toLowerCase() : title;
    const isPlain = !/[*_`[\]<>\\]/u.test(label);
    return [
      {
        kind: 'alert',
        name: name.toLowerCase(),
        text,
        range,
        ...(isPlain && { edit: { range, text: `**${label}:**` } }),
      },
    ];
  });
}

function admonitions({ source, tree }: Article): LiteralContainerFact[] {
  return nodesOf(tree, 'paragraph').flatMap(({ range: [start, end] }): LiteralContainerFact[] => {
    const match = /^[!?]{3}/u.test(source.slice(start, start + 3)) ? admonition.exec(source.slice(start, end)) : null;
    if (!match) return [];
    const text = match[0].trimEnd();
    const name = match.groups?.['name']?.toLowerCase() ?? '';
    return [{ kind: 'admonition', name, text, range: [start, start + text.length] }];
  });
}

interface Line {
  readonly text: string;
  readonly range: Range;
}

/** Returns the lines of a paragraph without the marks of lists and quotations. */
function linesIn(written: string, start: number): Line[] {
  return [...written.matchAll(/[^\r\n]+/gu)].map(({ 0: line, index }) => {
    const indent = /^[ \t>]*/u.exec(line)?.[0].length ?? 0;
    const text = line.slice(indent).trimEnd();
    const from = start + index + indent;
    return { text, range: [from, from + text.length] as const };
  });
}

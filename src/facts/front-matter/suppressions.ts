import { pushTo } from '../../core/grouping.ts';
import { lastUpTo } from '../../core/place.ts';
import type { Article, Collector, Range } from '../../core/types.ts';
import type { Suppression } from '../../engine/suppression.ts';
import { nodesOf } from '../shared/nodes.ts';
import { lineStartsOf } from '../shared/survey.ts';
import { field, frontMatter, isMapping, keyRange, pointerTo } from './front-matter.ts';

const comment = /^(?:<!--|\{\s*\/\*)\s*nk-lint-(?<kind>[a-z-]+)(?<rest>[\s\S]*?)(?:-->|\*\/\s*\})$/u;
const kinds = new Set(['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable']);
const expiry = /\buntil\s+(?<date>\S+)$/u;

/**
 * Suppressions of findings by the author: `<!-- nk-lint-disable-next-line RULE… -- reason -->` and similar comments; in
 * MDX, they stand between `{/` `*` and `*` `/}`.
 * `nk-lint: { disable: { RULE: reason } }` in the front matter also survives when the body is crawled again.
 */
export const suppressions: Collector<Suppression> = {
  id: 'suppressions',
  version: 2,
  collect(article) {
    return [...frontMatterSuppressions(article), ...commentSuppressions(article)];
  },
};

function frontMatterSuppressions(article: Article): Suppression[] {
  return frontMatter.collect(article).flatMap((fact) => {
    const settings = field(fact, 'nk-lint');
    const disable = isMapping(settings) ? settings['disable'] : undefined;
    return Object.entries(isMapping(disable) ? disable : {}).map(([rule, reason]) => ({
      rules: [rule],
      ...reasonAndExpiry(String(reason ?? '')),
      covers: [0, article.source.length] as const,
      range: keyRange(fact, pointerTo('nk-lint', 'disable', rule)) ?? fact.range,
    }));
  });
}

function commentSuppressions(article: Article): Suppression[] {
  const { source } = article;
  const found: Suppression[] = [];
  const open = openSuppressions();
  const coveredRange = coverage(article);
  for (const { text, range } of commentsIn(article)) {
    const { kind = '', rest = '' } = directive(text);
    if (!kind) continue;
    const [names = '', ...reason] = rest.split(/(?:^|\s)--\s/u);
    const rules = names.split(/[\s,]+/u).filter(Boolean);
    if (kind === 'enable') {
      for (const index of open.end(rules)) {
        const suppression = found[index] as Suppression;
        found[index] = { ...suppression, covers: [suppression.covers[0], range[0]] };
      }
      continue;
    }
    if (!kinds.has(kind)) {
      found.push({ rules: [], reason: '', covers: [-1, -1], range, unknown: `nk-lint-${kind}` });
      continue;
    }
    const stated = reasonAndExpiry(reason.join(' -- '));
    if (kind === 'disable') open.add(found.length, rules);
    found.push({ rules, ...stated, covers: coveredRange(kind, range), range, removal: removalRange(source, range) });
  }
  return found;
}

/** Returns raw HTML and comments of MDX that may be suppressions. */
function* commentsIn({ source, tree, mdx }: Article): Generator<{ readonly text: string; readonly range: Range }> {
  if (!source.includes('nk-lint-')) return;
  for (const { node, range } of nodesOf(tree, 'html')) {
    const text = node.value === '' ? source.slice(...range) : node.value.trim();
    if (text.includes('nk-lint-')) yield { text, range };
  }
  // Of what is no MDX, the author still wrote comments as if it were.
  for (const { 0: text, index } of mdx?.error ? source.matchAll(mdxComments) : [])
    yield { text, range: [index, index + text.length] };
}

const mdxComments = /\{\s*\/\*\s*nk-lint-(?:[^*]|\*(?!\/))*\*\/\s*\}/gu;

function directive(text: string): { readonly kind?: string; readonly rest?: string } {
  // The end is looked for first: without it, the expression would try each end of `kind` with each of `rest`.
  return /(?:-->|\*\/\s*\})$/u.test(text) ? (comment.exec(text)?.groups ?? {}) : {};
}

/** Numbers of the suppressions that last until an `enable`. */
function openSuppressions() {
  const open = new Set<number>();
  const byRule = new Map<string, number[]>();
  return {
    add(index: number, rules: readonly string[]): void {
      open.add(index);
      for (const rule of rules) pushTo(byRule, rule, index);
    },
    /** Ends those of these rules, or all of them, and returns their numbers. */
    end(rules: readonly string[]): readonly number[] {
      const ended = rules.length === 0 ? [...open] : rules.flatMap((rule) => byRule.get(rule) ?? []);
      for (const rule of rules) byRule.delete(rule);
      return ended.filter((index) => open.delete(index));
    },
  };
}

/** Returns a function from the kind and place of a comment to the range that it covers. */
function coverage(article: Article): (kind: string, range: Range) => Range {
  const { source } = article;
  const lines = lineStartsOf(article);
  const lineEnd = (line: number) => {
    const next = lines[line + 1];
    if (next === undefined) return source.length;
    return source.endsWith('\r\n', next) ? next - 2 : next - 1;
  };
  const lineAt = (offset: number): Range => {
    const line = lastUpTo(lines, offset);
    return [lines[line] ?? 0, lineEnd(line)];
  };
  let next: { readonly after: number; readonly covers: Range } | undefined;
  /** Skips blank lines, because a comment often needs one after it to end its block. */
  const nextLine = (offset: number): Range => {
    const after = lineEnd(lastUpTo(lines, offset));
    // Many comments of one line look for the same.
    if (next?.after !== after)
      next = { after, covers: lineAt(after + (/^\s*/u.exec(source.slice(after))?.[0].length ?? 0)) };
    return next.covers;
  };
  return (kind, [start, end]) => {
    if (kind === 'disable-file') return [0, source.length];
    if (kind === 'disable') return [start, source.length];
    return kind === 'disable-line' ? lineAt(start) : nextLine(end);
  };
}

function reasonAndExpiry(text: string): { reason: string; until?: string } {
  const trimmed = text.trim();
  const until = expiry.exec(trimmed)?.groups?.['date'];
  return { reason: trimmed.replace(expiry, '').trimEnd(), ...(until && { until }) };
}

function removalRange(source: string, [start, end]: Range): Range {
  const before = /(?:^|[\r\n])[ \t]*$/u.test(source.slice(Math.max(0, start - 100), start));
  const rest = /^[ \t]*(?:\r\n|\n|\r|$)/u.exec(source.slice(end))?.[0];
  return before && rest !== undefined ? [start, end + rest.length] : [start, end];
}

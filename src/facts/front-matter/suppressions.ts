import type { Article, Collector, Range } from '../../core/types.ts';
import type { Suppression } from '../../engine/suppression.ts';
import { nodesOf } from '../shared/nodes.ts';
import { field, frontMatter, isMapping, keyRange, pointerTo } from './front-matter.ts';

const comment = /^<!--\s*nk-lint-(?<kind>[a-z-]+)(?<rest>[\s\S]*?)-->$/u;
const kinds = new Set(['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable']);
const expiry = /\buntil\s+(?<date>\S+)$/u;

/**
 * Suppressions of findings by the author: `<!-- nk-lint-disable-next-line RULE… -- reason -->` and similar comments.
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

function commentSuppressions({ source, tree }: Article): Suppression[] {
  const found: Suppression[] = [];
  const open: { suppression: Suppression; index: number }[] = [];
  for (const { node, range } of nodesOf(tree, 'html')) {
    if (!node.value.includes('nk-lint-')) continue;
    const { kind = '', rest = '' } = comment.exec(node.value.trim())?.groups ?? {};
    if (!kind) continue;
    const [names = '', ...reason] = rest.split(/(?:^|\s)--\s/u);
    const rules = names.split(/[\s,]+/u).filter(Boolean);
    if (kind === 'enable') {
      // `enable` ends earlier suppressions of these rules, or all of them.
      for (const { suppression, index } of open.splice(0)) {
        if (rules.length > 0 && !suppression.rules.some((rule) => rules.includes(rule)))
          open.push({ suppression, index });
        else found[index] = { ...suppression, covers: [suppression.covers[0], range[0]] };
      }
      continue;
    }
    const removal = removalRange(source, range);
    if (!kinds.has(kind)) {
      found.push({ rules: [], reason: '', covers: [-1, -1], range, unknown: `nk-lint-${kind}` });
      continue;
    }
    const stated = reasonAndExpiry(reason.join(' -- '));
    const suppression = { rules, ...stated, covers: coveredRange(kind, source, range), range, removal };
    if (kind === 'disable') open.push({ suppression, index: found.length });
    found.push(suppression);
  }
  return found;
}

/**
 * Returns the range that a comment covers. `next-line` skips blank lines, because a comment often needs one after it to
 * end its block.
 */
function coveredRange(kind: string, source: string, [start, end]: Range): Range {
  if (kind === 'disable-file') return [0, source.length];
  if (kind === 'disable') return [start, source.length];
  const line = kind === 'disable-line' ? start : end + (/^[^\r\n]*\s*/u.exec(source.slice(end))?.[0].length ?? 0);
  const first = Math.max(source.lastIndexOf('\n', line - 1), source.lastIndexOf('\r', line - 1)) + 1;
  return [first, line + (/^[^\r\n]*/u.exec(source.slice(line))?.[0].length ?? 0)];
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

import type { Root } from 'mdast';
import { splitFrontMatter } from '../article/front-matter.ts';
import { tooDeep, tooDeepData, tooDeepTree } from '../article/markdown/guard.ts';
import { parseAsMdx, parseOf, type WaryParser } from '../article/markdown/parse.ts';
import {
  type Article,
  type ArticleRecord,
  type Collector,
  type CollectorFailure,
  collectorFailures,
  type Engine,
  type FileProblem,
} from '../core/types.ts';
import { rememberFacts } from '../engine/fact-access.ts';
import type { Rule } from '../engine/rule.ts';
import { suppressions } from './front-matter/suppressions.ts';
import { lineStartsOf } from './shared/survey.ts';

/** Input of extraction: the text without a byte order mark, or the reason why it cannot be read. */
export interface ExtractInput {
  readonly path: string;
  readonly hash: string;
  readonly engine: Engine;
  readonly source: string;
  /** The byte order mark before the text; empty for none. */
  readonly mark?: string;
  readonly problem?: FileProblem;
  /** Defaults to the fast parser. */
  readonly parser?: WaryParser | undefined;
  /** Whether the site's renderer reads the article as MDX. */
  readonly mdx?: boolean | undefined;
}

/**
 * Parses an article once and runs the collectors on it. Pure: the same input returns the same record in any thread and
 * on any machine. The record of text that cannot be parsed holds the problem.
 */
export function extractRecord(input: ExtractInput, collectors: readonly Collector[]): ArticleRecord {
  const { path, hash, engine, source } = input;
  const problem = input.problem ?? tooDeep(source);
  if (!problem) {
    try {
      const frontMatter = splitFrontMatter(source, engine);
      const [start, end] = frontMatter?.content ?? [0, 0];
      const deepData = tooDeepData(source.slice(start, end), start);
      if (deepData) return record(unparsed(deepData));
      const body = parsedBody(input, frontMatter);
      const deepTree = tooDeepTree(body.tree);
      const mark = input.mark ? { hasByteOrderMark: true } : {};
      return record(deepTree ? unparsed(deepTree) : { source, engine, frontMatter, ...body, problem, ...mark });
    } catch (error) {
      // The parser is recursive and throws only if nesting exceeds the stack.
      if (!(error instanceof RangeError)) throw error;
      return record(unparsed({ kind: 'too-deep', data: {} }));
    }
  }
  return record(unparsed(problem));

  function unparsed(why: FileProblem): Article {
    // For a file in a wrong encoding, the readable beginning still shows where decoding stopped.
    const tree: Root = { type: 'root', children: [] };
    return { source, engine, frontMatter: undefined, templates: [], tree, problem: why, ...(input.mdx && { mdx: {} }) };
  }

  function record(article: Article): ArticleRecord {
    const facts: Record<string, readonly unknown[]> = {};
    const failures: CollectorFailure[] = [];
    for (const collector of collectors) {
      const { id, stored } = collector;
      try {
        const found = collector.collect(article);
        if (found.length === 0) continue;
        facts[id] = stored ? stored.pack(found) : found;
        if (stored?.isExact) rememberFacts(facts, collector, found);
      } catch (error) {
        // Some collectors and front matter parsers are recursive, too.
        if (error instanceof RangeError && !article.problem) return record(unparsed({ kind: 'too-deep', data: {} }));
        failures.push({ id, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    if (failures.length > 0) facts[collectorFailures] = failures;
    const mdx = article.mdx && (article.mdx.error ? 'invalid' : 'parsed');
    return { path, hash, engine, ...(mdx && { mdx }), lines: lineStartsOf(article), facts };
  }
}

/** Blanks out the imports and exports that begin a body: they are no text. */
function withoutImports(source: string, start: number): string {
  const statements = /(?:\s*^(?:import|export)[ \t{][^\r\n]*(?:\r?\n(?![ \t]*\r?\n).+)*)+/muy;
  statements.lastIndex = start;
  const found = statements.exec(source)?.[0] ?? '';
  return source.slice(0, start) + found.replace(/[^\r\n]/gu, ' ') + source.slice(start + found.length);
}

/** Parses the body as what the site's renderer reads; what is no MDX as Markdown, for what can be said of it. */
export function parsedBody(
  { source, engine, parser, mdx }: Omit<ExtractInput, 'path' | 'hash'>,
  frontMatter: Article['frontMatter'],
): Pick<Article, 'templates' | 'tree' | 'mdx'> {
  const document = mdx ? parseAsMdx(source, frontMatter) : undefined;
  if (document && 'tree' in document) return { tree: document.tree, templates: document.code, mdx: {} };
  if (!document) return parseOf(engine, source, frontMatter, parser);
  const text = withoutImports(source, frontMatter?.range[1] ?? 0);
  return { ...parseOf(engine, text, frontMatter, parser), mdx: { error: document } };
}

/** Returns the collectors that rules and norms need, each once, plus the one that every run needs. */
export function collectorsOf(rules: readonly Pick<Rule, 'needs' | 'norms'>[]): readonly Collector[] {
  const needed = rules.flatMap(({ needs, norms }) => [needs, ...Object.values(norms).map((norm) => norm.needs)]);
  return [...new Set([suppressions, ...needed.flatMap((needs) => Object.values(needs))])];
}

export { type Config, defineConfig } from './config/types.ts';
export { NkLintError } from './core/errors.ts';
export type { Article, ArticleRecord, Collector, Engine, Language, Range, Severity, Words } from './core/types.ts';
export type { Report, ReportFile, ReportFinding, ReportSummary } from './engine/report.ts';
export {
  type ArticleRule,
  articleRule,
  type CorpusRule,
  corpusRule,
  type Norm,
  norm,
  type Rule,
} from './engine/rule.ts';
export { blocks } from './facts/blocks/blocks.ts';
export { dividers } from './facts/blocks/dividers.ts';
export { headings } from './facts/blocks/headings.ts';
export { frontMatter } from './facts/front-matter/front-matter.ts';
export { images } from './facts/images/images.ts';
export { links } from './facts/links/links.ts';
export { sources } from './facts/links/sources.ts';
export { type LintInput, type LintOptions, lint } from './lint.ts';
export { remarkNkLint } from './remark.ts';

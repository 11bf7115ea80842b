// Lint

export { applyFixes } from './apply-fixes.ts';
export { type ErrorWords, NkLintError } from './core/errors.ts';
export { type LintFixes, type LintInput, type LintOptions, type LintResult, lint } from './lint.ts';

// The report

export type { FindingData, Severity } from './core/types.ts';
export type { Report, ReportFile, ReportFinding, ReportSummary } from './engine/report.ts';

// The configuration

export {
  type CollectionConfig,
  type Config,
  defineConfig,
  type LinkHostConfig,
  type LinksConfig,
  type OverrideConfig,
  type PluginConfig,
  type RuleConfig,
  type RulesConfig,
} from './config/types.ts';
export type { Engine, Language } from './core/types.ts';
export type { Level } from './engine/levels.ts';
export type { SourceIdentity, SourceSettings } from './engine/settings.ts';

// remark

export { type FileMessage, type MarkdownFile, type RemarkOptions, remarkNkLint } from './remark.ts';

// Rules of your own

export type { Edit, Range, Words } from './core/types.ts';
export {
  type ArticleRule,
  type ArticleView,
  articleRule,
  type CorpusRule,
  corpusRule,
  type Dictionary,
  type Entry,
  type LearnedOf,
  type Norm,
  type NormLine,
  type Norms,
  norm,
  type OptionSpec,
  type Options,
  type OptionValues,
  type RawFinding,
  type Rule,
  type RuleContext,
  type RuleDeclaration,
  type RuleDocs,
} from './engine/rule.ts';
export type { Collection, RunSettings, SiteSettings } from './engine/settings.ts';

// Facts

export type { DataError, ParsedData, Place, Repair } from './article/data/data.ts';
export type { Article, Collector, Collectors, FactsOf, FrontMatterBlock } from './core/types.ts';
export { type BlockFact, type BlockKind, type Bracket, blocks, type StrayBreak } from './facts/blocks/blocks.ts';
export { type DividerFact, dividers } from './facts/blocks/dividers.ts';
export { type HeadingFact, headings } from './facts/blocks/headings.ts';
export { type FrontMatterFact, field, frontMatter, keyRange, valueRange } from './facts/front-matter/front-matter.ts';
export { type ImageFact, images } from './facts/images/images.ts';
export { type LinkFact, links } from './facts/links/links.ts';
export { type SourceFact, sources } from './facts/links/sources.ts';

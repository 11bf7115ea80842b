// Linting
//
// Lints files or texts, and returns the report that `--format json` prints.

export { type LintFixes, type LintInput, type LintOptions, type LintResult, lint } from './lint.ts';

// Fixes

export { applyFixes } from './apply-fixes.ts';

// Errors

export { type ErrorWords, NkLintError } from './core/errors.ts';
export type { OwnWords } from './core/types.ts';

// The report

export type { FindingData, Severity } from './core/types.ts';
export type { Report, ReportFile, ReportFinding, ReportNote, ReportSummary } from './engine/report.ts';

// Configuration

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

// The remark plugin

export { type RemarkOptions, remarkNkLint } from './remark.ts';

// Rules of your own
//
// A rule receives facts (images, links, blocks, front matter) and reports findings. A configuration names its module
// in `plugins`.

export type { Edit, Range, Words } from './core/types.ts';
export {
  type ArticleRule,
  type ArticleView,
  articleRule,
  type Dictionary,
  type ExampleSource,
  type OptionSpec,
  type Options,
  type OptionValues,
  type OutcomeRule,
  type RawFinding,
  type Rule,
  type RuleBase,
  type RuleContext,
  type RuleDeclaration,
  type RuleDocs,
  type Topic,
} from './engine/rule.ts';
export type { Collection, RunSettings, SiteSettings } from './engine/settings.ts';
export type { Sureness } from './engine/sureness.ts';

// Rules that compare articles

export {
  type CorpusRule,
  corpusRule,
  type Entry,
  type LearnedOf,
  type Norm,
  type NormLine,
  type Norms,
  norm,
} from './engine/rule.ts';

// Facts
//
// What rules read of an article. Each collector is named in `needs` of a rule; its facts have the type of that name.

export type { Article, Collector, Collectors, FactsOf } from './core/types.ts';
export { type BlockFact, type BlockKind, type Bracket, blocks, type StrayBreak } from './facts/blocks/blocks.ts';
export { type DividerFact, dividers } from './facts/blocks/dividers.ts';
export { type HeadingFact, headings } from './facts/blocks/headings.ts';
export { type ImageFact, images } from './facts/images/images.ts';
export { type LinkFact, links } from './facts/links/links.ts';
export { type SourceFact, sources } from './facts/links/sources.ts';

// Facts of front matter

export type { DataError, DataPlace, ParsedData, Repair } from './article/data/data.ts';
export type { FrontMatterBlock } from './core/types.ts';
export { type FrontMatterFact, field, frontMatter, keyRange, valueRange } from './facts/front-matter/front-matter.ts';

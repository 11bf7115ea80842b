import { rules } from '../../rules/index.ts';
import { presets } from '../../src/config/presets.ts';
import type { ArticleRecord, Engine, Finding, Language } from '../../src/core/types.ts';
import { splitMark } from '../../src/engine/edits.ts';
import { departureIn, severityOfLevel } from '../../src/engine/levels.ts';
import { type LinterInput, lintRecords } from '../../src/engine/linter.ts';
import type { FileSettings, RuleSetting } from '../../src/engine/settings.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { fixLoop, type LintedState } from '../../src/run/fix/fix-loop.ts';
import { fixOutcome } from '../../src/run/fix/fix-outcome.ts';
import { outlineOf } from '../../src/run/fix/outline.ts';
import { usualRendering } from '../../src/site/renderers/detect.ts';

/** What the user of the playground chooses. */
export interface PlaygroundSettings {
  readonly language: Language;
  /** The generator whose defaults render the article, or MDX on a site that is not known. */
  readonly site: Engine | 'mdx';
  readonly preset: 'recommended' | 'crawled' | 'strict';
  /** Milliseconds since 1970; later dates are in the future. */
  readonly now: number;
}

export interface FixedText {
  readonly text: string;
  /** The number of findings that are gone. */
  readonly made: number;
}

const collectors = collectorsOf(rules);

/** Returns what `nk-lint` reports of an article that stands alone, without a configuration. */
export function lintText(source: string, settings: PlaygroundSettings): readonly Finding[] {
  return [...lintedText(source, settings).findings.values()].flatMap(({ findings }) => findings);
}

/** Makes the safe fixes of an article, each proven as `--fix` proves it. */
export function fixText(source: string, settings: PlaygroundSettings): FixedText {
  const state = lintedText(source, settings);
  const { path, engine, mdx } = articleOf(settings);
  const { changed, ...end } = fixLoop({
    state,
    unsafe: false,
    source: () => source,
    outline: (_, text) => outlineOf(splitMark(text).text, { engine, mdx }),
    stillParses: ({ record }) => record.mdx !== 'invalid' || state.record.mdx === 'invalid',
    relint: (_, texts) => lintedText(texts.get(path) ?? source, settings),
  });
  const [first, last] = [state.findings.get(path), end.state.findings.get(path)];
  const { count } = fixOutcome({ first, last, refused: end.refused, choice: { unsafe: false } });
  return { text: changed.get(path) ?? source, made: changed.has(path) ? count : 0 };
}

interface LintedText extends LintedState {
  readonly record: ArticleRecord;
}

function lintedText(marked: string, settings: PlaygroundSettings): LintedText {
  const { path, engine, mdx } = articleOf(settings);
  const { mark, text } = splitMark(marked);
  const record = extractRecord({ path, hash: '', engine, source: text, mark, mdx }, collectors);
  const findings = lintRecords([record], linterInput(settings));
  return { record, findings: new Map(findings.map((file) => [file.path, file])) };
}

function articleOf({ site }: PlaygroundSettings) {
  const engine: Engine = site === 'mdx' ? 'generic' : site;
  const rendering = usualRendering(engine);
  const renderer = site === 'mdx' ? rendering.mdx : rendering.renderer;
  return { path: site === 'mdx' ? 'article.mdx' : 'article.md', engine, renderer, mdx: renderer.name === 'mdx' };
}

function linterInput(settings: PlaygroundSettings): LinterInput {
  const { language, now } = settings;
  const { engine, renderer } = articleOf(settings);
  const article: FileSettings = {
    engine,
    renderer,
    timeZone: undefined,
    collection: { name: '' },
    rules: ruleSettings(settings.preset),
  };
  return { rules, settingsOf: () => article, run: { language, now, rules: rules.map(({ id }) => id) } };
}

function ruleSettings(name: PlaygroundSettings['preset']): ReadonlyMap<string, RuleSetting> {
  const preset = presets[name];
  const settings = rules.flatMap(({ id, severity: own, options }) => {
    const severity = severityOfLevel((preset && departureIn(preset, id)?.level) ?? own);
    if (severity === undefined) return [];
    const defaults = Object.fromEntries(Object.entries(options).map(([option, spec]) => [option, spec.default]));
    return [[id, { severity, options: defaults }] as const];
  });
  return new Map(settings);
}

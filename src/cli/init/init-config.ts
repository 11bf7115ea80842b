import { thousands } from '../../core/numbers.ts';
import { init as words } from '../../messages/init.ts';
import type { SectionFindings } from '../../run/survey/sections.ts';
import type { SiteFindings } from '../../run/survey/site-survey.ts';
import type { Say } from '../context.ts';
import { type ConfigEntry, type ConfigObject, comments, type Notation, objectText } from './config-text.ts';

export interface ConfigTextOptions {
  readonly notation: Notation;
  /** The installed JSON Schema of configurations, for editors. */
  readonly schema?: string | undefined;
  /** Paths for the key `files`; empty for the default. */
  readonly files: readonly string[];
}

/** Formats a configuration with a comment of evidence above each key. Deterministic for the same findings. */
export function configText(findings: SiteFindings, options: ConfigTextOptions, say: Say): string {
  const { notation } = options;
  const head = comments([say(words.head, { articles: findings.articles }), say(words.headMore)]).join('\n');
  const entries = entriesOf(findings, options, say);
  const { sections, others } = findings;
  const trailingNotes = sections.length === 0 && others.folders > 1 ? [say(words.noCollections, { ...others })] : [];
  if (notation === 'module') {
    // Types without an import, so that the file also loads under `npx` without an installed nk-lint.
    return `${head}\n\n/** @type {import('nk-lint').Config} */\nexport default ${objectText(entries, notation, '', trailingNotes)};\n`;
  }
  return `${head}\n${objectText(entries, notation, '', trailingNotes)}\n`;
}

function entriesOf(
  findings: SiteFindings,
  { notation, schema, files }: ConfigTextOptions,
  say: Say,
): readonly ConfigEntry[] {
  const { engine, timeZone, sections } = findings;
  const preset = presetEntry(findings, say);
  return [
    ...(schema === undefined ? [] : [{ key: '$schema', value: schema }]),
    { ...preset, notes: [...rulesExample(notation, say), ...(preset.notes ?? [])] },
    ...(engine ? [{ notes: engineNotes(engine, say), key: 'engine', value: engine.name }] : []),
    ...(timeZone ? [{ notes: [zoneNote(timeZone, say)], key: 'timeZone', value: timeZone.name }] : []),
    ...(files.length > 0 ? [{ notes: [say(words.files)], key: 'files', value: files }] : []),
    ...(sections.length > 0
      ? [
          {
            notes: [say(words.collections), ...othersNotes(findings, say)],
            key: 'collections',
            value: sections.map((section) => collection(section, say)),
          },
        ]
      : []),
  ];
}

/** Shows how a rule is turned off, in a comment that can be made a line of the configuration. */
function rulesExample(notation: Notation, say: Say): readonly string[] {
  const example =
    notation === 'module' ? "rules: { 'image-alt-generic': 'off' }," : '"rules": { "image-alt-generic": "off" },';
  return [say(words.rules), example, ''];
}

function engineNotes({ proof, renderer }: NonNullable<SiteFindings['engine']>, say: Say): readonly string[] {
  const shown = { renderer: renderer.name, proof: renderer.proof.join(', ') };
  const isKnown = renderer.name !== 'unknown' && renderer.proof.length > 0;
  return [
    say(words.engine, { proof: proof.join(', ') }),
    isKnown ? say(words.renderer, shown) : say(words.unknownRenderer),
  ];
}

function presetEntry({ crawled }: SiteFindings, say: Say): ConfigEntry {
  if (!crawled) return { notes: [say(words.presets)], key: 'extends', value: ['recommended'] };
  const { count, total, host = '' } = crawled;
  const evidence = say(crawled.by === 'marks' ? words.marks : words.links, { count, total, host });
  return crawled.sure
    ? { notes: [evidence], key: 'extends', value: ['crawled'] }
    : { notes: [evidence, say(words.crawledMaybe)], key: 'extends', value: ['recommended'] };
}

function zoneNote(zone: NonNullable<SiteFindings['timeZone']>, say: Say): string {
  if ('file' in zone) return say(words.timeZoneFile, { file: zone.file });
  return say(words.timeZoneDates, { count: zone.count, total: zone.total });
}

function othersNotes({ others }: SiteFindings, say: Say): readonly string[] {
  if (others.folders === 0) return [];
  return [say(others.folders === 1 ? words.othersOne : words.others, { ...others })];
}

function collection(section: SectionFindings, say: Say): ConfigObject {
  const { name, glob, articles, linked, total, required, hosts, known, identity } = section;
  const mainHosts = hosts
    .slice(0, 3)
    .map(({ host, count }) => `${host} (${thousands(count)})`)
    .join(', ');
  const hostsNote = known ? [] : [say(words.hostsMany, { hosts: hosts.length, most: mainHosts })];
  const source: readonly ConfigEntry[] = [
    ...(required
      ? [{ notes: [say(words.required, { count: linked, total }), ...hostsNote], key: 'required', value: true }]
      : []),
    ...(known
      ? [{ notes: [say(words.hosts, { count: known.count, total: linked })], key: 'hosts', value: known.hosts }]
      : []),
    ...(identity.length > 0
      ? [
          {
            notes: identity.map(({ field, count, total: all }) => say(words.identity, { field, count, total: all })),
            key: 'identity',
            value: [
              { key: 'fields', value: identity.map(({ field }) => field) },
              { key: 'is', value: 'md5(url)' },
            ],
          },
        ]
      : []),
  ];
  const sectionWords = required || linked === 0 ? words.section : words.sectionLinked;
  return {
    entries: [
      { notes: [say(sectionWords, { articles, linked })], key: 'name', value: name },
      { key: 'files', value: [glob] },
      ...(source.length > 0 ? [{ key: 'source', value: source }] : []),
    ],
  };
}

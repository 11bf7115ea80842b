import { type Range, severities } from '../../core/types.ts';
import { fill } from '../../core/words.ts';
import type { ReportFile, ReportFinding, ReportStream, ReportStyle } from '../../engine/report.ts';
import { pageWords } from '../../messages/html-report.ts';
import { shortened, wellFormed, withoutControls } from '../escape.ts';
import { hostClusters, totals } from '../totals.ts';
import { type Excerpt, excerptOf, type Room, shownText } from './excerpt.ts';
import type {
  ArticleRow,
  ExcerptRow,
  FindingRow,
  FixRow,
  HunkRow,
  PageCause,
  PageData,
  PageRule,
  RelatedRow,
} from './page-data.ts';

/** Above this number of findings, excerpts are shorter: 40,000 must fit into 8 MB. */
const manyFindings = 5000;
const wide: Room = { around: 60, marked: 240 };
const narrow: Room = { around: 20, marked: 60 };
const maxHunks = 5;
const maxRelated = 3;
const maxCauses = 12;
const maxGone = 500;

type Edit = NonNullable<ReportFinding['fix']>['edits'][number];

/** Returns everything that the page shows. */
export function pageData(report: ReportStream, style: ReportStyle): PageData {
  const { language } = style;
  const index = indexes();
  const { errors, warnings, infos } = report.summary;
  const room = errors + warnings + infos > manyFindings ? narrow : wide;
  const isNew = style.comparison?.additions();
  const row = rowMaker(index, room, isNew);
  const articles = Array.from(report.files, (file) => articleRow(file, style, index, row));
  const causes = causesOf(style, index);
  return {
    words: Object.fromEntries(Object.entries(pageWords).map(([name, text]) => [name, text[language]])),
    totals: totals(report, style),
    version: report.tool.version,
    notes: (report.notes ?? []).map(({ severity, message }) => ({ severity, message: oneLine(message) })),
    rules: index.rules.all().map((id) => pageRule(id, style)),
    hosts: index.hosts.all().map(oneLine),
    causes,
    ...comparisonOf(style),
    ...(style.staleEntries !== undefined && {
      baseline: { hidden: report.summary.baselined, stale: style.staleEntries },
    }),
    strings: index.strings.all(),
    articles,
  };
}

type Indexes = ReturnType<typeof indexes>;

function indexes() {
  return { strings: indexed(), rules: indexed(), hosts: indexed() };
}

/** A list in which each text is stored once. */
function indexed() {
  const places = new Map<string, number>();
  return {
    all: () => [...places.keys()],
    add(text: string): number {
      const place = places.get(text) ?? places.size;
      places.set(text, place);
      return place;
    },
  };
}

type RowMaker = (path: string, finding: ReportFinding, source: string | undefined) => FindingRow;

function articleRow(
  { path, findings }: ReportFile,
  { hosts, source }: ReportStyle,
  index: Indexes,
  row: RowMaker,
): ArticleRow {
  const host = hosts.get(path);
  const text = source(path);
  return [
    oneLine(path),
    host === undefined ? -1 : index.hosts.add(host),
    findings.map((finding) => row(path, finding, text)),
  ];
}

function rowMaker(
  { strings, rules }: Indexes,
  room: Room,
  isNew: ((path: string, finding: ReportFinding) => boolean) | undefined,
): RowMaker {
  return (path, finding, source) => {
    const { rule, severity, line, column, message, offset, endOffset, fix, related = [] } = finding;
    return [
      rules.add(rule),
      severities.indexOf(severity),
      line,
      column,
      strings.add(oneLine(message)),
      source === undefined ? 0 : excerptRow(excerptOf(source, [[offset, endOffset]], room)),
      fix && source !== undefined ? fixRow(fix, source) : 0,
      related.length > 0 ? related.slice(0, maxRelated).map(relatedRow) : 0,
      isNew?.(path, finding) ? 1 : 0,
    ];
  };

  function excerptRow({ text, marks }: Excerpt): ExcerptRow {
    return [strings.add(text), ...marks];
  }

  function fixRow({ title, safety, edits }: NonNullable<ReportFinding['fix']>, source: string): FixRow {
    const groups = editGroups(edits, room);
    const hunks = groups.slice(0, maxHunks).map((group) => hunkRow(group, source));
    return [strings.add(oneLine(title)), safety, hunks, groups.length - hunks.length];
  }

  function hunkRow(edits: readonly Edit[], source: string): HunkRow {
    const ranges = edits.map(({ offset, endOffset }): Range => [offset, endOffset]);
    return [
      excerptRow(excerptOf(source, ranges, room)),
      edits.map(({ text }) => strings.add(shownText(text, room.marked))),
    ];
  }

  function relatedRow(other: NonNullable<ReportFinding['related']>[number]): RelatedRow {
    return [strings.add(oneLine(other.path)), other.line, other.column, strings.add(oneLine(other.message))];
  }
}

/** Edits that are near each other are shown in one excerpt. */
function editGroups(edits: readonly Edit[], { around }: Room): readonly (readonly Edit[])[] {
  const groups: Edit[][] = [];
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && edit.offset - before.endOffset <= around) group.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function causesOf(style: ReportStyle, { rules, hosts }: Indexes): PageCause[] {
  return hostClusters(style.counted, style)
    .slice(0, maxCauses)
    .map(({ rule, host, count, total }) => ({ rule: rules.add(rule), host: hosts.add(host), articles: count, total }));
}

function comparisonOf({ comparison }: ReportStyle): Pick<PageData, 'comparison'> {
  if (!comparison) return {};
  const { file, added, unchanged, gone } = comparison;
  const goneFindings = gone.slice(0, maxGone).map(({ path, message, rule, ...rest }) => ({
    ...rest,
    rule: oneLine(rule),
    path: oneLine(path),
    message: oneLine(message),
  }));
  return { comparison: { file: oneLine(file), added, unchanged, gone: gone.length, goneFindings } };
}

function pageRule(id: string, { rules, language }: ReportStyle): PageRule {
  const words = rules.get(id);
  if (!words) return { id: oneLine(id), what: '', why: '' };
  const { what, why, url } = words;
  return {
    id: oneLine(id),
    what: oneLine(fill(what, language)),
    why: oneLine(fill(why, language)),
    ...(/^https?:/u.test(url) && { url }),
  };
}

function oneLine(text: string): string {
  return withoutControls(wellFormed(shortened(text)));
}

import { type Range, severities } from '../../core/types.ts';
import { fill } from '../../core/words.ts';
import type { ReportFile, ReportFinding, ReportStream, ReportStyle } from '../../engine/report.ts';
import { pageWords } from '../../messages/html-report.ts';
import { shortened, wellFormed, withoutControls } from '../escape.ts';
import { hostClusters, totals } from '../totals.ts';
import { type Excerpt, excerptOf, marksIn, type Room, shownText } from './excerpt.ts';
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

/** The more findings, the shorter their excerpts: a file with 40,000 has less than 8 MB. */
const rooms: readonly (readonly [findings: number, room: Room])[] = [
  [5000, { around: 60, marked: 240 }],
  [20_000, { around: 20, marked: 60 }],
  [Number.POSITIVE_INFINITY, { around: 10, marked: 36 }],
];
const maxHunks = 5;
const maxRelated = 3;
const maxCauses = 12;
const maxGone = 500;

type Fix = NonNullable<ReportFinding['fix']>;
type Edit = Fix['edits'][number];

/** Returns everything that the page shows. */
export function pageData(report: ReportStream, style: ReportStyle): PageData {
  const { language } = style;
  const index = indexes();
  const row = rowMaker(index, roomFor(report), style.comparison?.additions());
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

function roomFor({ summary: { errors, warnings, infos } }: ReportStream): Room {
  const [, room] = rooms.find(([findings]) => errors + warnings + infos <= findings) ?? [];
  return room ?? { around: 0, marked: 0 };
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

/** An article, and what is shown of it for a finding. */
interface ShownSource {
  readonly source: string;
  /** Where the finding begins. */
  readonly offset: number;
  readonly excerpt: Excerpt;
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
    const { rule, severity, line, column, message, fix, related = [] } = finding;
    const shown = source === undefined ? undefined : shownSource(source, finding);
    return shortRow(
      rules.add(rule),
      severities.indexOf(severity),
      line,
      column,
      strings.add(oneLine(message)),
      shown ? excerptRow(shown.excerpt) : 0,
      fix ? fixRow(fix, shown) : 0,
      related.length > 0 ? related.slice(0, maxRelated).map(relatedRow) : 0,
      isNew?.(path, finding) ? 1 : 0,
    );
  };

  function shownSource(source: string, { offset, endOffset }: ReportFinding): ShownSource {
    return { source, offset, excerpt: excerptOf(source, [[offset, endOffset]], room) };
  }

  function excerptRow({ text, marks }: Excerpt): ExcerptRow {
    return [strings.add(text), ...marks];
  }

  function fixRow({ title, safety, edits, removesByteOrderMark }: Fix, shown: ShownSource | undefined): FixRow {
    // The edit that removes the mark changes no text.
    const groups = !shown || removesByteOrderMark ? [] : editGroups(edits, room);
    const hunks = groups.slice(0, maxHunks).flatMap((group) => (shown ? [hunkRow(group, shown)] : []));
    return [strings.add(oneLine(title)), safety, hunks, groups.length - hunks.length];
  }

  function hunkRow(edits: readonly Edit[], { source, offset, excerpt }: ShownSource): HunkRow {
    const ranges = edits.map((edit): Range => [edit.offset, edit.endOffset]);
    const marks = marksIn(excerpt, source, offset, ranges);
    return [
      excerptRow(marks ? { text: excerpt.text, marks } : excerptOf(source, ranges, room)),
      edits.map(({ text }) => strings.add(shownText(text, room.marked))),
    ];
  }

  function relatedRow(other: NonNullable<ReportFinding['related']>[number]): RelatedRow {
    return [strings.add(oneLine(other.path)), other.line, other.column, strings.add(oneLine(other.message))];
  }
}

/** Rule, severity, line, column, message. */
const requiredLength = 5;

/** Leaves out what is 0 at the end of a row. */
function shortRow(...row: Required<FindingRow>): FindingRow {
  const length = row.findLastIndex((each) => each !== 0) + 1;
  return row.slice(0, Math.max(length, requiredLength)) as unknown as FindingRow;
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
    what: visibleLine(fill(what, language)),
    why: visibleLine(fill(why, language)),
    ...(url !== undefined && /^https?:/u.test(url) && { url }),
  };
}

function oneLine(text: string): string {
  return visibleLine(shortened(text));
}

function visibleLine(text: string): string {
  return withoutControls(wellFormed(text));
}

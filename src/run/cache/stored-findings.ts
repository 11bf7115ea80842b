import {
  type Finding,
  type FindingData,
  type Fix,
  type Language,
  type Related,
  type Severity,
  type Span,
  severities,
} from '../../core/types.ts';
import { fill } from '../../core/words.ts';
import type { RuleSettings } from '../../engine/enabled-rules.ts';
import { severityIn } from '../../engine/finding.ts';
import type { Rule } from '../../engine/rule.ts';
import type { Ref, TableReader, TableWriter } from '../store/string-table.ts';

/** The findings of an article by rule, without what follows from its path, the rule's words and settings. */
export type StoredFindings = Readonly<Record<string, readonly StoredFinding[]>>;

/** Line, column and offset of the start and of the end. */
type StoredSpan = readonly [number, number, number, number, number, number];

type StoredFinding = readonly [
  messageId: Ref,
  /** Index of its highest severity; 0 if its rule sets none. */
  atMost: number,
  place: StoredSpan,
  data: StoredData,
  /** Missing values are 0, or left out at the end. */
  key?: Ref | 0,
  fix?: StoredFix | 0,
  related?: readonly (readonly [path: Ref, message: Ref, place: StoredSpan])[],
];

/** Names and values in turn; numbers are in brackets, to distinguish them from references. */
type StoredData = readonly (Ref | readonly [number])[];

type StoredFix = readonly [
  title: Ref,
  safety: Ref,
  image: Ref | 0,
  edits: readonly (readonly [start: number, end: number, text: Ref])[],
  /** Left out if it does neither. */
  effects?: readonly ('restructures' | 'removesByteOrderMark')[],
];

type RefTo = TableWriter['refTo'];
type TextOf = TableReader['textOf'];

export function packFindings(findings: readonly Finding[], refTo: RefTo): StoredFindings {
  const packed: Record<string, StoredFinding[]> = {};
  for (const finding of findings) {
    const list = packed[finding.rule];
    if (list) list.push(packFinding(finding, refTo));
    else packed[finding.rule] = [packFinding(finding, refTo)];
  }
  return packed;
}

function packFinding(finding: Finding, refTo: RefTo): StoredFinding {
  const { messageId, atMost = 'error', span, data, key, related, fix } = finding;
  const common = [refTo(messageId), severities.indexOf(atMost), packSpan(span), packData(data, refTo)] as const;
  const ref = key === undefined ? 0 : refTo(key);
  if (related) {
    const others = related.map((each) => [refTo(each.path), refTo(each.message), packSpan(each.span)] as const);
    return [...common, ref, fix ? packFix(fix, refTo) : 0, others];
  }
  if (fix) return [...common, ref, packFix(fix, refTo)];
  return key === undefined ? common : [...common, ref];
}

function packData(data: FindingData, refTo: RefTo): StoredData {
  const packed: (Ref | readonly [number])[] = [];
  for (const name in data) {
    const value = data[name];
    if (value === undefined) continue;
    packed.push(refTo(name), typeof value === 'string' ? refTo(value) : [value]);
  }
  return packed;
}

function packFix(fix: Fix, refTo: RefTo): StoredFix {
  const { title, safety, image, edits } = fix;
  const effects = (['restructures', 'removesByteOrderMark'] as const).filter((effect) => fix[effect]);
  const packed = [
    refTo(title),
    refTo(safety),
    image === undefined ? 0 : refTo(image),
    edits.map(({ range: [start, end], text }) => [start, end, refTo(text)] as const),
  ] as const;
  return effects.length > 0 ? [...packed, effects] : packed;
}

/** Returns the findings of the given rules, with the severities of the current settings. */
export function unpackFindings(
  stored: StoredFindings,
  textOf: TextOf,
  rules: ReadonlyMap<string, Rule>,
  settings: RuleSettings,
  path: string,
  language: Language,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule in stored) {
    const words = rules.get(rule)?.messages;
    const setting = settings.get(rule);
    if (!words || !setting) continue;
    for (const [id, limit, place, values, key, fix, related] of stored[rule] ?? []) {
      const messageId = textOf(id);
      const data = unpackData(values, textOf);
      const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
        rule,
        messageId,
        message: fill(words[messageId] ?? noWords, language, data),
        severity: severityIn(setting, limit > 0 ? severities[limit] : undefined),
        path,
        span: unpackSpan(place),
        data,
      };
      if (limit > 0) finding.atMost = severities[limit] as Severity;
      if (key !== undefined && key !== 0) finding.key = textOf(key);
      if (related)
        finding.related = related.map(
          ([at, message, where]): Related => ({ path: textOf(at), span: unpackSpan(where), message: textOf(message) }),
        );
      if (fix) finding.fix = unpackFix(fix, textOf);
      findings.push(finding);
    }
  }
  return findings;
}

const noWords = { en: '', 'zh-CN': '' };

function unpackData(packed: StoredData, textOf: TextOf): FindingData {
  const data: Record<string, string | number> = {};
  for (let at = 0; at < packed.length; at += 2) {
    const value = packed[at + 1] ?? '';
    data[textOf(packed[at] as Ref)] = typeof value === 'object' ? value[0] : textOf(value);
  }
  return data;
}

function unpackFix([title, safety, image, stored, effects = []]: StoredFix, textOf: TextOf): Fix {
  const edits = stored.map(([start, end, text]) => ({ range: [start, end], text: textOf(text) }));
  return {
    title: textOf(title),
    safety: textOf(safety) as Fix['safety'],
    edits: edits as unknown as Fix['edits'],
    ...(image !== 0 && { image: textOf(image) }),
    ...Object.fromEntries(effects.map((effect) => [effect, true])),
  };
}

function packSpan({ start, end }: Span): StoredSpan {
  return [start.line, start.column, start.offset, end.line, end.column, end.offset];
}

function unpackSpan([line, column, offset, endLine, endColumn, endOffset]: StoredSpan): Span {
  return { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } };
}

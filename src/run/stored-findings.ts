import { milder } from '../core/finish.ts';
import type { Rule } from '../core/rule.ts';
import type { RuleSettings } from '../core/running.ts';
import {
  type Finding,
  type Fix,
  type Language,
  type Related,
  type Severity,
  type Span,
  severities,
} from '../core/types.ts';
import { fill } from '../core/words.ts';

/** The findings of an article by the ids of their rules, without what its path, the rules' words and settings say. */
export type StoredFindings = Readonly<Record<string, readonly StoredFinding[]>>;

/** Line, column and offset of the start and of the end. */
type Place = readonly [number, number, number, number, number, number];

type StoredFinding = readonly [
  messageId: string,
  /** Index of what it is at most: 0 where its rule says nothing. */
  atMost: number,
  place: Place,
  data: Finding['data'],
  /** What is not there is 0, or left out at the end. */
  key?: string | 0,
  fix?: StoredFix | 0,
  related?: readonly (readonly [path: string, message: string, place: Place])[],
];

type StoredFix = readonly [
  title: string,
  safety: Fix['safety'],
  image: string | 0,
  edits: readonly (readonly [start: number, end: number, text: string])[],
];

export function packFindings(findings: readonly Finding[]): StoredFindings {
  const packed: Record<string, StoredFinding[]> = {};
  for (const finding of findings) {
    const list = packed[finding.rule];
    if (list) list.push(pack(finding));
    else packed[finding.rule] = [pack(finding)];
  }
  return packed;
}

function pack({ messageId, atMost = 'error', span, data, key, related, fix }: Finding): StoredFinding {
  const common = [messageId, severities.indexOf(atMost), placeOf(span), data] as const;
  if (related) return [...common, key ?? 0, fix ? packFix(fix) : 0, related.map(packRelated)];
  if (fix) return [...common, key ?? 0, packFix(fix)];
  return key === undefined ? common : [...common, key];
}

function packFix({ title, safety, image, edits }: Fix): StoredFix {
  return [title, safety, image ?? 0, edits.map(({ range: [start, end], text }) => [start, end, text] as const)];
}

function packRelated({ path, message, span }: Related) {
  return [path, message, placeOf(span)] as const;
}

/** The findings of those of the rules that are given, as severe as they are set now. */
export function unpackFindings(
  stored: StoredFindings,
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
    for (const [messageId, limit, place, data, key, fix, related] of stored[rule] ?? []) {
      const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
        rule,
        messageId,
        message: fill(words[messageId] ?? noWords, language, data),
        severity: milder(setting.severity, severities[limit]),
        path,
        span: spanOf(place),
        data,
      };
      if (limit > 0) finding.atMost = severities[limit] as Severity;
      if (typeof key === 'string') finding.key = key;
      if (related)
        finding.related = related.map(([at, message, where]) => ({ path: at, span: spanOf(where), message }));
      if (fix) finding.fix = unpackFix(fix);
      findings.push(finding);
    }
  }
  return findings;
}

const noWords = { en: '', 'zh-CN': '' };

function unpackFix([title, safety, image, stored]: StoredFix): Fix {
  const edits = stored.map(([start, end, text]) => ({ range: [start, end], text })) as unknown as Fix['edits'];
  return { title, safety, edits, ...(image !== 0 && { image }) };
}

function placeOf({ start, end }: Span): Place {
  return [start.line, start.column, start.offset, end.line, end.column, end.offset];
}

function spanOf([line, column, offset, endLine, endColumn, endOffset]: Place): Span {
  return { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } };
}

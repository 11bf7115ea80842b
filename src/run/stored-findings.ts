import type { Rule } from '../core/rule.ts';
import { type Finding, type Language, severities } from '../core/types.ts';
import { fill } from '../core/words.ts';

/** The findings of an article by the ids of their rules, without what its path and the rules' words say. */
export type StoredFindings = Readonly<Record<string, readonly StoredFinding[]>>;

type StoredFinding = readonly [
  messageId: string,
  severity: number,
  /** Line, column and offset of the start and of the end. */
  place: readonly [number, number, number, number, number, number],
  data: Finding['data'],
  rest?: Pick<Finding, 'key' | 'related' | 'fix'>,
];

export function packFindings(findings: readonly Finding[]): StoredFindings {
  const packed: Record<string, StoredFinding[]> = {};
  for (const finding of findings) {
    packed[finding.rule] ??= [];
    packed[finding.rule]?.push(pack(finding));
  }
  return packed;
}

function pack({ messageId, severity, span: { start, end }, data, key, related, fix }: Finding): StoredFinding {
  const place = [start.line, start.column, start.offset, end.line, end.column, end.offset] as const;
  const common = [messageId, severities.indexOf(severity), place, data] as const;
  if (key === undefined && !related && !fix) return common;
  return [...common, { ...(key !== undefined && { key }), ...(related && { related }), ...(fix && { fix }) }];
}

/** The findings of those of the rules that are given. */
export function unpackFindings(
  stored: StoredFindings,
  rules: ReadonlyMap<string, Rule>,
  path: string,
  language: Language,
): Finding[] {
  const findings: Finding[] = [];
  for (const id in stored) {
    const words = rules.get(id)?.messages;
    for (const [messageId, severity, [line, column, offset, endLine, endColumn, endOffset], data, rest] of words
      ? (stored[id] ?? [])
      : []) {
      findings.push({
        rule: id,
        messageId,
        message: fill(words?.[messageId] ?? { en: '', 'zh-CN': '' }, language, data),
        severity: severities[severity] ?? 'error',
        path,
        span: { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } },
        data,
        ...rest,
      });
    }
  }
  return findings;
}

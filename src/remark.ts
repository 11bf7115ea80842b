import { resolve } from 'node:path';
import type { Resolved } from './config/resolve.ts';
import type { Point, Span } from './core/types.ts';
import type { ReportFinding } from './engine/report.ts';
import { configOf, type LintOptions, lintWith } from './lint.ts';

/** Options of `remarkNkLint`: those of `lint()` that hold for a file at a time. */
export type RemarkOptions = Omit<LintOptions, 'fix' | 'signal'>;

/** The members of a VFile that `remarkNkLint` uses; the types of unified stay out of those of nk-lint. */
interface MarkdownFile {
  readonly cwd: string;
  readonly path?: string | undefined;
  toString(): string;
  message(reason: string, options: { place: Span; ruleId: string; source: string }): FileMessage;
}

/** The members of a VFileMessage that `remarkNkLint` sets. */
interface FileMessage {
  fatal?: boolean | null | undefined;
  url?: string | undefined;
  note?: string | undefined;
  expected?: string[] | undefined;
}

/**
 * A remark plugin that lints each file and adds the findings to it as messages, for remark-cli and unified. Errors are
 * fatal messages, warnings are warnings, the rest is information. Rules that compare articles see one file only.
 * `MarkdownFile` stands for the VFile of unified.
 *
 * @example
 * remark().use(remarkNkLint, { language: 'en', rules: { 'image-duplicate': 'error' } })
 */
export function remarkNkLint(options: RemarkOptions = {}): (tree: unknown, file: MarkdownFile) => Promise<void> {
  // Files of one directory share a configuration, which is loaded once.
  const configs = new Map<string, Promise<Resolved>>();
  return async (_tree, file) => {
    const cwd = resolve(options.cwd ?? file.cwd);
    const config = configs.get(cwd) ?? configOf(options, cwd);
    configs.set(cwd, config);
    const article = { path: file.path ?? 'stdin.md', source: String(file) };
    const report = await lintWith(await config, [article], { ...options, cwd });
    for (const { findings } of report.files) for (const finding of findings) addMessage(file, finding);
  };
}

function addMessage(file: MarkdownFile, finding: ReportFinding): void {
  const { message: reason, rule, severity, docs, related = [], fix } = finding;
  const message = file.message(reason, { place: vfilePlace(finding), ruleId: rule, source: 'nk-lint' });
  message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  if (docs) message.url = docs;
  if (related.length > 0)
    message.note = related.map((each) => `${each.path}:${each.line}:${each.column}: ${each.message}`).join('\n');
  const [edit, ...others] = fix?.edits ?? [];
  // `expected` replaces the place of the message, so only fixes with one edit there qualify.
  if (
    edit?.offset === finding.offset &&
    edit.endOffset === finding.endOffset &&
    others.length === 0 &&
    !fix?.removesByteOrderMark
  )
    message.expected = [edit.text];
}

function vfilePlace({ line, column, offset, endLine, endColumn, endOffset }: ReportFinding): {
  start: Point;
  end: Point;
} {
  return { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } };
}

import stringWidth from 'fast-string-width';
import pico from 'picocolors';
import { groupBy } from '../core/grouping.ts';
import { thousands } from '../core/numbers.ts';
import type { FindingData, Severity, Words } from '../core/types.ts';
import type { Reporter, ReportFile, ReportFinding, ReportStream, ReportStyle } from '../engine/report.ts';
import { words } from '../messages/report.ts';
import { selectFindings } from './choose.ts';
import { fillVisible, visible, visibleMessage, visiblePath, visibleWithin } from './escape.ts';
import { codeFrame, cut, table } from './frame.ts';
import { hyperlink } from './hyperlink.ts';
import { type RuleCount, ruleCounts } from './rule-counts.ts';
import { withShortUrls } from './short-url.ts';
import { hostClusters, totals } from './totals.ts';
import { wrap } from './wrap.ts';

/** Further findings of a rule in an article are summarised in one line. */
const shownPerRule = 3;
/** After this many code frames of a rule, its further findings are shown without a frame. */
const framedPerRule = 20;
/** Where more findings than this are shown, the first errors have left the screen: they are listed again. */
const onOneScreen = 8;
const repeatedErrors = 10;
/** Columns that a message needs beside a path; with fewer, it is below. */
const leastRoom = 40;

/** For terminals and logs: findings by article, then tables, then what matters most, where the eye is: at the end. */
const pretty: Reporter = function* (report, style) {
  const paint = painter(style);
  const shown = yield* articles(report, style, paint);
  yield* tables(style.counted, shown, style, paint);
  if (shown > onOneScreen) yield* errorList(style, paint);
  const { errors, warnings } = report.summary;
  const color = errors > 0 ? paint.red : warnings > 0 ? paint.yellow : paint.green;
  yield* wrapped(totals(report, style), 0, style, (row) => color(paint.bold(row)));
  yield* nextSteps(report, style, paint);
};

export default pretty;

export function painter({ color, language }: ReportStyle) {
  const colors = pico.createColors(color);
  const severity: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  return { ...colors, severity, translate: (text: Words, data: FindingData = {}) => fillVisible(text, language, data) };
}

type Paint = ReturnType<typeof painter>;

/** Writes a text in as many lines as it needs, all indented; after `lead`, the others hang below the first one. */
function* wrapped(
  text: string,
  indent: number,
  { width }: ReportStyle,
  paint: (row: string) => string = (row) => row,
  lead = '',
): Generator<string> {
  const hang = indent + stringWidth(lead);
  for (const [index, row] of wrap(text, Math.max(20, width - hang)).entries())
    yield `${' '.repeat(index > 0 ? hang : indent)}${paint(index > 0 ? row : lead + row)}\n`;
}

/** Returns the number of findings. */
function* articles({ files }: ReportStream, style: ReportStyle, paint: Paint): Generator<string, number> {
  const framed = new Map<string, number>();
  let shown = 0;
  for (const file of files) {
    shown += file.findings.length;
    yield `${hyperlink(paint.bold(visiblePath(file.path)), style.links?.article(file.path))}\n`;
    yield* fileLines(file, style, paint, framed);
  }
  return shown;
}

function* fileLines(
  { path, findings }: ReportFile,
  style: ReportStyle,
  paint: Paint,
  framed: Map<string, number>,
): Iterable<string> {
  const lines = style.source(path)?.split(/\r\n?|\n/u) ?? [];
  const byRule = groupBy(findings, ({ rule }) => rule);
  const countByRule = new Map<string, number>();
  const width = Math.max(...findings.map((finding) => placeOf(finding).length));
  for (const finding of findings) {
    const { rule } = finding;
    const before = countByRule.get(rule) ?? 0;
    countByRule.set(rule, before + 1);
    if (before < shownPerRule) {
      const known = framed.get(rule) ?? 0;
      framed.set(rule, known + 1);
      yield* findingLines(finding, width, known < framedPerRule ? lines : undefined, style, paint);
    } else if (before === shownPerRule) {
      const rest = byRule.get(rule)?.slice(shownPerRule) ?? [];
      const numbers = [...new Set(rest.map(({ line }) => line))];
      const list = numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ', …' : '');
      const text = rest.length === 1 ? words.oneMore : words.more;
      yield* wrapped(paint.translate(text, { count: rest.length, rule, lines: list }), 2, style, paint.dim);
      yield '\n';
    }
  }
}

function placeOf({ line, column }: ReportFinding): string {
  return `${line}:${column}`;
}

/** Writes one finding; without `lines`, omits the code frame and related places. */
function* findingLines(
  finding: ReportFinding,
  placeWidth: number,
  lines: readonly string[] | undefined,
  style: ReportStyle,
  paint: Paint,
): Iterable<string> {
  const { severity, rule, message, fix, related = [] } = finding;
  const color = paint.severity[severity];
  const place = placeOf(finding).padEnd(placeWidth);
  const name = hyperlink(paint.dim(visible(rule)), style.links?.rule(rule));
  yield `  ${place}  ${color(paint.translate(words[severity]))}  ${name}\n`;
  yield* wrapped(messageIn(message, style), 4, style);
  if (lines) yield* frameLines(finding, lines, style.width, paint);
  for (const other of lines ? related.slice(0, 3) : []) {
    const place = `${visibleWithin(other.path)}:${other.line}:${other.column}`;
    yield* wrapped(`${place}  ${messageIn(other.message, style)}`, 4, style, paint.dim, '→ ');
  }
  if (fix) {
    const mark = fix.safety === 'safe' ? words.safeFix : words.unsafeFix;
    yield* wrapped(paint.translate(mark, { title: messageIn(fix.title, style) }), 4, style, paint.green, '⚒ ');
  }
  yield '\n';
}

/** Returns a message as one line of which nothing acts; on a screen with short URLs. */
function messageIn(text: string, { isOnScreen }: ReportStyle): string {
  const shown = visibleMessage(text);
  return isOnScreen ? withShortUrls(shown) : shown;
}

function* frameLines(
  { severity, line, column, endLine, endColumn }: ReportFinding,
  lines: readonly string[],
  width: number,
  paint: Paint,
): Iterable<string> {
  const text = lines[line - 1];
  if (text === undefined || text.trim() === '') return;
  const number = String(line);
  const end = endLine === line ? endColumn - 1 : text.length;
  const span = endLine > line ? ` ${paint.translate(words.toLine, { line: String(endLine) })}` : '';
  const shown = codeFrame(text, column - 1, end, Math.max(20, width - number.length - 7 - stringWidth(span)));
  yield `    ${paint.dim(`${number} │`)} ${shown.text}\n`;
  yield `    ${' '.repeat(number.length)} ${paint.dim('│')} ${paint.severity[severity](shown.carets)}${paint.dim(span)}\n`;
}

/** Writes what counts all findings; without tables where there is one article, which shows them all. */
function* tables(counted: ReportStream, shown: number, style: ReportStyle, paint: Paint): Iterable<string> {
  const rules = ruleCounts(counted);
  const total = rules.reduce((sum, [, { error, warning, info }]) => sum + error + warning + info, 0);
  if (shown < total) {
    yield* wrapped(paint.translate(words.notAll, { shown, total }), 0, style, paint.dim);
    yield '\n';
  }
  if (style.affected() > 1) yield* ruleTable(rules, style, paint);
  yield* hostTable(counted, style, paint);
}

export function* ruleTable(
  rules: readonly [string, RuleCount][],
  { width }: ReportStyle,
  paint: Paint,
): Iterable<string> {
  if (rules.length === 0) return;
  const head = [
    words.rule,
    words.errors,
    words.warnings,
    words.infos,
    words.files,
    words.fixable,
    words.fixableUnsafely,
  ].map((text) => paint.translate(text));
  const rows = rules.map(([rule, row]) => [
    visible(rule),
    ...[row.error, row.warning, row.info, row.files, row.safe, row.unsafe].map((count) =>
      count > 0 ? thousands(count) : '·',
    ),
  ]);
  const [first = '', ...rest] = table([head, ...rows], ['left'], width);
  yield `${paint.bold(first)}\n${rest.map((line) => `${line}\n`).join('')}\n`;
}

export function* hostTable(report: ReportStream, style: ReportStyle, paint: Paint): Iterable<string> {
  const found = hostClusters(report, style);
  if (found.length === 0) return;
  yield `${paint.bold(paint.translate(words.hosts))}\n`;
  for (const { host, rule, count, total } of found.slice(0, 10))
    yield* wrapped(paint.translate(words.host, { host, rule, count, total }), 2, style);
  yield '\n';
}

/** Lists the errors once more, a line each. */
function* errorList(style: ReportStyle, paint: Paint): Iterable<string> {
  const { errors } = style.counted.summary;
  const found = selectFindings(style.counted, style, 'error', repeatedErrors).sort((a, b) => a.at - b.at);
  if (found.length === 0) return;
  const head = errors > found.length ? words.someErrors : words.theErrors;
  yield `${paint.bold(paint.translate(head, { shown: found.length, total: errors }))}\n`;
  for (const { path, finding } of found) {
    const place = `  ${visiblePath(path)}:${placeOf(finding)}`;
    const message = messageIn(finding.message, style);
    const room = style.width - stringWidth(place) - 2;
    const shown = hyperlink(place.trimStart(), style.links?.article(path));
    if (room >= leastRoom) yield `  ${shown}  ${paint.red(cut(message, room))}\n`;
    else yield `  ${shown}\n    ${paint.red(cut(message, style.width - 4))}\n`;
  }
  yield '\n';
}

/** Writes suggested commands. */
function* nextSteps(report: ReportStream, style: ReportStyle, paint: Paint): Iterable<string> {
  const steps = stepsOf(report, style, paint);
  if (steps.length === 0) return;
  yield `\n${paint.bold(paint.translate(words.next))}\n`;
  const lines = table(
    steps.map(([step, why]) => [`  ${step}`, `# ${why}`]),
    ['left', 'left'],
  );
  const fits = lines.every((line) => stringWidth(line) <= style.width);
  for (const [index, line] of lines.entries()) {
    const [step, why] = steps[index] ?? [];
    const at = line.indexOf('  # ');
    yield fits ? `${line.slice(0, at)}${paint.dim(line.slice(at))}\n` : `  ${paint.dim(`# ${why}`)}\n  ${step}\n`;
  }
}

function stepsOf({ summary }: ReportStream, style: ReportStyle, paint: Paint): [command: string, why: string][] {
  const { errors, warnings, infos, fixable, unsafeFixable } = summary;
  const command = ['npx nk-lint', ...style.paths.map(shellQuoted)].join(' ');
  const [worst] = ruleCounts(style.counted).find(([rule]) => style.rules.get(rule) !== undefined) ?? [];
  const isMany = errors > 0 && warnings + infos > onOneScreen && !style.isQuiet;
  return [
    ...(isMany ? [step(`${command} --quiet`, words.nextQuiet, errors)] : []),
    ...(fixable > 0
      ? [step(`${command} --diff`, words.nextDiff), step(`${command} --fix`, words.nextFix, fixable)]
      : []),
    ...(unsafeFixable > 0
      ? [
          step(`${command} --diff --unsafe-fixes`, words.nextDiffUnsafe),
          step(`${command} --fix --unsafe-fixes`, words.nextUnsafe, unsafeFixable),
        ]
      : []),
    ...(worst === undefined ? [] : [step(`npx nk-lint explain ${shellQuoted(worst)}`, words.nextExplain)]),
  ];

  function step(text: string, why: Words, count = 0): [string, string] {
    return [text, paint.translate(why, { count })];
  }
}

/** Quotes a path for the shell. */
function shellQuoted(path: string): string {
  return /^[\w./@:+,\p{L}\p{N}-]+$/u.test(path) ? path : `'${visible(path).replaceAll("'", "'\\''")}'`;
}

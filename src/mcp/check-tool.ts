import { checkCommand } from '../cli/check.ts';
import type { CheckFlags } from '../cli/flags.ts';
import { type FindingData, type Language, severities, type Words } from '../core/types.ts';
import type { Report, ReportFinding } from '../engine/report.ts';
import { mcp as words } from '../messages/mcp.ts';
import { fillVisible, visible, visibleMessage, visiblePath } from '../report/escape.ts';
import { defaultLimit, textArguments } from './arguments.ts';
import type { CommandRun, CommandRunner } from './command-runner.ts';
import { type AgentTool, objectOf, type Values } from './tool.ts';

const count = { type: 'integer' };
const string = { type: 'string' };
const fix = objectOf({ safety: { enum: ['safe', 'unsafe'] }, title: string });
const places = { path: string, line: count, column: count };
const finding = objectOf({ ...places, severity: { enum: severities }, rule: string, message: string }, { fix });

/** Checks articles, or a text. */
export const checkTool: AgentTool = {
  name: 'check',
  about: words.check,
  arguments: { ...textArguments, limit: { type: 'integer', about: words.limit } },
  output: objectOf({
    files: count,
    errors: count,
    warnings: count,
    infos: count,
    fixable: count,
    findings: { type: 'array', items: finding },
    notes: { type: 'array', items: string },
  }),
  writes: false,
  async run(values, runner, language) {
    const { limit = defaultLimit } = values;
    const run = await runCheck(values, { format: ['json'], maxFindings: limit }, runner);
    const { files, summary } = JSON.parse(run.output) as Report;
    const found = files.flatMap(({ path, findings }) => findings.map((each) => ({ path, ...shortFinding(each) })));
    const rank = ({ severity }: (typeof found)[number]) => severities.indexOf(severity);
    const findings = found.sort((a, b) => rank(a) - rank(b));
    const { errors, warnings, infos, fixable } = summary;
    const total = errors + warnings + infos;
    const say = (text: Words, data: FindingData) => fillVisible(text, language, data);
    const more = findings.length < total ? [say(words.shown, { shown: findings.length, total })] : [];
    // That there are more is said in words of the command line, too, which has another name for the limit.
    const notes = run.notes.filter((note) => !note.includes('--max-findings'));
    const lines = findings.map((each) => findingLine(each, language));
    return {
      text: [...lines, say(words.found, { ...summary }), ...more, ...notes].join('\n'),
      structured: { files: summary.files, errors, warnings, infos, fixable, findings, notes },
      hasFailed: run.code === 2,
    };
  },
};

/** Runs `nk-lint check` with the paths or the text of a call. */
export function runCheck(
  { paths = [], text, fileName }: Values,
  more: Partial<CheckFlags>,
  runner: CommandRunner,
): Promise<CommandRun> {
  const flags = { ...runner.flags, ...more, ...(fileName !== undefined && { stdinFilename: fileName }) };
  // A file of this name is not standard input.
  const named = text === undefined ? paths.map((path) => (path === '-' ? './-' : path)) : ['-'];
  return runner.run((terminal) => checkCommand(named, flags, terminal, { watch: runner.state }), text);
}

/** Returns a finding without its edits. */
function shortFinding({ line, column, severity, rule, message, fix: made }: ReportFinding) {
  const shown = { line, column, severity, rule, message: visibleMessage(message) };
  return { ...shown, ...(made && { fix: { safety: made.safety, title: visibleMessage(made.title) } }) };
}

function findingLine(
  {
    path,
    line,
    column,
    severity,
    rule,
    message,
    fix: made,
  }: ReturnType<typeof shortFinding> & { readonly path: string },
  language: Language,
): string {
  const title = made && fillVisible(made.safety === 'safe' ? words.safeFix : words.unsafeFix, language, made);
  const where = `${visiblePath(path)}:${line}:${column}`;
  return `${where}: ${severity} ${visible(rule)}: ${message}${title === undefined ? '' : ` [${title}]`}`;
}

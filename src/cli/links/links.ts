import { NkLintError } from '../../core/errors.ts';
import { thousands } from '../../core/numbers.ts';
import { pointAt } from '../../core/place.ts';
import type { ArticleRecord } from '../../core/types.ts';
import { type LinkKind, type Reason, type Verdict, verdicts } from '../../engine/link-states.ts';
import type { LedgerEntry } from '../../links/ledger/ledger-entry.ts';
import type { TargetOccurrences } from '../../links/targets.ts';
import { errors } from '../../messages/errors.ts';
import { linkKindWords } from '../../messages/link-states.ts';
import { links as words } from '../../messages/links.ts';
import { visibleJson, visibleMessage } from '../../report/escape.ts';
import type { Input } from '../../run/input/discover.ts';
import type { Selection } from '../../run/input/selection.ts';
import { resolveSiteLinks, type SiteLinks } from '../../run/survey/site-links.ts';
import { openCacheFor, saveCache } from '../cache.ts';
import { type CommandContext, commandContext, type Say } from '../context.ts';
import type { CheckFlags } from '../flags.ts';
import { inputsOf } from '../inputs.ts';
import { rowsOnScreen } from '../screen-rows.ts';
import { select } from '../selection.ts';
import type { Terminal } from '../terminal.ts';
import { listInternalLinks } from './internal-links.ts';
import { linkReason } from './link-reason.ts';
import { type Online, openOnline } from './online.ts';

/** A URL as `--format json` prints it. */
interface LinkRow {
  readonly href: string;
  readonly kind: LinkKind;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly status: number | null;
  readonly finalUrl: string | null;
  /** Number of requests in this run. */
  readonly requests: number;
  readonly occurrences: readonly { readonly path: string; readonly line: number; readonly column: number }[];
}

/** Runs `nk-lint links`: prints the ledger entries of the URLs in articles. */
export async function linksCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  return listLinks(paths, flags, terminal, false);
}

/** Runs `nk-lint links check`: checks URLs first. The exit code is 1 if one is broken. */
export async function linksCheckCommand(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  return listLinks(paths, flags, terminal, true);
}

async function listLinks(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  sendsRequests: boolean,
): Promise<number> {
  const format = flags.format?.[0] ?? 'compact';
  if (!['json', 'compact', 'pretty'].includes(format) || (flags.format?.length ?? 0) > 1)
    throw new NkLintError(errors.formatUnknown, { format, known: 'json, compact' });
  const context = await commandContext(flags, terminal);
  const found = await inputsOf(paths, context);
  const { inputs, selection } = select(found.inputs, found.discovery, flags, context.cwd);
  if (flags.internal) return listInternalLinks(inputs, context, format === 'json', terminal);
  const online = openOnline({ ...context, selection, sendsRequests });
  const { lines } = await resolveLinks(context, inputs, selection, online);
  const targets = online.targets();
  const rows = targets.map((each) => linkRow(each, online, lines));
  if (format === 'json') terminal.out(`${visibleJson(JSON.stringify(reportOf(rows), null, 2))}\n`);
  else
    for (const line of rowLines(rows, online, context.say))
      for (const row of rowsOnScreen(visibleMessage(line), 2, terminal)) terminal.out(`${row}\n`);
  // Broken URLs that the configuration accepts do not fail the run.
  const { states } = online.session.evaluate(targets.map(({ target }) => target));
  const isBroken = rows.some(
    ({ verdict, kind, href }) => verdict === 'broken' && states(kind, href)?.severity !== undefined,
  );
  for (const line of await online.end()) terminal.err(`${line}\n`);
  return sendsRequests && isBroken ? 1 : 0;
}

async function resolveLinks(
  context: CommandContext<CheckFlags>,
  inputs: readonly Input[],
  selection: Selection | undefined,
  online: Online,
): Promise<SiteLinks> {
  const { cwd, config, flags, source } = context;
  const cache = openCacheFor(context, { inMemory: false });
  const workers = { count: flags.concurrency ?? 'auto', config: source } as const;
  const { parser } = flags;
  try {
    const options = { cwd, inputs, config, now: online.now, selection, cache, parser, workers, links: online.port };
    const resolved = await resolveSiteLinks(options);
    if (cache) saveCache(cache, resolved.misses, context);
    return resolved;
  } catch (error) {
    await online.session.close(false);
    throw error;
  }
}

function linkRow(
  { target, occurrences }: TargetOccurrences,
  { session, now }: Online,
  lines: ReadonlyMap<string, ArticleRecord['lines']>,
): LinkRow {
  const entry = session.entryFor(target);
  return {
    href: target.href,
    kind: target.kind,
    verdict: entry?.verdict ?? 'skipped',
    reason: entry?.reason ?? 'not-checked',
    status: entry?.status ?? null,
    finalUrl: entry?.finalUrl ?? null,
    requests: entry?.lastCheck === now ? entry.requests : 0,
    occurrences: occurrences.map(({ path, range }) => {
      const { line, column } = pointAt(lines.get(path) ?? [0], range[0]);
      return { path, line, column };
    }),
  };
}

function countsOf(rows: readonly LinkRow[]): Readonly<Record<Verdict, number>> {
  return Object.fromEntries(
    verdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]),
  ) as Record<Verdict, number>;
}

function reportOf(rows: readonly LinkRow[]) {
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  return { version: 1, summary: { links: rows.length, requests, ...countsOf(rows) }, links: rows };
}

function* rowLines(rows: readonly LinkRow[], { session }: Online, say: Say): Generator<string> {
  if (rows.length === 0) {
    yield say(words.none);
    return;
  }
  for (const { href, kind, verdict, reason, status, occurrences } of rows) {
    const entry = session.entryFor({ kind, href });
    const [first] = occurrences;
    const why = linkReason({ reason, status: status ?? undefined, code: entry?.code }, say);
    const place = first ? `${first.path}:${first.line}:${first.column}` : '';
    const row = say(words.row, {
      verdict: say(words[verdict]),
      kind: say(linkKindWords[kind]),
      href,
      why,
      count: occurrences.length,
      place,
    });
    yield `${row}${entry ? historyOf(entry, session.nextCheck(entry), say) : ''}`;
  }
  const parts = Object.entries(countsOf(rows)).flatMap(([verdict, count]) =>
    count > 0 ? [`${say(words[verdict as Verdict])} ${thousands(count)}`] : [],
  );
  yield say(words.totals, { total: rows.length, parts: parts.join(', ') });
}

function historyOf({ lastCheck, failSince, failCount }: LedgerEntry, next: number, say: Say): string {
  const checkedText = say(words.known, { day: dayOf(lastCheck), next: dayOf(next) });
  return failSince === undefined
    ? checkedText
    : checkedText + say(words.failing, { day: dayOf(failSince), count: failCount });
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

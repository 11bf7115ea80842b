import { memoized } from '../../core/memo.ts';
import type { Finding } from '../../core/types.ts';
import type { CorpusContext } from '../../engine/compare.ts';
import type { StoredDigest } from '../../engine/digest-store.ts';
import { enabledRules, isCorpusRule, type RuleSettings } from '../../engine/enabled-rules.ts';
import { internalError } from '../../engine/internal-error.ts';
import type { CorpusRule, Rule } from '../../engine/rule.ts';
import type { Site } from '../extract/site.ts';
import type { RunPlan } from '../plan.ts';
import type { RunResources } from '../resources.ts';
import type { StoredFile } from '../store/record-store.ts';
import { writeTable } from '../store/string-table.ts';
import { type DigestColumns, digestFileOf, rowText, writeDigestFile } from './digest-file.ts';
import { columnsOf, rowAt, storedAnswer } from './kept-articles.ts';
import type { PreviousResults } from './previous-results.ts';
import { articleLine } from './restored-site.ts';
import type { KnownRun } from './result-cache.ts';
import { type CorpusLine, type Footer, type ResultWriter, type StoredAnswer, writeResultFile } from './result-file.ts';
import type { SettingsSurvey } from './settings-survey.ts';
import { packFindings, type StoredFindings } from './stored-findings.ts';
import { readsNorms, storedNorms } from './stored-norms.ts';

interface StoreInput {
  readonly plan: RunPlan;
  readonly resources: RunResources;
  readonly survey: SettingsSurvey;
  /** The last run, if any of it still holds. */
  readonly known: KnownRun | undefined;
  readonly staleRules: readonly Rule[];
  readonly key: string;
  readonly past: string;
}

/** What is being stored. */
interface Storing extends StoreInput {
  readonly site: Site;
  readonly corpus: CorpusContext;
  readonly file: string;
  readonly writer: ResultWriter;
  /** The ids of the rules that read norms. */
  readonly readers: ReadonlySet<string>;
}

/** Returns the function that stores a run: anew, or with the lines of the last one where few articles have changed. */
export function resultStore(input: StoreInput): PreviousResults['store'] {
  return function* store(files, site, corpus) {
    const file = input.plan.resultCache?.file;
    if (!site.isReproducible || file === undefined) return yield* files;
    const writer = writeResultFile(file);
    input.resources.onClose(writer.drop);
    const readers = new Set(input.plan.rules.filter(readsNorms).map(({ id }) => id));
    const storing = { ...input, site, corpus, file, writer, readers };
    const end = mayPatch(storing) ? patch(storing) : write(storing);
    for (const each of files) {
      // A run in which a rule failed is not stored.
      if (each.findings.some(({ rule }) => rule === internalError)) writer.drop();
      end.add(each);
      yield each;
    }
    end.finish();
  };
}

interface Lines {
  add(file: StoredFile): void;
  finish(): void;
}

/** From so many articles on, digests that stand beside the findings are moved to their own file. */
const most = { share: 8, rows: 16 } as const;

function mayPatch({ plan, site, known }: Storing): boolean {
  if (!site.kept || !known) return false;
  const rows = plan.paths.filter(
    (path) => !site.kept?.has(path) || known.articles.get(path)?.corpus().row !== undefined,
  );
  return rows.length <= Math.max(most.rows, plan.paths.length / most.share);
}

/** Writes all lines anew. */
function write(storing: Storing): Lines {
  const { site, survey, writer } = storing;
  const table = writeTable();
  const answersIn = answerFinder(storing);
  return {
    add({ record, findings }) {
      const packed = packFindings(findings, table.refTo);
      const line = articleLine(record, site.hosts.get(record.path), survey.groupOf.get(record.path) ?? 0);
      writer.article(line, [table.added(), packed], corpusLine(storing, record.path, findings, answersIn(record.path)));
    },
    finish: () => writer.end(footer(storing, survey.groups, writeDigests(storing))),
  };
}

/** Copies the lines of the last run, but for what has changed in them. Texts that are new stand there as they are. */
function patch(storing: Storing): Lines {
  const { plan, site, survey, writer, known } = storing;
  const { kept } = site;
  const articles = known?.articles ?? new Map<string, never>();
  const groups = [...new Set([...(known?.footer.groups ?? []), ...survey.groups])];
  const groupOf = (path: string) => groups.indexOf(survey.groups[survey.groupOf.get(path) ?? 0] ?? '');
  const answersIn = answerFinder(storing);
  const unread = articles.values();
  /** Texts that lines added which are gone: others refer to them. */
  let orphaned: readonly string[] = [];
  const columns = columnsOf(plan, survey);
  const digests = new Map(
    [...site.digests].flatMap((digest) => (kept?.has(digest.path) ? [] : [[digest.path, digest]])),
  );
  return {
    add({ record, findings }) {
      const { path } = record;
      const before = articles.get(path);
      if (before) skipTo(path);
      const relint = kept?.relinted(path) ?? [];
      if (before && kept?.has(path) && relint.length === 0 && orphaned.length === 0) return writer.copy(before.bytes());
      const [added, packed] = before?.findings() ?? [[], {}];
      const texts = [...orphaned, ...added];
      orphaned = [];
      const line = before && kept?.has(path) ? before.line : articleLine(record, site.hosts.get(path), groupOf(path));
      const isAgain = kept?.has(path) ? (id: string) => relint.some((rule) => rule.id === id) : () => true;
      const others = Object.entries(packed).filter(([id]) => !isAgain(id));
      const anew = packFindings(
        findings.filter(({ rule }) => isAgain(rule)),
        (text) => text,
      );
      const all: StoredFindings = { ...Object.fromEntries(others), ...anew };
      const digest = digests.get(path);
      const row = digest ? freshRow(storing, columns, digest) : before?.corpus().row;
      const corpusPart = corpusLine(storing, path, findings, answersIn(path));
      writer.article([line[0], line[1], groupOf(path), line[3], line[4]], [texts, all], {
        ...corpusPart,
        ...(row !== undefined && { row }),
      });
    },
    finish: () => writer.end(footer(storing, groups, known?.footer.digests ?? '')),
  };

  /** Passes the articles of the last run that are gone. */
  function skipTo(path: string): void {
    for (let next = unread.next(); !next.done && next.value.line[0] !== path; next = unread.next())
      orphaned = [...orphaned, ...next.value.findings()[0]];
  }
}

/** Returns a function that returns what comparisons say of an article; those that were not made again say what they did. */
function answerFinder({ plan, site, corpus, known }: Storing): (path: string) => CorpusLine['answers'] {
  const { kept } = site;
  const comparedIn = memoized((settings: RuleSettings) => enabledRules(plan.rules, settings, isCorpusRule));
  return (path) => {
    const isKept = kept ? kept.has(path) : known !== undefined;
    const before = isKept ? known?.articles.get(path)?.corpus().answers : undefined;
    const isFresh = (rule: CorpusRule) => corpus.compared.has(rule) && !(isKept && kept?.earlier.isCurrent(rule));
    const answers: Record<string, StoredAnswer> = {};
    for (const { rule } of comparedIn(plan.settingsOf(path).rules)) {
      const answer = isFresh(rule) ? storedAnswer(rule, corpus.compared.get(rule), path) : before?.[rule.id];
      if (answer !== undefined) answers[rule.id] = answer;
    }
    return answers;
  };
}

function corpusLine(
  { readers, site, known, staleRules }: Storing,
  path: string,
  findings: readonly Finding[],
  answers: CorpusLine['answers'],
): CorpusLine {
  const cites: Record<string, string[]> = {};
  for (const { rule, related = [] } of findings)
    for (const other of related) if (other.path !== path) cites[rule] = [...(cites[rule] ?? []), other.path];
  const usual = new Set(findings.flatMap(({ rule }) => (readers.has(rule) ? rule : [])));
  const row =
    !site.kept && known && keepsDigests(known, staleRules) ? known.articles.get(path)?.corpus().row : undefined;
  return { answers, cites, usual: [...usual], ...(row !== undefined && { row }) };
}

/** Whether the digests are those of the last run: some rules have other options, but none that digests articles. */
function keepsDigests({ digests }: KnownRun, staleRules: readonly Rule[]): boolean {
  return digests !== undefined && !staleRules.some((rule) => isCorpusRule(rule) || readsNorms(rule));
}

function footer(storing: Storing, groups: readonly string[], digests: string): Omit<Footer, 'format' | 'sha256'> {
  const { plan, survey, known, key, past } = storing;
  const reads = [...(known?.footer.diskReads ?? []), ...plan.diskReads.values()];
  const diskReads = [...new Map(reads.map((read) => [JSON.stringify(read), read])).values()];
  return { key, past, groups, rules: survey.optionHashes, norms: normsIn(storing), diskReads, digests };
}

/** Norms that no rule has read again are what they were. */
function normsIn({ survey, site, corpus, known, staleRules }: Storing): Footer['norms'] {
  const { kept } = site;
  const names = new Set(survey.settingsIn.map(({ collection }) => collection.name));
  const before = known?.footer.norms ?? {};
  const isKnown = (name: string) => kept && !kept.collections.has(name) && before[name] !== undefined;
  const learned = storedNorms(
    staleRules,
    [...names].filter((name) => !isKnown(name)),
    corpus.norms,
  );
  return Object.fromEntries(Array.from(names, (name) => [name, { ...before[name], ...learned[name] }]));
}

/** Writes the digests of all articles; returns the hash of the file, which is empty where some are not known. */
function writeDigests(storing: Storing): string {
  const { plan, survey, site, known, file, staleRules } = storing;
  if (!site.kept && known && keepsDigests(known, staleRules)) return known.footer.digests;
  const columns = columnsOf(plan, survey);
  const fresh = new Set(staleRules.map(({ id }) => id));
  if (!columns.rules.every((id) => fresh.has(id)) && !known?.digests) return '';
  // The samples of the last run are those of its norms.
  if (!site.kept && known?.digests && known.digests.columns.norms.join() !== columns.norms.join()) return '';
  try {
    return writeDigestFile(digestFileOf(file), columns, rows());
  } catch {
    return '';
  }

  function* rows(): Generator<readonly [string, string | Uint8Array]> {
    for (const digest of site.digests) {
      const before = known && rowAt(known, digest.path);
      yield [digest.path, site.kept?.has(digest.path) && before ? before.text() : freshRow(storing, columns, digest)];
    }
  }
}

/** Returns the digests of an article as text: those of stale rules, and of the others what the last run has stored. */
function freshRow({ plan, site, known, staleRules }: Storing, columns: DigestColumns, digest: StoredDigest): string {
  const { path, samples } = digest;
  const settings = plan.settingsOf(path);
  const before = !site.kept && known ? rowAt(known, path) : undefined;
  const enabled = enabledRules(staleRules, settings.rules, isCorpusRule).map(({ rule }) => rule.id);
  const context = { article: { path }, options: {} } as unknown as Parameters<Site['digests']['entry']>[2];
  const fields = columns.rules.map((id) => {
    const index = enabled.indexOf(id);
    if (index < 0) return before?.field(1 + (known?.digests?.columns.rules.indexOf(id) ?? 0)) ?? '';
    return JSON.stringify(site.digests.entry(digest, index, context)?.digest) ?? '';
  });
  return rowText([before?.field(0) ?? JSON.stringify(samples), ...fields]);
}

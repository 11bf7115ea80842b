import type { ArticleRecord, FileProblem } from '../../core/types.ts';
import type { FileDigest } from '../../engine/digest-store.ts';
import type { FileLinter } from '../../engine/linter.ts';
import { ownCopy } from '../../engine/own-copy.ts';
import { file as fileFacts } from '../../facts/file/file.ts';
import { type SourceFact, sources } from '../../facts/links/sources.ts';
import { hostOf } from '../../knowledge/url/url.ts';
import { type ArticleIdentity, identityOf } from '../baseline/identity.ts';
import { isReported, type Selection } from '../input/selection.ts';
import { type StoredFile, serializeFile } from '../store/record-store.ts';

/** What extraction returns for an article, in whichever thread it ran. */
export interface FileResult {
  readonly path: string;
  /** As text where it came from a worker. */
  readonly file: StoredFile | string;
  readonly digest: FileDigest;
  /** The host of the source URL. */
  readonly host?: string;
  readonly identity?: ArticleIdentity;
  /** It depended on time or memory limits. */
  readonly unreproducible?: true;
}

export interface SerializedFileResult extends FileResult {
  readonly file: string;
}

/** Returns what a run needs of a record: findings of the article alone, digests, host, identity. */
export type ExtractFile = (record: ArticleRecord) => FileResult;

export function fileExtraction(
  { lintFile, digestFile }: FileLinter,
  needs: { readonly identities: boolean; readonly selection?: Selection | undefined },
): ExtractFile {
  return (record) => {
    const host = sourceHost(record);
    // Of an article that is not reported, only the digests count, and where its lines are.
    const isRead = isReported(record.path, needs.selection);
    return {
      path: record.path,
      file: isRead ? { record, findings: lintFile(record) } : { record: { ...record, facts: {} }, findings: [] },
      digest: digestFile(record),
      ...(host !== undefined && { host: ownCopy(host) }),
      ...(needs.identities && { identity: ownCopy(identityOf(record)) }),
      ...(reachedLimit(record) && { unreproducible: true }),
    };
  };
}

/** `neededFacts` is that of `serializeFile`. */
export function serializeResult(
  result: FileResult,
  neededFacts: ReadonlySet<string> | undefined,
): SerializedFileResult {
  const { file } = result;
  return { ...result, file: typeof file === 'string' ? file : serializeFile(file, neededFacts) };
}

function reachedLimit({ facts }: ArticleRecord): boolean {
  const [problem] = (facts[fileFacts.id] ?? []) as readonly FileProblem[];
  return problem?.kind === 'too-slow' || problem?.kind === 'out-of-memory';
}

function sourceHost({ facts }: ArticleRecord): string | undefined {
  const [source] = (facts[sources.id] ?? []) as readonly SourceFact[];
  return source && hostOf(source.url);
}

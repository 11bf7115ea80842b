import { parseUrl } from '../knowledge/url/url.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Network } from './network.ts';
import { openScheduler } from './scheduler.ts';
import type { LinkSettings } from './settings.ts';
import type { Target } from './types.ts';

/**
 * Requests copies of broken source URLs from an archive, once for each URL, and stores the results in the ledger. Responses
 * are those of the Wayback Machine's availability API: `{ archived_snapshots: { closest: { available, url } } }`.
 */
export async function findArchivedCopies(
  endpoint: string,
  targets: readonly Target[],
  { ledger, network, settings }: { ledger: Ledger; network: Network; settings: LinkSettings },
): Promise<void> {
  const { connections, intervalMs } = settings;
  const scheduler = openScheduler({ connections, limitsOf: () => ({ connections, intervalMs }) });
  const gone = targets.flatMap((target) => {
    const entry = target.kind === 'source' ? ledger.get(target) : undefined;
    return entry?.verdict === 'broken' && entry.archived === undefined ? [entry] : [];
  });
  await Promise.all(
    gone.map(async (entry) => {
      const url = new URL(endpoint);
      url.searchParams.set('url', entry.href);
      const response = await scheduler.turn(url, () =>
        network.request(url, { method: 'GET', headers: { accept: 'application/json' } }),
      );
      // A failed request is repeated in the next run.
      if ('code' in response || response.status !== 200 || response.fault) return;
      ledger.put({ ...entry, archived: archivedUrl(new TextDecoder().decode(response.body)) });
    }),
  );
}

/** Returns the URL of the copy in a response; empty if there is none. */
function archivedUrl(text: string): string {
  try {
    const { archived_snapshots: snapshots } = JSON.parse(text) as {
      archived_snapshots?: { closest?: { available?: unknown; url?: unknown } };
    };
    const { available, url } = snapshots?.closest ?? {};
    const isUrl = available === true && typeof url === 'string' && /^https?:\/\//u.test(url);
    return (isUrl ? parseUrl(url)?.href : undefined) ?? '';
  } catch {
    return '';
  }
}

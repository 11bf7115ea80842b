import { parseUrl } from '../knowledge/url/url.ts';
import type { Ledger } from './ledger.ts';
import type { Network } from './network.ts';
import { openScheduler } from './scheduler.ts';
import type { LinkSettings } from './settings.ts';
import type { Target } from './types.ts';

/**
 * Asks an archive for copies of originals that are gone, once for each, and remembers what it said. The answer is that of
 * the Wayback Machine's availability API: `{ archived_snapshots: { closest: { available, url } } }`.
 */
export async function findCopies(
  endpoint: string,
  targets: readonly Target[],
  { ledger, network, settings }: { ledger: Ledger; network: Network; settings: LinkSettings },
): Promise<void> {
  const { connections, interval } = settings;
  const scheduler = openScheduler({ connections, limitsOf: () => ({ connections, interval }) });
  const gone = targets.flatMap((target) => {
    const entry = target.kind === 'source' ? ledger.get(target) : undefined;
    return entry?.verdict === 'broken' && entry.archived === undefined ? [entry] : [];
  });
  await Promise.all(
    gone.map(async (entry) => {
      const url = new URL(endpoint);
      url.searchParams.set('url', entry.href);
      const answer = await scheduler.turn(url, () =>
        network.ask(url, { method: 'GET', headers: { accept: 'application/json' } }),
      );
      // An archive that does not answer is asked again the next time.
      if ('code' in answer || answer.status !== 200 || answer.fault) return;
      ledger.put({ ...entry, archived: copyIn(new TextDecoder().decode(answer.body)) });
    }),
  );
}

/** Empty where there is none. */
function copyIn(text: string): string {
  try {
    const { archived_snapshots: snapshots } = JSON.parse(text) as {
      archived_snapshots?: { closest?: { available?: unknown; url?: unknown } };
    };
    const { available, url } = snapshots?.closest ?? {};
    const isAddress = available === true && typeof url === 'string' && /^https?:\/\//u.test(url);
    return (isAddress ? parseUrl(url)?.href : undefined) ?? '';
  } catch {
    return '';
  }
}

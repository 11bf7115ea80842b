import { startOfDay } from '../knowledge/dates.ts';
import { type CheckResult, check } from '../run/check.ts';
import type { CheckOptions } from '../run/plan.ts';
import { checkSession } from './check-session.ts';
import { openSession, type Session } from './session.ts';

/** A site that is checked again and again: by one session, for as long as nothing but texts of its articles changes. */
export interface KeptSite {
  /** An article has another text. */
  textChanged(path: string): void;
  /** Anything else has changed, which may concern all articles. */
  otherChanged(): void;
  /** Checks the site as `check` does. */
  check<T>(options: CheckOptions, use: (result: CheckResult) => T | Promise<T>): Promise<T>;
  close(): void;
}

export function keptSite(): KeptSite {
  let session: Session | undefined;
  let isOutdated = false;
  const changed = new Set<string>();
  return {
    textChanged: (path) => void changed.add(path),
    otherChanged() {
      isOutdated = true;
    },
    async check(options, use) {
      if (dependsOnMore(options)) return check(options, use);
      return checkSession(await currentSession(options), options, use);
    },
    close: () => session?.close(),
  };

  async function currentSession(options: CheckOptions): Promise<Session> {
    if (!session || isOutdated || !isOf(session, options)) return openAnother(options);
    for (const path of changed) {
      changed.delete(path);
      await session.readFile(path);
    }
    return session;
  }

  async function openAnother(options: CheckOptions): Promise<Session> {
    session?.close();
    session = undefined;
    // What changes from now on may be read already or not.
    isOutdated = false;
    changed.clear();
    const opened = openSession(options);
    await opened.load();
    session = opened;
    return opened;
  }
}

/** A selection by git changes with the texts, and states of links with time. */
function dependsOnMore({ links, selection, records, timing }: CheckOptions): boolean {
  return Boolean(links || records || timing || (selection && !selection.isWhole));
}

function isOf({ plan }: Session, { inputs, now }: CheckOptions): boolean {
  const isSameDay = plan.run.now === startOfDay(now);
  return isSameDay && inputs.length === plan.inputs.size && inputs.every(({ path }) => plan.inputs.has(path));
}

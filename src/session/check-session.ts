import type { FileFindings } from '../engine/conclude.ts';
import { type CheckResult, settleAndReport } from '../run/check.ts';
import { selectFindings } from '../run/input/selection.ts';
import { type CheckOptions, planRun } from '../run/plan.ts';
import { openResources } from '../run/resources.ts';
import type { Session, SessionOptions } from './session.ts';

/** What may differ from check to check of a session: a selection of what is reported, too. */
export type SessionCheckOptions = SessionOptions & Pick<CheckOptions, 'selection'>;

/** Checks the site of a session, which has been read, as `check` does: with fixes, baseline and report. */
export async function checkSession<T>(
  session: Session,
  options: SessionCheckOptions,
  use: (result: CheckResult) => T | Promise<T>,
): Promise<T> {
  const { config, extractor } = session;
  const plan = planRun({ ...options, config });
  if (options.history) session.setHistory(options.history);
  session.compare();
  const site = session.site();
  if (!site) throw new Error('The site has not been read');
  // Those of this check alone.
  const misses = extractor.misses.splice(0);
  const resources = openResources();
  try {
    return await settleAndReport(
      reportedFindings(),
      { plan, extractor, site: { ...site, misses }, run: session.run() },
      resources,
      use,
    );
  } finally {
    resources.close();
  }

  function* reportedFindings(): Generator<FileFindings> {
    for (const file of session.lintAll()) yield selectFindings(file, plan.selection);
  }
}

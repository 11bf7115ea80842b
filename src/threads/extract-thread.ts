import { parentPort } from 'node:worker_threads';
import { rules } from '../../rules/index.ts';
import { collectorsOf, extractRecord } from '../facts/extract.ts';
import type { IsolatedAnswer, IsolatedJob } from '../run/extract/isolated-job.ts';

/** The thread that extracts adversarial articles, one after another. It runs as a file of its own. */
const known = new Map(collectorsOf(rules).map((collector) => [collector.id, collector]));

parentPort?.on('message', ({ input, collectors, port }: IsolatedJob) => {
  const own = collectors.flatMap((id) => known.get(id) ?? []);
  const record = extractRecord(input, own);
  const answer: IsolatedAnswer = { record: own.length === collectors.length ? record : undefined };
  port.postMessage(answer);
  port.close();
  parentPort?.postMessage('done');
});

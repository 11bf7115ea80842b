import { parentPort } from 'node:worker_threads';
import { rules } from '../../rules/index.ts';
import { collectorsOf, mapArticle } from '../facts/extract.ts';
import type { MapAnswer, MapJob } from '../run/extract/isolated-job.ts';

/** The thread that maps suspicious articles, one after another. It runs as a file of its own. */
const known = new Map(collectorsOf(rules).map((collector) => [collector.id, collector]));

parentPort?.on('message', ({ input, collectors, port }: MapJob) => {
  const own = collectors.flatMap((id) => known.get(id) ?? []);
  const record = mapArticle(input, own);
  const answer: MapAnswer = { record: own.length === collectors.length ? record : undefined };
  port.postMessage(answer);
  port.close();
  parentPort?.postMessage('done');
});

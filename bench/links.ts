/*
 * Measures the link checker: `npm run bench:links`.
 *
 * Checks 5,000 URLs on one server without pauses, and compares with a bare loop of requests that reads the same bodies.
 * Runs alternate, each in its own process; the server is another process. Then measures the memory of a run with a ledger
 * of 200,000 URLs that evaluates 1,000 of them.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once, setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsdown';
import type { LinkKind } from '../src/engine/link-states.ts';
import { entryKey, type LedgerEntry } from '../src/links/ledger/ledger-entry.ts';
import { linkSettings } from '../src/links/settings.ts';
import type { Target } from '../src/links/types.ts';

const count = 5000;
const connections = 32;
const rounds = Number(process.env['ROUNDS'] ?? 5);
const remembered = 200_000;
const kinds: readonly LinkKind[] = ['source', 'link', 'image'];
setMaxListeners(0);
const folder = mkdtempSync(join(tmpdir(), 'nk-lint-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Bundled, as in the package.
await build({
  config: false,
  entry: { process: join(import.meta.dirname, 'links-process.ts') },
  outDir: folder,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: true,
  deps: { alwaysBundle: /./u, onlyBundle: false },
  dts: false,
  logLevel: 'silent',
});

const start = (...words: readonly string[]) => fork(join(folder, 'process.mjs'), words);

async function answer<T>(child: ChildProcess, message: object): Promise<T> {
  child.send(message);
  const [value] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`a process ended with ${code}`))),
  ]);
  return value as T;
}

const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const server = start('server');
const [port] = (await once(server, 'message')) as [number];
const host = `127.0.0.1:${port}`;
let run = 0;

async function time(role: 'ours' | 'bare', wanted: LinkKind | 'mixed') {
  const targets = Array.from({ length: count }, (_, n): Target => {
    const kind = wanted === 'mixed' ? (kinds[n % 3] ?? 'link') : wanted;
    const path = kind === 'image' ? `image/${n}.png` : `page/${run}/${n}.html`;
    return { kind, href: `http://${host}/${path}` };
  });
  const child = start(role, host, String(connections), join(folder, `ledger-${run++}.jsonl`));
  const { wall, cpu } = await answer<{ wall: number; cpu: number }>(child, targets);
  const counts = await answer<{ connections: number; requests: number }>(server, {});
  return { wall, cpu, ...counts };
}

for (const kind of [...kinds, 'mixed'] as const) {
  const runs = { ours: [], bare: [] } as Record<'ours' | 'bare', Awaited<ReturnType<typeof time>>[]>;
  for (let round = 0; round < rounds; round++) {
    for (const role of round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const))
      runs[role].push(await time(role, kind));
  }
  const row = ([role, each]: [string, typeof runs.ours]) => ({
    kind,
    run: role === 'ours' ? 'nk-lint' : 'bare',
    requests: middle(each.map(({ requests }) => requests)),
    connections: middle(each.map((one) => one.connections)),
    'wall ms': Math.round(middle(each.map(({ wall }) => wall))),
    'CPU ms': Math.round(middle(each.map(({ cpu }) => cpu))),
  });
  const [ours, bare] = Object.entries(runs).map(row);
  if (!ours || !bare) continue;
  const ratio = (key: 'wall ms' | 'CPU ms') => (ours[key] / bare[key]).toFixed(2);
  for (const each of [ours, bare]) console.log(JSON.stringify(each));
  console.log(`${kind}: ${ratio('wall ms')} times the wall, ${ratio('CPU ms')} times the CPU of the bare loop`);
}
server.kill();

const policy = linkSettings({}, 'nightly').policyHash;
const day = 86_400_000;
const entry = (n: number): LedgerEntry => {
  const kind = kinds[n % 3] ?? 'link';
  const lastCheck = Date.UTC(2026, 9, 1 + (n % 28), n % 24);
  const place = `${n % 50}.example.edu.cn/${2015 + (n % 11)}/${1 + (n % 12)}/${1 + (n % 28)}/${(n * 2654435761) % 2 ** 32}`;
  const isGone = n % 20 === 0;
  return {
    kind,
    href: `https://www.${place}/${kind === 'image' ? 'photo.jpg' : 'content.html'}`,
    verdict: isGone ? 'broken' : 'ok',
    reason: isGone ? 'not-found' : 'ok',
    status: isGone ? 404 : 200,
    requests: 1,
    ...(kind === 'source' && {
      titles: [`图书馆第 ${n} 次延长开放时间，新增自习座位-新闻网`, `图书馆第 ${n} 次延长开放时间`],
    }),
    ...(kind === 'image' && { image: { type: 'jpeg', width: 1080, height: 720 } }),
    firstSeen: lastCheck - 200 * day,
    lastCheck,
    lastOk: isGone ? lastCheck - 30 * day : lastCheck,
    okCount: 1 + (n % 9),
    failCount: isGone ? 3 : 0,
    ...(isGone && { failSince: lastCheck - 3 * day }),
    policy,
  };
};
const entries = Array.from({ length: remembered }, (_, n) => entry(n));
const file = join(folder, 'large.jsonl');
const text = entries.map((each) => `${JSON.stringify(each)}\n`).join('');
writeFileSync(file, text);
if (new Set(entries.map(entryKey)).size < remembered) throw new Error('addresses occur twice');
type Memory = { readonly peak: number; readonly now: number };
const asked = entries.filter((_, n) => n % 200 === 0).map(({ kind, href }) => ({ kind, href }));
const { empty, judged, finished, known } = await answer<
  Record<'empty' | 'judged' | 'finished', Memory> & { known: number }
>(start('ledger', file), asked);
const megabytes = (value: number) => `${value.toFixed(0)} MB`;
console.log(
  `A ledger of ${remembered} addresses, ${megabytes(Buffer.byteLength(text) / 1e6)} (${Math.round(Buffer.byteLength(text) / remembered)} bytes each), ${known} of them judged:`,
);
console.log(
  `RSS at the start ${megabytes(empty.peak)}, peak ${megabytes(judged.peak)}; after finish ${megabytes(finished.now)}, peak ${megabytes(finished.peak)}`,
);

/* Child processes of bench/links.ts: a server, a run of nk-lint, a bare loop of requests, a run with a large ledger. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { openSession } from '../src/links/session.ts';
import { linkSettings } from '../src/links/settings.ts';
import type { Target } from '../src/links/types.ts';

const [role = '', ...words] = process.argv.slice(2);
const tell = (value: unknown) => process.send?.(value);

/** Measures an action: milliseconds of wall time and of CPU time of this process. */
async function measured(act: () => Promise<void>) {
  const before = process.cpuUsage();
  const start = performance.now();
  await act();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

/** Returns peak and current memory of this process in MB. */
function memory() {
  return { peak: process.resourceUsage().maxRSS / 1000, now: process.memoryUsage.rss() / 1e6 };
}

function serve(): void {
  const line =
    '<p class="text">图书馆延长了开放时间。<a href="/news/list.html">The library stays open longer</a></p>\n';
  const page = Buffer.from(
    `<!doctype html><title>图书馆 - 新闻</title><h1>图书馆</h1>\n${line.repeat(160)}`.padEnd(16_384),
  );
  const image = Buffer.alloc(16_384);
  image.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 1, 0]);
  let connections = 0;
  let requests = 0;
  const server = createServer((incoming, response) => {
    requests++;
    const isImage = incoming.url?.startsWith('/image') === true;
    const body = isImage ? image : page;
    response.writeHead(incoming.headers.range === undefined ? 200 : 206, {
      'content-type': isImage ? 'image/png' : 'text/html; charset=utf-8',
      'content-length': body.length,
    });
    response.end(incoming.method === 'HEAD' ? undefined : body);
  });
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1', () => tell((server.address() as AddressInfo).port));
  process.on('message', () => {
    tell({ connections, requests });
    connections = 0;
    requests = 0;
  });
}

async function ours(host: string, targets: readonly Target[], connections: number, ledgerFile: string) {
  const config = { connections, allConnections: connections, interval: 0 };
  const settings = linkSettings(config, 'nightly', [host]);
  const session = openSession({ settings, ledgerFile, readOnly: false, isListing: false, now: Date.now() });
  await session.check(targets);
  const { states } = session.evaluate(targets);
  const wrong = targets.filter(({ kind, href }) => states(kind, href)?.verdict !== 'ok');
  if (wrong.length > 0) throw new Error(`not ok: ${JSON.stringify(session.entryFor(wrong[0] as Target))}`);
  await session.close(true);
}

async function bare(targets: readonly Target[], connections: number) {
  const dispatcher = new Agent({ pipelining: 1 });
  const queue = [...targets];
  const work = async () => {
    for (let target = queue.pop(); target; target = queue.pop()) {
      const headers = target.kind === 'image' ? { range: 'bytes=0-65535' } : {};
      const { body } = await request(target.href, {
        dispatcher,
        method: target.kind === 'link' ? 'HEAD' : 'GET',
        headers,
      });
      await body.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  await dispatcher.close();
}

async function ledger(file: string, targets: readonly Target[]) {
  const empty = memory();
  const session = openSession({
    settings: linkSettings({}, 'nightly'),
    ledgerFile: file,
    readOnly: false,
    isListing: false,
    now: Date.now(),
  });
  const { states } = session.evaluate(targets);
  const known = targets.filter(({ kind, href }) => states(kind, href)).length;
  const judged = memory();
  await session.close(true);
  return { empty, judged, finished: memory(), known };
}

if (role === 'server') serve();
else
  process.once('message', async (targets: readonly Target[]) => {
    const [first = '', second = ''] = words;
    const act = {
      ours: () => ours(first, targets, Number(second), words[2] ?? ''),
      bare: () => bare(targets, Number(second)),
    };
    tell(role === 'ledger' ? await ledger(first, targets) : await measured(act[role as 'ours' | 'bare']));
    process.disconnect();
  });

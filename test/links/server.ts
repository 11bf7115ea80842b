import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import type { Certificate } from './certificates.ts';

/*
 * A server with faults on request, for all tests with HTTP. `const web = await startServer()`, then request
 * `web.url('/status/503?first=1')`; allow it with `policy.allow: [web.host]`; `await web.close()` at the end.
 *
 * On every path: `first=N` limits the fault to N requests, `only=HEAD` to that method, `h=NAME:VALUE` (repeatable) adds a
 * header, `n=…` and others only make URLs unique.
 *
 *   /status/CODE   /held (until it is released)   /hang   /reset   /close   /garbage   /big-header   /header-drip   /early-hints
 *   /redirect/CODE?to=URL   /loop   /ping (to /pong and back)   /far/N (to /far/N+1, for ever)   /cookie (to itself)
 *   /raw-location?base64=   /page?title=&h1=&meta=   /body?base64=   /range?base64= (206)   /no-range?base64= (416)
 *   /hotlink?base64= (403 with a Referer)   /drip   /endless   /cut   /head-body
 *
 * Others return a valid page. `web.seen(PREFIX)` returns the requests so far, `web.peak(PREFIX)` the most at a time.
 * `web.arrived(PREFIX, N)` waits for N of them; `web.release(PREFIX)` answers held requests, now and later.
 */

export interface LoggedRequest {
  readonly method: string;
  /** Request target, not decoded. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  /** In the time of `performance.now()`; `end` is absent while the request is running. */
  readonly start: number;
  end?: number;
}

export interface FaultServer {
  readonly origin: string;
  /** `HOST:PORT` */
  readonly host: string;
  readonly port: number;
  readonly url: (path: string) => string;
  readonly seen: (prefix?: string) => readonly LoggedRequest[];
  readonly peak: (prefix?: string) => number;
  readonly arrived: (prefix: string, count?: number) => Promise<void>;
  readonly release: (prefix: string) => void;
  readonly close: () => Promise<void>;
}

export async function startServer(tls?: Certificate): Promise<FaultServer> {
  const log: LoggedRequest[] = [];
  const faults = new Map<string, number>();
  const arrivals = new EventEmitter();
  const held: Exchange[] = [];
  const released: string[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const seen: LoggedRequest = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      start: performance.now(),
    };
    log.push(seen);
    arrivals.emit('request');
    response.on('close', () => {
      seen.end = performance.now();
    });
    response.on('error', () => {});
    const url = new URL(seen.target, 'http://loopback');
    const only = url.searchParams.get('only') ?? seen.method;
    const times = (faults.get(seen.target) ?? 0) + 1;
    if (only === seen.method) faults.set(seen.target, times);
    for (const header of url.searchParams.getAll('h')) {
      const colon = header.indexOf(':');
      response.appendHeader(header.slice(0, colon), header.slice(colon + 1));
    }
    const misbehaves = only === seen.method && times <= Number(url.searchParams.get('first') ?? Number.MAX_VALUE);
    const [, name = '', detail = ''] = url.pathname.split('/');
    const exchange = { request, response, url, detail };
    if (name === 'held' && !released.some((prefix) => seen.target.startsWith(prefix))) held.push(exchange);
    else if (misbehaves) (routes[name] ?? finePage)(exchange);
    else finePage(exchange);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on('tlsClientError', () => {});
  const { port, close } = await listen(server);
  const host = `127.0.0.1:${port}`;
  const origin = `${tls ? 'https' : 'http'}://${host}`;
  const seen = (prefix = '/') => log.filter(({ target }) => target.startsWith(prefix));
  return {
    origin,
    host,
    port,
    close,
    seen,
    url: (path) => `${origin}${path}`,
    peak: (prefix) => peakOf(seen(prefix)),
    async arrived(prefix, count = 1) {
      while (seen(prefix).length < count) await once(arrivals, 'request');
    },
    release(prefix) {
      released.push(prefix);
      for (const exchange of held.splice(0)) {
        if (exchange.request.url?.startsWith(prefix)) finePage(exchange);
        else held.push(exchange);
      }
    },
  };
}

/** Starts a server for tests of invalid HTTP. */
export async function startRawServer(onSocket: (socket: Socket) => void) {
  let connections = 0;
  const server = createRawServer((socket) => {
    connections++;
    socket.on('error', () => {});
    onSocket(socket);
  });
  return { ...(await listen(server)), connections: () => connections };
}

async function listen(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function peakOf(seen: readonly LoggedRequest[]): number {
  return Math.max(0, ...seen.map(({ start }) => seen.filter((other) => isRunning(other, start)).length));
}

function isRunning({ start, end = Number.MAX_VALUE }: LoggedRequest, time: number): boolean {
  return start <= time && time < end;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly detail: string;
}

function finePage({ response }: Exchange): void {
  page(response, '<title>A fine page</title><h1>Fine</h1>');
}

function page(response: ServerResponse, html: string): void {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html>${html}`);
}

function bytesOf(url: URL): Buffer {
  return Buffer.from(url.searchParams.get('base64') ?? '', 'base64');
}

function redirect({ response }: Exchange, status: number, location: string): void {
  response.writeHead(status, { location }).end();
}

function repeat(response: ServerResponse, write: () => void, pause: number): void {
  const timer = setInterval(write, pause);
  response.on('close', () => clearInterval(timer));
}

const routes: Readonly<Record<string, (exchange: Exchange) => void>> = {
  status: ({ response, detail }) => {
    response.statusCode = Number(detail);
    response.end(/^(?:204|304)$/u.test(detail) ? undefined : `status ${detail}`);
  },
  hang: () => {},
  reset: ({ request }) => request.socket.resetAndDestroy(),
  close: ({ request }) => request.socket.destroy(),
  garbage: ({ request }) => request.socket.end('SSH-2.0-OpenSSH_9.9\r\n\r\n'),
  'big-header': ({ response }) => {
    // Node sends a header of this size, but would not accept one.
    response.setHeader('x-big', 'x'.repeat(40 * 1024));
    response.end();
  },
  'header-drip': ({ request, response }) => {
    request.socket.write('HTTP/1.1 200 OK\r\n');
    repeat(response, () => request.socket.write('x: y\r\n'), 50);
  },
  'early-hints': (exchange) =>
    exchange.response.writeEarlyHints({ link: '</a.css>; rel=preload' }, () => finePage(exchange)),
  redirect: (exchange) => redirect(exchange, Number(exchange.detail), exchange.url.searchParams.get('to') ?? ''),
  loop: (exchange) => redirect(exchange, 302, exchange.request.url ?? ''),
  ping: (exchange) => redirect(exchange, 302, '/pong'),
  pong: (exchange) => redirect(exchange, 302, '/ping'),
  far: (exchange) => redirect(exchange, 302, `/far/${Number(exchange.detail) + 1}`),
  cookie: (exchange) => {
    if (exchange.request.headers.cookie === 'seen=1; also=2') return finePage(exchange);
    exchange.response.setHeader('set-cookie', ['seen=1; Path=/; HttpOnly', 'also=2']);
    redirect(exchange, 302, exchange.request.url ?? '');
  },
  'raw-location': ({ request, url }) => {
    request.socket.write('HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: ');
    request.socket.end(Buffer.concat([bytesOf(url), Buffer.from('\r\n\r\n')]));
  },
  page: ({ response, url: { searchParams } }) => {
    const [title, h1, meta] = ['title', 'h1', 'meta'].map((name) => searchParams.get(name));
    page(
      response,
      `${meta ?? ''}${title ? `<title>${title}</title>` : ''}<body>${h1 ? `<h1>${h1}</h1>` : ''}<p>404 text`,
    );
  },
  body: ({ response, url }) => response.end(bytesOf(url)),
  range: ({ request, response, url }) => {
    response.statusCode = request.headers.range === 'bytes=0-65535' ? 206 : 500;
    response.end(bytesOf(url));
  },
  'no-range': ({ request, response, url }) => {
    response.statusCode = request.headers.range === undefined ? 200 : 416;
    response.end(request.headers.range === undefined ? bytesOf(url) : undefined);
  },
  hotlink: ({ request, response, url }) => {
    response.statusCode = request.headers.referer === undefined ? 200 : 403;
    response.end(request.headers.referer === undefined ? bytesOf(url) : undefined);
  },
  drip: ({ response }) => {
    response.setHeader('content-type', 'text/html');
    response.flushHeaders();
    repeat(response, () => response.write('x'), 30);
  },
  endless: ({ response }) => {
    const chunk = Buffer.alloc(16 * 1024, 'x');
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  },
  cut: ({ response, url }) => {
    response.setHeader('content-length', 10_000);
    response.write(url.searchParams.has('base64') ? bytesOf(url) : 'the beginning');
    setTimeout(() => response.destroy(), 30);
  },
  'head-body': ({ request }) => {
    const body = request.method === 'HEAD' ? 'HTTP/1.1 500 Poisoned\r\nContent-Length: 0\r\n\r\n' : '';
    request.socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  },
};

import type { Dispatcher } from 'undici';

/** A response before decoding, with as much of its body as is needed. */
export interface Exchange {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** Encoded body; empty unless the request is a GET and the status 2xx. */
  readonly bytes: Uint8Array;
  /** Whether more bytes followed. */
  readonly isTruncated: boolean;
  /** Error that ended the body early. */
  readonly error: unknown;
}

export interface ExchangeOptions {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** For the request and its body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Functions that abort each running request. */
  readonly running: Set<(reason: Error) => void>;
}

/** An unused body within these limits is received, so that the connection can be reused. */
const maxUnreadBytes = 16 * 1024;
const unreadTimeoutMs = 1000;

/**
 * Sends one request through undici's dispatcher, because the streams of its `request` double the time. Rejects if no
 * status was received; `error` is set if the body ended early.
 */
export function exchange(url: URL, options: ExchangeOptions): Promise<Exchange> {
  const { method, headers, dispatcher, timeoutMs, maxBytes, running } = options;
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let head: Pick<Exchange, 'status' | 'headers'> | undefined;
    let isBodyWanted = true;
    let isSettled = false;
    let controller: Dispatcher.DispatchController | undefined;
    let pendingStop: Error | undefined;
    let timer = setTimeout(() => stop(Object.assign(new Error('too slow'), { code: 'DEADLINE' })), timeoutMs);
    running.add(abort);

    dispatcher.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers },
      {
        onRequestStart(started) {
          controller = started;
          if (pendingStop) stop(pendingStop);
        },
        onResponseStart(_, status, received) {
          if (status < 200) return;
          head = { status, headers: received };
          isBodyWanted = method === 'GET' && status < 300;
          if (isBodyWanted) return;
          settle(false);
          timer = setTimeout(() => stop(new Error('not wanted')), unreadTimeoutMs);
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (isBodyWanted) chunks.push(chunk);
          if (size <= (isBodyWanted ? maxBytes : maxUnreadBytes)) return;
          settle(true);
          stop(new Error('enough'));
        },
        onResponseEnd: () => settle(false),
        onResponseError: (_, error) => settle(false, error),
      },
    );

    /** Resolves with the bytes received so far; later calls have no effect. */
    function settle(isTruncated: boolean, error?: unknown): void {
      clearTimeout(timer);
      running.delete(abort);
      if (isSettled) return;
      isSettled = true;
      if (!head) {
        reject(error);
        return;
      }
      const { status, headers: received } = head;
      const [first = new Uint8Array(), ...others] = chunks;
      const bytes = (others.length === 0 ? first : Buffer.concat(chunks)).subarray(0, maxBytes);
      resolve({ status, headers: received, bytes, isTruncated, error });
    }

    function abort(reason: Error): void {
      settle(false, reason);
      stop(reason);
    }

    /** Aborts the request; before it starts, the abort is deferred, since connecting has its own timeout and error codes. */
    function stop(reason: Error): void {
      if (controller) controller.abort(reason);
      else pendingStop = reason;
    }
  });
}

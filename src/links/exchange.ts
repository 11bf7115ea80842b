import type { Dispatcher } from 'undici';

/** What came back over the wire, as far as it is wanted. */
export interface Exchange {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** As they were sent; empty unless it is an answer of 2xx to a GET. */
  readonly bytes: Uint8Array;
  /** There was more than is read. */
  readonly cut: boolean;
  /** What broke the body off. */
  readonly error: unknown;
}

export interface ExchangeOptions {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** Milliseconds for all of it. */
  readonly patience: number;
  readonly mostBytes: number;
  /** What breaks off each request that is under way. */
  readonly running: Set<(reason: Error) => void>;
}

/** What nobody reads is let in if it is this short, and comes soon, so that the connection can be used again. */
const mostUnreadBytes = 16 * 1024;
const unreadPatience = 1000;

/**
 * One request, straight on undici's dispatcher: the streams that its `request` makes would take as long as all the rest.
 * Rejects where no status came; a body that breaks off is told in the answer.
 */
export function exchange(url: URL, options: ExchangeOptions): Promise<Exchange> {
  const { method, headers, dispatcher, patience, mostBytes, running } = options;
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let head: Pick<Exchange, 'status' | 'headers'> | undefined;
    let isWanted = true;
    let isSettled = false;
    let controller: Dispatcher.DispatchController | undefined;
    let late: Error | undefined;
    let timer = setTimeout(() => stop(Object.assign(new Error('too slow'), { code: 'DEADLINE' })), patience);
    running.add(breakOff);

    dispatcher.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers },
      {
        onRequestStart(started) {
          controller = started;
          if (late) stop(late);
        },
        onResponseStart(_, status, received) {
          if (status < 200) return;
          head = { status, headers: received };
          isWanted = method === 'GET' && status < 300;
          if (isWanted) return;
          settle(false);
          timer = setTimeout(() => stop(new Error('not wanted')), unreadPatience);
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (isWanted) chunks.push(chunk);
          if (size <= (isWanted ? mostBytes : mostUnreadBytes)) return;
          settle(true);
          stop(new Error('enough'));
        },
        onResponseEnd: () => settle(false),
        onResponseError: (_, error) => settle(false, error),
      },
    );

    /** The answer is what there is by now; only the first time counts. */
    function settle(cut: boolean, error?: unknown): void {
      clearTimeout(timer);
      running.delete(breakOff);
      if (isSettled) return;
      isSettled = true;
      if (!head) {
        reject(error);
        return;
      }
      const { status, headers: received } = head;
      const [first = new Uint8Array(), ...others] = chunks;
      const bytes = (others.length === 0 ? first : Buffer.concat(chunks)).subarray(0, mostBytes);
      resolve({ status, headers: received, bytes, cut, error });
    }

    function breakOff(reason: Error): void {
      settle(false, reason);
      stop(reason);
    }

    /** Connecting has a time of its own, and says better what went wrong. */
    function stop(reason: Error): void {
      if (controller) controller.abort(reason);
      else late = reason;
    }
  });
}

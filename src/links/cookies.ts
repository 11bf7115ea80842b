import { CookieJar } from 'tough-cookie';

export interface Cookies {
  /** Stores the `Set-Cookie` headers of an answer. */
  store(url: URL, setCookie: readonly string[]): void;
  /** The `Cookie` header of a request; empty where there is none. */
  headerFor(url: URL): string;
}

/** More of them, or longer ones, would only be sent to make requests large. */
const mostLines = 20;
const longestLine = 4096;

/** The cookies of one chain of redirects: some sites set a cookie and lead back to the same URL. */
export function openCookies(): Cookies {
  let jar: CookieJar | undefined;
  let lines = 0;
  return {
    store(url, setCookie) {
      for (const line of setCookie) {
        if (line.length > longestLine || lines === mostLines) continue;
        lines++;
        jar ??= new CookieJar(undefined, { allowSecureOnLocal: false });
        jar.setCookieSync(line, url.href, { ignoreError: true });
      }
    },
    headerFor: (url) => jar?.getCookieStringSync(url.href) ?? '',
  };
}

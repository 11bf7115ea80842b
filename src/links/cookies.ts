import { CookieJar } from 'tough-cookie';

export interface Cookies {
  /** Stores the `Set-Cookie` headers of a response. */
  store(url: URL, setCookie: readonly string[]): void;
  /** Returns the `Cookie` header of a request; empty if there is none. */
  headerFor(url: URL): string;
}

/** Limits against servers that inflate requests with cookies. */
const maxLines = 20;
const maxLineLength = 4096;

/** Opens the cookie jar of one redirect chain: some sites set a cookie and redirect to the same URL. */
export function openCookies(): Cookies {
  let jar: CookieJar | undefined;
  let lines = 0;
  return {
    store(url, setCookie) {
      for (const line of setCookie) {
        if (line.length > maxLineLength || lines === maxLines) continue;
        lines++;
        jar ??= new CookieJar(undefined, { allowSecureOnLocal: false });
        jar.setCookieSync(line, url.href, { ignoreError: true });
      }
    },
    headerFor: (url) => jar?.getCookieStringSync(url.href) ?? '',
  };
}

/** The host of an http(s) address in lower case, without `www.`; undefined where there is none. */
export function hostOf(url: string): string | undefined {
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.replace(/^www\./u, '');
}

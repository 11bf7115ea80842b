import { hostOf, isTemplateUrl, urlParts } from './url.ts';

/** Redirect pages, with the parameter that contains the target URL. */
const redirectPages: Readonly<Record<string, string>> = {
  'link.zhihu.com/': 'target',
  'link.jianshu.com/': 't',
  'jianshu.com/go-wild': 'url',
  'link.juejin.cn/': 'target',
  'link.juejin.im/': 'target',
  'link.csdn.net/': 'target',
  'gitee.com/link': 'target',
  'google.com/url': 'q',
  'l.facebook.com/l.php': 'u',
  'out.reddit.com/': 'url',
  'c.pc.qq.com/middlem.html': 'pfurl',
  'oschina.net/action/GoToLink': 'url',
  'sspai.com/link': 'target',
};

/** Returns the target of a redirect page; undefined for other URLs. */
export function redirectTarget(url: string): string | undefined {
  if (!url.includes('?')) return undefined;
  const host = hostOf(url);
  if (host === undefined || isTemplateUrl(url)) return undefined;
  const { path, query } = urlParts(url);
  const name = redirectPages[`${host}${path || '/'}`];
  const target = name && new URLSearchParams(query).get(name);
  return target && hostOf(target) !== undefined && !/[\s<>()"]/u.test(target) ? target : undefined;
}

/** Whether a URL is that of a redirect page that hides its target, such as `https://link.segmentfault.com/?enc=…`. */
export function hidesTarget(url: string): boolean {
  return hostOf(url) === 'link.segmentfault.com' && new URLSearchParams(urlParts(url).query).has('enc');
}

/** What some sites put before the names of parameters: how many pages ago the visitor came. */
const pageDepth = /^depth_\d+-/u;

/** Returns the URL without parameters of these names (`utm_*` matches a prefix); undefined if it has none of them. */
export function withoutParameters(url: string, names: readonly string[]): string | undefined {
  if (!/[?#]/u.test(url) || isTemplateUrl(url)) return undefined;
  const { query, fragment } = urlParts(url);
  const isTracking = (part: string) => {
    const name = part.replace(/[=].*$/su, '').toLowerCase();
    return [name, name.replace(pageDepth, '')].some((spelling) =>
      names.some((each) => (each.endsWith('*') ? spelling.startsWith(each.slice(0, -1)) : spelling === each)),
    );
  };
  const parts = query.slice(1).split('&');
  const kept = parts.filter((part) => !isTracking(part));
  const hash = fragment !== '' && isTracking(fragment.slice(1)) ? '' : fragment;
  if (kept.length === parts.length && hash === fragment) return undefined;
  const head = url.slice(0, url.length - query.length - fragment.length);
  return head + (kept.length > 0 && kept[0] !== '' ? `?${kept.join('&')}` : '') + hash;
}

import type { Hop } from '../engine/link-states.ts';
import { siteOf } from './site-of.ts';

const language = '(?:[a-z]{2}(?:[-_][a-z]{2,4})?|chinese|english)';
const homePath = new RegExp(`^/(?:${language}/?)?(?:(?:index|default|home|main|welcome)(?:\\.\\w{2,5})?/?)?$`, 'iu');

const loginPath = /(?:^|[/._-])(?:login|logon|signin|sign-in|sso|cas|oauth2?|passport|authserver)(?:[/._-]|$)/iu;
const loginHost = /^(?:login|passport|sso|cas|auth|ids?|iam|account|accounts|signin)\./iu;

/** Parameters of one session, which make a URL unfit to be stored. */
const sessionParameter =
  /;jsessionid=|[?&](?:jsessionid|phpsessid|aspsessionid\w*|s?sid|session(?:id)?|token|ticket|sign(?:ature)?|nonce|_t|ts?|timestamp|rand(?:om)?)=/iu;

/** Whether redirects show a permanent move within the site, and not to its home or login page. */
export function isMove(start: URL, hops: readonly Hop[]): boolean {
  const last = hops.at(-1);
  if (!last || !hops.every(({ status }) => status === 301 || status === 308)) return false;
  const end = new URL(last.url);
  const isSameSite = start.hostname === end.hostname || siteOf(start) === siteOf(end);
  if (!isSameSite || sessionParameter.test(end.href)) return false;
  if (isLogin(end) && !isLogin(start)) return false;
  return !isHome(end) || isHome(start);
}

/** Whether a URL below the home page was redirected to a home page: its content is gone. */
export function isRedirectedHome(start: URL, end: URL): boolean {
  return isDeep(start) && isHome(end) && !namesTargetHost(start, end);
}

const errorPath =
  /(?:^|\/)(?:404(?:[-_](?:error|page|not-?found))?|error(?:[-_/]?404|[-_]?page)?|err404|(?:page|file)?[-_]?not[-_]?found)(?:\.\w{2,5})?\/?$/iu;

/** Whether a URL was redirected to the error page of a site. */
export function isRedirectedToError(start: URL, end: URL): boolean {
  const pagePath = (url: URL) => `${url.pathname}${/^#!?\//u.test(url.hash) ? url.hash.replace(/^#!?/u, '') : ''}`;
  if (pagePath(start) === pagePath(end)) return false;
  return (errorPath.test(pagePath(end)) && !errorPath.test(pagePath(start))) || /[?&]aspxerrorpath=/iu.test(end.search);
}

function isHome({ pathname, search, hash }: URL): boolean {
  return search === '' && !/^#[!/]./u.test(hash) && homePath.test(pathname);
}

function isLogin({ hostname, pathname }: URL): boolean {
  return loginHost.test(hostname) || loginPath.test(pathname);
}

function isDeep(url: URL): boolean {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  if (homePath.test(url.pathname) && !/\d/u.test(url.search)) return false;
  // One short segment may be a section, or the key of a URL shortener.
  return parts.length > 1 || /\.\w{2,5}$/u.test(url.pathname) || /[?&]\w*id=\d/iu.test(url.search);
}

/** Whether the URL of a redirecting service contains the target host. */
function namesTargetHost(start: URL, end: URL): boolean {
  return start.hostname !== end.hostname && start.href.toLowerCase().includes(end.hostname.replace(/^www\./u, ''));
}

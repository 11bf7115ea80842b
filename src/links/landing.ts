import type { Hop } from '../engine/link-states.ts';
import { siteOf } from './site-of.ts';

const language = '(?:[a-z]{2}(?:[-_][a-z]{2,4})?|chinese|english)';
const homePath = new RegExp(`^/(?:${language}/?)?(?:(?:index|default|home|main|welcome)(?:\\.\\w{2,5})?/?)?$`, 'iu');

const loginPath = /(?:^|[/._-])(?:login|logon|signin|sign-in|sso|cas|oauth2?|passport|authserver)(?:[/._-]|$)/iu;
const loginHost = /^(?:login|passport|sso|cas|auth|ids?|iam|account|accounts|signin)\./iu;

/** What is made for one visit, and must not be kept. */
const visit =
  /;jsessionid=|[?&](?:jsessionid|phpsessid|aspsessionid\w*|s?sid|session(?:id)?|token|ticket|sign(?:ature)?|nonce|_t|ts?|timestamp|rand(?:om)?)=/iu;

/** Whether the owner says that the page now lives elsewhere: for good, on the same site, and not at its door. */
export function isMove(start: URL, hops: readonly Hop[]): boolean {
  const last = hops.at(-1);
  if (!last || !hops.every(({ status }) => status === 301 || status === 308)) return false;
  const end = new URL(last.url);
  const isSameSite = start.hostname === end.hostname || siteOf(start) === siteOf(end);
  if (!isSameSite || visit.test(end.href)) return false;
  if (isLogin(end) && !isLogin(start)) return false;
  return !isHome(end) || isHome(start);
}

/** A deep address that ends at a home page: what stood there is gone, whatever the status says. */
export function isSentHome(start: URL, end: URL): boolean {
  return isDeep(start) && isHome(end) && !namesTarget(start, end);
}

const lost =
  /(?:^|\/)(?:404(?:[-_](?:error|page|not-?found))?|error(?:[-_/]?404|[-_]?page)?|err404|(?:page|file)?[-_]?not[-_]?found)(?:\.\w{2,5})?\/?$/iu;

/** A redirect to the page that a site keeps for what it does not find. */
export function isSentToError(start: URL, end: URL): boolean {
  const place = (url: URL) => `${url.pathname}${/^#!?\//u.test(url.hash) ? url.hash.replace(/^#!?/u, '') : ''}`;
  if (place(start) === place(end)) return false;
  return (lost.test(place(end)) && !lost.test(place(start))) || /[?&]aspxerrorpath=/iu.test(end.search);
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
  // One short word may be a section, or the key of a service that shortens addresses.
  return parts.length > 1 || /\.\w{2,5}$/u.test(url.pathname) || /[?&]\w*id=\d/iu.test(url.search);
}

/** A service that leads on: its address holds the other one. */
function namesTarget(start: URL, end: URL): boolean {
  return start.hostname !== end.hostname && start.href.toLowerCase().includes(end.hostname.replace(/^www\./u, ''));
}

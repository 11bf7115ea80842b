import { languageTag } from '../text/language-tag.ts';
import { parseUrl } from './url.ts';
import { decodeUrl } from './url-variants.ts';

/** Labels of hosts that may differ between languages without naming one: of countries, `www`, `m` for telephones. */
const changingLabel = /^(?:br|cn|jp|kr|tw|www|m)$/iu;
const template = /\{\{|\{%|<%|\$\{/u;

/** Returns what an image's address has in common with that in a translation: its file name; undefined for none. */
export function imageIdentity(address: string): string | undefined {
  if (/^data:/iu.test(address) || template.test(address)) return undefined;
  const name = decodeUrl(address)
    .replace(/[?#].*$/su, '')
    .split('/')
    .findLast((part) => part !== '');
  return name && withoutTag(name).toLowerCase();
}

/** A link's address without what differs between languages. */
export interface LinkIdentity {
  readonly id: string;
  /** Whether it leads to a page of the same site. */
  readonly isInside: boolean;
}

/** Returns what a link's address has in common with that in a translation; undefined where it leads to no other page. */
export function linkIdentity(address: string): LinkIdentity | undefined {
  if (template.test(address)) return undefined;
  if (/^(?:https?:)?\/\//iu.test(address)) return outsideIdentity(address);
  if (/^[a-z][a-z\d+.-]*:/iu.test(address)) return undefined;
  const segments = segmentsOf(decodeUrl(address).replace(/[?#].*$/su, ''));
  const last = segments.findLast((part) => part !== '.' && part !== '..');
  return last === undefined ? undefined : { id: last, isInside: true };
}

function outsideIdentity(address: string): LinkIdentity | undefined {
  const url = parseUrl(address, 'https://site.example');
  if (!url) return undefined;
  const labels = url.hostname.split('.');
  const isLanguage = (label: string) => changingLabel.test(label) || languageTag(label) !== undefined;
  const host = labels.filter((label, index) => index >= labels.length - 2 || !isLanguage(label)).join('.');
  // The articles of an encyclopedia have names of their own in each language.
  if (/(?:^|\.)wiki(?:pedia|books|quote|source|voyage|tionary)\.org$/u.test(host)) return { id: host, isInside: false };
  for (const name of ['hl', 'lang', 'locale', 'language', 'setlang']) url.searchParams.delete(name);
  const query = [...url.searchParams].filter(([name]) => !name.startsWith('utm_')).join('&');
  return { id: [host, ...segmentsOf(decodeUrl(url.pathname)), query].join('/').toLowerCase(), isInside: false };
}

function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((part) => part !== '' && languageTag(part)?.sure !== true && !/^(?:intl|lang|locale)$/iu.test(part))
    .map((part) => withoutTag(part.replace(/\.(?:html?|mdx?|markdown)$/iu, '')).toLowerCase())
    .filter((part) => !/^(?:_?index|readme)$/u.test(part));
}

/** Removes the language from a file name: `moon.fr.png`, `moon-zh-CN.png`. */
function withoutTag(name: string): string {
  return name.replace(/[._-](?<tag>[a-z]{2}(?:[-_][a-z\d]{2,4})?)(?=(?:\.\w+)?$)/iu, (part, tag: string) =>
    languageTag(tag)?.sure ? '' : part,
  );
}

import { basename, isAbsolute, relative } from 'node:path';
import picomatch from 'picomatch';
import type { Resolved } from '../../config/resolve.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { haveSameOwner } from '../../knowledge/url/url-shape.ts';
import { type SlugIdentityNorm, slugIdentity } from '../../norms/slug-identity.ts';
import { type SourceLinksNorm, sourceLinks } from '../../norms/source-links.ts';
import type { Input } from '../input/discover.ts';
import type { Learned } from './learned-norms.ts';

/** The articles of one section of a site, as a collection that a configuration may name. */
export interface SectionFindings {
  readonly name: string;
  /** Matches these articles and no others that were found. */
  readonly glob: string;
  readonly articles: number;
  /** Articles with a link to their original, and articles with a body. */
  readonly linked: number;
  readonly total: number;
  /** Nearly all link to their original. */
  readonly required: boolean;
  /** The hosts of these links, most first. */
  readonly hosts: readonly { readonly host: string; readonly count: number }[];
  /** The few hosts of nearly all of these links, with their count; undefined if no short list covers them. */
  readonly known: { readonly hosts: readonly string[]; readonly count: number } | undefined;
  /** Front matter keys that hold the MD5 of the link in nearly all articles. */
  readonly identity: readonly { readonly field: string; readonly count: number; readonly total: number }[];
}

export interface Sections {
  /** The sections that become collections, by path. */
  readonly sections: readonly SectionFindings[];
  /** The sections that become none. */
  readonly others: { readonly folders: number; readonly articles: number; readonly least: number };
}

/** The number of articles, and the share of them, that make a norm; the same as in the rules. */
export const enough = 20;
const usualShare = 0.9;
/** The share of links that a list of hosts must cover: links to other hosts become errors. */
const nearlyAll = 0.95;
const mostHosts = 8;
/** Up to so many sections are all named; of more, those with enough articles, up to a readable number. */
const few = 5;
const mostSections = 30;

export function isUsual(count: number, total: number): boolean {
  return total >= enough && count >= usualShare * total;
}

/** Returns the sections of a site as collections with names. Rules compare articles within sections anyway. */
export function sectionsOf(
  inputs: readonly Input[],
  learned: readonly Learned[],
  config: Resolved,
  cwd: string,
): Sections {
  const pathsOf = new Map<string, Set<string>>(learned.map(({ collection }) => [collection, new Set()]));
  for (const { path, root } of inputs) pathsOf.get(config.settingsOf(path, root).collection.name)?.add(path);
  const found = candidates(learned).map((each): SectionFindings => {
    const folder = isAbsolute(each.collection) ? toPosixPath(relative(cwd, each.collection)) : each.collection;
    return { ...about(each), name: folder, glob: globOf(folder, pathsOf.get(each.collection), inputs) };
  });
  const kept = found.filter((each) => each.glob !== '' && (learned.length > 1 || isNotable(each)));
  const sum = kept.reduce((articles, each) => articles + each.articles, 0);
  return {
    sections: named(kept),
    others: { folders: learned.length - kept.length, articles: inputs.length - sum, least: enough },
  };
}

function candidates(learned: readonly Learned[]): readonly Learned[] {
  const several = learned.filter(({ articles }) => articles > 1);
  if (several.length <= few) return several;
  const most = several
    .filter(({ articles }) => articles >= enough)
    .sort((a, b) => b.articles - a.articles || (a.collection < b.collection ? -1 : 1))
    .slice(0, mostSections);
  return several.filter((each) => most.includes(each));
}

/** Whether the configuration can state anything about it. */
function isNotable({ required, known, identity }: SectionFindings): boolean {
  return required || known !== undefined || identity.length > 0;
}

function about({ articles, norms }: Learned): Omit<SectionFindings, 'name' | 'glob'> {
  const learnedOf = (id: string) => norms.find(({ norm }) => norm.id === id)?.learned;
  const links = learnedOf(sourceLinks.id) as SourceLinksNorm | undefined;
  const slugs = learnedOf(slugIdentity.id) as SlugIdentityNorm | undefined;
  const { linked = 0, total = 0, hosts = [] } = links ?? {};
  const web = hosts.filter(([host]) => host !== '?');
  const main = web.filter(([, count]) => count >= 5);
  // Hosts of the same owner, and hosts that occur again, are no mistakes.
  const known = web.filter(([host, count]) => count > 1 || main.some(([name]) => haveSameOwner(name, host)));
  return {
    articles,
    linked,
    total,
    required: isUsual(linked, total),
    hosts: web.map(([host, each]) => ({ host, count: each })),
    known:
      linked >= enough && known.length <= mostHosts && linksTo(main) >= nearlyAll * linked
        ? { hosts: known.map(([host]) => host), count: linksTo(known) }
        : undefined,
    // Once stated, it holds for every article with a link, not only for values that look like an MD5.
    identity: Object.entries(slugs?.fields ?? {}).flatMap(([field, { matching, total: hashed }]) =>
      isUsual(matching, hashed) && isUsual(matching, linked) ? [{ field, count: matching, total: linked }] : [],
    ),
  };
}

function linksTo(hosts: SourceLinksNorm['hosts']): number {
  return hosts.reduce((sum, [, count]) => sum + count, 0);
}

/** Returns a glob for exactly these articles; empty if there is no simple one. */
function globOf(folder: string, own: ReadonlySet<string> | undefined, all: readonly Input[]): string {
  const prefix = folder === '' ? '' : `${escapeGlob(folder)}/`;
  const fits = (glob: string) => {
    const matches = picomatch(glob, { dot: true });
    return all.every(({ path }) => matches(path) === own?.has(path));
  };
  return [`${prefix}**`, `${prefix}*`].find(fits) ?? '';
}

function escapeGlob(path: string): string {
  return path.replace(/[\\!"$'()*+,?@[\]^{|}]/gu, '\\$&');
}

/** Names sections after the last folder of their path; after the whole path where two would be equal. */
function named(sections: readonly SectionFindings[]): readonly SectionFindings[] {
  const short = (path: string) => basename(path) || 'top';
  const uses = new Map<string, number>();
  for (const { name } of sections) uses.set(short(name), (uses.get(short(name)) ?? 0) + 1);
  const taken = new Set<string>();
  return sections.map((section) => {
    const last = short(section.name);
    let name = uses.get(last) === 1 ? last : section.name.replaceAll('/', '-') || 'top';
    while (taken.has(name)) name += '-2';
    taken.add(name);
    return { ...section, name };
  });
}

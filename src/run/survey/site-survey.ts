import { dirname, join, relative, resolve } from 'node:path';
import { type Site, siteFinder } from '../../config/site/site.ts';
import type { ArticleRecord, Engine } from '../../core/types.ts';
import { dateFields, dateKeys, isNamedByHash } from '../../facts/front-matter/date-fields.ts';
import { frontMatter } from '../../facts/front-matter/front-matter.ts';
import { frontMatterOf } from '../../facts/front-matter/head.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { offsetOf } from '../../knowledge/dates.ts';
import { survey } from '../extract/extract.ts';
import { planSurvey, type SurveyOptions } from '../plan.ts';
import { openResources } from '../resources.ts';
import { normsOfSite } from './learned-norms.ts';
import { enough, isUsual, type SectionFindings, type Sections, sectionsOf } from './sections.ts';

export interface Share {
  readonly count: number;
  readonly total: number;
}

/** A name, and the files that it follows from. */
interface Evident {
  readonly name: string;
  readonly proof: readonly string[];
}

/** What the files of a site show, with the evidence. */
export interface SiteFindings extends Sections {
  readonly articles: number;
  /** Files and folders relative to the working directory. */
  readonly engine: { readonly name: Engine; readonly proof: readonly string[]; readonly renderer: Evident } | undefined;
  /** The file that states it, or how many of the dates with a zone have this one. */
  readonly timeZone: ({ readonly name: string } & ({ readonly file: string } | Share)) | undefined;
  readonly crawled: CrawlEvidence | undefined;
  /** The number of articles with front matter. */
  readonly headed: number;
}

/** Evidence that a crawler wrote the articles. */
export interface CrawlEvidence extends Share {
  /** `marks`: hashes as names, dates with fractions of a second; `links`: to originals on one site. */
  readonly by: 'marks' | 'links';
  /** Whether the share leaves no doubt. */
  readonly sure: boolean;
  readonly host?: string;
}

/** Extracts all articles of a site that has no configuration yet, and returns what they show. */
export async function surveySite(options: Omit<SurveyOptions, 'facts' | 'cache'>): Promise<SiteFindings> {
  const { inputs, config, cwd } = options;
  const siteOf = siteFinder();
  const sites = new Set(inputs.map(({ path }) => siteOf(dirname(resolve(cwd, path)))));
  const [first] = sites;
  // Where there are several sites, no setting holds for all of them.
  const site = sites.size === 1 ? first : undefined;
  const { articles, learned } = await surveyArticles(options);
  const { sections, others } = sectionsOf(inputs, learned, config, cwd);
  return {
    articles: inputs.length,
    engine:
      site?.root === undefined
        ? undefined
        : { name: site.engine, proof: proofOf(site, cwd), renderer: rendererOf(site, cwd) },
    timeZone: statedZone(site, cwd) ?? usualZone(articles.flatMap(({ zones }) => zones)),
    crawled: crawlEvidence(articles.filter(({ marked }) => marked).length, sections, inputs.length),
    headed: articles.filter(({ headed }) => headed).length,
    sections,
    others,
  };
}

async function surveyArticles(options: Omit<SurveyOptions, 'facts'>) {
  const plan = planSurvey({ ...options, facts: 'norms' });
  const wanted = [frontMatter];
  const resources = openResources();
  try {
    const storedFacts = new Set(wanted.map(({ id }) => id));
    const collectors = [...new Set([...plan.collectors, ...wanted])];
    const site = await survey({ ...plan, collectors, storedFacts }, resources);
    const articles = Array.from(site.files, ({ record }) => articleFindings(record));
    return { articles, learned: normsOfSite(site, plan.settingsOf, options.config) };
  } finally {
    resources.close();
  }
}

interface ArticleFindings {
  /** Offsets of the dates that have one. */
  readonly zones: readonly string[];
  readonly marked: boolean;
  readonly headed: boolean;
}

function articleFindings(record: ArticleRecord): ArticleFindings {
  const fact = frontMatterOf(record);
  const dates = dateFields(fact, dateKeys, record.engine).flatMap(({ date }) => date ?? []);
  return {
    // Programs write `Z` in any time zone.
    zones: dates.flatMap(({ zone }) => (/^z$/iu.test(zone) ? [] : (offsetOf(zone) ?? []))),
    marked: (fact !== undefined && isNamedByHash(fact)) || dates.some(({ time }) => (time?.fraction.length ?? 0) > 3),
    headed: fact !== undefined,
  };
}

function rendererOf({ root, rendering }: Site, cwd: string): Evident {
  const { renderer, proof } = rendering;
  return { name: renderer.name, proof: proofOf({ root, proof }, cwd) };
}

function proofOf({ root = '.', proof }: Pick<Site, 'root' | 'proof'>, cwd: string): readonly string[] {
  return proof.map((name) => toPosixPath(relative(cwd, join(root, name))));
}

function statedZone(site: Site | undefined, cwd: string): SiteFindings['timeZone'] {
  const name = site?.timeZone;
  const [file] = site ? proofOf(site, cwd) : [];
  return name !== undefined && file !== undefined && isZone(name) ? { name, file } : undefined;
}

/** Whether a configuration accepts the name. */
function isZone(name: string): boolean {
  if (/^[+-]\d{2}:\d{2}$/u.test(name)) return true;
  if (!/^(?:UTC|[A-Za-z_]+(?:\/[\w+-]+)+)$/u.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function usualZone(zones: readonly string[]): SiteFindings['timeZone'] {
  const counts = new Map<string, number>();
  for (const zone of zones) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const [name, count] = [...counts].find(([, each]) => isUsual(each, zones.length)) ?? [];
  return name === undefined || count === undefined ? undefined : { name, count, total: zones.length };
}

function crawlEvidence(
  marked: number,
  sections: readonly SectionFindings[],
  articles: number,
): CrawlEvidence | undefined {
  const marks = { by: 'marks', count: marked, total: articles } as const;
  if (isUsual(marked, articles)) return { ...marks, sure: true };
  if (marked >= enough && marked >= articles / 2) return { ...marks, sure: false };
  const hosts = new Map<string, number>();
  for (const section of sections)
    for (const { host, count } of section.hosts) hosts.set(host, (hosts.get(host) ?? 0) + count);
  // Translations link to originals, too, but on many sites.
  const [host, count] = [...hosts].find(([, each]) => isUsual(each, articles)) ?? [];
  return host === undefined || count === undefined
    ? undefined
    : { by: 'links', count, total: articles, host, sure: false };
}

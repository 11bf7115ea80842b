/** What a site adds before or after titles; `text` includes the separator and the whitespace around it. */
export interface Affix {
  readonly text: string;
  readonly name: string;
  readonly separator: string;
}

const beforeSite = /[ \t\u3000]*(?:[|｜_·]|——|::|(?<=[ \t])[-–—](?=[ \t]))[ \t\u3000]*/gu;
const behindSection = /[ \t\u3000]*(?:->|→|>>|»|›)[ \t\u3000]*/u;
const maxNameLength = 40;
/** Longer texts are not titles, and the search would be slow. */
const maxTitleLength = 500;

/** Returns the last part of `Title | Site`, `Title - Site`, `Title_Site` or `Title——Site`. */
export function suffixOf(title: string): Affix | undefined {
  if (title.length > maxTitleLength || !/[|｜_·—:–-]/u.test(title)) return undefined;
  const last = [...title.matchAll(beforeSite)].at(-1);
  if (!last || last.index === 0) return undefined;
  const text = title.slice(last.index);
  const name = text.slice(last[0].length).trim();
  return name === '' || name.length > maxNameLength ? undefined : { text, name, separator: last[0].trim() };
}

/** Returns the first part of `Section->Title` or `Section » Title`. */
export function prefixOf(title: string): Affix | undefined {
  if (title.length > maxTitleLength || !/[>→»›]/u.test(title)) return undefined;
  const first = behindSection.exec(title);
  const name = first ? title.slice(0, first.index).trim() : '';
  if (!first || name === '' || name.length > maxNameLength) return undefined;
  return { text: title.slice(0, first.index + first[0].length), name, separator: first[0].trim() };
}

/** The affixes that a site adds to nearly every title, learned from its articles. */
export interface UsualAffixes {
  /** Number of articles with a title. */
  readonly total: number;
  readonly suffix?: UsualAffix;
  readonly prefix?: UsualAffix;
}

export interface UsualAffix {
  /** The affix with its separator. */
  readonly text: string;
  readonly count: number;
}

/** Whether a name is that of an institution, a medium or a site, rather than a topic. */
export function isSiteName(name: string): boolean {
  return (
    isDomain(name) ||
    /[\p{L}]{2,}(?:大学|学院|新闻网|官网|官方网站|日报|晚报|晨报|时报|电视台|出版社|博客)$/u.test(name) ||
    /\S (?:University|College|Institute|News|Times|Post|Herald|Tribune|Journal|Blog|Magazine)$/u.test(name)
  );
}

export function isDomain(name: string): boolean {
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/iu.test(name);
}

const generic = /^(?:com|net|org|edu|gov|ac|co|www|news|blog|m|en|zh|cn)$/u;

/** Returns the names of a site from its host: the host, the registered domain, its main label (`nankai`). */
export function namesOfHost(host: string): readonly string[] {
  const labels = host.toLowerCase().split('.');
  const words = labels.slice(0, -1).filter((label) => label.length > 2 && !generic.test(label));
  const registered = words.at(-1);
  return registered === undefined ? [host] : [host, labels.slice(labels.lastIndexOf(registered)).join('.'), registered];
}

// biome-ignore format: a table
const namedReferences: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', hellip: '…',
  middot: '·', bull: '•', copy: '©', reg: '®', trade: '™', deg: '°', times: '×', agrave: 'à', aacute: 'á', ccedil: 'ç',
  egrave: 'è', eacute: 'é', ntilde: 'ñ', oacute: 'ó', ouml: 'ö', uuml: 'ü', auml: 'ä', szlig: 'ß',
  Agrave: 'À', Aacute: 'Á', Acirc: 'Â', acirc: 'â', Atilde: 'Ã', atilde: 'ã', Auml: 'Ä', Aring: 'Å', aring: 'å', AElig: 'Æ',
  aelig: 'æ', Ccedil: 'Ç', Egrave: 'È', Eacute: 'É', Ecirc: 'Ê', ecirc: 'ê', euml: 'ë', igrave: 'ì', iacute: 'í', icirc: 'î',
  iuml: 'ï', Ntilde: 'Ñ', ograve: 'ò', Oacute: 'Ó', ocirc: 'ô', otilde: 'õ', Ouml: 'Ö', oslash: 'ø', Oslash: 'Ø', oelig: 'œ',
  ugrave: 'ù', uacute: 'ú', ucirc: 'û', Uuml: 'Ü', iexcl: '¡', iquest: '¿', euro: '€', pound: '£', yen: '¥', cent: '¢', sect: '§',
  para: '¶', plusmn: '±', frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³', micro: 'µ', minus: '−', prime: '′', Prime: '″',
  lsaquo: '‹', rsaquo: '›', rarr: '→', larr: '←', ordm: 'º', ordf: 'ª', not: '¬',
};

export const entity = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>[a-z][a-z\d]{1,8}));/giu;

/** Decodes character references; `<` and `>` only if `angles` is set, since a template may print them. */
export function decodeEntities(text: string, angles: boolean): string {
  return text.replace(entity, (written, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number.parseInt(decimal, 10) : hex ? Number.parseInt(hex, 16) : undefined;
    const plain =
      code === undefined
        ? Object.hasOwn(namedReferences, name ?? '')
          ? namedReferences[name ?? '']
          : undefined
        : code > 31 && code <= 0x10ffff
          ? String.fromCodePoint(code)
          : undefined;
    if (plain === undefined || (!angles && /[<>]/u.test(plain))) return written;
    return /^[\u00A0\u2002-\u200A]$/u.test(plain) ? ' ' : plain;
  });
}

/** Decodes character references that were escaped several times: `&amp;#8217;` is `’`. */
export function decodeAllEntities(text: string, angles: boolean): string {
  let decoded = text;
  for (let round = 0; round < 3; round++) {
    const next = decodeEntities(decoded, angles);
    if (next === decoded) break;
    decoded = next;
  }
  return decoded;
}

/** What a site puts before or behind the titles of its articles, with the separator and the blanks around it. */
export interface Affix {
  readonly text: string;
  readonly name: string;
  readonly separator: string;
}

const tail = /[ \t\u3000]*(?<separator>[|｜_·]|——|::|(?<=\s)[-–—](?=\s))[ \t\u3000]*(?<name>[^|｜_\s][^|｜_]{0,39})$/u;
const head = /^(?<name>[^\s|<>»›→-][^|<>»›→]{0,39}?)[ \t\u3000]*(?<separator>->|→|>>|»|›)[ \t\u3000]*(?=\S)/u;

/** `Title | Site`, `Title - Site`, `Title_Site`, `Title——Site`: the last part with its separator. */
export function suffixOf(title: string): Affix | undefined {
  // The last separator counts, so that the search begins as near to the end as it can.
  for (let from = Math.max(0, title.length - 48); from < title.length; from++) {
    const found = affix(tail.exec(title.slice(from)));
    const next = found && suffixOf(found.name);
    if (found && !next && from + found.text.length === title.length - (title.length - from - found.text.length)) return found;
  }
  return undefined;
}

/** `Section->Title`, `Section » Title`: the first part with its separator. */
export function prefixOf(title: string): Affix | undefined {
  return affix(head.exec(title));
}

const letter = String.raw`[^\p{Z}\p{P}\p{Cc}<>｜]`;
/** What neither a bracket nor a quotation mark may hold. */
const blank = String.raw`\p{Z}\p{Cc}`;

const host = new RegExp(`^(?:https?://)?(?:${letter}|(?:-+|\\.)(?=${letter}))+(?::\\d{1,5})?`, 'iu');
const path = new RegExp(
  [
    `^(?:[/?#](?:[^${blank}<>｜()[\\]{}.,"'?!;-]`,
    ...[`\\[[^${blank}\\]]*\\]`, `\\([^${blank})]*\\)`, `\\{[^${blank}}]*\\}`, `"[^${blank}"]+"`, `'[^${blank}']+'`],
    ...[`'(?=${letter}|-)`, '\\.{2,}[a-z\\d%/&]', `\\.(?![${blank}.]|$)`, '-+', `[,;](?![${blank}]|$)`],
    ...[`!+(?![${blank}!]|$)`, `\\?(?![${blank}?]|$))+`, '/)?'],
  ].join('|'),
  'iu',
);

/** Returns the length of the link that linkify-it, the linkifier of markdown-it, makes of a bare URL and its text. */
export function linkifiedLength(url: string): number {
  const start = host.exec(url)?.[0].length ?? 0;
  return start + (path.exec(url.slice(start))?.[0].length ?? 0);
}

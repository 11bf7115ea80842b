const code = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/iu;

/**
 * What tells translations apart, by convention: the language that an article states, else the endings of file names
 * (`a.en.md`) and the folders (`zh-cn/a.md`) that may be languages. Equal for articles of one language.
 */
export function languageMark(path: string, stated: string | undefined): string {
  if (stated) return stated.toLowerCase();
  const folders = path.split('/');
  const ending = /[._](?<code>[^._]+)\.\w+$/u.exec(folders.pop() ?? '')?.groups?.['code'] ?? '';
  return [...folders, ending]
    .filter((part) => code.test(part))
    .join('/')
    .toLowerCase();
}

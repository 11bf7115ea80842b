/**
 * Splits a text into the terms of the search index: words of letters and digits, and for Chinese, which has no blanks,
 * each two characters that follow each other.
 */
export function searchTerms(text: string): string[] {
  return (text.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}_])+/gu) ?? []).flatMap((run) =>
    /^\p{Script=Han}{2}/u.test(run) ? pairs([...run]) : [run],
  );
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Sentences with slots, and the words to fill them. */
export interface Language {
  readonly name: 'en' | 'zh';
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly titles: readonly string[];
  readonly sentences: readonly string[];
  /** Separator of the sentences of a paragraph. */
  readonly gap: string;
  readonly headings: readonly string[];
  readonly items: readonly string[];
  readonly quotes: readonly string[];
  readonly captions: readonly string[];
  readonly linkTexts: readonly string[];
  readonly tableHead: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly sourceText: string;
  readonly site: string;
  readonly siteName: string;
}

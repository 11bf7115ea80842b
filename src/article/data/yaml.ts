import type { ParsedData } from './data.ts';
import { parseAnyYaml } from './yaml-any.ts';
import { readSimpleYaml } from './yaml-simple.ts';

/**
 * Parses YAML 1.2 (core schema) that stands at `offset` of an article; all places are those of the article. Of two equal
 * keys the later one counts, as in the parsers that take them. `tabs`: lines may be indented with tabs, as in Hexo.
 */
export function parseYaml(text: string, offset: number, options: { readonly tabs?: boolean } = {}): ParsedData {
  return readSimpleYaml(text, offset) ?? parseAnyYaml(text, offset, options);
}

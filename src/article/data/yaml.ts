import type { ParsedData } from './data.ts';
import { parseAnyYaml } from './yaml-any.ts';
import { readSimpleYaml } from './yaml-simple.ts';

/**
 * Parses YAML 1.2 (core schema) that begins at `offset` of an article; all ranges are those of the article. The last of
 * several equal keys counts, as in parsers that allow them. `tabs`: lines may be indented with tabs, as in Hexo.
 */
export function parseYaml(text: string, offset: number, options: { readonly tabs?: boolean } = {}): ParsedData {
  return readSimpleYaml(text, offset) ?? parseAnyYaml(text, offset, options);
}

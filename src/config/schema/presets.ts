/** Schemas of nk-lint by name, as in a configuration and in `nk-lint:NAME`. */
export const schemaPresets = ['article', 'hugo', 'hexo', 'jekyll', 'astro', 'crawled-article'] as const;

export type SchemaPreset = (typeof schemaPresets)[number];

export function isSchemaPreset(name: string): name is SchemaPreset {
  return (schemaPresets as readonly string[]).includes(name);
}

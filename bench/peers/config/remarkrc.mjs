/** remark-cli with its recommended rules, and validation of front matter by a JSON Schema. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import frontmatter from 'remark-frontmatter';
import frontmatterSchema from 'remark-lint-frontmatter-schema';
import recommended from 'remark-preset-lint-recommended';

// The plugin resolves paths from the working directory only.
const schema = relative(process.cwd(), fileURLToPath(new URL('article.schema.json', import.meta.url)));

export default {
  plugins: [frontmatter, recommended, [frontmatterSchema, { schemas: { [schema]: ['**/*.md'] } }]],
};

/* The floor: finds, reads and parses the articles with remark, without linting. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const [folder = '.'] = process.argv.slice(2);
const processor = unified().use(remarkParse).use(remarkFrontmatter).freeze();
let articles = 0;
let nodes = 0;

for (const path of pathsIn(folder)) {
  nodes += processor.parse(readFileSync(path, 'utf8')).children.length;
  articles++;
}
console.log(`${articles} articles, ${nodes} blocks`);

function pathsIn(place) {
  if (place.endsWith('.md')) return [place];
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(place, entry.name);
      return entry.isDirectory() || entry.name.endsWith('.md') ? pathsIn(path) : [];
    });
}

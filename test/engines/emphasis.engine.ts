import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/index.ts';
import { inSite, run } from './engine.ts';
import { hugo } from './hugo.ts';

/** Emphasis as authors write it; markers that stay visible in Hugo must be reported, and their fix must remove them. */
const unrendered = [
  '**注意：**今晚有彗星。',
  '他说**可以。**然后走了。',
  '发音**“意丝”**吗',
  '这是**“彗星”**。',
  '看**《星空》**一书',
  '**甲（乙）**丙',
  '**Seth Meisels, **chair of the board',
  '是** 彗星**的尾巴',
  '点击**+**图标。在**开发**下',
];
const rendered = ['**彗星**今晚可见', '**注意：** 今晚', '看 **《星空》** 一书', '**“甲”**、乙', '**甲**：乙'];

const content = (texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, index) => [`content/${index}.md`, `---\ntitle: a\n---\n\n${text}\n`]));

/** Renders each text with Hugo. */
function shown(texts: readonly string[]): string[] {
  const files = {
    'config.toml':
      'baseURL = "https://example.org/"\ndisableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404"]\n',
    'layouts/_default/single.html': '{{ .Content }}',
    ...content(texts),
  };
  return inSite(files, (site) => {
    const { ok, all } = run('hugo', ['--quiet', '--ignoreCache'], site);
    if (!ok) throw new Error(all);
    return texts.map((_, index) => readFileSync(join(site, `public/${index}/index.html`), 'utf8'));
  });
}

async function mended(text: string): Promise<{ found: number; text: string }> {
  const { files } = await lint([{ path: 'a.md', source: text }], { cwd: import.meta.dirname, config: false });
  const findings = files.flatMap((file) => file.findings.filter(({ rule }) => rule === 'emphasis-unrendered'));
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []).sort((a, b) => b.offset - a.offset);
  const fixed = edits.reduce((all, edit) => all.slice(0, edit.offset) + edit.text + all.slice(edit.endOffset), text);
  return { found: findings.length, text: fixed };
}

describe.skipIf(!hugo.version())('emphasis in Hugo', () => {
  test('what nk-lint flags stays visible, and what it mends does not', async () => {
    const results = await Promise.all(unrendered.map(mended));
    expect(shown(unrendered).map((html) => html.includes('**'))).toEqual(unrendered.map(() => true));
    expect(results.map(({ found }) => found)).toEqual(unrendered.map(() => 1));
    const changed = results.filter(({ text }, index) => text !== unrendered[index]).map(({ text }) => text);
    expect(changed.length).toBeGreaterThan(unrendered.length - 2);
    expect(shown(changed).filter((html) => html.includes('**'))).toEqual([]);
  });

  test('what nk-lint accepts is bold', async () => {
    expect((await Promise.all(rendered.map(mended))).map(({ found }) => found)).toEqual(rendered.map(() => 0));
    expect(shown(rendered).filter((html) => html.includes('**') || !html.includes('<strong>'))).toEqual([]);
  });
});

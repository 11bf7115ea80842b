import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { broken, clean, mended, site } from '../cli/run.ts';
import { connect, edited } from './client.ts';

const at = (line: number, character: number) => ({ line, character });
const onLine = (line: number) => ({ start: at(line, 0), end: at(line + 1, 0) });
const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const titled = (actions: readonly CodeAction[], title: string | RegExp) =>
  actions.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)));

/** Opens one article and returns what is offered on a line of it. */
async function offered(text: string, line: number, path = 'content/a.md', only?: readonly string[]) {
  const client = await connect(site({ [path]: clean }));
  const document = client.open(path, text);
  await client.sent(path, (diagnostics) => diagnostics.length > 0);
  return { client, document, actions: await client.actions(path, onLine(line), only) };
}

test('a safe fix is preferred, and the finding is suppressed in two ways or explained', async () => {
  const { client, document, actions } = await offered(broken, 6);
  expect(titles(actions)).toEqual([
    'Remove the second image',
    'Suppress image-duplicate here',
    'Suppress image-duplicate in this file',
    'Explain image-duplicate',
    'Apply all safe fixes of nk-lint',
  ]);
  expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [{ code: 'image-duplicate' }] });
  expect(edited(document, actions[0]?.edit)).toBe(mended);
  // Editors ask for the rest of any action.
  expect(await client.resolve(actions[3] as CodeAction)).toMatchObject({ title: 'Explain image-duplicate' });
  await client.run(actions[3] as CodeAction);
  expect(client.shown).toEqual([expect.stringMatching(/^file:.*\/docs\/rules\/image-duplicate\.md$/u)]);
});

test('all safe fixes are one action, which is made when it is chosen', async () => {
  const { client, document, actions } = await offered(broken, 0);
  const [fixAll] = actions;
  expect(titles(actions)).toEqual(['Apply all safe fixes of nk-lint']);
  expect(fixAll).not.toHaveProperty('edit');
  expect(edited(document, (await client.resolve(fixAll as CodeAction)).edit)).toBe(mended);
  // On saving, editors ask for nothing else, and with the edits.
  for (const kind of ['source.fixAll', 'source.fixAll.nk-lint']) {
    const [asked] = await client.actions('content/a.md', onLine(0), [kind]);
    expect(edited(document, asked?.edit)).toBe(mended);
  }
  expect(await client.actions('content/a.md', onLine(6), ['source.organizeImports'])).toEqual([]);
});

const unsafe =
  '---\ntitle: 彗星\n---\n\n见[图书馆](https://example.org/a?utm_source=x&b=1)。\n\n[图书馆](http://a.example.org/x y)在左。\n';

test('an unsafe fix is named so, not preferred, and never made with all others', async () => {
  const { client, document, actions } = await offered(unsafe, 6);
  const fix = titled(actions, /unsafe fix/u);
  expect(fix).toBeDefined();
  expect(fix?.isPreferred).toBeUndefined();
  const [all] = await client.actions('content/a.md', onLine(0), ['source.fixAll.nk-lint']);
  expect(edited(document, all?.edit)).toContain('[图书馆](http://a.example.org/x y)');
});

test.each([
  {
    name: 'before a paragraph of one line',
    text: '---\ntitle: 彗星\n---\n\n**“彗星”**很亮。\n',
    line: 4,
    here: '---\ntitle: 彗星\n---\n\n<!-- nk-lint-disable-next-line emphasis-unrendered -- reason -->\n**“彗星”**很亮。\n',
  },
  {
    name: 'behind an image that a comment between would part from the first',
    text: broken,
    line: 6,
    here: broken.replace('\n\n完', ' <!-- nk-lint-disable-line image-duplicate -- reason -->\n\n完'),
  },
  {
    name: 'in the middle of a paragraph',
    text: '---\ntitle: 彗星\n---\n\n前一行，\n**“彗星”**很亮，\n后一行。\n',
    line: 5,
    here: '---\ntitle: 彗星\n---\n\n前一行，\n**“彗星”**很亮， <!-- nk-lint-disable-line emphasis-unrendered -- reason -->\n后一行。\n',
  },
  {
    name: 'in a quote',
    text: '---\ntitle: 彗星\n---\n\n> 前一段。\n>\n> **“彗星”**很亮。\n',
    line: 6,
    here: '---\ntitle: 彗星\n---\n\n> 前一段。\n>\n> <!-- nk-lint-disable-next-line emphasis-unrendered -- reason -->\n> **“彗星”**很亮。\n',
  },
  {
    name: 'with CRLF',
    text: '---\r\ntitle: 彗星\r\n---\r\n\r\n**“彗星”**很亮。\r\n',
    line: 4,
    here: '---\r\ntitle: 彗星\r\n---\r\n\r\n<!-- nk-lint-disable-next-line emphasis-unrendered -- reason -->\r\n**“彗星”**很亮。\r\n',
  },
])('a finding is suppressed $name', async ({ text, line, here }) => {
  const { document, actions } = await offered(text, line);
  expect(edited(document, titled(actions, /here$/u)?.edit)).toBe(here);
});

test('suppressions of MDX are comments of MDX, in the language of the editor', async () => {
  const text = '---\ntitle: 彗星\n---\n\n**“彗星”**很亮。\n';
  const folder = site({ 'content/a.mdx': clean });
  const client = await connect(folder, { locale: 'zh-cn' });
  const document = client.open('content/a.mdx', text);
  await client.sent('content/a.mdx', (diagnostics) => diagnostics.length > 0);
  const actions = await client.actions('content/a.mdx', onLine(4));
  expect(edited(document, titled(actions, /^在此处屏蔽/u)?.edit)).toContain(
    '\n{/* nk-lint-disable-next-line emphasis-unrendered -- 原因 */}\n',
  );
  expect(edited(document, titled(actions, /^在本文件中屏蔽/u)?.edit)).toBe(
    '---\ntitle: 彗星\n---\n\n{/* nk-lint-disable-file emphasis-unrendered -- 原因 */}\n\n**“彗星”**很亮。\n',
  );
});

test('an editor that cannot show documents is shown the explanation', async () => {
  const client = await connect(site({ 'content/a.md': clean }), {
    capabilities: { window: { showDocument: { support: false } } },
  });
  client.open('content/a.md', broken);
  await client.sent('content/a.md', (diagnostics) => diagnostics.length > 0);
  const actions = await client.actions('content/a.md', onLine(6));
  await client.run(titled(actions, /^Explain/u) as CodeAction);
  expect(client.shown).toEqual([expect.stringMatching(/^\*\*image-duplicate\*\* · warning · /u)]);
});

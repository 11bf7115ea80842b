import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clean, site } from '../cli/run.ts';
import { connect } from './client.ts';

const schema = JSON.stringify({
  type: 'object',
  required: ['kind'],
  properties: {
    title: { type: 'string', title: 'Title', description: 'Shown above the text.' },
    kind: { enum: ['news', 'a note', 'yes'], description: 'What it is.' },
    draft: { type: 'boolean' },
    tags: { type: 'array', items: { $ref: '#/$defs/tag' } },
    cover: { type: 'object', properties: { image: { type: 'string' }, fit: { enum: ['fill', 'contain'] } } },
    authors: { type: 'array', items: { properties: { name: { type: 'string' }, role: { enum: ['editor'] } } } },
  },
  $defs: { tag: { enum: ['moon', 'sun'] } },
});
const config = JSON.stringify({
  collections: [{ name: 'news', files: ['content/**'], schema: 'news.schema.json' }],
  engine: 'hugo',
});

async function editor(text: string) {
  const folder = site({ '.nk-lint.json': config, 'news.schema.json': schema, 'content/a.md': clean });
  const client = await connect(folder);
  // The place is that of the bar.
  const offset = text.indexOf('|');
  const document = client.open('content/a.md', text.slice(0, offset) + text.slice(offset + 1));
  await client.sent('content/a.md', () => true);
  return { client, document, position: document.positionAt(offset) };
}

/** What is offered, as the texts that are inserted. */
async function inserted(text: string): Promise<readonly string[]> {
  const { client, position } = await editor(text);
  const { items = [] } = (await client.complete('content/a.md', position)) ?? {};
  return items.map(({ textEdit }) => textEdit?.newText ?? '');
}

const yaml = (text: string) => `---\n${text}\n---\n\n图书馆。\n`;
const toml = (text: string) => `+++\n${text}\n+++\n\n图书馆。\n`;
const json = (text: string) => `{\n${text}\n}\n\n图书馆。\n`;

describe('keys that are not there yet', () => {
  test.each([
    ['YAML', yaml('title: 彗星\nki|'), ['kind: ', 'draft: ', 'tags: ', 'cover: ', 'authors: ']],
    ['YAML, a key with its value', yaml('title: 彗星\nki|: news'), ['kind', 'draft', 'tags', 'cover', 'authors']],
    ['YAML, in a mapping', yaml('cover:\n  image: a.png\n  f|'), ['fit: ']],
    ['YAML, in an item of a list', yaml('authors:\n- name: 彗\n  r|'), ['name: ', 'role: ']],
    ['TOML', toml('title = "彗星"\nki|'), ['kind = ', 'draft = ', 'tags = ', 'cover = ', 'authors = ']],
    ['TOML, in a table', toml('title = "彗星"\n[cover]\nimage = "a.png"\n|'), ['fit = ']],
    ['JSON', json('"title": "彗星",\n"k|"'), ['"kind": ', '"draft": ', '"tags": ', '"cover": ', '"authors": ']],
    ['JSON, in an object', json('"cover": { "image": "a.png", "f|" }'), ['"fit": ']],
  ])('%s', async (_, text, wanted) => {
    expect(await inserted(text)).toEqual(wanted);
  });
});

describe('values', () => {
  test.each([
    ['YAML', yaml('title: 彗星\nkind: |'), ['news', 'a note', '"yes"']],
    ['YAML, in quotation marks', yaml('title: 彗星\nkind: "n|'), ['"news"', '"a note"', '"yes"']],
    ['YAML, a switch', yaml('draft: t|'), ['true', 'false']],
    ['YAML, an item', yaml('tags:\n  - m|'), ['moon', 'sun']],
    ['YAML, an item as far left as its key', yaml('tags:\n- m|'), ['moon', 'sun']],
    ['YAML, an item in one line', yaml('tags: [sun, |]'), ['moon', 'sun']],
    ['YAML, in a mapping', yaml('cover:\n  fit: |'), ['fill', 'contain']],
    ['TOML', toml('kind = |'), ['"news"', '"a note"', '"yes"']],
    ['TOML, an item', toml('tags = ["sun", |]'), ['"moon"', '"sun"']],
    ['TOML, in a table', toml('[cover]\nfit = "|'), ['"fill"', '"contain"']],
    ['JSON', json('"kind": |'), ['"news"', '"a note"', '"yes"']],
    ['JSON, an item', json('"tags": ["sun", "|"]'), ['"moon"', '"sun"']],
    ['in the body', yaml('title: 彗星').replace('图', 'kind: |图'), []],
  ])('%s', async (_, text, wanted) => {
    expect(await inserted(text)).toEqual(wanted);
  });
});

test.each([
  ['a quotation mark of a key', json('"k|"'), json('"kind": ')],
  ['a quotation mark of a value', yaml('kind: "n|"'), yaml('kind: "news"')],
  ['a value', yaml('k|ind: news'), yaml('kind: news')],
])('nothing is left of what was written: %s', async (_, text, wanted) => {
  const { client, document, position } = await editor(text);
  const { items = [] } = (await client.complete('content/a.md', position)) ?? {};
  const chosen = items.find(({ label }) => ['kind', 'news'].includes(label))?.textEdit;
  const edit = chosen && 'range' in chosen ? chosen : undefined;
  expect(TextDocument.applyEdits(document, edit ? [edit] : [])).toBe(wanted);
});

test('a key that is required says so, with what its schema says', async () => {
  const { client, position } = await editor(yaml('title: 彗星\nki|'));
  const { items = [] } = (await client.complete('content/a.md', position)) ?? {};
  expect(items[0]).toMatchObject({
    label: 'kind',
    detail: 'required',
    documentation: { value: 'What it is.\n\nExpected: `news`, `a note` or `yes`' },
  });
});

test.each([
  ['YAML', yaml('ti|tle: 彗星\nkind: news')],
  ['TOML', toml('ti|tle = "彗星"\nkind = "news"')],
  ['JSON', json('"ti|tle": "彗星", "kind": "news"')],
])('a key is explained by its schema: %s', async (_, text) => {
  const { client, position } = await editor(text);
  expect(await client.hover('content/a.md', position)).toMatchObject({
    contents: { kind: 'markdown', value: '**Title**\n\nShown above the text.\n\nExpected: text' },
  });
});

describe('ids of rules', () => {
  test.each([
    [
      'in a comment',
      yaml('title: 彗星').replace('图', '<!-- nk-lint-disable-next-line image-d| -->\n图'),
      'image-duplicate',
    ],
    [
      'behind another',
      yaml('title: 彗星').replace('图', '<!-- nk-lint-disable-file image-missing, | -->\n图'),
      'image-duplicate',
    ],
    ['in MDX', yaml('title: 彗星').replace('图', '{/* nk-lint-disable-line | */}\n图'), 'image-duplicate'],
    ['in the front matter', yaml('nk-lint:\n  disable:\n    im|'), 'image-duplicate: '],
  ])('%s', async (_, text, wanted) => {
    expect(await inserted(text)).toContain(wanted);
  });

  test('not in the reason', async () => {
    expect(await inserted(yaml('title: 彗星').replace('图', '<!-- nk-lint-disable-file x -- im| -->\n图'))).toEqual([]);
  });
});

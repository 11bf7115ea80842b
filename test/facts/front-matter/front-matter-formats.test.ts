import { expect, test } from 'vitest';
import { lineStarts, pointAt } from '../../../src/core/place.ts';
import type { Engine } from '../../../src/core/types.ts';
import { extractRecord } from '../../../src/facts/extract.ts';
import {
  type FrontMatterFact,
  frontMatter,
  keyRange,
  valueRange,
} from '../../../src/facts/front-matter/front-matter.ts';

/** The same front matter in three formats: one value, and each value and key at its place. */
interface Row {
  readonly name: string;
  readonly value: unknown;
  readonly yaml?: string;
  readonly toml?: string;
  readonly json?: string;
  /** By format and pointer: the place of the value, then that of the key. */
  readonly places: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const rows: readonly Row[] = [
  {
    name: 'texts',
    value: { title: 'Comets', slug: 'a b' },
    yaml: 'title: Comets\nslug:  "a b"\n',
    toml: 'title = "Comets"\nslug =  \'a b\'\n',
    json: '{\n  "title": "Comets",\n  "slug":  "a b"\n}',
    places: {
      yaml: { '/title': '2:8-2:14 2:1-2:6', '/slug': '3:8-3:13 3:1-3:5' },
      toml: { '/title': '2:9-2:17 2:1-2:6', '/slug': '3:9-3:14 3:1-3:5' },
      json: { '/title': '2:12-2:20 2:3-2:10', '/slug': '3:12-3:17 3:3-3:9' },
    },
  },
  {
    name: 'numbers and truth values',
    value: { weight: -10, ratio: 1.5, draft: true },
    yaml: 'weight: -10\nratio: 1.5\ndraft: true\n',
    toml: 'weight = -10\nratio = 1.5\ndraft = true\n',
    json: '{ "weight": -10, "ratio": 1.5, "draft": true }',
    places: {
      yaml: { '/weight': '2:9-2:12 2:1-2:7', '/ratio': '3:8-3:11 3:1-3:6', '/draft': '4:8-4:12 4:1-4:6' },
      toml: { '/weight': '2:10-2:13 2:1-2:7', '/ratio': '3:9-3:12 3:1-3:6', '/draft': '4:9-4:13 4:1-4:6' },
      json: { '/weight': '1:13-1:16 1:3-1:11', '/ratio': '1:27-1:30 1:18-1:25', '/draft': '1:41-1:45 1:32-1:39' },
    },
  },
  {
    name: 'a list in a line',
    value: { tags: ['a', 'b c'] },
    yaml: 'tags: [a,  "b c"]\n',
    toml: 'tags = ["a",  "b c"]\n',
    json: '{"tags": ["a",  "b c"]}',
    places: {
      yaml: { '/tags': '2:7-2:18 2:1-2:5', '/tags/0': '2:8-2:9', '/tags/1': '2:12-2:17' },
      toml: { '/tags': '2:8-2:21 2:1-2:5', '/tags/0': '2:9-2:12', '/tags/1': '2:15-2:20' },
      json: { '/tags': '1:10-1:23 1:2-1:8', '/tags/0': '1:11-1:14', '/tags/1': '1:17-1:22' },
    },
  },
  {
    name: 'a list in lines',
    value: { tags: ['a', 'b'] },
    yaml: 'tags:\n  - a # first\n  - b\n',
    toml: 'tags = [\n  "a", # first\n  "b",\n]\n',
    json: '{"tags": [\n  "a",\n  "b"\n]}',
    places: {
      yaml: { '/tags/0': '3:5-3:6', '/tags/1': '4:5-4:6' },
      toml: { '/tags/0': '3:3-3:6', '/tags/1': '4:3-4:6' },
      json: { '/tags/0': '2:3-2:6', '/tags/1': '3:3-3:6' },
    },
  },
  {
    name: 'lists in lists',
    value: { categories: [['a', 'b'], ['c']] },
    yaml: 'categories:\n- [a, b]\n- [c]\n',
    toml: 'categories = [["a", "b"], ["c"]]\n',
    json: '{"categories": [["a", "b"], ["c"]]}',
    places: {
      yaml: { '/categories/0/1': '3:7-3:8', '/categories/1': '4:3-4:6', '/categories/1/0': '4:4-4:5' },
      toml: { '/categories/0/1': '2:21-2:24', '/categories/1': '2:27-2:32', '/categories/1/0': '2:28-2:31' },
      json: { '/categories/0/1': '1:23-1:26', '/categories/1': '1:29-1:34', '/categories/1/0': '1:30-1:33' },
    },
  },
  {
    name: 'mappings in mappings',
    value: { cover: { image: { src: 'a.png' } } },
    yaml: 'cover:\n  image:\n    src: a.png\n',
    toml: '[cover.image]\nsrc = "a.png"\n',
    json: '{"cover": {"image": {"src": "a.png"}}}',
    places: {
      yaml: { '/cover/image/src': '4:10-4:15 4:5-4:8', '/cover/image': '4:5-5:1 3:3-3:8' },
      toml: {
        '/cover/image/src': '3:7-3:14 3:1-3:4',
        '/cover/image': '2:1-3:14 2:8-2:13',
        '/cover': '2:1-3:14 2:2-2:7',
      },
      json: { '/cover/image/src': '1:29-1:36 1:22-1:27', '/cover/image': '1:21-1:37 1:12-1:19' },
    },
  },
  {
    name: 'mappings in a line',
    value: { cover: { src: 'a.png', alt: 'x' } },
    yaml: 'cover: {src: a.png, alt: x}\n',
    toml: 'cover = {src = "a.png", alt = "x"}\n',
    json: '{"cover": {"src": "a.png", "alt": "x"}}',
    places: {
      yaml: { '/cover': '2:8-2:28 2:1-2:6', '/cover/alt': '2:26-2:27 2:21-2:24' },
      toml: { '/cover': '2:9-2:35 2:1-2:6', '/cover/alt': '2:31-2:34 2:25-2:28' },
      json: { '/cover': '1:11-1:39 1:2-1:9', '/cover/alt': '1:35-1:38 1:28-1:33' },
    },
  },
  {
    name: 'a list of mappings',
    value: { resources: [{ src: 'a' }, { src: 'b' }] },
    yaml: 'resources:\n- src: a\n- src: b\n',
    toml: '[[resources]]\nsrc = "a"\n[[resources]]\nsrc = "b"\n',
    json: '{"resources": [{"src": "a"}, {"src": "b"}]}',
    places: {
      yaml: { '/resources/1/src': '4:8-4:9 4:3-4:6' },
      toml: { '/resources/1/src': '5:7-5:10 5:1-5:4' },
      json: { '/resources/1/src': '1:38-1:41 1:31-1:36' },
    },
  },
  {
    name: 'Chinese keys and values',
    value: { 标题: '彗星', tags: ['天文'] },
    yaml: '标题: 彗星\ntags: [天文]\n',
    toml: '"标题" = "彗星"\ntags = ["天文"]\n',
    json: '{"标题": "彗星", "tags": ["天文"]}',
    places: {
      yaml: { '/标题': '2:5-2:7 2:1-2:3', '/tags/0': '3:8-3:10' },
      toml: { '/标题': '2:8-2:12 2:1-2:5', '/tags/0': '3:9-3:13' },
      json: { '/标题': '1:8-1:12 1:2-1:6', '/tags/0': '1:23-1:27' },
    },
  },
  {
    name: 'characters beyond the first plane',
    value: { '🌠': '☄️ 彗星', b: '𠮷' },
    yaml: '🌠: ☄️ 彗星\nb: 𠮷\n',
    toml: '"🌠" = "☄️ 彗星"\nb = "𠮷"\n',
    json: '{"🌠": "☄️ 彗星", "b": "𠮷"}',
    places: {
      yaml: { '/🌠': '2:5-2:10 2:1-2:3', '/b': '3:4-3:6 3:1-3:2' },
      toml: { '/🌠': '2:8-2:15 2:1-2:5', '/b': '3:5-3:9 3:1-3:2' },
      json: { '/🌠': '1:8-1:15 1:2-1:6', '/b': '1:22-1:26 1:17-1:20' },
    },
  },
  {
    name: 'keys with slashes, tildes, dots and blanks',
    value: { 'a/b': 1, 'c~d': 2, 'e.f': 3, 'g h': 4, '': 5 },
    yaml: 'a/b: 1\nc~d: 2\ne.f: 3\ng h: 4\n"": 5\n',
    toml: '"a/b" = 1\n"c~d" = 2\n"e.f" = 3\n"g h" = 4\n"" = 5\n',
    json: '{"a/b": 1, "c~d": 2, "e.f": 3, "g h": 4, "": 5}',
    places: {
      yaml: {
        '/a~1b': '2:6-2:7 2:1-2:4',
        '/c~0d': '3:6-3:7 3:1-3:4',
        '/e.f': '4:6-4:7 4:1-4:4',
        '/': '6:5-6:6 6:1-6:3',
      },
      toml: {
        '/a~1b': '2:9-2:10 2:1-2:6',
        '/c~0d': '3:9-3:10 3:1-3:6',
        '/e.f': '4:9-4:10 4:1-4:6',
        '/': '6:6-6:7 6:1-6:3',
      },
      json: { '/a~1b': '1:9-1:10 1:2-1:7', '/c~0d': '1:19-1:20 1:12-1:17', '/': '1:46-1:47 1:42-1:44' },
    },
  },
  {
    name: 'a text of several lines',
    value: { lead: 'One\ntwo\n', b: 1 },
    yaml: 'lead: |\n  One\n  two\nb: 1\n',
    toml: 'lead = """\nOne\ntwo\n"""\nb = 1\n',
    json: '{"lead": "One\\ntwo\\n", "b": 1}',
    places: {
      yaml: { '/lead': '2:7-5:1 2:1-2:5', '/b': '5:4-5:5 5:1-5:2' },
      toml: { '/lead': '2:8-5:4 2:1-2:5', '/b': '6:5-6:6 6:1-6:2' },
      json: { '/lead': '1:10-1:22 1:2-1:8', '/b': '1:29-1:30 1:24-1:27' },
    },
  },
  {
    name: 'escapes',
    value: { a: 'x"y\\z\té' },
    yaml: 'a: "x\\"y\\\\z\\t\\u00e9"\n',
    toml: 'a = "x\\"y\\\\z\\t\\u00e9"\n',
    json: '{"a": "x\\"y\\\\z\\t\\u00e9"}',
    places: {
      yaml: { '/a': '2:4-2:21 2:1-2:2' },
      toml: { '/a': '2:5-2:22 2:1-2:2' },
      json: { '/a': '1:7-1:24 1:2-1:5' },
    },
  },
  {
    name: 'dates stay as they are written',
    value: { date: '2024-01-31', time: '2024-01-31T08:30:00+08:00', text: '2024-01-31' },
    yaml: 'date: 2024-01-31\ntime: 2024-01-31T08:30:00+08:00\ntext: "2024-01-31"\n',
    toml: 'date = 2024-01-31\ntime = 2024-01-31T08:30:00+08:00\ntext = "2024-01-31"\n',
    json: '{"date": "2024-01-31", "time": "2024-01-31T08:30:00+08:00", "text": "2024-01-31"}',
    places: {
      yaml: { '/date': '2:7-2:17 2:1-2:5' },
      toml: { '/date': '2:8-2:18 2:1-2:5' },
      json: { '/date': '1:10-1:22 1:2-1:8' },
    },
  },
  {
    name: 'empty lists and mappings',
    value: { tags: [], params: {} },
    yaml: 'tags: []\nparams: {}\n',
    toml: 'tags = []\nparams = {}\n',
    json: '{"tags": [], "params": {}}',
    places: {
      yaml: { '/tags': '2:7-2:9 2:1-2:5', '/params': '3:9-3:11 3:1-3:7' },
      toml: { '/tags': '2:8-2:10 2:1-2:5', '/params': '3:10-3:12 3:1-3:7' },
      json: { '/tags': '1:10-1:12 1:2-1:8', '/params': '1:24-1:26 1:14-1:22' },
    },
  },
  {
    name: 'no value',
    value: { title: null, a: null, b: 1 },
    yaml: 'title:\na: ~\nb: 1\n',
    json: '{"title": null, "a": null, "b": 1}',
    places: {
      yaml: { '/title': '2:7-2:7 2:1-2:6', '/a': '3:4-3:5 3:1-3:2' },
      json: { '/title': '1:11-1:15 1:2-1:9', '/a': '1:22-1:26 1:17-1:20' },
    },
  },
  {
    name: 'anchors and merges',
    value: { base: { a: 1, b: 2 }, own: { a: 3, b: 2 }, same: { a: 1, b: 2 } },
    yaml: 'base: &base\n  a: 1\n  b: 2\nown:\n  <<: *base\n  a: 3\nsame: *base\n',
    places: { yaml: { '/base/a': '3:6-3:7 3:3-3:4', '/own/a': '7:6-7:7 7:3-7:4', '/same': '8:7-8:12 8:1-8:5' } },
  },
  {
    name: 'dotted keys',
    value: { author: { name: 'A', mail: { home: 'b' } } },
    toml: 'author.name = "A"\nauthor . "mail".home = "b"\n',
    places: { toml: { '/author/name': '2:15-2:18 2:8-2:12', '/author/mail/home': '3:24-3:27 3:17-3:21' } },
  },
  {
    name: 'what YAML 1.1 and 1.2 read otherwise stays text',
    value: { draft: 'yes', time: '12:30', octal: 14 },
    yaml: 'draft: yes\ntime: 12:30\noctal: 0o16\n',
    places: { yaml: { '/draft': '2:8-2:11 2:1-2:6' } },
  },
];

const fences = { yaml: ['---\n', '---\n'], toml: ['+++\n', '+++\n'], json: ['', '\n'] } as const;

function factOf(source: string, engine: Engine): FrontMatterFact {
  const [fact] = extractRecord({ path: 'a.md', hash: '', engine, source }, [frontMatter]).facts['front-matter'] ?? [];
  return fact as FrontMatterFact;
}

const cases = rows.flatMap((row) =>
  (['yaml', 'toml', 'json'] as const).flatMap((format) => {
    const text = row[format];
    return text === undefined ? [] : [{ ...row, format, source: `${fences[format].join(text)}\nText.\n` }];
  }),
);

test.each(cases)('$format: $name', ({ format, source, value, places }) => {
  const fact = factOf(source, 'hugo');
  expect(fact.errors).toEqual([]);
  expect(fact.value).toEqual(value);
  expect(placesOf(fact, source, Object.keys(places[format] ?? {}))).toEqual(places[format]);
});

test.each(cases)('$format, CRLF: $name', ({ format, source, value, places }) => {
  const windows = source.replaceAll('\n', '\r\n');
  const fact = factOf(windows, 'hugo');
  expect(fact.errors).toEqual([]);
  // A line ending in a text is part of it in TOML.
  const text = (item: unknown) => JSON.parse(JSON.stringify(item).replaceAll('\\r\\n', '\\n')) as unknown;
  expect(text(fact.value)).toEqual(value);
  expect(placesOf(fact, windows, Object.keys(places[format] ?? {}))).toEqual(places[format]);
});

test('JSON without braces, as in Hexo, has the places of the file', () => {
  const source = '"title": "a",\n"tags": ["b", "c"]\n;;;\nText.\n';
  const fact = factOf(source, 'hexo');
  expect(fact.value).toEqual({ title: 'a', tags: ['b', 'c'] });
  expect(placesOf(fact, source, ['/title', '/tags/1'])).toEqual({
    '/title': '1:10-1:13 1:1-1:8',
    '/tags/1': '2:15-2:18',
  });
});

function placesOf(fact: FrontMatterFact, source: string, pointers: readonly string[]): Record<string, string> {
  const lines = lineStarts(source);
  const place = (range: readonly [number, number] | undefined) =>
    range
      ?.map((offset) => pointAt(lines, offset))
      .map(({ line, column }) => `${line}:${column}`)
      .join('-');
  return Object.fromEntries(
    pointers.map((pointer) => [
      pointer,
      [place(valueRange(fact, pointer)), place(keyRange(fact, pointer))].filter(Boolean).join(' '),
    ]),
  );
}

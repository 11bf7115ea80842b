import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Format } from './mutate.ts';

/** An input file, and the command lines that read it. */
export interface Scenario {
  readonly name: string;
  /** Relative to the site. */
  readonly file: string;
  readonly format: Format;
  /** Files of the site that would be read instead. */
  readonly without?: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

/** A site with one valid input file of each kind. A copy lies beside it, so that it can be restored. */
export interface InputSite {
  readonly root: string;
  /** A folder out of the working tree, which no run may read or change. */
  readonly outside: string;
  readonly scenarios: readonly Scenario[];
  restore(): void;
}

export const bin = join(import.meta.dirname, '../../dist/bin.cjs');

/** Stands in the files outside; must never be seen. */
export const secret = 'SECRET-7391';

const check = ['content', '--format', 'json'];
const noCache = [...check, '--no-cache'];
const configs = ['.nk-lint.json', '.nk-lint.jsonc', '.nk-lint.yaml', '.nk-lint.toml', 'package.json'];

const configuration = {
  extends: ['recommended', './lint/shared.json'],
  timeZone: '+08:00',
  language: 'en',
  ignore: ['content/drafts/**'],
  collections: [
    {
      name: 'news',
      files: ['content/news/**/*.md'],
      schema: 'schemas/news.schema.json',
      source: { hosts: ['news.example.edu.cn'], required: true, identity: { fields: ['slug'], is: 'md5(url)' } },
    },
  ],
  rules: { 'image-alt-generic': 'off', 'title-noise': ['warn', { suffixes: [' | Comet'] }] },
  overrides: [{ files: ['content/about/**'], rules: { 'source-link-missing': 'off' } }],
  links: { interval: 1, timeout: 2, exclude: ['https://intranet.example.edu.cn/*'], severity: { timeout: 'off' } },
};
const toml = `timeZone = "+08:00"
ignore = ["content/drafts/**"]
[rules]
image-alt-generic = "off"
[[collections]]
name = "news"
files = ["content/news/**/*.md"]
schema = "schemas/news.schema.json"
[[overrides]]
files = ["content/about/**"]
rules = { source-link-missing = "off" }
`;
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $ref: 'defs.json#/$defs/article',
  required: ['title'],
};
const definitions = {
  $defs: {
    article: {
      type: 'object',
      properties: {
        title: { type: 'string', minLength: 1, pattern: '^[^|]+$' },
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        date: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'object' }] },
      },
    },
  },
};

/** The files that people write. */
function files(address: string): Readonly<Record<string, string>> {
  const article = (name: string, more = '') =>
    `---\ntitle: ${name} | Comet\ndate: 2024-03-18\nsource: ${address}/${name}\ntags: [a, a]\n${more}---\n\n![x](${address}/${name}.png)\n\n![x](/a.png)\n\n![x](/a.png)\n\n<!-- nk-lint-disable-next-line link-empty -- why -->\n[](${address}/empty)\n`;
  return {
    'content/news/one.md': article('one'),
    'content/news/two.md': article('two', 'slug: two\n'),
    'content/news/three.md': '+++\ntitle = "three"\ndate = 2024-03-18\n+++\n\nText.\n',
    'content/about/four.md': '{\n  "title": "four",\n  "$schema": "../../schemas/defs.json"\n}\n\nText.\n',
    'content/drafts/five.md': article('five'),
    '.nk-lint.json': JSON.stringify(configuration, null, 2),
    '.nk-lint.jsonc': `// A comment.\n${JSON.stringify(configuration, null, 2)}`,
    '.nk-lint.yaml': JSON.stringify(configuration, null, 2),
    '.nk-lint.toml': toml,
    'package.json': JSON.stringify({ name: 'site', 'nk-lint': configuration }, null, 2),
    'lint/shared.json': JSON.stringify({ rules: { 'link-empty': 'error' }, overrides: configuration.overrides }),
    'schemas/news.schema.json': JSON.stringify(schema),
    'schemas/defs.json': JSON.stringify(definitions),
    'hugo.toml':
      'title = "Site"\ntimeZone = "Asia/Shanghai"\n[permalinks]\nnews = "/:year/:slug/"\n[markup.goldmark.renderer]\nunsafe = false\n',
    'hugo.yaml': 'title: Site\ntimeZone: Asia/Shanghai\npermalinks: { news: "/:year/:slug/" }\n',
    'hugo.json': JSON.stringify({ title: 'Site', timeZone: 'Asia/Shanghai', permalinks: { news: '/:year/:slug/' } }),
    '_config.yml':
      'title: Site\ntimezone: Asia/Shanghai\nurl: http://example.org\nroot: /\nsource_dir: content\nnew_post_name: :title.md\npermalink: :year/:title/\ntheme: landscape\n',
    '.gitignore': '/public/\n*.tmp\n!keep.tmp\n',
    'content/.nklintignore': 'drafts/\n**/old-*.md\n',
    'list.txt': 'content/news/one.md\ncontent/about/four.md\n',
    'schema-of-articles.json': JSON.stringify({ ...definitions.$defs.article }),
  };
}

const generators = ['hugo.toml', 'hugo.yaml', 'hugo.json', '_config.yml'];
const online = ['--online', '--deadline', '3', '--allow-host'];

/** Which files are damaged, and what is run then. */
function scenariosOf(host: string, cached: readonly string[]): Scenario[] {
  const configCommands = [
    noCache,
    ['--print-config', 'content/news/one.md'],
    ['schema', 'check', 'content', '--no-cache'],
  ];
  const replay = ['content', '--no-cache', '--allow-host', host, '--replay', 'recording.json', '--format', 'compact'];
  const lists = [
    ['--files-from', 'list.txt', '--no-cache'],
    ['--files-from', 'list.txt', '--explain-files'],
  ];
  return [
    ...configs.map((file) => ({
      name: 'configuration',
      file,
      format: (/\.(?:json|jsonc|yaml)$/u.test(file) ? 'json' : 'text') as Format,
      without: configs.filter((other) => other !== file),
      commands: configCommands,
    })),
    { name: 'extended configuration', file: 'lint/shared.json', format: 'json', commands: configCommands },
    { name: 'schema', file: 'schemas/news.schema.json', format: 'json', commands: [noCache] },
    { name: 'referenced schema', file: 'schemas/defs.json', format: 'json', commands: [noCache] },
    ...generators.map((file) => ({
      name: 'generator configuration',
      file,
      format: (file.endsWith('.json') ? 'json' : 'text') as Format,
      without: generators.filter((other) => other !== file),
      commands: [noCache, ['init', '--yes'], ['norms', 'content', '--no-cache']],
    })),
    ...['.gitignore', 'content/.nklintignore'].map((file) => ({
      name: 'ignore file',
      file,
      format: 'text' as Format,
      commands: [noCache, ['content', '--explain-files']],
    })),
    { name: 'list of files', file: 'list.txt', format: 'text', commands: lists },
    ...cached.map((file) => ({
      name: file.includes('/facts/') ? 'fact cache' : 'result cache',
      file,
      format: 'lines' as Format,
      commands: [check, ['content', '--fix'], ['content', '--format', 'compact', '--rule', 'link-empty: off']],
    })),
    {
      name: 'baseline',
      file: 'old.jsonl',
      format: 'lines',
      commands: [
        [...noCache, '--baseline', 'old.jsonl'],
        ['content', '--baseline', 'old.jsonl', '--prune-baseline'],
        ['content', '--baseline', 'old.jsonl', '--write-baseline'],
      ],
    },
    {
      name: 'ledger',
      file: 'links.jsonl',
      format: 'lines',
      commands: [
        ['links', 'content', '-c', 'links.json'],
        [...check, ...online, host, '-c', 'links.json'],
        [
          'links',
          'check',
          'content',
          '--links-mode',
          'nightly',
          '--deadline',
          '3',
          '--allow-host',
          host,
          '-c',
          'links.json',
        ],
      ],
    },
    { name: 'recording', file: 'recording.json', format: 'json', commands: [replay] },
    {
      name: 'records',
      file: 'part.jsonl',
      format: 'lines',
      commands: [
        ['merge', 'part.jsonl'],
        ['merge', 'part.jsonl', '--format', 'json'],
      ],
    },
    {
      name: 'article',
      file: 'content/news/one.md',
      format: 'text',
      commands: [check, ['content', '--fix', '--unsafe-fixes'], ['schema', 'infer', 'content']],
    },
  ];
}

/** Makes a site in a folder by running nk-lint on it. */
export async function inputSite(folder: string, web: Server): Promise<InputSite> {
  const host = `127.0.0.1:${(web.address() as AddressInfo).port}`;
  const [root, copy, outside] = ['site', 'copy', 'outside'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  mkdirSync(join(root, '.git'), { recursive: true });
  mkdirSync(outside);
  for (const [name, text] of Object.entries(files(`http://${host}`))) write(name, text);
  write('links.json', JSON.stringify({ links: { ...configuration.links, ledger: 'links.jsonl' } }));
  await succeed(root, check);
  await succeed(root, [...noCache, '--write-baseline', '--baseline', 'old.jsonl']);
  await succeed(root, ['content', '--format', 'records=part.jsonl']);
  await succeed(root, [...noCache, ...online, host, '-c', 'links.json', '--record', 'recording.json']);
  const cached = readdirSync(join(root, '.nk-lint-cache'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join('.nk-lint-cache', name));
  cpSync(root, copy, { recursive: true });
  return {
    root,
    outside,
    scenarios: scenariosOf(host, cached),
    restore() {
      rmSync(root, { recursive: true, force: true });
      cpSync(copy, root, { recursive: true, preserveTimestamps: true });
      rmSync(outside, { recursive: true, force: true });
      mkdirSync(outside);
      writeFileSync(join(outside, 'secret'), `${secret}\n`);
    },
  };
}

/** Starts the web that the articles of the site link to. */
export async function startWeb(): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    response.statusCode = url.includes('two') ? 404 : 200;
    response.setHeader('content-type', url.endsWith('.png') ? 'image/png' : 'text/html');
    response.end(url.endsWith('.png') ? Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') : '<title>one</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return server;
}

async function succeed(cwd: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== 1) throw new Error(`nk-lint ${args.join(' ')}: ${code}: ${stderr}`);
}

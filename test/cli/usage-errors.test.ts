import { mkdirSync, rmSync } from 'node:fs';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { hasGit, repository } from './repository.ts';
import { broken, clean, type Site, site } from './run.ts';

const help = 'Hint: nk-lint --help lists all options';
const helpZh = '提示：用 nk-lint --help 查看所有选项';
const formats =
  'pretty, summary, summary-json, compact, json, jsonl, github, gitlab, sarif, rdjson, junit, checkstyle, markdown, html, records';

/** A Jekyll site. */
const files = {
  '_posts/a.md': clean,
  'blog/b.md': clean,
  'schemas/a.json': '{}',
  file: 'x',
};

type Row = readonly [args: readonly string[], en: string, zh: string];

const rows: readonly Row[] = [
  [['--fixx'], 'Unknown option --fixx. Did you mean --fix?', '未知选项 --fixx，是否想写 --fix？'],
  [['--fromat', 'json'], 'Unknown option --fromat. Did you mean --format?', '未知选项 --fromat，是否想写 --format？'],
  [['-fix'], 'Unknown option -fix. Did you mean --fix?', '未知选项 -fix，是否想写 --fix？'],
  [['-diff'], 'Unknown option -diff. Did you mean --diff?', '未知选项 -diff，是否想写 --diff？'],
  [['-format', 'json'], 'Unknown option -format. Did you mean --format?', '未知选项 -format，是否想写 --format？'],
  [['\u2014fix'], 'Unknown option \u2014fix. Did you mean --fix?', '未知选项 \u2014fix，是否想写 --fix？'],
  [
    ['_posts', '\u2013\u2013quiet'],
    'Unknown option \u2013\u2013quiet. Did you mean --quiet?',
    '未知选项 \u2013\u2013quiet，是否想写 --quiet？',
  ],
  [['fix'], 'Unknown command fix. Did you mean --fix?', '未知命令 fix，是否想写 --fix？'],
  [['quiet'], 'Unknown command quiet. Did you mean --quiet?', '未知命令 quiet，是否想写 --quiet？'],
  [['lint'], 'Unknown command lint. Did you mean check?', '未知命令 lint，是否想写 check？'],
  [['-q'], 'Unknown option -q. Did you mean --quiet?', '未知选项 -q，是否想写 --quiet？'],
  [['-V'], 'Unknown option -V. Did you mean --version?', '未知选项 -V，是否想写 --version？'],
  [['--nothing'], `Unknown option --nothing\n${help}`, `未知选项 --nothing\n${helpZh}`],
  [['explian', 'x'], 'Unknown command explian. Did you mean explain?', '未知命令 explian，是否想写 explain？'],
  [['rule'], 'Unknown command rule. Did you mean rules?', '未知命令 rule，是否想写 rules？'],
  [['links', 'chek'], 'Unknown command chek. Did you mean links check?', '未知命令 chek，是否想写 links check？'],
  [['schema', 'infre'], 'Unknown command infre. Did you mean infer?', '未知命令 infre，是否想写 infer？'],
  [['help', 'explian'], 'Unknown command explian. Did you mean explain?', '未知命令 explian，是否想写 explain？'],
  [
    ['explain', 'image-exploded'],
    'Unknown rule `image-exploded`. Did you mean `image-url-exploded`?',
    '没有名为 `image-exploded` 的规则，是否想写 `image-url-exploded`？',
  ],
  [
    ['explain', 'html'],
    'Unknown rule `html`\nHint: Rules with this word: html-leftover, html-unclosed, markdown-in-html',
    '没有名为 `html` 的规则\n提示：名称中有这个词的规则：html-leftover、html-unclosed、markdown-in-html',
  ],
  [
    ['--only', 'fence'],
    'Unknown rule `fence`. Did you mean `code-fence-unclosed`?',
    '没有名为 `fence` 的规则，是否想写 `code-fence-unclosed`？',
  ],
  [['explain'], `Missing argument <rule>\n${help}`, `缺少参数 <rule>\n${helpZh}`],
  [['rules', 'x'], `Too many arguments for rules\n${help}`, `rules 的参数过多\n${helpZh}`],
  [['--rule'], `--rule needs a value\n${help}`, `选项 --rule 缺少值\n${helpZh}`],
  [['-f', 'jsn'], 'Unknown format "jsn". Did you mean json?', '未知的输出格式“jsn”，是否想写 json？'],
  [
    ['-f', 'xml'],
    `Unknown format "xml"\nHint: Formats are ${formats}`,
    `未知的输出格式“xml”\n提示：可用的格式：${formats.replaceAll(', ', '、')}`,
  ],
  [
    ['--max-warnings', 'abc'],
    `--max-warnings: expected a non-negative integer, got "abc"\n${help}`,
    `--max-warnings 的值应为：非负整数（现为“abc”）\n${helpZh}`,
  ],
  [
    ['--cache-strategy', 'x'],
    `--cache-strategy: expected content or metadata, got "x"\n${help}`,
    `--cache-strategy 的值应为：content 或 metadata（现为“x”）\n${helpZh}`,
  ],
  [
    ['completion', 'pwsh'],
    `<shell>: expected bash, zsh or fish, got "pwsh"\n${help}`,
    `<shell> 的值应为：bash、zsh 或 fish（现为“pwsh”）\n${helpZh}`,
  ],
  [
    ['moon'],
    'No articles match "moon"\nHint: Found _posts/: run nk-lint _posts, or nk-lint without a path',
    '没有与“moon”匹配的文章\n提示：找到了 _posts/：请运行 nk-lint _posts，或不写路径',
  ],
  [
    ['content/'],
    'No articles match "content/"\nHint: Found _posts/: run nk-lint _posts, or nk-lint without a path',
    '没有与“content/”匹配的文章\n提示：找到了 _posts/：请运行 nk-lint _posts，或不写路径',
  ],
  [
    ['content/**/*.md'],
    'No articles match "content/**/*.md"\nHint: Found _posts/: run nk-lint _posts, or nk-lint without a path',
    '没有与“content/**/*.md”匹配的文章\n提示：找到了 _posts/：请运行 nk-lint _posts，或不写路径',
  ],
  [['blgo'], 'No articles match "blgo". Did you mean blog?', '没有与“blgo”匹配的文章，是否想写 blog？'],
  [
    ['blgo/b.md'],
    'No articles match "blgo/b.md". Did you mean blog/b.md?',
    '没有与“blgo/b.md”匹配的文章，是否想写 blog/b.md？',
  ],
  [
    ['missing.md'],
    'No articles match "missing.md"\nHint: If that may happen, add --no-error-on-unmatched-pattern',
    '没有与“missing.md”匹配的文章\n提示：若属正常，可加 --no-error-on-unmatched-pattern',
  ],
  [
    ['schemas'],
    'There are no articles in schemas\nHint: Articles end in .md, .mdx, .markdown, .mdown or .mkd; --explain-files says why other files are skipped',
    'schemas 中没有文章\n提示：文章的扩展名为 .md、.mdx、.markdown、.mdown 或 .mkd；用 --explain-files 查看其他文件为何被跳过',
  ],
  [
    ['--rule', 'image-duplicate: fatal'],
    "--rule: expected 'RULE: LEVEL', got \"image-duplicate: fatal\"\nHint: For example --rule 'image-duplicate: off'; levels are off, info, warning, error",
    "--rule 的值应为“规则名: 级别”（现为“image-duplicate: fatal”）\n提示：例如 --rule 'image-duplicate: off'；级别有 off、info、warning、error",
  ],
];

/** Runs in English or Chinese, and returns standard error; the exit code is 2. */
async function errorOf(here: Site, args: readonly string[], language: string): Promise<string> {
  const { code, stdout, stderr } = await runHere(here, ['--lang', language, ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr.trimEnd();
}

describe('a wrong command line ends with 2, what is wrong, and what was meant', () => {
  test.each(rows)('%j', async (args, en, zh) => {
    const here = site(files);
    expect(await errorOf(here, args, 'en')).toBe(en);
    expect(await errorOf(here, args, 'zh-CN')).toBe(zh);
  });

  test('--lang', async () => {
    const { code, stderr } = await runHere(site(files), ['--lang', 'fr']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `--lang: expected en or zh-CN, got "fr"\n${help}\n` });
  });

  test.each([['zh'], ['zh_CN'], ['zh-Hans'], ['zh-CN']])('--lang %s is Chinese', async (name) => {
    expect((await runHere(site(files), ['--lang', name, '--fixx'])).stderr).toContain('未知选项');
    const here = site({ ...files, '.nk-lint.json': JSON.stringify({ language: name }) });
    expect((await runHere(here, [])).stdout).toContain('未发现问题');
  });

  test.each([['en'], ['en-US'], ['en_GB']])('--lang %s is English', async (name) => {
    expect((await runHere(site(files), ['--lang', name])).stdout).toContain('No problems');
    const here = site({ ...files, '.nk-lint.json': JSON.stringify({ language: name }) });
    expect((await runHere(here, [])).code).toBe(0);
  });

  test('help is a command', async () => {
    const here = site(files);
    const stdoutOf = async (...args: string[]) => (await runHere(here, args)).stdout;
    expect(await stdoutOf('help')).toBe(await stdoutOf('--help'));
    expect(await stdoutOf('help', 'explain')).toBe(await stdoutOf('explain', '--help'));
    expect(await stdoutOf('help', 'links', 'check')).toBe(await stdoutOf('links', 'check', '--help'));
  });

  test('a path that begins with a dash of print is a path where it exists', async () => {
    expect((await runHere(site({ '\u2014fix/a.md': clean }), ['\u2014fix'])).code).toBe(0);
  });

  test('a folder that is named nearly like a command is a folder', async () => {
    expect((await runHere(site({ 'rule/a.md': clean }), ['rule'])).code).toBe(0);
  });

  test('`files` of the configuration without articles', async () => {
    const here = site({ '_posts/a.md': clean, '.nk-lint.json': '{ "files": ["content"] }' });
    expect(await errorOf(here, [], 'en')).toBe(
      'No articles match "content", which is from `files` of the configuration\nHint: Found _posts/: name it in `files`',
    );
  });
});

test('Chinese help is wrapped between words, below the column of the descriptions', async () => {
  const { stdout } = await runHere(site(), ['--help', '--lang', 'zh-CN']);
  expect(stdout).toMatch(/^ {2}--allow-root <folder> {12}\S.*\n {35}\S/mu);
  expect(stdout.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
});

describe('a wrong configuration', () => {
  test.each<[config: string, en: string, zh: string]>([
    [
      '{ "collections": [{ "name": "a", "files": "content/**" }] }',
      '1:43: `collections.0.files`: expected a list\nHint: Write ["content/**"]',
      '1:43: `collections.0.files` 应为列表\n提示：请写成 ["content/**"]',
    ],
    [
      '{ "timeZone": "Beijing" }',
      '1:15: `timeZone`: expected a UTC offset such as +08:00 or an IANA name such as Asia/Shanghai, got "Beijing"',
      '1:15: `timeZone` 应为 +08:00 这样的 UTC 偏移量或 Asia/Shanghai 这样的 IANA 时区名，而不是“Beijing”',
    ],
    [
      '{ "language": "fr" }',
      '1:15: `language`: expected en or zh-CN, got "fr"',
      '1:15: `language` 应为 en 或 zh-CN，而不是“fr”',
    ],
    [
      '{ "rules": { "image-duplicate": "fatal" } }',
      '1:33: `rules.image-duplicate`: expected one of off, info, warning, error, warn',
      '1:33: `rules.image-duplicate` 应为以下之一：off、info、warning、error、warn',
    ],
    [
      '{ "extends": 5 }',
      '1:14: `extends`: expected a string or a list of strings',
      '1:14: `extends` 应为字符串或字符串列表',
    ],
    ['{ "maxFileSize": 0 }', '1:18: `maxFileSize`: expected a value >= 1', '1:18: `maxFileSize` 的值应 >= 1'],
    [
      '{ "links": { "severity": { "9": "error" } } }',
      '1:26: `links.severity`: expected a status (403, 4xx), a reason (timeout) or a verdict (uncertain), got "9"',
      '1:26: `links.severity` 的键应为状态码（403、4xx）、原因（timeout）或结论（uncertain），而不是“9”',
    ],
    [
      '{ "rule": {} }',
      '1:3: Unknown key `rule` in `config`. Did you mean `rules`?',
      '1:3: `config` 中没有名为 `rule` 的配置项，是否想写 `rules`？',
    ],
    ['# Title', '1:1: Cannot read the configuration: unexpected character', '1:1: 无法解析配置：多余的字符'],
    ['{ "rules": ', '1:12: Cannot read the configuration: a value is missing', '1:12: 无法解析配置：缺少值'],
    ['{ "rules": {}', '1:1: Cannot read the configuration: a bracket is not closed', '1:1: 无法解析配置：括号没有闭合'],
    [
      "{ 'rules': {} }",
      '1:3: Cannot read the configuration: strings need straight double quotes',
      '1:3: 无法解析配置：字符串应使用半角双引号',
    ],
  ])('%s', async (config, en, zh) => {
    const here = site({ ...files, '.nk-lint.json': config });
    const place = `${here.path('.nk-lint.json')}:`;
    expect((await errorOf(here, [], 'en')).replace(place, '')).toBe(en);
    expect((await errorOf(here, [], 'zh-CN')).replace(place, '')).toBe(zh);
  });

  test.each([
    ['module', 'module.exports = {};'],
    ['require', "const { rules } = require('./rules');"],
  ])('%s of CommonJS in a module', (name, text) => {
    // In a process of its own, because test runners define these names.
    const here = site({ ...files, 'nk-lint.config.mjs': `${text}\n` });
    expect(here.run([]).stderr).toContain(
      `: Cannot load this file: an ES module has no \`${name}\`\nHint: Write \`export default {…}\` in place of`,
    );
    expect(here.run(['--lang', 'zh-CN']).stderr).toContain(`无法加载此文件：ES 模块中没有 \`${name}\`\n提示：请把`);
  });

  test('YAML that cannot be read', async () => {
    const here = site({ ...files, '.nk-lint.yaml': 'rules:\n  a: b: c\n' });
    expect(await errorOf(here, [], 'en')).toMatch(/2:6: Cannot read the configuration: this value needs quotes$/u);
  });
});

describe('files that cannot be read or written', () => {
  test.each([
    [['--files-from', 'no.txt'], 'no.txt cannot be read: no such file or folder', 'no.txt：文件或目录不存在'],
    [['-c', 'no.json'], 'no.json does not exist', 'no.json 不存在'],
    [['-f', 'json=file/a.json'], 'a part of its path is a file, not a folder', '路径中有一段是文件而不是目录'],
    [['--baseline', 'file/a.jsonl'], 'file/a.jsonl does not exist', 'file/a.jsonl 不存在'],
  ])('%j', async (args, en, zh) => {
    const here = site(files);
    for (const [language, text] of [
      ['en', en],
      ['zh-CN', zh],
    ] as const) {
      const { code, stderr } = await runHere(here, ['--lang', language, ...args]);
      expect(code).toBe(2);
      expect(stderr).toContain(text);
      expect(stderr).not.toMatch(/\bE[A-Z]{4,}\b/u);
    }
  });
});

describe('git', () => {
  const outside = (): Site => {
    const here = site({ 'content/a.md': clean });
    rmSync(here.path('.git'), { recursive: true });
    return here;
  };

  test.each([['--staged'], ['--changed'], ['--since=main'], ['--new-from=main']])('%s outside of one', async (flag) => {
    const [name] = flag.split('=');
    expect(await errorOf(outside(), [flag], 'en')).toBe(`Not a git repository; ${name} needs one`);
    expect(await errorOf(outside(), [flag], 'zh-CN')).toBe(`当前目录不在 git 仓库中，无法使用 ${name}`);
  });

  test.skipIf(!hasGit)('a branch that is not there', async () => {
    const here = repository({ 'content/a.md': clean });
    expect(await errorOf(here, ['--new-from', 'origin/main'], 'en')).toBe(
      'Unknown branch "origin/main"\nHint: Fetch it first: `fetch-depth: 0` of actions/checkout in CI, or git fetch origin main',
    );
    expect(await errorOf(here, ['--new-from', 'origin/main'], 'zh-CN')).toBe(
      'git 中没有分支“origin/main”\n提示：请先取得它：CI 中用 actions/checkout 的 `fetch-depth: 0`，本机用 git fetch origin main',
    );
    expect(await errorOf(here, ['--since', 'nowhere'], 'en')).toBe(
      'Unknown commit or branch "nowhere"\nHint: `git branch --all` lists the branches; in CI, fetch the history first (`fetch-depth: 0` of actions/checkout)',
    );
  });
});

describe('what has no effect is noted', () => {
  const notes = async (here: Site, ...args: string[]) => (await runHere(here, args)).stderr;

  test.each([
    ['.nk-lintrc.json'],
    ['.nk-lintrc'],
    ['nk-lint.json'],
    ['nklint.config.js'],
    ['.nklintrc'],
    ['.nklint.yaml'],
    ['nk-lint.config.cjs'],
  ])('a configuration of the name %s', async (name) => {
    const here = site({ 'content/a.md': clean, [name]: '{}' });
    expect(await notes(here, 'content')).toBe(
      `Note: ${name} is not read; the configuration is nk-lint.config.mjs (.js, .ts), .nk-lint.json (.jsonc, .yaml, .toml), or \`nk-lint\` in package.json\n`,
    );
    expect(await notes(here, 'content', '--no-config')).toBe('');
    here.write('.nk-lint.json', '{}');
    expect(await notes(here, 'content')).toBe('');
  });

  test('files of other names', async () => {
    const here = site({ 'content/a.md': clean, 'nk-lint.sarif': '', '.nklintignore': '', 'nk-lint-matcher.json': '' });
    mkdirSync(here.path('nk-lint'));
    expect(await notes(here, 'content')).toBe('');
  });

  test('--stdin-filename without -, --unsafe-fixes without a fix', async () => {
    const here = site({ 'content/a.md': clean });
    expect(await notes(here, '--stdin-filename', 'a.md')).toBe(
      'Note: --stdin-filename has no effect without `-`, which reads standard input\n',
    );
    expect(await notes(here, '--unsafe-fixes')).toBe(
      'Note: --unsafe-fixes has no effect without --fix, --diff or --fix-dry-run\n',
    );
  });

  test('a named file that is no article', async () => {
    const here = site({ 'content/a.md': clean, 'hugo.toml': 'title = "A"\n' });
    const named = await runHere(here, ['hugo.toml', 'content']);
    expect(named.stderr).toBe('Note: hugo.toml is not an article and was skipped\n');
    expect(named).toMatchObject({ code: 0, stdout: 'No problems in 1 article\n' });
    expect(await runHere(here, ['hugo.toml', '--lang', 'zh-CN'])).toEqual({
      code: 0,
      stdout: '没有需要检查的文章\n',
      stderr: '注意：hugo.toml 不是文章，已跳过\n',
    });
    expect((await runHere(here, ['hugo.toml', '-f', 'json'])).stderr).toContain('No articles to check\n');
    const explained = await runHere(here, ['hugo.toml', '--explain-files']);
    expect(explained.stdout).toMatch(/^hugo\.toml: skipped: its name does not end in \.md/u);
  });

  test('--fix beside --diff', async () => {
    const here = site({ 'content/a.md': broken });
    const { code, stderr } = await runHere(here, ['--fix', '--diff']);
    expect(stderr).toContain('Note: --diff shows what --fix would change; nothing is written\n');
    expect({ code, text: here.read('content/a.md') }).toEqual({ code: 1, text: broken });
    expect(await notes(here, '--fix', '--fix-dry-run', '--lang', 'zh-CN')).toContain(
      '注意：加了 --fix-dry-run，--fix 不写入文件\n',
    );
  });

  test('articles whose name begins with a dot', async () => {
    const here = site({
      '.gitignore': '.ignored.md\n',
      'content/a.md': clean,
      'content/.NET 基础.md': broken,
      'content/.ignored.md': broken,
      'content/._a.md': broken,
      'content/.hidden/b.md': broken,
    });
    const note = 'Note: 1 article skipped: its name begins with a dot; name it or add --no-ignore to check it\n';
    expect(await notes(here)).toBe(note);
    expect(await notes(here, '--lang', 'zh-CN')).toBe(
      '注意：跳过了 1 篇文件名以点开头的文章；写出路径或加 --no-ignore 即可检查\n',
    );
    expect(await runHere(here, ['content/.NET 基础.md', '-f', 'compact'])).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining('image-duplicate'),
    });
    const { stdout, stderr } = await runHere(here, ['--no-ignore', '-f', 'compact']);
    expect(stderr).toBe('');
    expect(stdout.match(/^\S.*image-duplicate/gmu)).toHaveLength(2);
    here.write('content/.vs.md', broken);
    expect(await notes(here)).toBe(
      'Note: 2 articles skipped: their names begin with a dot; name them or add --no-ignore to check them\n',
    );
  });
});

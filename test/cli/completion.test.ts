import { Argument, Command, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { completion } from '../../src/cli/completion/completion.ts';
import { reporters } from '../../src/report/index.ts';
import { clean, site } from './run.ts';
import { isInstalled, shells } from './shells.ts';

const names = Object.keys(shells) as (keyof typeof shells)[];
for (const shell of names.filter((each) => !isInstalled(each)))
  process.stderr.write(`No ${shell} here: its completion is not tested (npm run install:hooks)\n`);

const ids = rules.map(({ id }) => id);
const formats = Object.keys(reporters);
const imageRules = ids.filter((id) => id.startsWith('image-f'));

/** A line, and the words that are offered; files are left to bash itself. */
const cases: readonly (readonly [line: string, offered: readonly string[], files?: readonly string[]])[] = [
  ['nk-lint --fo', ['--format']],
  ['nk-lint --report', ['--report-unused-suppressions']],
  ['nk-lint --format ', formats],
  ['nk-lint -f json', ['json', 'jsonl']],
  ['nk-lint --format=sa', ['sarif']],
  ['nk-lint --lang ', ['en', 'zh-CN']],
  ['nk-lint --parser ', ['fast', 'remark']],
  ['nk-lint explain ', ids],
  ['nk-lint explain image-f', imageRules],
  ['nk-lint --only image-f', imageRules],
  ['nk-lint --skip image-duplicate,tag-', ['image-duplicate,tag-duplicate']],
  ['nk-lint --only=image-duplicate,tag-', ['image-duplicate,tag-duplicate']],
  ['nk-lint --rule tag-', ['tag-duplicate=']],
  ['nk-lint sch', ['schema']],
  [
    'nk-lint --quiet ',
    ['check', 'rules', 'explain', 'norms', 'merge', 'completion', 'lsp', 'mcp', 'init', 'links', 'schema', 'help'],
    ['content/', '彗星.md'],
  ],
  ['nk-lint co', ['completion'], ['content/']],
  ['nk-lint schema ', ['infer', 'check', 'print']],
  ['nk-lint schema infer --th', ['--threshold']],
  ['nk-lint schema infer --draft ', ['2020-12', '07']],
  ['nk-lint --lang en completion ', ['bash', 'zsh', 'fish']],
  ['nk-lint rules --j', ['--json']],
  ['nk-lint rules con', []],
  ['nk-lint rules --fi', []],
  ['nk-lint --max-warnings ', []],
  ['nk-lint check --fi', ['--fix', '--fix-dry-run', '--files-from']],
  ['nk-lint check ex', []],
  ['nk-lint content ex', []],
  ['nk-lint content --dif', ['--diff']],
  ['nk-lint content 彗', [], ['彗星.md']],
  ['nk-lint --config 彗', [], ['彗星.md']],
];

describe.each(names.filter(isInstalled))('in %s', (shell) => {
  const complete = shells[shell];
  const folder = (script: string, name = `nk-lint.${shell}`) =>
    site({ [`.home/${name}`]: script, 'content/a.md': clean, '彗星.md': clean });
  /** Neither what zsh adds and takes away again, nor the option before it, nor how it marks a folder. */
  const bare = (name: string) => name.replace(/^--\w+=|[,/]$/gu, '');

  test('Tab offers what may stand there', () => {
    const { stdout } = site().run(['completion', shell]);
    const lines = cases.map(([line]) => line);
    // zsh finds it by this name where it looks for functions.
    const offered = complete(folder(stdout, shell === 'zsh' ? '_nk-lint' : undefined), lines);
    for (const [index, [line, words, files = []]] of cases.entries()) {
      const expected = shell === 'bash' && words.length === 0 ? [] : [...words, ...files];
      expect(offered[index]?.map(({ name }) => bare(name)).sort(), line).toEqual(expected.map(bare).sort());
    }
  });

  test.skipIf(shell === 'bash')('descriptions are in the language that was asked', () => {
    const here = folder(site().run(['completion', shell, '--lang', 'zh-CN']).stdout);
    const [command, option, rule] = complete(here, ['nk-lint sch', 'nk-lint --qui', 'nk-lint explain tag-d']).flat();
    expect(command?.about).toContain('推断');
    expect(option).toEqual({ name: '--quiet', about: '只报告错误' });
    expect(rule?.about).toMatch(/\p{Script=Han}/u);
  });

  test('no description can say anything to the shell', () => {
    const hostile = `it's "a" [b]: c\\d; $(touch hacked) \`touch hacked\` %s #e`;
    const program = new Command('nk-lint')
      .description(hostile)
      .addArgument(new Argument('[paths...]', hostile))
      .addOption(new Option('-o, --odd <file>', hostile))
      .addOption(new Option('--plain', hostile).default(false));
    program.command('other').description(hostile).option('--inner', hostile);
    const here = folder(completion(shell, program, 'en'));
    const offered = complete(here, ['nk-lint oth', 'nk-lint --od', 'nk-lint --pla', 'nk-lint other --inn']);
    const about = shell === 'bash' ? '' : hostile;
    expect(offered.flat()).toEqual(['other', '--odd', '--plain', '--inner'].map((name) => ({ name, about })));
    expect(() => here.read('hacked')).toThrow();
  });
});

test.each(['en', 'zh-CN'])('descriptions are short: %s', (language) => {
  const { stdout } = site().run(['completion', 'fish', '--lang', language]);
  const abouts = [...stdout.matchAll(/ -d '((?:[^'\\]|\\.)*)'/gu), ...stdout.matchAll(/^ {8}'[\w-]+' '(.*)'/gmu)];
  expect(abouts.length).toBeGreaterThan(150);
  expect(abouts.map(([, about = '']) => about).filter((about) => about.replaceAll('\\', '').length > 60)).toEqual([]);
});

test('the help names the command, and a shell that it does not know is a mistake', () => {
  const here = site();
  expect(here.run(['--help']).stdout).toMatch(/^ {2}completion .*<shell> {2,}\w/mu);
  expect(here.run(['completion', 'tcsh'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('<shell>: expected bash, zsh or fish, got "tcsh"'),
  });
});

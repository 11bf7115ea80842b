import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig, type UserConfig } from 'tsdown';
import { lazyModulesPlugin, lazyNodeModulePlugin } from './scripts/load-later.ts';
import { ownChecks, ownChecksPlugin } from './scripts/own-checks.ts';
import { reportPagePlugin } from './scripts/report-page.ts';
import { ruleDocs, ruleDocsPlugin } from './scripts/rule-docs.ts';
import { thirdPartyPlugin } from './scripts/third-party.ts';

/** One for both builds: the notice is of all that they contain. */
const licenses = thirdPartyPlugin('dist/THIRD-PARTY.md');

/** Modules that most runs do not need: each is a file of its own, which is read when one of its functions is called. */
const later = [
  'src/article/markdown/fast/entities.ts',
  'src/article/html.ts',
  'src/article/data/json.ts',
  'src/article/markdown/remark.ts',
  'src/article/markdown/mdx.ts',
  'src/article/data/toml.ts',
  'src/article/data/yaml-any.ts',
  'src/article/data/yaml-plain.ts',
  'src/config/linear-match.ts',
  'src/config/schema/ajv.ts',
  'src/config/schema/pattern-cost.ts',
  'src/config/schema/preset-documents.ts',
  'src/lsp/connection.ts',
  'src/mcp/agent-connection.ts',
  'src/messages/reasons.ts',
  'src/report/html/html-report.ts',
  'src/report/wrap.ts',
  'src/site/routes/site-routes.ts',
  'src/site/routes/stated-config.ts',
  'src/run/extract/isolated.ts',
  'src/run/input/new-lines.ts',
  'src/run/input/tracks-any.ts',
].map((path) => join(import.meta.dirname, path));

/** What each command line needs: one file of it is found and read faster than nine. */
const first =
  /node_modules\/commander\/|later:node|src\/(?:messages\/(?:cli|init|links|schema)|core\/(?:errors|memo|nearest|numbers|words)|cli\/(?:main|commands|program|option-values|failure|terminal|usage-error))\.ts$/u;

/** Commander asks for it for commands that are files of their own, the rest for Git and TypeScript. */
const nodeLater = lazyNodeModulePlugin('node:child_process', ['spawn', 'spawnSync']);

const common: UserConfig = {
  platform: 'node',
  define: { NK_LINT_BUILD: JSON.stringify(sourcesHash()) },
  target: 'node20.19',
  fixedExtension: false,
  // Everything is bundled: `npx nk-lint` downloads one package, and Node opens few files.
  deps: { alwaysBundle: /^(?!jiti)/u, onlyBundle: false },
  minify: true,
  alias: {
    // Its main entry is UMD, whose inner requires a bundler cannot follow.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    // Vfile passes the working directory on in a way that does not survive in CommonJS; no article's path needs it.
    '#minproc': join(import.meta.dirname, 'node_modules/vfile/lib/minproc.browser.js'),
  },
};

export default defineConfig([
  {
    ...common,
    // It tells old versions of Node apart, so they must be able to parse it. All else is in `command.cjs`.
    entry: { bin: 'src/bin.ts' },
    target: 'node12',
    format: 'cjs',
    dts: false,
    deps: { neverBundle: ['./command.cjs'] },
  },
  {
    ...common,
    // CommonJS starts sooner: no loader has to be started, and what a module of Node's has in store is left alone.
    entry: {
      command: 'src/command.ts',
      'lint-thread': 'src/threads/lint-thread.ts',
      'extract-thread': 'src/threads/extract-thread.ts',
      'watchdog-thread': 'src/threads/watchdog-thread.ts',
    },
    format: 'cjs',
    dts: false,
    outputOptions: {
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'main', test: first }] },
    },
    plugins: [lazyModulesPlugin(later), ownChecksPlugin(), ruleDocsPlugin(), nodeLater, licenses],
  },
  {
    ...common,
    entry: { index: 'src/index.ts', tester: 'src/tester.ts' },
    format: 'esm',
    // Members marked `@internal` are not in the public types.
    dts: { compilerOptions: { stripInternal: true } },
    plugins: [lazyModulesPlugin(later), ownChecksPlugin(), nodeLater, licenses],
  },
  {
    ...common,
    entry: { ...Object.fromEntries(later.map((file) => [basename(file, '.ts'), file])), ...ownChecks, ...ruleDocs },
    format: 'cjs',
    dts: false,
    plugins: [ownChecksPlugin(), ruleDocsPlugin(), reportPagePlugin(), licenses],
  },
]);

/** What is remembered of a run holds for the same code only. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['rules', 'schemas', 'src']) {
    const names = readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((each) => /\.(?:ts|json)$/u.test(each)).sort())
      hash.update(`${name}\n`).update(readFileSync(join(import.meta.dirname, folder, name)));
  }
  return hash
    .update(readFileSync(join(import.meta.dirname, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16);
}

import rollupPluginLicense from 'rollup-plugin-license';
import { defineConfig } from 'tsdown';

// Its types describe a CommonJS module, which Node gives as the default export.
const license = rollupPluginLicense as unknown as typeof rollupPluginLicense.default;

export default defineConfig({
  entry: {
    bin: 'src/bin.ts',
    index: 'src/index.ts',
    tester: 'src/tester.ts',
    'map-thread': 'src/map-thread.ts',
    'watch-thread': 'src/run/watch-thread.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  // Everything is bundled: `npx nk-lint` downloads one package, and Node opens few files.
  deps: { alwaysBundle: /^(?!jiti)/u, onlyBundle: false },
  minify: true,
  // Its main entry is UMD, whose inner requires a bundler cannot follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  dts: true,
  plugins: [license({ thirdParty: { output: { file: 'dist/THIRD-PARTY.md', template: notice } } })],
});

interface Package {
  readonly name: string | null;
  readonly version: string | null;
  readonly license: string | null;
  readonly licenseText: string | null;
}

/** The licences of what the bundle contains, as they ask for. */
function notice(packages: readonly Package[]): string {
  const parts = packages.map(
    ({ name, version, license: id, licenseText }) => `## ${name} ${version} (${id})\n\n${licenseText?.trim() ?? ''}\n`,
  );
  return `# Third-party software\n\nnk-lint contains the following packages.\n\n${parts.join('\n')}`;
}

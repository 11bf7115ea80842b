import { defineConfig } from 'tsdown';
import { thirdPartyPlugin } from '../../scripts/third-party.ts';

export default defineConfig({
  entry: { extension: 'src/extension.ts' },
  platform: 'node',
  format: 'cjs',
  fixedExtension: true,
  dts: false,
  minify: true,
  // VS Code 1.101.
  target: 'node22.15',
  deps: { alwaysBundle: /^(?!vscode$)/u, neverBundle: ['vscode'], onlyBundle: false },
  plugins: [thirdPartyPlugin('dist/THIRD-PARTY.md')],
});

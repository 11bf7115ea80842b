import rollupPluginLicense from 'rollup-plugin-license';

// Its types describe a CommonJS module, which Node gives as the default export.
const license = rollupPluginLicense as unknown as typeof rollupPluginLicense.default;

interface Package {
  readonly name: string | null;
  readonly version: string | null;
  readonly license: string | null;
  readonly licenseText: string | null;
}

/** Returns a plugin that writes the licences of what a bundle contains, as they ask for. */
export function thirdPartyPlugin(file: string): ReturnType<typeof license> {
  return license({ thirdParty: { output: { file, template: notice } } });
}

function notice(packages: readonly Package[]): string {
  const parts = packages.map(
    ({ name, version, license: id, licenseText }) => `## ${name} ${version} (${id})\n\n${licenseText?.trim() ?? ''}\n`,
  );
  return `# Third-party software\n\nnk-lint contains the following packages.\n\n${parts.join('\n')}`;
}

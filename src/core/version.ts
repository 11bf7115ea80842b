import manifest from '../../package.json' with { type: 'json' };
import type { Language } from './types.ts';

// Member by member, so that the build leaves out the rest of the manifest.
export const version = manifest.version;
const homepage = manifest.homepage;

/** Defined by the build. */
declare const NK_LINT_BUILD: string | undefined;

/** Identifies the build; undefined if the sources run without a build. */
export const build = typeof NK_LINT_BUILD === 'string' ? NK_LINT_BUILD : undefined;

/** Returns the URL of a built-in rule's page in the repository, as it is in this version. */
export function rulePageUrl(id: string, language: Language): string {
  const folder = language === 'en' ? 'docs' : `docs/${language}`;
  return `${homepage}/blob/v${version}/${folder}/rules/${id}.md`;
}

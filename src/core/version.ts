import manifest from '../../package.json' with { type: 'json' };

export const { version } = manifest;

/** Defined by the build. */
declare const NK_LINT_BUILD: string | undefined;

/** Identifies the build; undefined if the sources run without a build. */
export const build = typeof NK_LINT_BUILD === 'string' ? NK_LINT_BUILD : undefined;

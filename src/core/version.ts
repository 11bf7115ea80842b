import manifest from '../../package.json' with { type: 'json' };

export const { version } = manifest;

/** Put in by the build. */
declare const NK_LINT_BUILD: string | undefined;

/** Tells builds apart; undefined where the sources run as they stand. */
export const build = typeof NK_LINT_BUILD === 'string' ? NK_LINT_BUILD : undefined;

import type { Resolved } from '../config/resolve.ts';
import { serve } from '../lsp/server.ts';
import { openCacheFor } from './cache.ts';
import { configHome } from './context.ts';
import type { LspFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint lsp`: serves an editor until it closes the streams, which ends the process. */
export function lspCommand(flags: LspFlags, terminal: Terminal): Promise<number> {
  const { config, configFrom, lang } = flags;
  const home = config === false ? false : configFrom === undefined ? undefined : configHome(flags, terminal.cwd);
  serve({
    ...terminal.streams(),
    language: terminal.language,
    settings: {
      ...(typeof config === 'string' && { config }),
      ...(lang && { language: lang }),
      ...(home !== undefined && { home }),
    },
    // Notes about the cache would be read as errors of the server.
    openCache: (resolved: Resolved, cwd: string) =>
      openCacheFor({ flags, config: resolved, cwd, terminal, note: () => {} }, { inMemory: true }),
  });
  return new Promise(() => {});
}

import { resolve } from 'node:path';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { Resolved } from './config/resolve.ts';
import { configOf, type LintOptions, lintWith } from './lint.ts';

/**
 * A remark plugin that puts the findings of a file on it as messages, for remark-cli and other users of unified.
 * Errors are fatal messages, warnings are warnings, the rest is information. Rules that compare articles see only
 * this one.
 */
export const remarkNkLint: Plugin<[LintOptions?]> = (options = {}) => {
  // The files of a run share their directory and so their configuration, which is loaded once.
  const configs = new Map<string, Promise<Resolved>>();
  return async (_tree: unknown, file: VFile) => {
    const cwd = resolve(options.cwd ?? file.cwd);
    const config = configs.get(cwd) ?? configOf(options, cwd);
    configs.set(cwd, config);
    const report = await lintWith(await config, [{ path: file.path ?? 'stdin.md', source: String(file) }], {
      ...options,
      cwd,
    });
    for (const { findings } of report.files) {
      for (const { message, rule, severity, docs, related = [], ...at } of findings) {
        const place = {
          start: { line: at.line, column: at.column, offset: at.offset },
          end: { line: at.endLine, column: at.endColumn, offset: at.endOffset },
        };
        const told = file.message(message, { place, ruleId: rule, source: 'nk-lint' });
        told.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
        if (docs) told.url = docs;
        if (related.length > 0)
          told.note = related.map((each) => `${each.path}:${each.line}:${each.column}: ${each.message}`).join('\n');
        const [edit, ...others] = at.fix?.edits ?? [];
        // What may stand in this place; a fix may also reach beyond it.
        if (edit?.offset === at.offset && edit.endOffset === at.endOffset && others.length === 0)
          told.expected = [edit.text];
      }
    }
  };
};

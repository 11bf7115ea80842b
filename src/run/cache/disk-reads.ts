import type { Resolved } from '../../config/resolve.ts';
import { schemaPresets } from '../../config/schema/presets.ts';
import { NkLintError } from '../../core/errors.ts';
import { memoized } from '../../core/memo.ts';
import type { FileSettings, SchemaSettings } from '../../engine/settings.ts';
import { hashOf } from '../input/read-article.ts';
import { cacheFolder } from './fact-cache.ts';

/** What a rule asked of the disk beside the article, with a hash of the answer. */
export interface Asked {
  /** The article that it looked at. */
  readonly path: string;
  readonly of: 'entries' | 'schemaAt';
  readonly name: string;
  readonly answer: string;
}

/** The same configuration; what rules ask of the disk through it is noted, each question once a site. */
export function noting(config: Resolved): { readonly config: Resolved; readonly asked: Map<string, Asked> } {
  const asked = new Map<string, Asked>();
  const settingsOf: Resolved['settingsOf'] = (path, root) => {
    const settings = config.settingsOf(path, root);
    const { site, entries, schemaAt } = settings;
    const note = (of: Asked['of'], name: string, where: string) => {
      const question = JSON.stringify([of, name, where]);
      if (!asked.has(question)) asked.set(question, { path, of, name, answer: answerTo(settings, of, name) });
    };
    // That a schema took too long may be otherwise the next time: no answer will be this one.
    const doubting = (schema: SchemaSettings, name: string) => (value: unknown) => {
      const problems = schema.validate(value);
      if (problems.some(({ failure }) => failure))
        asked.set(JSON.stringify(['failed', name, path]), { path, of: 'schemaAt', name, answer: 'failed' });
      return problems;
    };
    return {
      ...settings,
      ...(entries && {
        entries(directory) {
          note('entries', directory, site?.root ?? '');
          return entries(directory);
        },
      }),
      ...(schemaAt && {
        schemaAt(name) {
          note('schemaAt', name, path);
          const schema = schemaAt(name);
          return schema instanceof NkLintError ? schema : { ...schema, validate: doubting(schema, name) };
        },
      }),
    };
  };
  return { config: { ...config, settingsOf }, asked };
}

/** A hash of what the disk answers now. */
export function answerTo({ entries, schemaAt }: FileSettings, of: Asked['of'], name: string): string {
  // That the first run has made its own folder changes nothing for the second.
  if (of === 'entries') return hashOf(JSON.stringify([entries?.(name)?.filter((each) => each !== cacheFolder)]));
  const schema = schemaAt?.(name);
  if (schema instanceof NkLintError) return hashOf(JSON.stringify([schema.message, schema.data]));
  return schema ? schemaHash(schema) : '';
}

/** Of a schema with all that it refers to; those that come with nk-lint are known by the build, and need not be compiled. */
export const schemaHash = memoized(({ name, json, bundle }: SchemaSettings) =>
  hashOf(JSON.stringify(schemaPresets[name] === json ? [name] : [name, bundle()])),
);

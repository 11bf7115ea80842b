import type { Resolved } from '../../config/resolve.ts';
import { isSchemaPreset } from '../../config/schema/presets.ts';
import { NkLintError } from '../../core/errors.ts';
import { memoized } from '../../core/memo.ts';
import type { FileSettings, SchemaSettings } from '../../engine/settings.ts';
import { sha256 } from '../sha256.ts';
import { cacheFolder } from './fact-cache.ts';

/** What a rule read from the disk beside the article, with a hash of the answer. */
export interface DiskRead {
  /** The article that the rule checked. */
  readonly path: string;
  readonly of: 'entries' | 'styles' | 'imageNames' | 'schemaAt';
  readonly name: string;
  readonly answer: string;
}

/** A value that no later answer equals: a schema that reached its time limit may be valid the next time. */
const neverAgain = 'failed';

export interface TrackedConfig {
  readonly config: Resolved;
  /** By question; one for all articles of a site. */
  readonly diskReads: Map<string, DiskRead>;
}

/** Returns the same configuration, which records what rules read from the disk through it. */
export function trackDiskReads(config: Resolved): TrackedConfig {
  const diskReads = new Map<string, DiskRead>();
  return { diskReads, config: { ...config, settingsOf: (path, root) => tracked(path, config.settingsOf(path, root)) } };

  function tracked(path: string, settings: FileSettings): FileSettings {
    const { site, entries, styles, imageNames, schemaAt } = settings;
    const record = (of: DiskRead['of'], name: string, scope: string) => {
      const question = JSON.stringify([of, name, scope]);
      if (!diskReads.has(question)) diskReads.set(question, { path, of, name, answer: answerOf(settings, of, name) });
    };
    return {
      ...settings,
      ...(entries && {
        entries(directory) {
          record('entries', directory, site?.root ?? '');
          return entries(directory);
        },
      }),
      ...(styles && {
        styles(element) {
          record('styles', element, site?.root ?? '');
          return styles(element);
        },
      }),
      ...(imageNames && {
        imageNames() {
          record('imageNames', '', site?.root ?? '');
          return imageNames();
        },
      }),
      ...(schemaAt && {
        schemaAt(name) {
          record('schemaAt', name, path);
          const schema = schemaAt(name);
          return schema instanceof NkLintError ? schema : { ...schema, validate: recordFailures(path, name, schema) };
        },
      }),
    };
  }

  function recordFailures(path: string, name: string, schema: SchemaSettings): SchemaSettings['validate'] {
    return (value) => {
      const problems = schema.validate(value);
      if (problems.some(({ failure }) => failure))
        diskReads.set(JSON.stringify(['failed', name, path]), { path, of: 'schemaAt', name, answer: neverAgain });
      return problems;
    };
  }
}

/** Returns a hash of what the disk answers now. */
export function answerOf(
  { entries, styles, imageNames, schemaAt }: FileSettings,
  of: DiskRead['of'],
  name: string,
): string {
  // The first run makes the cache folder, which must change nothing for the second.
  if (of === 'entries') return sha256(JSON.stringify([entries?.(name)?.filter((each) => each !== cacheFolder)]));
  if (of === 'styles') return String(styles?.(name));
  if (of === 'imageNames') {
    const names = imageNames?.();
    return sha256(JSON.stringify([names && [...names].sort()]));
  }
  const schema = schemaAt?.(name);
  if (schema instanceof NkLintError) return sha256(JSON.stringify([schema.message, schema.data]));
  return schema ? schemaHash(schema) : '';
}

/** Returns a hash of a schema with all that it refers to. The build identifies presets, which need not be compiled. */
export const schemaHash = memoized(({ name, file, bundle }: SchemaSettings) =>
  sha256(JSON.stringify(file === undefined && isSchemaPreset(name) ? [name] : [name, bundle()])),
);

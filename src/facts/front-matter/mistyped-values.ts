import type { Edit, Engine, FindingData, Range } from '../../core/types.ts';
import { engineNames, isYamlTimestamp } from '../../site/generators/dates.ts';
import { type FrontMatterFact, isMapping, placedValues, pointerTo, sourceOf, valueRange } from './front-matter.ts';
import { quoteText, replaceValue } from './front-matter-edits.ts';
import { spelledKey } from './page.ts';

/** A value that the engine reads as another type than its key has. */
export interface MistypedValue {
  readonly kind: 'timestampNotText' | 'minutesNotText' | 'textNotFalse' | 'textNotTrue';
  readonly range: Range;
  readonly data: FindingData;
  readonly edit: Edit | undefined;
  /** Whether the fix would take a page off the site. */
  readonly unpublishes: boolean;
}

/**
 * The keys under which an engine reads text, or a list of texts, and shows a date as something else. Their titles are
 * measured in `test/engines`.
 */
const textKeys: Readonly<Partial<Record<Engine, readonly string[]>>> = {
  hexo: ['title', 'tags', 'categories'],
  astro: ['title', 'description', 'tags', 'categories'],
  jekyll: ['title', 'tags', 'categories', 'category', 'tag'],
};

/** Returns the values of valid front matter that the engine reads as another type than a writer would. */
export function mistypedValues(fact: FrontMatterFact, engine: Engine): MistypedValue[] {
  if (fact.errors.length > 0 || !isMapping(fact.value)) return [];
  return [...textsReadOtherwise(fact, engine), ...flagsReadOtherwise(fact, engine)];
}

function textsReadOtherwise(fact: FrontMatterFact, engine: Engine): MistypedValue[] {
  const { value, format } = fact;
  if (format !== 'yaml' || !isMapping(value)) return [];
  return (textKeys[engine] ?? []).flatMap((key) =>
    placedValues(value, key).flatMap(({ pointer }) => {
      const range = valueRange(fact, pointer);
      if (!range) return [];
      const written = sourceOf(fact, range);
      const seconds = engine === 'jekyll' ? secondsOf(written) : undefined;
      const isTimestamp = engine !== 'jekyll' && isYamlTimestamp(written);
      if (!isTimestamp && seconds === undefined) return [];
      const data = { name: key, value: written, engine: engineNames[engine], number: String(seconds ?? '') };
      const edit = quoteText(fact, pointer);
      const kind = isTimestamp ? 'timestampNotText' : 'minutesNotText';
      return [{ kind, range, data, edit, unpublishes: false } as const];
    }),
  );
}

/** Returns the number that Ruby's YAML makes of `12:30`: its seconds. */
function secondsOf(written: string): number | undefined {
  if (!/^\d{1,4}(?::[0-5]?\d){1,2}$/u.test(written)) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = written.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

interface Flag {
  readonly name: string;
  /** The texts that are meant as the value `meant`. */
  readonly text: RegExp;
  readonly meant: boolean;
  readonly kind: MistypedValue['kind'];
}

/** Jekyll compares with `false`, and Hugo reads no `"yes"`. */
const flags: Readonly<Partial<Record<Engine, Flag>>> = {
  jekyll: { name: 'published', text: /^(?:false|no|off|n)$/iu, meant: false, kind: 'textNotFalse' },
  hugo: { name: 'draft', text: /^(?:yes|on|y)$/iu, meant: true, kind: 'textNotTrue' },
};

function flagsReadOtherwise(fact: FrontMatterFact, engine: Engine): MistypedValue[] {
  const flag = flags[engine];
  const { value } = fact;
  if (!flag || !isMapping(value)) return [];
  const key = engine === 'hugo' ? spelledKey(value, flag.name) : flag.name;
  const stated = value[key];
  const range = valueRange(fact, pointerTo(key));
  if (typeof stated !== 'string' || !range || !flag.text.test(stated)) return [];
  const isQuoted = /^["']/u.test(sourceOf(fact, range));
  // YAML 1.1 reads these words as true and false; of `n`, Ruby does not.
  if (!isQuoted && !(engine === 'jekyll' && /^n$/iu.test(stated))) return [];
  const data = { name: key, value: stated, engine: engineNames[engine] };
  const edit = replaceValue(fact, pointerTo(key), flag.meant);
  return [{ kind: flag.kind, range, data, edit, unpublishes: true }];
}

import { InvalidArgumentError } from 'commander';
import { languageNamed } from '../core/language.ts';
import type { Language, Words } from '../core/types.ts';
import { cli as words } from '../messages/cli.ts';
import { schema as schemaWords } from '../messages/schema.ts';
import { mostParts, type Shard } from '../run/shard/shard.ts';

/** Returns the parsers of option values; they reject invalid values in the user's language. */
export function optionValues(say: (text: Words) => string) {
  return { collect, collectAll, count, language, share, threads, shard };

  function collect(value: string, previous: readonly string[] = []): readonly string[] {
    return [...previous, value];
  }

  /** Splits ids at commas; separate words would be paths. */
  function collectAll(value: string, previous: readonly string[] = []): readonly string[] {
    return [...previous, ...value.split(',').filter(Boolean)];
  }

  function count(value: string): number {
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < 0) refuse(words.notCount);
    return number;
  }

  function language(value: string): Language {
    return languageNamed(value) ?? refuse(words.notLanguage);
  }

  function share(value: string): number {
    const number = Number(value);
    if (!(number > 0.5 && number <= 1)) refuse(schemaWords.notShare);
    return number;
  }

  function threads(value: string): number | 'auto' {
    if (value === 'auto') return value;
    if (value === 'off') return 1;
    if (!/^[1-9]\d{0,2}$/u.test(value)) refuse(words.notThreads);
    return Number(value);
  }

  function shard(value: string): Shard {
    const [, number = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/u.exec(value) ?? []).map(Number);
    if (number < 1 || number > of || of > mostParts) refuse(words.notShard);
    return { number, of };
  }

  /** `expected`: what the value must be, as it follows in the message. */
  function refuse(expected: Words): never {
    throw new InvalidArgumentError(say(expected));
  }
}

import { readFileSync } from 'node:fs';
import type { Engine } from '../../src/core/types.ts';
import { datedFiles, dateId, type Form, formsOf, spellings } from './dates.ts';
import type { EngineResult, EngineUnderTest } from './engine.ts';
import { inputs } from './inputs.ts';

/** The generators whose front matter and dates are measured. */
export type TestedEngine = 'hugo' | 'hexo' | 'jekyll' | 'astro';

/** Results of an engine for all inputs; stored in `measured/` for machines without the engine. */
export interface Measured {
  readonly version: string;
  readonly frontMatter: Readonly<Record<string, EngineResult>>;
  /** The date in the time zone of the site, `none` or `failed`, by form and spelling. */
  readonly dates: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function measuredFile(engine: Engine): URL {
  return new URL(`measured/${engine}.json`, import.meta.url);
}

export function readMeasured(engine: Engine): Measured {
  return JSON.parse(readFileSync(measuredFile(engine), 'utf8')) as Measured;
}

export function measure(under: EngineUnderTest): Measured {
  const engine = under.engine as TestedEngine;
  const built = under.build({ ...inputs, ...datedFiles(engine) });
  // Dates of these files are not from their front matter.
  const frontMatter = Object.keys(inputs).map((name) => {
    const { date: _, ...taken } = built[name] ?? {};
    return [name, taken];
  });
  const dates = formsOf[engine].map((form) => [
    form,
    Object.fromEntries(spellings.flatMap((date) => reading(form, date))),
  ]);
  return {
    version: under.version() ?? '',
    frontMatter: Object.fromEntries(frontMatter) as Measured['frontMatter'],
    dates: Object.fromEntries(dates) as Measured['dates'],
  };

  function reading(form: Form, date: string): [string, string][] {
    const taken = built[dateId(form, date)];
    return taken ? [[date, taken.failed ? 'failed' : (taken.date ?? 'none')]] : [];
  }
}

import type { Language, Words } from '../core/types.ts';
import { stageWords, timing as words } from '../messages/timing.ts';
import { fillVisible, visible } from '../report/escape.ts';
import { table } from '../report/frame.ts';
import { spentOf, type Timing } from '../run/timing.ts';

/** With the stages, they fill one screen. */
const shownRules = 10;

/** Returns the lines of `--timing`: the stages, and below `rules` the dearest ones. */
export function timingLines(timing: Timing, language: Language): string[] {
  const { threads } = timing;
  const { stages, rules, total } = spentOf(timing.take());
  const say = (text: Words, data = {}) => fillVisible(text, language, data);
  const row = (name: string, ms: number) => [
    `  ${name}`,
    say(words.row, { seconds: seconds(ms) }),
    say(words.share, { share: ((100 * ms) / total).toFixed(1) }),
  ];
  const others = rules.slice(shownRules);
  const rows = stages.flatMap(([stage, ms]) => [
    row(say(stageWords[stage]), ms),
    ...(stage === 'rules' ? rules.slice(0, shownRules).map(([id, each]) => row(`  ${visible(id)}`, each)) : []),
    ...(stage === 'rules' && others.length > 0
      ? [row(`  ${say(words.otherRules, { count: others.length })}`, sumOf(others))]
      : []),
  ]);
  const title = threads > 1 ? words.titleThreads : words.title;
  return [say(title, { elapsed: seconds(timing.elapsed()), threads, total: seconds(total) }), ...table(rows)];
}

function sumOf(rules: readonly (readonly [id: string, ms: number])[]): number {
  return rules.reduce((sum, [, ms]) => sum + ms, 0);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

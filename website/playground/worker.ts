import type { Finding } from '../../src/core/types.ts';
import { type FixedText, fixText, lintText, type PlaygroundSettings } from './lint.ts';

export interface Job {
  readonly kind: 'lint' | 'fix';
  readonly source: string;
  readonly settings: PlaygroundSettings;
}

export interface LintAnswer {
  readonly findings: readonly Finding[];
}

export type Answer = LintAnswer | FixedText;

addEventListener('message', ({ data: { kind, source, settings } }: MessageEvent<Job>) => {
  const answer: Answer = kind === 'lint' ? { findings: lintText(source, settings) } : fixText(source, settings);
  postMessage(answer);
});

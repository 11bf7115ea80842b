import type { Collector, FileProblem } from '../../core/types.ts';

/** Why the file could not be taken as an article; nothing for one that could. */
export const file: Collector<FileProblem> = {
  id: 'file',
  version: 1,
  collect: ({ problem }) => (problem ? [problem] : []),
};

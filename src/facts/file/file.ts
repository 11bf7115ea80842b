import type { Collector, FileProblem } from '../../core/types.ts';

/** The reason why the file is not a readable article; no fact if it is readable. */
export const file: Collector<FileProblem> = {
  id: 'file',
  version: 1,
  collect: ({ problem }) => (problem ? [problem] : []),
};

import { defineConfig } from 'vitest/config';
import { reportPagePlugin } from './scripts/report-page.ts';

export default defineConfig({
  plugins: [reportPagePlugin()],
  test: {
    include: ['test/**/*.test.ts'],
    // A guard against hangs: on a busy machine, a test may take as long as it needs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Most tests wait for processes that they start: as many at a time as there are cores, not one fewer.
    maxWorkers: '100%',
  },
});

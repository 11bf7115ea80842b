import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Most tests wait for processes that they start: as many at a time as there are cores, not one fewer.
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, maxWorkers: '100%' },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/hostile/*.slow.ts'], testTimeout: 600_000, maxWorkers: '100%' },
});

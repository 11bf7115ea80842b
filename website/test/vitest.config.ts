import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['website/test/*.browser.ts'], testTimeout: 120_000, hookTimeout: 600_000 },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/growth/*.growth.ts'], testTimeout: 600_000 } });

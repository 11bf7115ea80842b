import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/engines/*.engine.ts'], testTimeout: 600_000 } });

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{server,verifier,test,web,bench}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'web/build/**', 'web/.svelte-kit/**'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/silence.ts'],
    maxWorkers: 2, // half the time on two cores; the one PostgreSQL bears more
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});

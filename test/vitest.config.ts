import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // By itself vitest leaves one of two cores idle.
    maxWorkers: 2,
    setupFiles: ['test/seed.ts'],
    globalSetup: ['test/browser/unpack.ts'],
  },
})

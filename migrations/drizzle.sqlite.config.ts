import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config migrations/drizzle.sqlite.config.ts`, run at the top of the project. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './migrations/schema.sqlite.cjs',
  out: './migrations/sqlite',
})

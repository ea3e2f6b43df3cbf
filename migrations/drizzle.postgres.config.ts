import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config migrations/drizzle.postgres.config.ts`, run at the top of the project. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './migrations/schema.postgres.cjs',
  out: './migrations/postgres',
})

/** `npm run torture -- --rounds 500`, and with `--database` on a PostgreSQL. */
import { startPostgres } from '../adapters/postgres.ts'
import { type Report, torture } from './torture.ts'
import { plan } from './tortureEndings.ts'

/** A text grows with every round; after so many a new one begins. */
const ROUNDS_OF_A_TEXT = 25

/** Prints one line of JSON a text, and then one for all. */
async function tortureByCommand(argv: readonly string[]): Promise<number> {
  const rounds = Number(argv[argv.indexOf('--rounds') + 1]) || 50
  const postgres = argv.includes('--database') ? await startPostgres() : null
  const endings = plan(rounds, Math.random, postgres ? 'database' : 'file')
  const whole: Report = { rounds: 0, endings: {}, typed: 0, seen: 0, saved: 0, faults: [] }
  for (let from = 0; from < rounds; from += ROUNDS_OF_A_TEXT) {
    const report = await torture({
      chance: Math.random,
      endings: endings.slice(from, from + ROUNDS_OF_A_TEXT),
      ...(postgres ? { databaseUrl: await postgres.database() } : {}),
    })
    process.stdout.write(`${JSON.stringify(report)}\n`)
    addTo(whole, report)
  }
  await postgres?.stop()
  process.stdout.write(`${JSON.stringify({ whole })}\n`)
  return whole.faults.length ? 1 : 0
}

function addTo(whole: Report, report: Report): void {
  for (const part of ['rounds', 'typed', 'seen', 'saved'] as const) whole[part] += report[part]
  for (const [how, times] of Object.entries(report.endings))
    whole.endings[how] = (whole.endings[how] ?? 0) + times
  whole.faults.push(...report.faults)
}

process.exit(await tortureByCommand(process.argv.slice(2)))

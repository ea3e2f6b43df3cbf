/**
 * Schedules by chance: `npm run fuzz -- --schedules 2000 --seed 7`. What breaks is shrunk and printed with its seed
 * and path; `--seed S --path P` has it again.
 */
import fc from 'fast-check'
import { installDom } from './dom.ts'
import type { Counts } from './oracle.ts'

installDom()
const { carryOut } = await import('./world.ts')
const { schedules } = await import('./schedule.ts')

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const seed = Number(argument('seed') ?? Date.now() % 2 ** 31)
const path = argument('path')
const totals: Partial<Counts> = {}
let done = 0
const begun = performance.now()

process.setMaxListeners(0)
const details = await fc.check(
  fc.asyncProperty(schedules(Number(argument('steps') ?? 100)), async schedule => {
    const counts = await carryOut(schedule)
    for (const [name, count] of Object.entries(counts) as [keyof Counts, number][])
      totals[name] = (totals[name] ?? 0) + count
    if (++done % 100 === 0) process.stdout.write(`${done} schedules, ${JSON.stringify(totals)}\n`)
  }),
  { seed, numRuns: Number(argument('schedules') ?? 1000), ...(path ? { path } : {}) },
)
const seconds = Math.round((performance.now() - begun) / 1000)
process.stdout.write(`${done} schedules in ${seconds} s, seed ${seed}: ${JSON.stringify(totals)}\n`)
if (details.failed) {
  const [schedule] = details.counterexample ?? []
  const why = details.errorInstance instanceof Error ? details.errorInstance.stack : details.errorInstance
  process.stdout.write(
    `${why}\n${JSON.stringify(schedule)}\n--seed ${seed} --path ${details.counterexamplePath}\n`,
  )
}
process.exit(details.failed ? 1 : 0)

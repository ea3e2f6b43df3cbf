// @vitest-environment happy-dom
/** Schedules by chance: whatever happens in whatever order, everyone ends with one text. `npm run fuzz` runs more. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Schedule, schedules } from './fuzz/schedule.ts'
import { carryOut } from './fuzz/world.ts'

const SCHEDULES = 200
const STEPS = 60

it(`[LIVE-1] [LIVE-7] [LIVE-8] [TEXT-2] [TEXT-3] ends with one whole text after each of ${SCHEDULES} schedules`, async () => {
  let saved = 0
  let attacks = 0
  await fc.assert(
    fc.asyncProperty(schedules(STEPS), async schedule => {
      const counts = await carryOut(schedule)
      saved += counts.saved
      attacks += counts.attacks
    }),
    { numRuns: SCHEDULES },
  )
  expect(saved).toBeGreaterThan(100)
  expect(attacks).toBeGreaterThan(100)
}, 300_000)

it('[LIVE-2] takes nothing of whoever left and then lost the right to write, before that was decided', async () => {
  const tab = { hand: 'program', notices: false, account: 0 } as const
  const schedule: Schedule = {
    ...{ pages: [tab, tab], hostile: [], disk: 'memory', tailRows: 2 },
    steps: [
      { do: 'act', who: 0, seed: 1470673567 },
      { do: 'act', who: 1, seed: 500020095 },
      { do: 'drop', who: 0, kept: 1 },
      { do: 'deliver', who: 1, way: 'up', count: 1 },
      { do: 'deliver', who: 0, way: 'up', count: 2 },
      { do: 'role', who: 0, mayWrite: false },
    ],
  }
  expect(await carryOut(schedule)).toMatchObject({ steps: 6 })
})

// @vitest-environment happy-dom
/** Schedules by chance: whatever happens in whatever order, everyone ends with one text. `npm run fuzz` runs more. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { schedules } from './fuzz/schedule.ts'
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

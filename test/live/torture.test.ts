import { expect, it } from 'vitest'
import { torture } from './torture.ts'

const ROUNDS = Number(process.env.TORTURE_ROUNDS ?? 4)

it(
  `[LIVE-1] loses and doubles nothing that was seen or saved, killed ${ROUNDS} times while six people type`,
  async () => {
    const report = await torture(ROUNDS, Math.random)
    expect(report.faults).toEqual([])
    expect(report.seen).toBeGreaterThan(0)
    expect(report.saved).toBeGreaterThan(0)
  },
  ROUNDS * 20_000 + 30_000,
)

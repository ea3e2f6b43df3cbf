import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../adapters/postgres.ts'
import { type Bend, buildWithFailPoints, failPoints } from './failpoints.ts'
import { torture } from './torture.ts'
import { type Ending, plan } from './tortureEndings.ts'

const ROUNDS = Number(process.env.TORTURE_ROUNDS ?? 20)
const ROUND_MS = 30_000
const chance = Math.random
const at = (point: string, passing: number): Ending => ({
  by: 'fail-point',
  point,
  passing,
  everyoneLeaves: false,
})

describe('the built server, killed while six people type', () => {
  it(
    `[LIVE-1] [LIVE-11] [LIVE-14] loses and doubles nothing that was seen or saved, ${ROUNDS} times`,
    async () => {
      const report = await torture({ chance, endings: plan(ROUNDS, chance) })
      expect(report.faults).toEqual([])
      expect(report.rounds).toBe(ROUNDS)
      expect(report.seen).toBeGreaterThan(100)
      expect(report.saved).toBeGreaterThan(100)
    },
    ROUNDS * ROUND_MS,
  )

  describe('with the database', () => {
    let postgres: TestPostgres
    beforeAll(async () => {
      postgres = await startPostgres()
    })
    afterAll(() => postgres.stop())

    it(
      '[LIVE-1] [LIVE-11] loses and doubles nothing either',
      async () => {
        const endings = [
          at('in-database-before-commit', 10),
          at('in-database-after-commit', 10),
          at('in-database-before-adopting', 1),
        ]
        const databaseUrl = await postgres.database()
        const report = await torture({ chance, endings, databaseUrl })
        expect(report.faults).toEqual([])
        expect(report.seen).toBeGreaterThan(20)
      },
      8 * ROUND_MS,
    )
  })

  /** Logs that are wrong: what they do is what the torture is there to find. */
  const APPEND = "append: ask('append'),"
  const WRONG: [string, Bend, RegExp][] = [
    [
      'says that something is on disk before it is',
      {
        module: 'log.sqlite',
        from: APPEND,
        to: "append: async batch => void setTimeout(() => ask('append')(batch), 150),",
      },
      /seen, 0 times|saved, 0 times/,
    ],
    [
      'loses a row now and then',
      {
        module: 'log.sqlite',
        from: APPEND,
        to: "append: batch => ask('append')({ ...batch, rows: batch.rows.filter(({ seq }) => seq % 10) }),",
      },
      /rows are missing in the history/,
    ],
  ]
  it.each(WRONG)(
    '[LIVE-1] is caught where its log %s',
    async (_, wrong, fault) => {
      const endings: Ending[] = [{ by: 'SIGKILL', after: 2000 }]
      const report = await torture({ chance, endings, bends: [wrong], patience: 5000 })
      expect(report.faults.join('\n')).toMatch(fault)
    },
    2 * ROUND_MS,
  )

  it('dies at fail-points that are in the build, and only at those', async () => {
    const folder = await mkdtemp(`${tmpdir()}/failpoints-`)
    const bends = [
      { module: 'outlet', from: '// fail-point: mid-broadcast', to: '// fail-point: somewhere-else' },
    ]
    await expect(buildWithFailPoints(folder, bends)).rejects.toThrow('mid-broadcast, somewhere-else')
    await rm(folder, { recursive: true })
    expect(failPoints('file').map(({ name }) => name)).toContain('in-worker-before-commit')
    expect(failPoints('database').map(({ name }) => name)).toContain('in-database-before-commit')
  })
})

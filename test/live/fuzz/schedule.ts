/** Schedules: who is there, on what disk, and what happens one after the other. Plain values, so that they shrink. */
import fc from 'fast-check'
import type { DiskAct, DiskKind, HowItFails } from './disk.ts'
import type { HandKind } from './hands.ts'
import type { FromDevice, PageKind } from './honest.ts'

/** `who` counts pages, or hostile sockets, and is taken modulo their number. */
export type Step =
  | { do: 'act' | 'many'; who: number; seed: number }
  | { do: 'deliver'; who: number; way: 'up' | 'down'; count: number }
  | { do: 'deliverToHostile'; who: number; count: number }
  | { do: 'turn'; count: number }
  | { do: 'disk'; count: number }
  | { do: 'fault'; act: DiskAct; how: HowItFails }
  | { do: 'flow'; rounds: number }
  | { do: 'drop'; who: number; kept: number }
  | { do: 'back'; who: number }
  | { do: 'reload'; who: number; copy: FromDevice }
  /** A tab hears from another of the same person in the same browser, past the server. */
  | { do: 'share'; who: number }
  | { do: 'crash'; done: number; kept: number }
  | { do: 'stop' }
  | { do: 'role'; who: number; mayWrite: boolean }
  | { do: 'wait'; ms: number }
  | { do: 'renew' | 'raise' }
  | { do: 'write'; seed: number }
  | { do: 'attack'; who: number; seed: number; times: number }
  | { do: 'quiet' }

export type Schedule = {
  pages: PageKind[]
  /** For each hostile socket, whether its account may write. */
  hostile: boolean[]
  disk: DiskKind
  tailRows: number
  steps: Step[]
}

const seed = fc.integer({ min: 0, max: 0x7fffffff })
const who = fc.nat({ max: 11 })
const few = fc.integer({ min: 1, max: 6 })
const copy = fc.constantFrom<FromDevice>('nothing', 'first', 'late')
const reload: fc.Arbitrary<Step> = fc.record({ do: fc.constant('reload'), who, copy })

/** What happens, and how often compared with the rest. */
const STEPS: [number, fc.Arbitrary<Step>][] = [
  [30, fc.record({ do: fc.constant('act'), who, seed })],
  [4, fc.record({ do: fc.constant('many'), who, seed })],
  [14, fc.record({ do: fc.constant('deliver'), who, way: fc.constantFrom('up', 'down'), count: few })],
  [4, fc.record({ do: fc.constant('deliverToHostile'), who, count: few })],
  [6, fc.record({ do: fc.constant('turn'), count: few })],
  [8, fc.record({ do: fc.constant('disk'), count: few })],
  [12, fc.record({ do: fc.constant('flow'), rounds: few })],
  [
    2,
    fc.record({
      do: fc.constant('fault'),
      act: fc.constantFrom(
        'load',
        'append',
        'append',
        'append',
        'draftSnapshot',
        'readSnapshot',
        'adoptSnapshot',
        'renew',
      ),
      how: fc.constantFrom('before', 'after'),
    }),
  ],
  [3, fc.record({ do: fc.constant('drop'), who, kept: fc.nat({ max: 3 }) })],
  [4, fc.record({ do: fc.constant('back'), who })],
  [3, reload],
  [3, fc.record({ do: fc.constant('share'), who })],
  [3, fc.record({ do: fc.constant('crash'), done: fc.nat({ max: 3 }), kept: fc.nat({ max: 3 }) })],
  [1, fc.record({ do: fc.constant('stop') })],
  [2, fc.record({ do: fc.constant('role'), who, mayWrite: fc.boolean() })],
  [3, fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(1, 100, 3000, 30_000) })],
  [2, fc.record({ do: fc.constantFrom('renew', 'raise') })],
  [2, fc.record({ do: fc.constant('write'), seed })],
  [10, fc.record({ do: fc.constant('attack'), who, seed, times: few })],
  [2, fc.record({ do: fc.constant('quiet') })],
]

const page: fc.Arbitrary<PageKind> = fc.record({
  hand: fc.constantFrom<HandKind>('program', 'program', 'program', 'program', 'ours', 'plain'),
  notices: fc.boolean(),
  account: fc.nat({ max: 2 }),
})

const stepsOf = (steps: typeof STEPS, most: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...steps.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
    maxLength: most,
    size: 'max',
  })

/** Hardly anything but writing and harm, so that what is taken of the harm meets what is written after it. */
const SIEGE: typeof STEPS = [
  [30, fc.record({ do: fc.constant('act'), who, seed })],
  [40, fc.record({ do: fc.constant('attack'), who, seed, times: few })],
  [30, fc.record({ do: fc.constant('flow'), rounds: few })],
  [2, reload],
]

/** @param most steps in one schedule */
export const schedules = (most: number): fc.Arbitrary<Schedule> =>
  fc.oneof(
    { weight: 4, arbitrary: schedulesOf(STEPS, 0, most) },
    { weight: 1, arbitrary: schedulesOf(SIEGE, 1, most) },
  )

const schedulesOf = (steps: typeof STEPS, leastHostile: number, most: number): fc.Arbitrary<Schedule> =>
  fc.record({
    pages: fc.array(page, { minLength: 2, maxLength: 5 }),
    hostile: fc.array(fc.boolean(), { minLength: leastHostile, maxLength: 2 }),
    disk: fc.constantFrom<DiskKind>(...Array<'memory'>(7).fill('memory'), 'file'),
    tailRows: fc.constantFrom(2, 5, 20, 2000),
    steps: stepsOf(steps, most),
  })

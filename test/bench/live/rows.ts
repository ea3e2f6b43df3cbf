/** The rows of the table, and what ours must reach in the same run (in words and as a rule). */
import type { Row } from './book.ts'
import type { Scene } from './propagation.ts'

export const SCENES: readonly Scene[] = [
  { documents: 1, editors: 2 },
  { documents: 1, editors: 20 },
  { documents: 1, editors: 100 },
  { documents: 20, editors: 5 },
  { documents: 100, editors: 3 },
  { documents: 1, editors: 100, cursors: true },
]
export const SATURATED: readonly Scene[] = [
  { documents: 1, editors: 20 },
  { documents: 20, editors: 5 },
]
export const LONG: readonly number[] = [10_000, 100_000, 259_778]

export const nameOf = ({ documents, editors, cursors }: Scene): string =>
  `${documents} × ${editors}${cursors ? ' with carets' : ''}`

type Target = NonNullable<Row['target']>

const nearRelay = (more: number): Target => ({
  says: `≤ relay + ${more} ms`,
  holds: of => of('ours') <= of('relay') + more,
})
const atMostHocuspocus: Target = { says: '≤ Hocuspocus', holds: of => of('ours') <= of('Hocuspocus') }
const atMost = (most: number, unit = ''): Target => ({
  says: `≤ ${most}${unit}`,
  holds: of => of('ours') <= most,
})
const timesHocuspocus = (least: number): Target => ({
  says: `≥ ${least} × Hocuspocus`,
  holds: of => of('ours') >= least * of('Hocuspocus'),
})
const partOfHocuspocus = (most: number): Target => ({
  says: `≤ ${most} × Hocuspocus`,
  holds: of => of('ours') <= most * of('Hocuspocus'),
})

const TARGETS: Readonly<Record<string, Target>> = {
  'p50 1 × 20': nearRelay(1.5),
  'p95 1 × 20': nearRelay(5),
  'p50 20 × 5': nearRelay(1.5),
  'p95 20 × 5': nearRelay(5),
  'p95 1 × 100': atMostHocuspocus,
  'p95 100 × 3': atMostHocuspocus,
  'cpu 20 × 5': atMostHocuspocus,
  'cpu 100 × 3': atMostHocuspocus,
  'cpu 1 × 100 with carets': { says: '≤ 1.2 × relay', holds: of => of('ours') <= 1.2 * of('relay') },
  'most 1 × 20': timesHocuspocus(2),
  'most 20 × 5': {
    says: '≥ 1.5 × the best peer',
    holds: of => of('ours') >= 1.5 * Math.max(of('Hocuspocus'), of('y-ws')),
  },
  'one 259778': partOfHocuspocus(0.1),
  'last 259778': partOfHocuspocus(0.2),
}

const row = (id: string, says: string, digits?: number): [string, Row] => {
  const target = TARGETS[id]
  return [id, { says, ...(digits === undefined ? {} : { digits }), ...(target ? { target } : {}) }]
}

const count = (edits: number) => edits.toLocaleString('en')

export const ROWS: Readonly<Record<string, Row>> = Object.fromEntries([
  ...SCENES.flatMap(scene => {
    const name = nameOf(scene)
    return [
      row(`p50 ${name}`, `an edit at another client, ${name}: p50 ms`, 2),
      row(`p95 ${name}`, `… p95 ms`, 2),
      row(`cpu ${name}`, `… CPU ms for 1,000 delivered edits`),
    ]
  }),
  ...SATURATED.flatMap(scene => {
    const name = nameOf(scene)
    return [
      row(`most ${name}`, `saturation, ${name}: delivered a second at p95 < 200 ms`, 0),
      [`load ${name}`, { explains: true, says: "… of the load's own CPU, %", digits: 0 }],
    ]
  }),
  ['store', { says: 'edits a second into one document', digits: 0, target: timesHocuspocus(3) }],
  [
    'killed',
    { says: 'seen by others and lost at `kill -9`, of people typing', digits: 0, target: atMost(0) },
  ],
  ['seen', { explains: true, says: '… of so many that were seen', digits: 0 }],
  ['reach', { explains: true, says: '… how far back, ms', digits: 0 }],
  ['killed fast', { says: '… at 10,000 edits a second', digits: 0, target: atMost(0) }],
  ['seen fast', { explains: true, says: '… of so many that were seen', digits: 0 }],
  ...LONG.flatMap(edits => [
    row(`one ${edits}`, `cold load of ${count(edits)} edits, ms`),
    row(`last ${edits}`, `… the last of 50 clients at once, ms`),
    row(`stall ${edits}`, `… the slowest edit in another document meanwhile, ms`),
  ]),
  ['wire', { says: '… bytes on the wire ÷ merged state', digits: 2, target: atMost(1.02) }],
  ['disk', { says: '… bytes on disk it is loaded from ÷ merged state', digits: 2, target: atMost(3) }],
  [
    'folder',
    { explains: true, says: '… MB of data in all, with the shorter ones and ours with its history' },
  ],
  ['memory', { says: 'kB of memory for each of 1,000 open idle documents', target: atMost(40) }],
  [
    'rooms',
    {
      explains: true,
      says: '… documents in memory 8 s after the last one left',
      digits: 0,
      target: atMost(0),
    },
  ],
  ['calm', { explains: true, says: "15 editors' p95 ms before one member floods, usual limits", digits: 1 }],
  ['flood', { says: '… while it does', digits: 1, target: atMost(200) }],
  ['passed', { explains: true, says: '… edits of the flood that the others get a second', digits: 0 }],
  ['back', { says: 'seconds until all sockets are back after a restart', target: atMost(60) }],
  ['sockets', { explains: true, says: '… how many', digits: 0 }],
])
ROWS['stall 259778']!.target = atMost(50)

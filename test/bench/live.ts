/**
 * Living texts, ours beside a bare relay (the floor), one that flushes first (the floor of what is on disk before it
 * is seen), one that knows the text as well (the floor of what is judged) and two peers, in one run: `npm run
 * bench:live`, and with `-- --quick` once and short. Prints medians with least and most of three repetitions, in which
 * the servers take turns, as a table in Markdown. The server runs on one CPU and the load on another; absolute figures
 * are the machine's, the ratios are what counts.
 * `--only ours,Hocuspocus` and `--measure typing,saturation` choose.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { Book } from './live/book.ts'
import { LIFTED } from './live/ours.ts'
import { MEASURES, type Plan } from './live/plan.ts'
import { takeLoadCpu } from './live/processes.ts'
import { ROWS } from './live/rows.ts'
import { installPeers, SERVERS } from './live/servers.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    measure: { type: 'string', default: Object.keys(MEASURES).join() },
    scene: { type: 'string', default: '' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
  },
})

takeLoadCpu()
installPeers()
const from = performance.now()
const elapsed = () => Math.round((performance.now() - from) / 1000)
const book = new Book()
const servers = SERVERS.filter(({ name }) => values.only?.split(',').includes(name) ?? true)
const plan: Plan = {
  quick: values.quick,
  rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
  typing: Number(values.seconds ?? (values.quick ? 1.5 : 6)) * 1000,
  scenes: values.scene.split(',').filter(Boolean),
  servers,
  note(row, server, value) {
    book.note(row, server, value)
    console.error(`${elapsed()} s: ${row}, ${server}: ${value.toFixed(2)}`)
  },
}
for (const name of values.measure.split(',')) {
  const measure = MEASURES[name]
  if (!measure)
    throw new Error(`There is no measure “${name}”; there are ${Object.keys(MEASURES).join(', ')}.`)
  await measure(plan)
}
console.log(
  book.table(
    ROWS,
    servers.map(({ name }) => name),
  ),
)
console.log(`
${servers.map(({ name, version }) => `${name}: ${version()}`).join('; ')}.
Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, the server on one and the load on another;
loopback, no deflate; medians of ${plan.rounds} with least and most; ${new Date().toISOString().slice(0, 10)}.
Ours is the built server with SQLite, synchronous=FULL, the gate and permissions. Lifted for the load, which comes from
one account: ${Object.keys(LIFTED).join(', ')}. The measure of a flood lifts nothing.
The text of 259,778 edits is made here, of the shape of the automerge-paper trace (7 of 10 insert), one update an edit.
${elapsed()} s in all.`)
process.exit()

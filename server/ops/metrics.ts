/** The numbers of a running server in the form of Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../live/meter.ts'

/** What is asked for when the numbers are. */
export type Levels = {
  rooms(): number
  sockets(): number
  /** What was asked of rooms and is not decided yet. */
  waitingEdits(): number
  /** Mails that wait to be sent. */
  waitingMails(): Promise<number>
}

export type Metrics = {
  meter: Meter
  /** All numbers as text, with the media type they are sent as. */
  text(): Promise<{ media: string; content: string }>
}

/** Seconds: a commit on a good disk takes one to ten milliseconds. */
const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]

/** Counts from now on; names begin with `undersigned_`, those of the process with `process_` and `nodejs_`. */
export function openMetrics(levels: Levels): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const counter = (name: string, help: string) => new Counter({ name, help, registers })
  const histogram = (name: string, help: string) => new Histogram({ name, help, registers, buckets: BUCKETS })
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        this.set(await read())
      },
    })

  gauge('undersigned_rooms', 'Statements in memory.', levels.rooms)
  gauge('undersigned_sockets', 'Open sockets of editors and readers.', levels.sockets)
  gauge(
    'undersigned_edits_waiting',
    'Edits and questions that rooms have not decided yet.',
    levels.waitingEdits,
  )
  gauge('undersigned_mails_waiting', 'Mails that wait to be sent.', levels.waitingMails)
  const edits = counter('undersigned_edits_total', 'Edits of living texts that are on disk.')
  const told = counter('undersigned_frames_told_total', 'Frames with text that were handed to sockets.')
  const setAside = counter('undersigned_rows_set_aside_total', 'Damaged rows of texts that were set aside.')
  const alarms = counter('undersigned_alarms_total', 'Troubles that the log tells of.')
  const commits = histogram(
    'undersigned_commit_seconds',
    'From handing edits to the disk until they are there.',
  )
  const tellings = histogram('undersigned_telling_seconds', 'Telling everyone in a room what was committed.')
  const refusals = new Counter({
    ...{ name: 'undersigned_edits_refused_total', help: 'Edits that were not taken, by reason.', registers },
    labelNames: ['why'],
  })
  return {
    meter: {
      edits: count => edits.inc(count),
      told: frames => told.inc(frames),
      refused: why => refusals.inc({ why }),
      committing: () => commits.startTimer(),
      telling: () => tellings.startTimer(),
      setAside: rows => setAside.inc(rows),
      alarm: () => alarms.inc(),
    },
    text: async () => ({ media: register.contentType, content: await register.metrics() }),
  }
}

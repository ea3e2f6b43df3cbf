/** Processes (negotiations), their sessions, what is due for each, and all of it as a calendar. */
import { z } from 'zod'
import { contract, id, line, someLine, time } from './route.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
const zone = someLine(60)

const dueFields = { what: someLine(200), dueLocal: local, zone }
const due = z.object({ id, ...dueFields, dueAt: time })

const document = due.extend({
  /** The organisation that is responsible for it, where one is. */
  organisation: z.object({ id, name: z.string() }).nullable(),
  doneAt: time.nullable(),
})

const session = z.object({
  id,
  process: id,
  name: z.string(),
  place: z.string(),
  /** Local dates at its place, the last day included. */
  firstDay: z.string(),
  lastDay: z.string(),
  zone: z.string(),
  /** How many words a submission to it may have; a statement's own limit goes before it. */
  wordLimit: z.number().int().nullable(),
  countsNotes: z.boolean(),
  /** What a change names as seen. */
  revision: z.number().int(),
  changedAt: time,
  /** What is due, the soonest first. */
  deadlines: z.array(due),
  documents: z.array(document),
})
export type SessionRow = z.output<typeof session>

const process = z.object({
  id,
  name: z.string(),
  instrument: z.string(),
  shortName: z.string(),
  labels: z.array(z.string()),
  archivedAt: time.nullable(),
  /** The earliest first. */
  sessions: z.array(session),
})
export type ProcessRow = z.output<typeof process>

const processFields = {
  name: someLine(200),
  instrument: line(300),
  shortName: line(60),
  labels: z.array(someLine(200)).max(20),
}

const sessionFields = {
  name: someLine(120),
  place: line(120),
  firstDay: day,
  lastDay: day,
  zone,
  wordLimit: z.int().min(1).max(1_000_000).nullable(),
  countsNotes: z.boolean(),
  /** One that stands there already keeps its id; one without gets one; one that is not named is taken out. */
  deadlines: z.array(z.strictObject({ id: id.optional(), ...dueFields })).max(50),
  documents: z
    .array(z.strictObject({ id: id.optional(), ...dueFields, organisation: id.nullable().default(null) }))
    .max(100),
}

export const listProcesses = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/processes',
  summary: 'The processes of a coalition with their sessions and all that is due, the newest process first.',
  permission: 'processes.read',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({
    /** The server's clock. */
    now: time,
    processes: z.array(process),
  }),
})

export const beginProcess = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/processes',
  summary: 'Enters a process that the coalition follows.',
  permission: 'processes.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, ...processFields }),
  reply: process,
})

export const changeProcess = contract({
  method: 'PATCH',
  path: '/api/processes/:process',
  summary: "Changes a process's names and accreditations, archives it, or takes it up again.",
  permission: 'processes.manage',
  scope: 'process',
  kind: 'json',
  input: z.strictObject({
    process: id,
    ...z.strictObject({ ...processFields, archived: z.boolean() }).partial().shape,
  }),
  reply: process,
})

export const planSession = contract({
  method: 'POST',
  path: '/api/processes/:process/sessions',
  summary: 'Plans a session of a process, with its deadlines and the documents due for it.',
  permission: 'processes.manage',
  scope: 'process',
  kind: 'json',
  input: z.strictObject({ process: id, ...sessionFields }),
  reply: session,
})

export const changeSession = contract({
  method: 'PUT',
  path: '/api/process-sessions/:session',
  summary: 'Changes a session and what is due for it; refused where somebody changed it since it was seen.',
  permission: 'processes.manage',
  scope: 'session',
  kind: 'json',
  input: z.strictObject({ session: id, revision: z.int(), ...sessionFields }),
  reply: session,
})

export const markDocument = contract({
  method: 'POST',
  path: '/api/process-sessions/:session/documents/:document',
  summary: 'Says that a document is done, or that it is not done after all.',
  permission: 'processes.manage',
  scope: 'session',
  kind: 'json',
  input: z.strictObject({ session: id, document: id, done: z.boolean() }),
  reply: session,
})

export const removeSession = contract({
  method: 'DELETE',
  path: '/api/process-sessions/:session',
  summary: 'Removes a session that no statement belongs to.',
  permission: 'processes.manage',
  scope: 'session',
  kind: 'json',
  input: z.strictObject({ session: id }),
  reply: z.object({ removed: z.literal(true) }),
})

export const exportCalendar = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/calendar.ics',
  summary: 'The sessions of a coalition’s processes and all that is due for them, as a calendar file.',
  permission: 'processes.read',
  scope: 'coalition',
  kind: 'file',
  input: z.strictObject({ coalition: id }),
})

export const exportSession = contract({
  method: 'GET',
  path: '/api/process-sessions/:session/calendar.ics',
  summary: 'A session and all that is due for it, as a calendar file.',
  permission: 'processes.read',
  scope: 'session',
  kind: 'file',
  input: z.strictObject({ session: id }),
})

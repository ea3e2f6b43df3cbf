/** What the citations of a statement mean: the draft it works on, newer ones, and instruments the coalition knows. */
import { z } from 'zod'
import { level } from './drafts.ts'
import { contract, id, type Reply, someLine } from './route.ts'

const at = z.int().min(0)

const draft = z.object({
  id,
  symbol: z.string(),
  title: z.string(),
  /** Counted up with every correction: an outline is that of a revision. */
  revision: z.int(),
})

const instrument = z.object({ id, name: z.string(), names: z.array(z.string()) })
export type InstrumentRow = z.output<typeof instrument>

export const seeCiting = contract({
  method: 'GET',
  path: '/api/statements/:statement/citing',
  summary: 'The draft that a statement works on, and the newest one in which its provisions are confirmed.',
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    /** The process of its session; null where it belongs to none. */
    process: id.nullable(),
    /** The drafts that it can work on, in the order of their texts: of its process, or of all where it has none. */
    drafts: z.array(draft),
    /** Null where nobody has said. */
    worksOn: draft.nullable(),
    /**
     * The newest draft that goes back to it and to which anything of it was followed; null where there is none. `stamp`
     * differs as soon as drafts or links on the way differ.
     */
    newer: draft.extend({ stamp: z.string() }).nullable(),
    /** What the instrument is called, and what the coalition knows beside the common ones. */
    instrumentNames: z.array(z.string()),
    instruments: z.array(instrument),
  }),
})

/** Enough of a provision to find a citation in it; its words are fetched when somebody asks for them. */
const entry = z.object({
  at,
  parent: at.nullable(),
  level,
  number: z.string(),
  printed: z.string(),
  title: z.string().nullable(),
})
export type Entry = z.output<typeof entry>

export const seeOutline = contract({
  method: 'GET',
  path: '/api/drafts/:draft/outline',
  summary: 'The provisions of a draft by number and title, without their words.',
  permission: 'processes.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id }),
  reply: z.object({ revision: z.int(), provisions: z.array(entry) }),
})

export const seePlaces = contract({
  method: 'GET',
  path: '/api/drafts/:draft/places/:old',
  summary: 'Where the provisions of an older draft are in this one, by what is confirmed.',
  permission: 'processes.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id, old: id }),
  reply: z.object({
    /**
     * Positions: `to` is empty where it was struck, `open` where of a part of it nothing is confirmed. What is not
     * confirmed at all is not listed [ASK-1].
     */
    places: z.array(z.object({ at, to: z.array(at), open: z.boolean() })),
    /** Positions of the older draft that are in chapters that this one does not hold. */
    elsewhere: z.array(at),
  }),
})
export type Places = Reply<typeof seePlaces>

export const seeProvision = contract({
  method: 'GET',
  path: '/api/drafts/:draft/provisions/:at',
  summary: 'The words of a provision with what it holds, as plain text.',
  permission: 'processes.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id, at: z.coerce.number().int().min(0) }),
  reply: z.object({
    at,
    printed: z.string(),
    title: z.string().nullable(),
    mark: z.string().nullable(),
    text: z.string(),
  }),
})

export const workOn = contract({
  method: 'PUT',
  path: '/api/statements/:statement/draft',
  summary: 'Says which draft of the instrument a statement works on, or none.',
  permission: 'statements.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    draft: id.nullable(),
    /** The draft that it works on as far as the person knows; refused with `draft-changed` where it does not. */
    was: id.nullable().optional(),
  }),
  reply: z.object({ worksOn: id.nullable() }),
})

export const listInstruments = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/instruments',
  summary: 'The instruments that a coalition cites beside the common ones.',
  permission: 'processes.read',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({ instruments: z.array(instrument) }),
})

const said = { name: someLine(120), names: z.array(someLine(200)).min(1).max(30) }

export const addInstrument = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/instruments',
  summary: 'Adds an instrument and the names it is cited by.',
  permission: 'instrument.write',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, ...said }),
  reply: instrument,
})

export const changeInstrument = contract({
  method: 'PUT',
  path: '/api/coalitions/:coalition/instruments/:instrument',
  summary: 'Changes an instrument and the names it is cited by.',
  permission: 'instrument.write',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, instrument: id, ...said }),
  reply: instrument,
})

export const removeInstrument = contract({
  method: 'DELETE',
  path: '/api/coalitions/:coalition/instruments/:instrument',
  summary: 'Removes an instrument from those the coalition knows.',
  permission: 'instrument.write',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, instrument: id }),
  reply: z.object({ removed: z.literal(true) }),
})

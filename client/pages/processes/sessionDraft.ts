/** A session as it is typed in its form, and as it is sent. */
import type { planSession, SessionRow } from '../../../shared/contract/processes.ts'
import type { Asked } from '../../../shared/contract/route.ts'
import { instantOf, isZone } from '../../parts/zones.ts'
import { words } from '../../words.ts'

/** @property key tells lines apart that have no id yet */
export type DueDraft = {
  key: string
  id?: string
  what: string
  dueLocal: string
  zone: string
  organisation: string
}

export type SessionDraft = {
  name: string
  place: string
  firstDay: string
  lastDay: string
  zone: string
  wordLimit: string
  countsNotes: boolean
  deadlines: DueDraft[]
  documents: DueDraft[]
}

/** @param session null gives an empty form, in this zone */
export function draftOf(session: SessionRow | null, zone: string): SessionDraft {
  if (session === null) {
    const empty = { name: '', place: '', firstDay: '', lastDay: '', zone, wordLimit: '' }
    return { ...empty, countsNotes: false, deadlines: [], documents: [] }
  }
  const { name, place, firstDay, lastDay, wordLimit, countsNotes, deadlines, documents } = session
  const line = ({ id, what, dueLocal, zone: of }: SessionRow['deadlines'][number], organisation = '') => ({
    ...{ key: id, id, what, dueLocal, zone: of, organisation },
  })
  return {
    ...{ name, place, firstDay, lastDay, zone: session.zone, countsNotes },
    wordLimit: wordLimit === null ? '' : String(wordLimit),
    deadlines: deadlines.map(due => line(due)),
    documents: documents.map(due => line(due, due.organisation?.id)),
  }
}

/** What is wrong with each field; null where nothing is. */
export function wrongIn({ name, firstDay, lastDay, zone, wordLimit }: SessionDraft) {
  const says = words.processes.session
  const missing = (text: string) => (text.trim() === '' ? words.errors.missing : null)
  const order = firstDay !== '' && lastDay !== '' && lastDay < firstDay ? says.daysWrong : null
  return {
    name: missing(name),
    firstDay: missing(firstDay),
    lastDay: missing(lastDay) ?? order,
    zone: isZone(zone) ? null : says.zoneWrong,
    wordLimit: wordLimit === '' || /^[1-9]\d{0,5}$/.test(wordLimit) ? null : says.wordLimitWrong,
  }
}

/** What is wrong with something that is due. */
export function wrongInDue({ what, dueLocal, zone }: DueDraft) {
  const { session, due } = words.processes
  const skipped = isZone(zone) && dueLocal !== '' && instantOf(dueLocal, zone) === null
  return {
    what: what.trim() === '' ? words.errors.missing : null,
    dueLocal: dueLocal === '' ? words.errors.missing : skipped ? due.skipped : null,
    zone: isZone(zone) ? null : session.zoneWrong,
  }
}

/** The form as it is sent; null while something in it is wrong. */
export function fieldsOf(draft: SessionDraft): Omit<Asked<typeof planSession>, 'process'> | null {
  const { deadlines, documents, wordLimit, ...rest } = draft
  const wrong = [wrongIn(draft), ...[...deadlines, ...documents].map(wrongInDue)]
  if (wrong.some(one => Object.values(one).some(says => says !== null))) return null
  const due = ({ id, what, dueLocal, zone }: DueDraft) => ({
    ...(id === undefined ? {} : { id }),
    ...{ what, dueLocal, zone },
  })
  return {
    ...rest,
    wordLimit: wordLimit === '' ? null : Number(wordLimit),
    deadlines: deadlines.map(due),
    documents: documents.map(line => ({ ...due(line), organisation: line.organisation || null })),
  }
}

/** The corrections of stored drafts. */
import { eq } from 'drizzle-orm'
import type { Step } from '../../shared/instrument/correct.ts'
import type { Query, Tx } from '../ports.ts'

type Record = Query['t']['draftCorrections']['$inferSelect']
/** What can be corrected while something hangs on the draft. */
type What = Exclude<Step['what'], 'join' | 'split'>
/** `place` counts those that one request made, from 0. */
type Was = { what: What; place: number; said: string }
export type CorrectionRow = Omit<Record, 'was' | 'is'> & {
  what: What
  place: number
  was: string
  is: string
}

/** The corrections of a draft, the newest first. */
export async function correctionsOf({ db, t }: Query, draft: string): Promise<CorrectionRow[]> {
  const rows = await db.select().from(t.draftCorrections).where(eq(t.draftCorrections.draft, draft))
  return rows
    .map(row => {
      const { what, place, said } = JSON.parse(row.was) as Was
      return { ...row, what, place, was: said, is: JSON.parse(row.is) as string }
    })
    .sort((one, other) => other.revision - one.revision || other.place - one.place)
}

export async function addCorrections({ db, t }: Tx, rows: readonly CorrectionRow[]): Promise<void> {
  if (rows.length === 0) return
  await db.insert(t.draftCorrections).values(
    rows.map(({ what, place, was, is, ...row }) => ({
      ...row,
      was: JSON.stringify({ what, place, said: was } satisfies Was),
      is: JSON.stringify(is),
    })),
  )
}

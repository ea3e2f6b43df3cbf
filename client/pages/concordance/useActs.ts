/**
 * Confirming, correcting and taking back. What is asked for shows at its row at once; what did not happen is said
 * there, with what did. Nothing else on the screen is asked for again, so that one can go on row by row.
 */
import { useQueryClient } from '@tanstack/react-query'
import { confirmLinks, correctLinks } from '../../../shared/contract/concordances.ts'
import { seeDraft } from '../../../shared/contract/drafts.ts'
import { isOpen, type Link, type Row } from '../../../shared/instrument/concord/review.ts'
import type { KnownLinks } from '../../../shared/instrument/concord/reviewLinks.ts'
import type { Said } from '../../../shared/instrument/concord/take.ts'
import { asRefusal, call } from '../../api.ts'
import { keyOf } from '../../data.ts'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { linkSaid, type Trees } from './rowWords.ts'
import type { Pair } from './useLinks.ts'
import { type Ends, type Shown, useShown } from './useShown.ts'

const says = words.concordance

export type Acts = ReturnType<typeof useActs>

/** `seen`: the revision of the draft in which the rows name positions. */
type Seen = Pair & { seen: number }
type Known = { pair: Seen; trees: Trees; self: string; again: () => Promise<KnownLinks> }
type At = Known & { shown: Shown; say: ReturnType<typeof useSay>; reread: () => void }

export function useActs(known: Known) {
  const shown = useShown()
  const client = useQueryClient()
  const { draft } = known.pair
  const reread = () => void client.invalidateQueries({ queryKey: keyOf(seeDraft, { draft }) })
  const at: At = { ...known, shown, say: useSay(), reread }
  return {
    going: shown.going,
    notes: shown.notes,
    replaced: shown.replaced,
    forget: () => shown.setReplaced([]),
    confirm: (rows: readonly Row[]) => confirm(at, rows),
    takeBack: (row: Row) => takeBack(at, row),
    /** @throws Refusal, for the dialog that asked, which keeps what was typed */
    correct: (ends: readonly Link[], links: readonly Said[]) => correct(at, ends, links),
  }
}

async function confirm(at: At, asked: readonly Row[]): Promise<void> {
  const { pair, again, shown } = at
  const rows = asked.filter(row => isOpen(row) && !shown.isBusy(row))
  if (rows.length === 0) return
  shown.begin(rows, 'confirming')
  try {
    const { left } = await call(confirmLinks, { ...pair, links: rows.map(said) })
    const { links } = await again()
    noteLeft(at, left, links)
    if (rows.length > 1) sayConfirmed(at, rows, left, links)
  } catch (error) {
    noteRefused(at, rows, error)
    await again()
  } finally {
    shown.end(rows)
  }
}

async function takeBack(at: At, row: Row): Promise<void> {
  const { pair, again, shown, say } = at
  if (row.link === null || shown.isBusy(row)) return
  shown.begin([row], 'takingBack')
  try {
    const { replaced } = await call(correctLinks, { ...pair, ends: [row.link.id], links: [] })
    shown.setReplaced(replaced)
    if (replaced.length === 0) say(says.tookBack)
  } catch (error) {
    noteRefused(at, [row], error)
  } finally {
    await again().finally(() => shown.end([row]))
  }
}

async function correct(at: At, ends: readonly Link[], links: readonly Said[]): Promise<void> {
  const { pair, again, shown, say } = at
  try {
    if (ends.length === 0) {
      const { left } = await call(confirmLinks, { ...pair, links: [...links] })
      noteLeft(at, left, (await again()).links)
      if (left.length === 0) say(says.corrected)
      return
    }
    const ended = ends.map(({ id }) => id)
    const { replaced } = await call(correctLinks, { ...pair, ends: ended, links: [...links] })
    shown.setReplaced(replaced)
    if (replaced.length === 0) say(says.corrected)
  } finally {
    await again()
  }
}

/** Takes back what was just confirmed, as many at a time as one correction may end. */
async function undo({ pair, again, shown, say }: At, links: readonly Link[]): Promise<void> {
  try {
    const told: Shown['replaced'][number][] = []
    for (let from = 0; from < links.length; from += MOST_ENDS) {
      const ends = links.slice(from, from + MOST_ENDS).map(({ id }) => id)
      told.push(...(await call(correctLinks, { ...pair, ends, links: [] })).replaced)
    }
    shown.setReplaced(told)
    say(says.tookBackMany(links.length))
  } catch (error) {
    say(`${says.notTakenBack} ${asRefusal(error).message}`)
  }
  await again()
}

/** As many links as one correction may end. */
const MOST_ENDS = 200

/** Several that were confirmed can be taken back together; only one's own ones are. */
function sayConfirmed(at: At, rows: readonly Row[], left: readonly Ends[], links: readonly Link[]): void {
  const notMade = new Set(left.map(pairKey))
  const made = new Set(rows.map(pairKey).filter(key => !notMade.has(key)))
  const mine = links.filter(link => link.by.id === at.self && made.has(pairKey(link)))
  at.say(says.confirmedMany(made.size), () => void undo(at, mine))
}

const noteLeft = ({ shown, trees }: At, left: readonly Ends[], links: readonly Link[]): void =>
  shown.note(left, one => leftSaid(one, links, trees))

function noteRefused({ shown, reread }: At, rows: readonly Row[], error: unknown): void {
  const { code, message } = asRefusal(error)
  shown.note(rows, () => says.refused(message))
  if (code === 'draft-changed') reread()
}

const said = ({ kind, from, to }: Row): Said => ({ kind, from: [...from], to: [...to] })

const pairKey = ({ from, to }: Ends): string =>
  `${from.toSorted((a, b) => a - b).join()} ${to.toSorted((a, b) => a - b).join()}`

function leftSaid(one: Ends, links: readonly Link[], trees: Trees): string {
  const other = links.find(
    link => link.from.some(at => one.from.includes(at)) || link.to.some(at => one.to.includes(at)),
  )
  return other === undefined ? says.leftUnknown : says.left(other.by.name, linkSaid(other, trees))
}

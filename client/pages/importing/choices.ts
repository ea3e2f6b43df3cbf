/** What a person decided about an import, and the letter that comes of it. */
import type { AskSays } from '../../../shared/ask.ts'
import type { Suggestion } from '../../../shared/asks/suggested.ts'
import type { Kind } from '../../../shared/contract/statements.ts'
import type { Imported, SetAside } from '../../../shared/formats/imported.ts'
import { takeOffers } from '../../../shared/formats/offers.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { newBlockId } from '../../editor/blockId.ts'
import type { LanguageAndDirection } from '../LanguageFields.tsx'
import type { Read } from './bothWays.ts'

/** What becomes of tracked changes: they are made, or not; or the text begins without them and they are suggested. */
export const TAKEN_AS = ['accepted', 'rejected', 'suggested'] as const
export type TakenAs = (typeof TAKEN_AS)[number]

export type Choices = {
  title: string
  kind: Kind
  addressee: string
  /** The session of a process that the letter is for; null for none. */
  session: string | null
  written: LanguageAndDirection
  /** The title also stands as the first words of the text: leave it there? */
  titleInText: boolean
  /** By the key of a suggested ask: what a person said of it. One of which nothing was said is taken as it is. */
  asks: ReadonlyMap<string, SaidOfAsk>
  /** The draft in which the provisions that asks name are looked for; undefined until somebody says, null for none. */
  draft: string | null | undefined
  concerns: boolean
  /** The positions of the mends that were confirmed. */
  mends: ReadonlySet<number>
  changes: TakenAs
  /** Comments of the file become threads beside the letter. */
  comments: boolean
}

export type SaidOfAsk = {
  taken: boolean
  /** What it shall say instead of what was suggested. */
  edited: AskSays | null
  /** The id of the ask of the register that it is. */
  joins: string | null
}

/** Asks and concerns are taken until somebody says otherwise; names stay as they are until somebody confirms. */
export const firstChoices = (read: Read, changes: TakenAs = 'accepted'): Choices => {
  const { file, titleBlock } = baseOf(read, changes)
  return {
    title: file.title,
    kind: 'joint-letter',
    addressee: '',
    session: null,
    written: { language: file.language, direction: file.direction },
    titleInText: titleBlock === null,
    asks: new Map(),
    draft: undefined,
    concerns: true,
    mends: new Set(),
    changes,
    comments: true,
  }
}

/** The choices with the changes taken otherwise; what was said of the statement stays, what belongs to the text begins anew. */
export function takingChanges(read: Read, choices: Choices, changes: TakenAs): Choices {
  const { title, titleInText, asks, concerns, mends } = firstChoices(read, changes)
  const own = choices.title !== baseOf(read, choices.changes).file.title
  return { ...choices, changes, titleInText, asks, concerns, mends, title: own ? choices.title : title }
}

/**
 * The letter that the text begins as. What is suggested is told by what stands in the file, so that names are not
 * mended beside it; and what becomes a suggestion or a thread was not set aside.
 */
export function baseOf({ imported, tracked }: Read, changes: TakenAs, comments = false): Imported {
  const base = changes === 'accepted' ? imported : (tracked?.rejected ?? imported)
  const isAside = ({ reason }: SetAside) =>
    !(comments && reason === 'comment') && !(changes === 'suggested' && reason === 'inserted-change')
  const mends = changes === 'suggested' ? [] : base.offers.mends
  return { ...base, setAside: base.setAside.filter(isAside), offers: { ...base.offers, mends } }
}

/** The text as it will be: names mended, concerns marked, the title out of it where it is not wanted twice. */
export function letterOf(imported: Imported, choices: Choices): Doc {
  const { body } = takeOffers(
    imported.file,
    {
      asks: new Map(),
      concerns: new Set(choices.concerns ? imported.offers.concerns : []),
      mends: imported.offers.mends.filter((_, at) => choices.mends.has(at)),
    },
    newBlockId,
  )
  return withoutTitle(body, imported, choices)
}

/** The text without the block that says the title once more, where it is not wanted twice. */
export function withoutTitle(body: Doc, { titleBlock }: Imported, { titleInText }: Choices): Doc {
  if (titleInText || titleBlock === null) return body
  return { ...body, content: (body.content ?? []).filter(block => block.attrs.id !== titleBlock) }
}

/** What is said of a suggested ask. Of several on one block only the first is taken until somebody takes another. */
export function saidOf({ key, block }: Suggestion, all: readonly Suggestion[], { asks }: Choices): SaidOfAsk {
  const own = asks.get(key)
  if (own) return own
  const rivals = all.filter(one => one.block === block)
  const isFirst = rivals[0]?.key === key && !rivals.some(one => asks.get(one.key)?.taken === true)
  return { taken: isFirst, edited: null, joins: null }
}

/** The choices with something said of a suggested ask; where it is taken, no other on its block is. */
export function saying(
  said: SaidOfAsk,
  { key, block }: Suggestion,
  all: readonly Suggestion[],
  choices: Choices,
): Choices {
  const asks = new Map(choices.asks)
  if (said.taken)
    for (const rival of all)
      if (rival.block === block) asks.set(rival.key, { ...saidOf(rival, all, choices), taken: false })
  return { ...choices, asks: asks.set(key, said) }
}

/** An ask that was taken: what it says, or the ask of the register that it is. */
export type TakenAsk = { block: string } & (AskSays | { ask: string })

/** The asks that were taken. @param all without those that were dropped; one ask of the register stands on one block */
export function takenAsks(all: readonly Suggestion[], choices: Choices): TakenAsk[] {
  const joined = new Set<string>()
  return all.flatMap((one): TakenAsk[] => {
    const { taken, edited, joins } = saidOf(one, all, choices)
    if (!taken || (joins !== null && joined.has(joins))) return []
    if (joins === null) return [{ block: one.block, ...(edited ?? one.says) }]
    joined.add(joins)
    return [{ block: one.block, ask: joins }]
  })
}

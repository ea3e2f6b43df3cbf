/** What a person decided about an import, and the letter that comes of it. */
import type { Verb } from '../../../shared/ask.ts'
import type { Kind } from '../../../shared/contract/statements.ts'
import type { Imported, OfferedAsk, SetAside } from '../../../shared/formats/imported.ts'
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
  written: LanguageAndDirection
  /** The title also stands as the first words of the text: leave it there? */
  titleInText: boolean
  /** By block: the verb of each offered point that is taken as an ask. */
  asks: ReadonlyMap<string, Verb>
  concerns: boolean
  /** The positions of the mends that were confirmed. */
  mends: ReadonlySet<number>
  changes: TakenAs
  /** Comments of the file become threads beside the letter. */
  comments: boolean
}

/** Asks and concerns are taken until somebody says otherwise; names stay as they are until somebody confirms. */
export const firstChoices = (read: Read, changes: TakenAs = 'accepted'): Choices => {
  const { file, offers, titleBlock } = baseOf(read, changes)
  return {
    title: file.title,
    kind: 'joint-letter',
    addressee: '',
    written: { language: file.language, direction: file.direction },
    titleInText: titleBlock === null,
    asks: new Map(offers.asks.map(ask => [ask.block, ask.verb])),
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

/** The asks that were taken, each with the verb that was chosen. */
export const takenAsks = ({ offers }: Imported, { asks }: Choices): OfferedAsk[] =>
  offers.asks.flatMap(ask => {
    const verb = asks.get(ask.block)
    return verb === undefined ? [] : [{ ...ask, verb }]
  })

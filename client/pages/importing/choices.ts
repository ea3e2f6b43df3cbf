/** What a person decided about an import, and the letter that comes of it. */
import type { Verb } from '../../../shared/ask.ts'
import type { Kind } from '../../../shared/contract/statements.ts'
import type { Imported, OfferedAsk } from '../../../shared/formats/imported.ts'
import { takeOffers } from '../../../shared/formats/offers.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { newBlockId } from '../../editor/blockId.ts'
import type { LanguageAndDirection } from '../LanguageFields.tsx'

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
}

/** Asks and concerns are taken until somebody says otherwise; names stay as they are until somebody confirms. */
export const firstChoices = ({ file, offers, titleBlock }: Imported): Choices => ({
  title: file.title,
  kind: 'joint-letter',
  addressee: '',
  written: { language: file.language, direction: file.direction },
  titleInText: titleBlock === null,
  asks: new Map(offers.asks.map(ask => [ask.block, ask.verb])),
  concerns: true,
  mends: new Set(),
})

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
  if (choices.titleInText || imported.titleBlock === null) return body
  return { ...body, content: (body.content ?? []).filter(block => block.attrs.id !== imported.titleBlock) }
}

/** The asks that were taken, each with the verb that was chosen. */
export const takenAsks = ({ offers }: Imported, { asks }: Choices): OfferedAsk[] =>
  offers.asks.flatMap(ask => {
    const verb = asks.get(ask.block)
    return verb === undefined ? [] : [{ ...ask, verb }]
  })

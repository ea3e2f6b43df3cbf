/** What an import offers, and taking what a person accepted. */
import { askOfItem, pointsOf } from '../cite/asks.ts'
import { isTextBlock } from '../statement/text.ts'
import type { AnyBlock, Doc, ListItem, Signatories, Signatory, StatementFile } from '../statement/tree.ts'
import { holding, type NewId, signatory } from './build.ts'
import type { Imported, Mend } from './imported.ts'

/** The points that read like concerns and asks, by the sentence above their list. */
export function findOffers(doc: Doc): Pick<Imported['offers'], 'asks' | 'concerns'> {
  const points = pointsOf(doc).flatMap(({ item, says }) =>
    item.attrs.id === null ? [] : [{ item, says, id: item.attrs.id }],
  )
  return {
    asks: points
      .filter(({ says }) => says === 'asks')
      .map(({ item, id }) => ({ block: id, ...askOfItem(item) })),
    concerns: points.filter(({ says }) => says === 'concerns').map(({ id }) => id),
  }
}

/** What a person (or a command) took of the offers. `asks` gives each block the id of its ask. */
export type Taken = {
  asks: ReadonlyMap<string, string>
  concerns: ReadonlySet<string>
  mends: readonly Mend[]
}

/** Everything that was offered, each ask under a new id. */
export function allOffers(imported: Imported, newId: NewId): Taken {
  const { asks, concerns, mends } = imported.offers
  return { asks: new Map(asks.map(ask => [ask.block, newId()])), concerns: new Set(concerns), mends }
}

/** The letter with what was taken: asks and concerns marked, names mended. The words and their order stay. */
export function takeOffers(file: StatementFile, taken: Taken, newId: NewId): StatementFile {
  const content = (file.body.content ?? []).map(block => marked(block, taken, newId))
  return { ...file, body: { ...file.body, content } }
}

function marked<Node extends AnyBlock>(block: Node, taken: Taken, newId: NewId): Node {
  if (block.type === 'signatories')
    return { ...block, content: mended(block.content ?? [], taken.mends, newId) }
  const own = 'ask' in block.attrs ? { ...block, attrs: demanding(block.attrs, taken) } : block
  if (isTextBlock(own) || !('content' in own)) return own
  const inner = own.content as readonly AnyBlock[] | undefined
  return { ...own, ...holding((inner ?? []).map(child => marked(child, taken, newId))) }
}

function demanding(attrs: Demanding, taken: Taken): Demanding {
  const ask = taken.asks.get(attrs.id ?? '') ?? attrs.ask
  const concern = taken.concerns.has(attrs.id ?? '') ? true : attrs.concern
  return { ...attrs, ask, concern }
}

type Demanding = ListItem['attrs']

type Lines = NonNullable<Signatories['content']>

/** The first names of a mend keep their ids, so that what hangs on them stays. */
function mended(lines: Lines, mends: readonly Mend[], newId: NewId): Lines {
  return lines.flatMap((line): Lines => {
    const mend = mends.find(candidate => candidate.blocks.includes(line.attrs.id ?? ''))
    if (mend === undefined || line.type !== 'signatory') return [line]
    if (mend.blocks[0] !== line.attrs.id) return []
    return mend.proposed.map((name, index): Signatory => signatory(mend.blocks[index] ?? newId(), name))
  })
}

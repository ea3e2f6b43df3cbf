import { describe, expect, it } from 'vitest'
import { allOffers, takeOffers } from '../../shared/formats/offers.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { ListItem, StatementFile } from '../../shared/statement/tree.ts'
import { countedIds } from './letters.ts'

const LETTER = `We are deeply concerned that the draft of the Convention on Harbour Data:

- hides the tide gauges;
- forgets the pilots.

Therefore, we call on all states to:

- Narrow the scope of the whole Convention to tidal data;
- Delete Article 17(2) and Article 18;
- Mainstream pilotage across the Convention as a whole.

Without these changes, we call on states to reject the draft treaty.`

const items = (file: StatementFile): ListItem[] =>
  (file.body.content ?? []).flatMap(block => (block.type === 'bulletList' ? (block.content ?? []) : []))

describe('What an import offers', () => {
  it('[IN-1] points under "we are concerned that" as concerns and under "we call on … to" as asks', () => {
    const { file, offers } = fromPlain(LETTER, { newId: countedIds() })
    const words = (id: string) => textOfBlock(items(file).find(item => item.attrs.id === id) as ListItem)
    expect(offers.concerns.map(words)).toEqual(['hides the tide gauges;', 'forgets the pilots.'])
    expect(
      offers.asks.map(({ verb, wording, targets }) => [verb, wording, targets.map(one => one.asWritten)]),
    ).toEqual([
      [
        'narrow',
        'Narrow the scope of the whole Convention to tidal data',
        ['the scope of the whole Convention'],
      ],
      ['delete', 'Delete Article 17(2) and Article 18', ['Article 17(2)', 'Article 18']],
      ['mainstream', 'Mainstream pilotage across the Convention as a whole.', ['the Convention as a whole']],
    ])
    expect(offers.asks.map(ask => words(ask.block))).toHaveLength(3)
  })

  it('[IN-1] changes nothing until it is taken, and then only what was taken', () => {
    const newId = countedIds()
    const imported = fromPlain(LETTER, { newId })
    expect(items(imported.file).every(item => item.attrs.ask === null && item.attrs.concern === null)).toBe(
      true,
    )
    const first = imported.offers.asks[0]?.block ?? ''
    const file = takeOffers(
      imported.file,
      { asks: new Map([[first, 'ask0000001']]), concerns: new Set(), mends: [] },
      newId,
    )
    expect(items(file).map(item => item.attrs.ask)).toEqual([null, null, 'ask0000001', null, null])
    const all = takeOffers(imported.file, allOffers(imported, newId), newId)
    expect(items(all).map(item => item.attrs.concern)).toEqual([true, true, null, null, null])
    expect(items(all).filter(item => item.attrs.ask !== null)).toHaveLength(3)
  })

  it('[IN-1] an ask under a call that begins with a concern is an ask', () => {
    const text =
      'As we share the concern of the pilots, we urge delegations to:\n\n- Pay the pilots.\n- Hear them.'
    expect(fromPlain(text, { newId: countedIds() }).offers).toMatchObject({ asks: [{}, {}], concerns: [] })
  })
})

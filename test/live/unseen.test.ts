/** What somebody writes in a block that somebody else, who has not seen it, moves, changes or removes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { writeStep1, writeStep2 } from '../../server/live/protocol.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { textOf as wordsIn } from '../../shared/statement/text.ts'
import type { Block, Doc, ListItem, Paragraph } from '../../shared/statement/tree.ts'
import { writeDoc } from '../../shared/statement/yjsDiff.ts'
import { fakeClock } from '../world/clock.ts'
import { type Faults, faultyLog } from './faultyLog.ts'
import { bullets, heading, item, letter, paragraph, quotation } from './letters.ts'
import { type Client, openScene, type Scene, synced, until } from './liveServer.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
  await scene.live.rooms.seed('letter-one', WHOLE)
})
afterEach(() => scene.close())

const DREDGE = 'Dredging stops while the seagrass flowers.'
const list = (items: [string, string][]) =>
  items.map(([id, words]): ListItem => item(id, [paragraph(`${id}-line`, words)]))
const ITEMS = list([
  ['item-mooring', 'Moorings are counted.'],
  ['item-noise00', 'Noise is measured.'],
])
const OPENING = paragraph('opening0', 'To the parties of the Harbour Treaty.')
const DREDGING = paragraph('dredging', DREDGE)
const MEASURES = bullets('measures', ITEMS)
const CLOSING = paragraph('closing0', 'We remain at your disposal.')
const WHOLE = letter(OPENING, DREDGING, MEASURES, CLOSING)

/** The blocks of a letter as lines: what they are, and their words. */
function linesOf(doc: Doc): string[] {
  const lineOf = (block: Block | ListItem): string => {
    const content = ('content' in block ? (block.content ?? []) : []) as (Block | ListItem)[]
    const isText = block.type === 'paragraph' || block.type === 'heading'
    const inner = isText ? wordsIn(block.content) : content.map(lineOf).join(' | ')
    return isText ? inner : `${block.type}( ${inner} )`
  }
  return (doc.content ?? [])
    .filter(block => block.type !== 'footnotes')
    .map(block => (block.type === 'heading' ? `# ${lineOf(block)}` : lineOf(block as Block)))
}

/** Words written into a block, wherever it stands, behind others. */
function writeAfter({ doc }: Client, before: string, words: string): void {
  const texts = [...textsIn(doc.getXmlFragment('body'))]
  const found = texts.find(one => one.toString().includes(before))!
  found.insert(found.toString().indexOf(before) + before.length, words)
}

function* textsIn(element: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}

const becomes = ({ doc }: Client, wished: Doc) => writeDoc(doc, wished, 'me')

/** Two clients who have the same text, of whom the first is away. */
async function oneAway(): Promise<{ away: Client; here: Client }> {
  const [away, here] = [scene.connect('amina'), scene.connect('bruno')]
  await Promise.all([synced(away), synced(here)])
  away.provider.disconnect()
  return { away, here }
}

/** Until the server has it: what is done on one line does not wait for what is done on another. */
async function serverHas(is: (lines: string[]) => boolean): Promise<void> {
  while (!is(linesOf(await scene.live.rooms.read('letter-one'))))
    await new Promise(resolve => setImmediate(resolve))
}

const serverBecomes = (doc: Doc) => serverHas(lines => lines.join() === linesOf(doc).join())

/** Whoever was away is back, and both have what the server has. */
async function back(away: Client, here: Client): Promise<string[]> {
  away.provider.connect()
  await synced(away)
  const marker = `The end ${Math.random()}.`
  writeAfter(away, 'We remain at your disposal.', marker)
  await Promise.all([away, here].map(({ doc, body }) => until(doc, () => body.toString().includes(marker))))
  const lines = linesOf(await scene.live.rooms.read('letter-one')).map(line => line.replace(marker, ''))
  for (const { doc } of [away, here])
    expect(linesOf(docOf(doc)).map(line => line.replace(marker, ''))).toEqual(lines)
  const ids = JSON.stringify(await scene.live.rooms.read('letter-one')).match(/"id":"[^"]+"/g)!
  expect(new Set(ids).size).toBe(ids.length)
  expect(scene.troubles).toEqual([])
  return lines
}

const [OPEN, DREDGED, CLOSE] = linesOf(letter(OPENING, DREDGING, CLOSING)) as [string, string, string]
const [MOORED, NOISE] = ['listItem( Moorings are counted. )', 'listItem( Noise is measured. )']
const LISTED = `bulletList( ${MOORED} | ${NOISE} )`
const WITH = 'Dredging in the estuary stops while the seagrass flowers.'
const HEADED = letter(OPENING, heading('dredging', DREDGE), MEASURES, CLOSING)

/** What somebody makes of the letter while somebody else writes " in the estuary" behind "Dredging"; and how it reads then. */
const DREDGING_MOVES: Record<string, { to: Doc; reads: string[] }> = {
  'makes a heading': {
    to: HEADED,
    reads: [OPEN, `# ${WITH}`, LISTED, CLOSE],
  },
  'makes a heading, and words it anew': {
    to: letter(
      OPENING,
      heading('dredging', 'Dredging and all blasting ends while the seagrass flowers!'),
      MEASURES,
      CLOSING,
    ),
    reads: [
      OPEN,
      '# Dredging in the estuary and all blasting ends while the seagrass flowers!',
      LISTED,
      CLOSE,
    ],
  },
  'makes an item of a list': {
    to: letter(OPENING, bullets('newlist0', [item('newitem0', [DREDGING])]), MEASURES, CLOSING),
    reads: [OPEN, `bulletList( listItem( ${WITH} ) )`, LISTED, CLOSE],
  },
  quotes: {
    to: letter(OPENING, quotation('quoted00', [DREDGING]), MEASURES, CLOSING),
    reads: [OPEN, `blockquote( ${WITH} )`, LISTED, CLOSE],
  },
  'moves to another place': {
    to: letter(OPENING, MEASURES, quotation('quoted00', [DREDGING]), CLOSING),
    reads: [OPEN, LISTED, `blockquote( ${WITH} )`, CLOSE],
  },
  'joins to the one before': {
    to: letter(paragraph('opening0', `${OPEN} ${DREDGED}`), MEASURES, CLOSING),
    reads: [`${OPEN} ${WITH}`, LISTED, CLOSE],
  },
  'cuts, and makes a heading of the first half': {
    to: letter(
      OPENING,
      heading('dredging', 'Dredging stops'),
      paragraph('cutoff00', ' while the seagrass flowers.'),
      MEASURES,
      CLOSING,
    ),
    reads: [OPEN, '# Dredging in the estuary stops', ' while the seagrass flowers.', LISTED, CLOSE],
  },
  removes: { to: letter(OPENING, MEASURES, CLOSING), reads: [OPEN, 'in the estuary', LISTED, CLOSE] },
  'removes with all around it': { to: letter(CLOSING), reads: ['in the estuary', CLOSE] },
}

/** Either of the two is away while the other does their part, and then comes back. */
function eitherWay(
  writes: (client: Client) => void,
  { to, reads }: { to: Doc; reads: string[] },
  what: string,
): void {
  it(`${what}, are there when who wrote comes back`, async () => {
    const { away, here } = await oneAway()
    writes(away)
    becomes(here, to)
    await serverBecomes(to)
    expect(await back(away, here)).toEqual(reads)
  })

  it(`${what}, are there when who did that comes back`, async () => {
    const { away, here } = await oneAway()
    becomes(away, to)
    writes(here)
    await serverHas(lines => lines.join() !== linesOf(WHOLE).join())
    expect(await back(away, here)).toEqual(reads)
  })
}

describe('[TEXT-6] words that are written in a paragraph which somebody else', () => {
  for (const [what, move] of Object.entries(DREDGING_MOVES))
    eitherWay(client => writeAfter(client, 'Dredging', ' in the estuary'), move, what)
})

const ORDERED: Block = {
  type: 'orderedList',
  attrs: { id: 'measures', start: null, type: null },
  content: ITEMS,
}
const NEW_ITEM = item('item-new00', [paragraph('line-new00', 'Sand is left where it is.')])
const SAND = 'listItem( Sand is left where it is. )'
const WITH_NEW = letter(OPENING, DREDGING, bullets('measures', [ITEMS[0]!, NEW_ITEM, ITEMS[1]!]), CLOSING)

/** What somebody makes of the list while somebody else puts an item into its middle; and how it reads then. */
const LIST_MOVES: Record<string, { to: Doc; reads: string[] }> = {
  numbers: {
    to: letter(OPENING, DREDGING, ORDERED, CLOSING),
    reads: [OPEN, DREDGED, `orderedList( ${MOORED} | ${SAND} | ${NOISE} )`, CLOSE],
  },
  quotes: {
    to: letter(OPENING, DREDGING, quotation('quoted00', [MEASURES]), CLOSING),
    reads: [OPEN, DREDGED, `blockquote( bulletList( ${MOORED} | ${SAND} | ${NOISE} ) )`, CLOSE],
  },
  'takes apart': {
    to: letter(OPENING, DREDGING, ...ITEMS.flatMap(({ content }) => content ?? []), CLOSING),
    reads: [OPEN, DREDGED, 'Moorings are counted.', 'Sand is left where it is.', 'Noise is measured.', CLOSE],
  },
  removes: {
    to: letter(OPENING, DREDGING, CLOSING),
    reads: [OPEN, DREDGED, 'Sand is left where it is.', CLOSE],
  },
}

describe('[TEXT-6] the words of an item that is put into a list which somebody else', () => {
  for (const [what, move] of Object.entries(LIST_MOVES))
    eitherWay(client => becomes(client, WITH_NEW), move, what)
})

it('[TEXT-6] a line that two make into something else, one with the list around it, is there once', async () => {
  const { away, here } = await oneAway()
  const [mooring, noise] = ITEMS as [ListItem, ListItem]
  const headed = item('item-mooring', [heading('item-mooring-line', 'Moorings are counted.')])
  becomes(away, letter(OPENING, DREDGING, bullets('measures', [headed, noise]), CLOSING))
  becomes(here, letter(OPENING, DREDGING, { ...ORDERED, content: [mooring, noise] } as Block, CLOSING))
  await serverHas(lines => lines.join().includes('orderedList'))
  const lines = await back(away, here)
  expect(lines.join().split('Moorings are counted.')).toHaveLength(2)
})

it('[TEXT-6] [SAFE-5] words are put where their block went as edits of who wrote them', async () => {
  const { away, here } = await oneAway()
  writeAfter(away, 'Dredging', ' in the estuary')
  becomes(here, HEADED)
  await serverBecomes(HEADED)
  await back(away, here)
  const rows = await scene.log.history('letter-one')
  const written = rows.filter(({ update }) => Buffer.from(update).includes(' in the estuary'))
  expect(written.map(({ account }) => account)).toEqual(['amina', 'amina'])
})

describe('[TEXT-6] the past of a text', () => {
  let faults: Faults
  const clock = fakeClock()
  beforeEach(async () => {
    await scene.close()
    scene = await openScene({
      clock,
      wrapLog: log => {
        faults = faultyLog(log)
        return faults.log
      },
    })
    await scene.live.rooms.seed('letter-one', WHOLE)
  })

  it('[TEXT-6] [LIVE-11] is asked for again where it cannot be read, and nobody’s words are taken before', async () => {
    const { away, here } = await oneAway()
    writeAfter(away, 'Dredging', ' in the estuary')
    becomes(here, HEADED)
    await serverBecomes(HEADED)
    faults.fail('history')
    away.provider.connect()
    await until(here.doc, () => linesOf(docOf(here.doc)).includes(`# ${WITH}`))
    expect(faults.asked.history).toBe(2)
    expect(scene.troubles).toEqual(['the past of a text could not be read, and its room starts again'])
  })

  it('[TEXT-6] is read once for all who come with words for what is gone, and forgotten after a while', async () => {
    const { away, here } = await oneAway()
    const comesLate = async (words: string, to: Doc) => {
      away.provider.disconnect()
      writeAfter(away, 'Dredging', words)
      becomes(here, to)
      await serverBecomes(to)
      await back(away, here)
      const { content = [] } = docOf(away.doc)
      return { type: 'doc' as const, content: content.filter(({ type }) => type !== 'footnotes') }
    }
    const asParagraph = (doc: Doc) =>
      letter(
        ...doc.content!.map(block =>
          block.type === 'heading' ? paragraph('dredging', wordsIn(block.content)) : block,
        ),
      )
    const asHeading = (doc: Doc) =>
      letter(
        ...doc.content!.map(block =>
          block === doc.content![1] ? heading('dredging', wordsIn((block as Paragraph).content)) : block,
        ),
      )
    const first = await comesLate(' in the estuary', HEADED)
    const second = await comesLate(' and dumping', asParagraph(first))
    expect(faults.asked.history).toBe(1)
    clock.pass(10_001)
    await comesLate(' of sand', asHeading(second))
    expect(faults.asked.history).toBe(2)
  })
})

it('[TEXT-6] gives nobody the text, or others’ edits, before it has what they bring', async () => {
  const { away, here } = await oneAway()
  writeAfter(away, 'Dredging', ' in the estuary')
  const line = new WebSocket(`${scene.url}/letter-one?token=amina`)
  /** The steps of the synchronisation that came. */
  const heard: number[] = []
  line.on('message', (frame: Buffer) => {
    if (frame[0] === 0) heard.push(frame[1]!)
  })
  const hears = async (count: number) => {
    while (heard.length < count) await new Promise(resolve => line.once('message', resolve))
  }
  await new Promise(resolve => line.once('open', resolve))
  line.send(writeStep1(Y.encodeStateVector(away.doc)))
  await hears(1)
  becomes(here, HEADED)
  const third = scene.connect('oda')
  await until(third.doc, () => third.body.toString().includes('<heading'))
  expect(heard).toEqual([0])
  line.send(writeStep2(Y.encodeStateAsUpdate(away.doc)))
  await hears(2)
  expect(heard.slice(0, 2)).toEqual([0, 1])
  line.terminate()
  expect(linesOf(await scene.live.rooms.read('letter-one'))).toContain(`# ${WITH}`)
})

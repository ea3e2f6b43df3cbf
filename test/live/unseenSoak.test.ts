/** Two who write, on and off the line, and one who meanwhile makes other blocks of all they write in. */
import { setImmediate as breath } from 'node:timers/promises'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { docOf } from '../../shared/statement/liveText.ts'
import type { Block, Doc, Heading, Paragraph } from '../../shared/statement/tree.ts'
import { writeDoc } from '../../shared/statement/yjsDiff.ts'
import { bullets, heading, item, letter, paragraph, quotation, text } from './letters.ts'
import { type Client, openScene, type Scene, synced } from './liveServer.ts'
import { mkRng } from './random.ts'

/** As in editors.ts. */
const RUNS = Number(process.env.RUNS ?? 1)
const SEED = Number(process.env.SEED ?? 0)
const STEPS = 150

/** Turns of the event loop after which those who are still apart stay so. */
const PATIENCE = 20_000

/** Everything that stands in a text, as words. */
const wordsOf = (doc: Y.Doc): string[] =>
  [...textsIn(doc.getXmlFragment('body'))].flatMap(text => text.toString().split(/[^a-z0-9]+/i))

function* textsIn(element: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}

const lettersIn = (words: readonly string[]): string => [...words.join('')].sort().join('')

type Rng = () => number
const oneOf = <T>(all: readonly T[], rng: Rng): T => all[Math.floor(rng() * all.length)]!

/** A word behind another one, wherever that stands. */
function write({ doc }: Client, word: string, rng: Rng): void {
  const text = oneOf([...textsIn(doc.getXmlFragment('body'))], rng)
  const ends = [...text.toString().matchAll(/\w\b/g)].map(({ index }) => index + 1)
  text.insert(ends.length ? oneOf(ends, rng) : 0, ` ${word} `)
}

type Line = Paragraph | Heading
const isLine = (block: Block): block is Line => block.type === 'paragraph' || block.type === 'heading'

/** The letter with one of its blocks made into something else, moved, joined or cut. */
function moved(doc: Doc, newId: () => string, rng: Rng): Doc {
  const blocks = (doc.content ?? []).filter(({ type }) => type !== 'footnotes')
  const at = Math.floor(rng() * blocks.length)
  const block = blocks[at]!
  const [before, after] = [blocks.slice(0, at), blocks.slice(at + 1)]
  const above = before.at(-1)
  if (!isLine(block)) {
    const inner = (block as { content?: Block[] }).content ?? []
    const lines = inner.flatMap(child =>
      isLine(child) ? [child] : ((child as { content?: Block[] }).content ?? []),
    )
    return letter(...before, ...(lines.length ? lines : [block]), ...after)
  }
  const { id } = block.attrs
  const words = (block.content ?? []).map(node => (node.type === 'text' ? node.text : '')).join('')
  const half = words.indexOf(' ', words.length / 2)
  const whats: (() => Doc)[] = [
    () => letter(...before, block.type === 'heading' ? paragraph(id!, words) : heading(id!, words), ...after),
    () => letter(...before, bullets(newId(), [item(newId(), [block])]), ...after),
    () => letter(...before, quotation(newId(), [block]), ...after),
    () => letter(...after, quotation(newId(), [block]), ...before),
  ]
  if (half > 0)
    whats.push(() =>
      letter(
        ...before,
        paragraph(id!, words.slice(0, half)),
        paragraph(newId(), words.slice(half)),
        ...after,
      ),
    )
  if (above && isLine(above)) {
    const joined = {
      ...above,
      content: [...(above.content ?? []), text(' '), ...(block.content ?? [])],
    } as Block
    whats.push(() => letter(...before.slice(0, -1), joined, ...after))
  }
  return oneOf(whats, rng)()
}

const vectorOf = (doc: Y.Doc): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort())

async function run(scene: Scene, seed: number): Promise<void> {
  const rng = mkRng(seed * 7919 + 13)
  const statement = `letter-${seed}`
  const words = [
    'Alpha of the harbour, beta of the basin and gamma of the quay.',
    'Delta behind the mole, epsilon at the lock, zeta with the tide.',
    'Theta under sail, iota under tow and kappa at her mooring.',
    'Lambda in ballast, my in dock, ny on the slip until spring.',
  ]
  await scene.live.rooms.seed(
    statement,
    letter(...words.map((line, i) => paragraph(`${seed}-line${i}000`, line))),
  )
  const writers = ['amina', 'bruno'].map(person => scene.connect(person, statement))
  const mover = scene.connect('rival', statement)
  const all = [...writers, mover]
  await Promise.all(all.map(synced))
  const written = words.flatMap(line => line.split(/[^a-z0-9]+/i))
  let ids = 0
  for (let step = 0; step < STEPS; step++) {
    const chance = rng()
    if (chance < 0.5) {
      const word = `w${seed}x${step}`
      write(oneOf(writers, rng), word, rng)
      written.push(word)
    } else if (chance < 0.6) {
      const { provider } = oneOf(all, rng)
      if (provider.shouldConnect) provider.disconnect()
      else provider.connect()
    } else if (chance < 0.8) {
      writeDoc(
        mover.doc,
        moved(docOf(mover.doc), () => `${seed}n${++ids}made000`, rng),
        'me',
      )
    } else for (let n = rng() * 200; n > 0; n--) await breath()
  }
  for (const { provider } of all) if (!provider.shouldConnect) provider.connect()
  await Promise.all(all.map(synced))
  const server = new Y.Doc()
  for (let n = 0; n < PATIENCE; n++) {
    await breath()
    Y.applyUpdate(server, await scene.live.state(statement))
    if (all.every(({ doc }) => vectorOf(doc) === vectorOf(server))) break
  }
  // Two who cut and write at one place can tear a word; its letters are still there.
  expect
    .soft(lettersIn(wordsOf(server)), `with seed ${seed} in: ${wordsOf(server).join(' ')}`)
    .toBe(lettersIn(written))
  for (const { doc, provider } of all) {
    expect.soft(wordsOf(doc), `seed ${seed}`).toEqual(wordsOf(server))
    provider.destroy()
  }
}

it('[TEXT-6] no word is lost or doubled while what it stands in becomes something else', {
  timeout: 600_000,
}, async () => {
  const scene = await openScene({ limits: { gaps: 1000 } })
  try {
    for (let seed = SEED || 1; seed <= (SEED || 10 * RUNS); seed++) await run(scene, seed)
    expect(scene.troubles).toEqual([])
  } finally {
    await scene.close()
  }
})

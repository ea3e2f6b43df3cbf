// @vitest-environment happy-dom
/** The text in which one suggests: what arrives in it, what stays in it, and what becomes of one's words there. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Fork } from '../../client/suggest/fork.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { Block, Doc } from '../../shared/statement/tree.ts'
import { writeDoc } from '../../shared/statement/yjsDiff.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { apply } from '../../shared/suggestion/rebase.ts'
import { edited } from '../rules/suggestionEdits.ts'
import { seeded } from './editors.ts'
import { bullets, item, letter, paragraph } from './letters.ts'

const LETTER = () =>
  letter(
    paragraph('block_a0', 'Any port may keep the names of seafarers.', 'ask00001'),
    paragraph('block_b0', 'We thank the Committee for its time.'),
    bullets('block_l0', [item('block_i0', [paragraph('block_c0', 'Records for thirty days.')])]),
  )

describe('the fork', () => {
  it('[REV-1] [LIVE-2] takes in what others write, and writes nothing into the living text', () => {
    const { live, fork } = begin()
    const before = Y.encodeStateAsUpdate(live)
    let written = 0
    live.on('update', () => written++)
    type(fork, 'block_a0', 'Any port must delete the names of seafarers.')
    type(fork, 'block_b0', '')
    fork.unsaid()
    expect(written).toBe(0)
    expect(Y.encodeStateAsUpdate(live)).toEqual(before)
    write(live, 'block_b0', 'We thank the Committee.')
    expect(written).toBe(1)
    expect(fork.doc.clientID).not.toBe(live.clientID)
  })

  it('[REV-4] says what its author changed, once, under an id that stays while the author goes on', () => {
    const { fork } = begin()
    type(fork, 'block_a0', 'Any port must keep the names of seafarers.')
    const [[id, changes] = []] = [...fork.unsaid()]
    expect(changes).toMatchObject([{ kind: 'words', block: 'block_a0' }])
    expect([...fork.unsaid()]).toEqual([])
    type(fork, 'block_a0', 'Any port must delete the names of seafarers.')
    expect([...fork.unsaid().keys()]).toEqual([id])
    type(fork, 'block_a0', 'Any port may keep the names of seafarers.')
    expect([...fork.unsaid()]).toEqual([[id, null]])
  })

  it('[REV-3] keeps what others type in the same paragraph, and does not say anything anew because of it', () => {
    const { live, fork } = begin()
    type(fork, 'block_a0', 'Any port may keep the names of nobody.')
    const said = [...fork.unsaid()]
    write(live, 'block_a0', 'Any large port may keep the names of seafarers.')
    expect(words(fork, 'block_a0')).toBe('Any large port may keep the names of nobody.')
    type(fork, 'block_b0', 'We thank everybody.')
    expect([...fork.unsaid().values()].flat()).toMatchObject([{ block: 'block_b0' }])
    expect([...fork.own().values()][0]).toBe(said[0]?.[1])
  })

  it('[REV-3] shows what was accepted once, and what is declined no more', () => {
    const { live, fork } = begin()
    type(fork, 'block_a0', 'Any port must delete the names of seafarers.')
    type(fork, 'block_b0', 'We thank everybody.')
    const rows = kept(fork)
    fork.take(rows)
    writeDoc(live, apply(rows[0]!.changes, docOf(live)).doc, 'accepted')
    expect(words(fork, 'block_a0')).toBe('Any port must delete the names of seafarers.')
    fork.take([rows[1]!])
    expect(fork.own().size).toBe(1)
    fork.take([])
    expect(words(fork, 'block_b0')).toBe('We thank the Committee for its time.')
    expect(words(fork, 'block_a0')).toBe('Any port must delete the names of seafarers.')
    expect([...fork.unsaid()]).toEqual([])
    expect(docOf(fork.doc).content?.[0]?.attrs).toMatchObject({ ask: 'ask00001' })
  })

  it('[REV-3] an acceptance that was taken back is suggested again', () => {
    const { live, fork } = begin()
    type(fork, 'block_a0', 'Any port must delete the names of seafarers.')
    const rows = kept(fork)
    fork.take(rows)
    const before = docOf(live)
    writeDoc(live, apply(rows[0]!.changes, before).doc, 'accepted')
    fork.take([])
    writeDoc(live, before, 'taken back')
    expect(words(fork, 'block_a0')).toBe('Any port may keep the names of seafarers.')
    fork.take(rows)
    expect(words(fork, 'block_a0')).toBe('Any port must delete the names of seafarers.')
  })

  it('[REV-4] takes its author’s open suggestions up again, and leaves alone what does not fit', () => {
    const first = begin()
    type(first.fork, 'block_a0', 'Any port must keep the names of seafarers.')
    type(first.fork, 'block_b0', 'We thank everybody.')
    const rows = kept(first.fork)
    const { live } = begin()
    write(live, 'block_a0', 'Nobody shall hold the lists.')
    const fork = forkOf(live)
    fork.take(rows)
    expect(words(fork, 'block_a0')).toBe('Nobody shall hold the lists.')
    expect(words(fork, 'block_b0')).toBe('We thank everybody.')
    type(fork, 'block_c0', 'Records for one day.')
    expect([...fork.unsaid().values()].flat()).toMatchObject([{ block: 'block_c0' }])
  })

  it('[REV-3] what no longer fits is not taken back by that, nor changed', () => {
    const { live, fork } = begin()
    type(fork, 'block_a0', 'Any port must keep the names of seafarers.')
    const rows = kept(fork)
    fork.take(rows)
    const left = LETTER()
    left.content = left.content?.filter(({ attrs }) => attrs.id !== 'block_a0') as Block[]
    writeDoc(live, left, 'a colleague')
    expect(fork.own().size).toBe(0)
    type(fork, 'block_b0', 'We thank everybody.')
    expect([...fork.unsaid().values()].flat()).toMatchObject([{ block: 'block_b0' }])
    writeDoc(live, LETTER(), 'a colleague')
    fork.take(rows.concat(kept(fork)))
    expect(words(fork, 'block_a0')).toBe('Any port must keep the names of seafarers.')
  })

  it('[REV-3] what is being typed over a colleague’s edit of the same words stays, as both see it', () => {
    const { live, fork } = begin()
    type(fork, 'block_a0', 'Any port must keep the names of seafarers.')
    write(live, 'block_a0', 'Any port can keep the names of seafarers.')
    expect(words(fork, 'block_a0')).toContain('must')
    const [changes] = [...fork.unsaid().values()]
    expect(changes).toMatchObject([{ was: [{ text: 'Any port can keep the names of seafarers.' }] }])
  })

  it('[REV-4] what was decided on while its author goes on typing goes on as another suggestion', () => {
    const { fork } = begin()
    type(fork, 'block_a0', 'Any port must keep the names of seafarers.')
    const rows = kept(fork)
    fork.take(rows)
    type(fork, 'block_a0', 'Any port must delete the names of seafarers.')
    fork.take([])
    const [[id, changes] = []] = [...fork.unsaid()]
    expect(id).not.toBe(rows[0]?.id)
    expect(changes).toMatchObject([{ says: [{ text: 'Any port must delete the names of seafarers.' }] }])
    expect(words(fork, 'block_a0')).toBe('Any port must delete the names of seafarers.')
  })

  it('[REV-4] what was amended in another window is taken over, and what is typed here is not lost by it', () => {
    const { fork } = begin()
    type(fork, 'block_a0', 'Any port must keep the names of seafarers.')
    const [row] = kept(fork)
    fork.take([row!])
    const says = [{ type: 'text' as const, text: 'No port may keep the names of seafarers.' }]
    const amended = row!.changes.map(change => (change.kind === 'words' ? { ...change, says } : change))
    fork.take([{ id: row!.id, changes: amended }])
    expect(words(fork, 'block_a0')).toBe('No port may keep the names of seafarers.')
    expect([...fork.unsaid()]).toEqual([])
    type(fork, 'block_a0', 'No port may ever keep the names of seafarers.')
    fork.take([row!])
    expect(words(fork, 'block_a0')).toBe('No port may ever keep the names of seafarers.')
    expect([...fork.unsaid().keys()]).toEqual([row!.id])
  })

  it('[REV-3] a split paragraph is one suggestion, and a colleague’s words stay on either side of it', () => {
    const { live, fork } = begin()
    const now = docOf(fork.doc)
    const [first] = now.content as [Block]
    const halves = [
      said(first, 'Any port may keep'),
      { ...said(first, 'the names of seafarers.'), attrs: { ...first.attrs, id: 'new_half1', ask: null } },
    ]
    writeDoc(
      fork.doc,
      { ...now, content: [...halves, ...(now.content ?? []).slice(1)] as Block[] },
      'the author',
    )
    expect(fork.own().size).toBe(1)
    write(live, 'block_b0', 'We thank the Chair for his time.')
    expect((docOf(fork.doc).content ?? []).map(textOfBlock).slice(0, 3)).toEqual([
      ...['Any port may keep', 'the names of seafarers.', 'We thank the Chair for his time.'],
    ])
  })

  it('[REV-3] [LIVE-2] by chance: the living text is its others’ only, and what is kept makes the same fork', () =>
    seeded(60, rng => {
      const { live, fork } = begin()
      const twin = new Y.Doc()
      Y.applyUpdate(twin, Y.encodeStateAsUpdate(live))
      live.on('update', update => Y.applyUpdate(twin, update))
      let ids = 0
      const newId = (who: string) => () => `${who}${String(++ids).padStart(9, '0')}`
      for (let act = 0; act < 12; act++) {
        if (rng() < 0.6) {
          const now = docOf(fork.doc)
          writeDoc(fork.doc, edited(now, rng, 1, newId('own')), 'the author')
        } else writeDoc(live, edited(docOf(live), rng, 1, newId('her')), 'a colleague')
        if (rng() < 0.3) fork.unsaid()
      }
      const own = fork.own()
      expect(docOf(live)).toEqual(docOf(twin))
      expect(docOf(fork.doc)).toEqual(apply([...own.values()].flat(), docOf(live)).doc)
      const again = forkOf(live)
      again.take([...own].map(([id, changes]) => ({ id, changes })))
      expect(docOf(again.doc)).toEqual(docOf(fork.doc))
    }))
})

function begin() {
  const live = new Y.Doc()
  writeDoc(live, LETTER(), 'seed')
  return { live, fork: forkOf(live) }
}

const said = (block: Block, text: string) => ({ ...block, content: [{ type: 'text', text }] })

let made = 0

function forkOf(live: Y.Doc): Fork {
  const fork = new Fork(live, () => `suggestion${String(++made).padStart(6, '0')}`)
  fork.begin()
  return fork
}

const kept = (fork: Fork): { id: string; changes: readonly Change[] }[] => {
  fork.unsaid()
  return [...fork.own()].map(([id, changes]) => ({ id, changes }))
}

const type = ({ doc }: Fork, block: string, says: string) =>
  writeDoc(doc, saying(docOf(doc), block, says), 'the author')
const write = (live: Y.Doc, block: string, says: string) =>
  writeDoc(live, saying(docOf(live), block, says), 'a colleague')

/** The letter with other words in one block, wherever it stands. */
function saying(doc: Doc, block: string, says: string): Doc {
  const visit = (node: object): object => {
    const { attrs, content } = node as { attrs?: { id?: string }; content?: object[] }
    if (attrs?.id === block) return { ...node, content: says ? [{ type: 'text', text: says }] : [] }
    return content ? { ...node, content: content.map(visit) } : node
  }
  return visit(doc) as Doc
}

function words({ doc }: Fork, block: string): string {
  const found = (docOf(doc).content ?? []).find(({ attrs }) => attrs.id === block)
  return found ? textOfBlock(found) : ''
}

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type LogRow, SERVER, type Stored } from '../../server/live/log.ts'
import { seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { LETTER } from './letter.ts'
import { textOf } from './liveServer.ts'
import { faultsAtTheEnd, faultsOnDisk, type Witness } from './tortureWitness.ts'

/** A letter into which Amina wrote three words and erased one of them, each a row of the log; Bruno saw all of it. */
function scene() {
  const doc = new Y.Doc()
  doc.clientID = 1001
  const first = seedUpdate(LETTER)
  const history: LogRow[] = [{ seq: 1, account: SERVER, at: 0, update: first }]
  Y.applyUpdate(doc, first)
  doc.on('update', (update: Uint8Array) => {
    history.push({ seq: history.length + 1, account: 'amina', at: 0, update })
  })
  const text = textOf(doc, 'paragraph-one')
  for (const word of ['⟨one⟩', '⟨two⟩', '⟨three⟩']) text.insert(0, word)
  text.delete(0, '⟨three⟩'.length)
  const bruno = new Y.Doc()
  bruno.clientID = 1002
  for (const { update } of history) Y.applyUpdate(bruno, update)
  const words = new Set(['⟨one⟩', '⟨two⟩'])
  const erased = new Set(['⟨three⟩'])
  const amina = {
    account: 'amina',
    ...{ editors: new Set([1001]), doc, seen: new Set<string>(), saved: words },
    ...{ savedErased: erased, erased, uncertain: new Set<string>(), typed: new Set([...words, ...erased]) },
    ...{ savedClocks: new Map([[1001, Y.getState(doc.store, 1001)]]), heardDeletes: [] },
  }
  const nobody = new Set<string>()
  const other = {
    account: 'bruno',
    ...{ editors: new Set([1002]), doc: bruno, seen: words, saved: nobody, savedErased: nobody },
    ...{ erased: nobody, uncertain: nobody, typed: nobody, savedClocks: new Map<number, number>() },
    heardDeletes: [{ editor: 1001, clock: 10, len: '⟨three⟩'.length }],
  }
  return { history, stored: storedOf(history), all: [amina, other] satisfies Witness[] }
}

const storedOf = (rows: LogRow[]): Stored => ({
  epoch: 1,
  schemaVersion: 1,
  snapshot: null,
  rows,
  owners: [{ editor: 1001, account: 'amina', at: 0 }],
  registry: [],
  base: 0,
  began: 0,
  lastSeq: rows.length,
  setAside: [],
})

describe('what witnesses of a killed server find', () => {
  it('[LIVE-1] is nothing where the disk has what was seen and saved, once', () => {
    const { stored, history, all } = scene()
    expect(faultsOnDisk(stored, history, all)).toEqual([])
    expect(faultsAtTheEnd(all[0]!.doc, all)).toEqual([])
  })

  it('[LIVE-1] is each word that is lost, of whoever saw it or was told that it is saved', () => {
    const { history, all } = scene()
    const cut = history.slice(0, 2)
    const faults = faultsOnDisk(storedOf(cut), cut, all)
    expect(faults).toContain('seen, 0 times: ⟨two⟩')
    expect(faults).toContain('saved, 0 times: ⟨two⟩')
    expect(faults).toContain('not all that amina was told is saved')
    expect(faults).toContain('bruno has something of somebody else that is not on the disk')
  })

  it('[LIVE-1] is what was erased and stands there again', () => {
    const { history, all } = scene()
    const cut = history.slice(0, -1)
    const faults = faultsOnDisk(storedOf(cut), cut, all)
    expect(faults).toContain('erased, saved, and there again: ⟨three⟩')
    expect(faults).toContain('bruno heard of something deleted that stands on the disk')
  })

  it('[LIVE-1] is a word that stands there twice', () => {
    const { history, all } = scene()
    const [amina] = all
    textOf(amina!.doc, 'paragraph-one').insert(0, '⟨one⟩')
    expect(faultsOnDisk(storedOf(history), history, all)).toContain('seen, 2 times: ⟨one⟩')
  })

  it('[LIVE-11] is a snapshot that differs, a row that is missing, and one that was set aside', () => {
    const { history, all } = scene()
    const early = new Y.Doc()
    for (const { update } of history.slice(0, 2)) Y.applyUpdate(early, update)
    const snapshot = { upTo: history.length, at: 0, update: Y.encodeStateAsUpdate(early) }
    const stored = { ...storedOf([]), snapshot, lastSeq: history.length, setAside: [2] }
    expect(faultsOnDisk(stored, history, all)).toContain('the snapshot and the rows differ')
    expect(faultsOnDisk(stored, history, all)).toContain('rows were set aside')
    const gap = history.filter(({ seq }) => seq !== 3)
    expect(faultsOnDisk(storedOf(gap), gap, all)).toContain('rows are missing in the history')
    expect(faultsOnDisk(storedOf(history), history.slice(0, -1), all)).toContain('the history ends too early')
  })

  it('[LIVE-7] is an editor of nobody, of somebody else, or a row under another account', () => {
    const { stored, history, all } = scene()
    expect(faultsOnDisk({ ...stored, owners: [] }, history, all)).toContain(
      'somebody wrote whom the owners do not know',
    )
    const owners = [{ editor: 1001, account: 'bruno', at: 0 }]
    const faults = faultsOnDisk({ ...stored, owners }, history, all)
    expect(faults).toContain('the owner of an editor of amina')
    expect(faults).toContain('row 2 is not of its editor’s account')
  })

  it('[LIVE-1] is, at the end, clients with different texts, and words that were typed and are not there', () => {
    const { all } = scene()
    const [amina] = all
    textOf(amina!.doc, 'paragraph-one').delete(0, '⟨two⟩'.length)
    const faults = faultsAtTheEnd(amina!.doc, all)
    expect(faults).toContain('the clients and the disk ended with different texts')
    expect(faults).toContain('typed by amina, 0 times: ⟨two⟩')
  })
})

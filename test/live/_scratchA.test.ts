import { it } from 'vitest'
import * as Y from 'yjs'
import { isSound, judgeUpdate, replicasAgree } from '../../server/live/gate.ts'
import { LIMITS } from '../../server/live/limits.ts'
import { SEED_CLIENT, seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { LETTER } from './letter.ts'
import { textOf } from './liveServer.ts'
import { mkRng } from './random.ts'
import { type Id, idOf, type Struct, update } from './wire.ts'

const text = (d: Y.Doc) => d.getXmlFragment('body').toString()
it('finds', () => {
  let found = 0, hostile = 0, suspects = 0
  const N = Number(process.env.N ?? 2000)
  const kinds: Record<string, number> = {}
  for (let seed = 1; seed <= N; seed++) {
    const rng = mkRng(seed)
    const below = (n: number) => Math.floor(rng() * n)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seedUpdate(LETTER))
    doc.clientID = 50
    const t = textOf(doc, 'paragraph-one')
    t.delete(0, t.length)
    t.insert(0, 'abcdef')
    const owners = new Map([[1, 'server'], [50, 'honest'], [60, 'honest'], [70, 'honest']])
    let odd = false, oddSoft = false
    const parent = idOf(t)
    for (let step = 0; step < 12; step++) {
      if (rng() < 0.5) {
        // ordinary insert, adjacent, by an honest editor
        doc.clientID = [50, 60, 70, 10][below(3)]!
        t.insert(below(t.length + 1), 'xyz'[below(3)]!)
      } else {
        const editor = [40, 65, 99][below(3)]!
        const pickId = (): Id => {
          const list: Id[] = []
          for (let i = t._start; i; i = i.right) for (let k = 0; k < i.length; k++) list.push([i.id.client, i.id.clock + k])
          return list[below(list.length)]!
        }
        const s: Struct = { text: 'H', parent, ...(rng() < 0.8 ? { origin: pickId() } : {}), ...(rng() < 0.6 ? { right: pickId() } : {}) }
        const bytes = update([{ editor, clock: Y.getState(doc.store, editor), structs: [s] }])
        const v = judgeUpdate(doc, bytes, { account: 'me', mayWrite: true, ownerOf: e => owners.get(e), mayClaim: () => 64, isReply: false }, LIMITS)
        if (v.kind !== 'accepted') continue
        hostile++
        if (v.suspect) { suspects++; odd = true; if (!replicasAgree(doc, v.update)) continue }
        if (!v.suspect && (v as any).odd) oddSoft = true
        for (const e of v.claims) owners.set(e, 'me')
        Y.applyUpdate(doc, v.update)
      }
      const re = new Y.Doc(); Y.applyUpdate(re, Y.encodeStateAsUpdate(doc))
      if (text(re) !== text(doc)) {
        found++
        const k = `suspect:${odd} odd:${oddSoft}`
        kinds[k] = (kinds[k] ?? 0) + 1
        if (kinds[k]! < 2) console.log(seed, step, k, text(re).slice(-80), text(doc).slice(-80))
        break
      }
    }
  }
  console.log({ found, hostile, suspects, kinds })
})

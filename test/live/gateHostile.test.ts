import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isSound, judgeUpdate, type Sender, type Verdict } from '../../server/live/gate.ts'
import { LIMITS } from '../../server/live/limits.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { SEED_CLIENT, seedUpdate } from '../../shared/statement/yjsDiff.ts'
import { HOSTILE, type Target } from './hostile.ts'
import { LETTER } from './letter.ts'
import { textOf } from './liveServer.ts'
import { idOf } from './wire.ts'

const AMINA = 77
const BRUNO = 88

function target(): Target {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate(LETTER))
  doc.clientID = AMINA
  const shared = textOf(doc, 'paragraph-one')
  shared.insert(0, 'By Amina. ')
  const paragraph = idOf(shared.parent as Y.XmlElement)
  return { doc, paragraph, text: idOf(shared), amina: AMINA, bruno: BRUNO, me: 99 }
}

const OWNERS = new Map([
  [SEED_CLIENT, 'server'],
  [AMINA, 'amina'],
  [BRUNO, 'bruno'],
])
const RIVAL: Sender = {
  account: 'rival',
  mayWrite: true,
  ownerOf: editor => OWNERS.get(editor),
  mayClaim: () => LIMITS.editorsOfAccount,
  isReply: false,
}

const outcomeOf = (verdict: Verdict) =>
  ({ refused: verdict.kind === 'refused' && verdict.why, 'nothing-new': 'nothing-new', accepted: 'taken' })[
    verdict.kind
  ]

describe('the gate, before a hostile member', () => {
  let at: Target

  beforeEach(() => {
    at = target()
  })

  it('[LIVE-7] is tried with more than two hundred vectors, each under a name of its own', () => {
    const names = HOSTILE.map(([name]) => name)
    expect(names.length).toBeGreaterThan(200)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(HOSTILE)('[LIVE-7] %s: %s', (_, outcome, bytes) => {
    const before = Y.encodeStateAsUpdate(at.doc)
    const verdict = judgeUpdate(at.doc, bytes(at), RIVAL, LIMITS)
    expect(outcomeOf(verdict)).toBe(outcome)
    expect(Y.encodeStateAsUpdate(at.doc)).toEqual(before)
    if (verdict.kind !== 'accepted') return
    Y.applyUpdate(at.doc, verdict.update)
    expect(isSound(at.doc)).toBe(true)
    expect(textOf(at.doc, 'paragraph-one').toJSON()).toContain('We write to the Harbour Committee.')
    docOf(at.doc)
  })

  it.each(HOSTILE.filter(([, outcome]) => outcome !== 'taken'))(
    '[LIVE-7] %s, as an answer: at most a part of it that fits and does no harm',
    (_, __, bytes) => {
      const verdict = judgeUpdate(at.doc, bytes(at), { ...RIVAL, isReply: true }, LIMITS)
      if (verdict.kind !== 'accepted') return
      Y.applyUpdate(at.doc, verdict.update)
      expect(isSound(at.doc)).toBe(true)
      docOf(at.doc)
    },
  )

  it.each(HOSTILE)('[LIVE-2] %s, from a reader: changes nothing', (_, __, bytes) => {
    const verdict = judgeUpdate(at.doc, bytes(at), { ...RIVAL, mayWrite: false, isReply: true }, LIMITS)
    expect(verdict.kind).not.toBe('accepted')
  })
})

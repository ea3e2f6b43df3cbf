import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Signature } from '../../shared/signature.ts'
import {
  agreeTo,
  correctedTo,
  hold,
  type Move,
  object,
  objectUntil,
  openProposal,
  proposeMove,
  standingOf,
  substantiveMove,
  takeBack,
} from '../../shared/textChange.ts'

const NOW = 1_000
const WINDOW = { opensAt: 0, closesAt: 2_000, closedAt: null, pausedAt: null }
const on = (version: string) => ({ ...WINDOW, version })
const text = (version: string) => ({ version, hash: `hash of ${version}` })

/** Moves in a tiny language: `v1 e v2 s v3` is a correction from v1 to v2, then a change to v3. */
function moves(said: string, until = NOW + 500): Move[] {
  const words = said.split(' ')
  const made: Move[] = []
  for (let at = 1; at < words.length; at += 2) {
    const [from, kind, to] = [words[at - 1]!, words[at]!, words[at + 1]!]
    const asked = { id: `move${at}`, signon: 'signon', from: text(from), to: text(to), by: 'amina' }
    if (kind === 's') made.push(substantiveMove(asked, made, NOW))
    else {
      const proposed = proposeMove(asked, { reason: 'A typo.', objectUntil: until }, made, WINDOW, NOW)
      made.push(kind === 'e' ? agreeTo(proposed, 'bashir', on(from), made, NOW) : proposed)
    }
  }
  return made
}

const signed = (version: string, response: Signature['response'] = null) =>
  ({
    ...{ id: 'signature', version, hash: text(version).hash, response },
    state: { state: 'accepted', at: 3, confirmedAt: 2, by: 'amina' },
  }) as Signature

const code = (act: () => unknown): RefusalCode | null => {
  try {
    act()
    return null
  } catch (fault) {
    return (fault as { code: RefusalCode }).code
  }
}

describe('[SIGN-15] from which texts the current one differs by agreed corrections only', () => {
  it.each([
    ['v1', 'v1', []],
    ['v1 e v2', 'v2', ['v1']],
    ['v1 e v2 e v3', 'v3', ['v1', 'v2']],
    ['v1 s v2 e v3', 'v3', ['v2']],
    ['v1 e v2 s v3', 'v3', []],
    ['v1 e v2 s v3 e v4 e v5', 'v5', ['v3', 'v4']],
    ['v1 e v2 s v1', 'v1', []],
    ['v1 e v2 s v1 s v2', 'v2', []],
    ['v1 s v2 s v1 e v3', 'v3', ['v1']],
    ['v1 p v2', 'v1', []],
    ['v1 e v2', 'v9', []],
  ])('after “%s”, at %s: %j', (said, current, expected) => {
    expect([...correctedTo(moves(said), current)].toSorted()).toEqual(expected.map(name => text(name).hash))
  })

  it('what was proposed and taken back leaves those before it where they were', () => {
    const [made, proposed] = moves('v1 e v2 p v3') as [Move, Move]
    const taken = takeBack(proposed, NOW + 100)
    expect([...correctedTo([made, taken], 'v2')]).toEqual([text('v1').hash])
    expect([...correctedTo([made, taken], 'v3')]).toEqual([])
  })

  it('nobody stands for a text across a substantive change, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), kinds => {
        const said = kinds.reduce(
          (words, editorial, at) => `${words} ${editorial ? 'e' : 's'} v${at + 1}`,
          'v0',
        )
        const made = moves(said)
        const current = text(`v${kinds.length}`)
        for (let at = 0; at < kinds.length; at++) {
          const corrected = kinds.slice(at).every(editorial => editorial)
          expect(correctedTo(made, current.version).has(text(`v${at}`).hash)).toBe(corrected)
          expect(standingOf(signed(`v${at}`), made, current)).toBe(corrected ? 'corrected' : 'behind')
        }
        expect(standingOf(signed(current.version), made, current)).toBe('current')
      }),
    )
  })
})

describe('[SIGN-15] proposing, agreeing, taking back', () => {
  const [proposed] = moves('v1 p v2') as [Move]
  const asked = { id: 'm', signon: 'signon', from: text('v1'), to: text('v2'), by: 'amina' }
  const wish = { reason: 'A typo.', objectUntil: NOW + 1 }

  it('a second coordinator agrees, not the one who proposed it; a settled one stays settled', () => {
    expect(code(() => agreeTo(proposed, 'amina', on('v1'), [], NOW))).toBe('second-coordinator')
    const made = agreeTo(proposed, 'bashir', on('v1'), [], NOW)
    expect(made).toMatchObject({ state: 'made', agreedBy: 'bashir' })
    expect(code(() => agreeTo(made, 'chidi', on('v1'), [], NOW))).toBe('wrong-state')
    expect(code(() => takeBack(made, NOW))).toBe('wrong-state')
    expect(code(() => agreeTo(takeBack(proposed, NOW), 'bashir', on('v1'), [], NOW))).toBe('wrong-state')
  })

  it('is about the text that it was proposed on, and in time', () => {
    expect(code(() => agreeTo(proposed, 'bashir', on('v3'), [], NOW))).toBe('wrong-state')
    expect(code(() => agreeTo(proposed, 'bashir', on('v1'), [], NOW + 500))).toBe('bad-input')
    expect(code(() => proposeMove(asked, { ...wish, objectUntil: NOW }, [], WINDOW, NOW))).toBe('bad-input')
  })

  it('one is open at a time; closing ends it, and a new one may be proposed then', () => {
    expect(code(() => proposeMove(asked, wish, [proposed], WINDOW, NOW))).toBe('wrong-state')
    const closed = { ...on('v1'), closedAt: NOW + 10 }
    expect(openProposal([proposed], closed, NOW + 10)).toBeUndefined()
    expect(code(() => agreeTo(proposed, 'bashir', closed, [], NOW + 10))).toBe('window-closed')
    const late = proposeMove(asked, { ...wish, objectUntil: NOW + 99 }, [proposed], closed, NOW + 20)
    expect(openProposal([proposed, late], closed, NOW + 20)).toBe(late)
    expect(agreeTo(late, 'bashir', closed, [proposed], NOW + 20).state).toBe('made')
  })

  it('going back to a text that was up for signing before is no correction', () => {
    expect(code(() => moves('v1 e v2 e v1'))).toBe('bad-input')
    expect(code(() => moves('v1 s v2 e v1'))).toBe('bad-input')
    const same = { ...asked, to: { version: 'v1 frozen again', hash: text('v1').hash } }
    expect(code(() => proposeMove(same, wish, [], WINDOW, NOW))).toBe('bad-input')
  })
})

describe('[SIGN-15] what a signer answers to a changed text', () => {
  const corrected = moves('v1 e v2')
  const changed = moves('v1 s v2')
  const current = text('v2')
  const press = { said: 'It was no typo.', shownHash: current.hash }

  it('holds against a change: asked anew by the next one, not by a correction of it', () => {
    const held = hold(signed('v1'), changed, current, current.hash, NOW).signature
    expect(held).toMatchObject({
      version: 'v1',
      hash: text('v1').hash,
      response: { what: 'hold', version: 'v2' },
    })
    expect(standingOf(held, changed, current)).toBe('held')
    expect(hold(held, changed, current, current.hash, NOW).changed).toBe(false)
    expect(standingOf(held, moves('v1 s v2 e v3'), text('v3'))).toBe('held')
    expect(standingOf(held, moves('v1 s v2 s v3'), text('v3'))).toBe('behind')
    expect(code(() => hold(signed('v2'), changed, current, current.hash, NOW))).toBe('wrong-state')
    expect(code(() => hold(signed('v1'), corrected, current, current.hash, NOW))).toBe('wrong-state')
    expect(code(() => hold(signed('v1'), changed, current, text('v1').hash, NOW))).toBe('text-changed')
  })

  it('objects to a correction within its time, and stays on its own text', () => {
    expect(objectUntil(signed('v1'), corrected, current)).toBe(NOW + 500)
    const objector = object(signed('v1'), corrected, current, press, NOW).signature
    expect(objector).toMatchObject({ version: 'v1', hash: text('v1').hash, response: { what: 'object' } })
    expect(standingOf(objector, corrected, current)).toBe('objected')
    expect(object(objector, corrected, current, press, NOW).changed).toBe(false)
    const late = () => object(signed('v1'), corrected, current, press, NOW + 500)
    expect(code(late)).toBe('too-late-to-object')
    expect(code(() => object(signed('v2'), corrected, current, press, NOW))).toBe('wrong-state')
    expect(code(() => object(signed('v1'), changed, current, press, NOW))).toBe('wrong-state')
  })

  it('objects to a chain of corrections as long as the last of them is open', () => {
    const chain = [...moves('v1 e v2', NOW + 10)]
    const next = proposeMove(
      { id: 'next', signon: 'signon', from: text('v2'), to: text('v3'), by: 'amina' },
      { reason: 'Another.', objectUntil: NOW + 90 },
      chain,
      WINDOW,
      NOW,
    )
    chain.push(agreeTo(next, 'bashir', on('v2'), chain, NOW))
    expect(objectUntil(signed('v1'), chain, text('v3'))).toBe(NOW + 90)
    expect(objectUntil(signed('v3'), chain, text('v3'))).toBeNull()
  })

  it('only who confirmed answers', () => {
    const pending = { ...signed('v1'), state: { state: 'pending', at: 1 } as const }
    expect(code(() => hold(pending, changed, current, current.hash, NOW))).toBe('wrong-state')
    expect(code(() => object(pending, corrected, current, press, NOW))).toBe('wrong-state')
  })
})

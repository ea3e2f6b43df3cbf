import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Delivery,
  deliveredList,
  heldCopies,
  holders,
  manifestOf,
  type Package,
  withoutLine,
} from '../../shared/delivery.ts'
import { type Listed, listAndLines, namesIn } from '../../shared/signatoryList.ts'
import { withTerms } from '../../shared/signonTerms.ts'

const DAY = 24 * 60 * 60_000

type Named = Listed & { id: string }

const signed = (id: string, name: string, hash = 'hash2', kind: Listed['kind'] = 'organisation'): Named => ({
  ...{ id, kind, name, hash, organisation: null, group: '', country: '', signatory: '', role: '' },
  shown: { signatory: true, role: false, country: false, affiliation: false, notJoined: false },
  ...{ affiliation: '', answers: {}, notJoined: [], withheld: false, entered: null, response: null },
  listed: { name: '', sort: '' },
  state: { state: 'accepted', at: 3, confirmedAt: 2, by: null },
})

const VERSIONS = new Map([1, 2].map(number => [`hash${number}`, { number, hash: `hash${number}` }]))

/** The list of some, frozen. */
function frozen(id: string, signatures: readonly Named[], frozenAt = 0): Package {
  const about = {
    ...{ version: { number: 2, hash: 'hash2' }, title: 'Letter', language: 'en', groups: [] },
    ...{ terms: withTerms({}), versions: VERSIONS, corrected: new Set<string>(), asks: new Map() },
    ...{ names: new Map<string, string>(), frozenAt: null },
  }
  const { list, lines } = listAndLines(signatures, about, frozenAt)
  return {
    ...{ id, signon: 'signon1', version: 'version2', hash: 'hash2', list, removed: [], print: null },
    signatures: lines.map(line => line.id),
    ...{ log: { position: 7, head: 'head' }, frozenBy: 'amina', frozenAt, zone: 'UTC' },
  }
}

const handed = (made: string, recipient: string, day: number): Delivery => ({
  ...{ id: `${made}${recipient}${day}`, signon: 'signon1', package: made, recipient, deliveredAt: day * DAY },
  ...{ posted: '', asDelivered: null, note: '', by: 'amina', at: day * DAY },
})

const QUAY = signed('1', 'Quay Workers')
const BAY = signed('2', 'Bay Watch', 'hash1')
const IDRIS = signed('3', 'Idris Bello', 'hash2', 'individual')

describe('[DEL-2] who has a copy with a name', () => {
  const packages = [frozen('late', [QUAY]), frozen('early', [QUAY, BAY])]

  it('are those who were handed a package with it, each once, the earliest first', () => {
    const deliveries = [
      handed('early', 'Gazette', 5),
      handed('early', 'Committee', 3),
      handed('early', 'Committee', 4),
      handed('late', 'Archive', 6),
    ]
    expect(holders('2', packages, deliveries)).toEqual([
      { recipient: 'Committee', deliveredAt: 3 * DAY },
      { recipient: 'Gazette', deliveredAt: 5 * DAY },
    ])
    expect(holders('1', packages, deliveries).map(({ recipient }) => recipient)).toContain('Archive')
    expect(holders('3', packages, deliveries)).toEqual([])
  })

  const deliveries = [handed('early', 'Committee', 3), handed('late', 'Archive', 6)]
  const called = new Map([QUAY, BAY].map(({ id, name }) => [id, name]))

  it('are named where it left the list, and not while it stands there as it did', () => {
    const standing = new Map<string, string | null>([['1', 'Quay Workers']])
    expect(heldCopies(packages, deliveries, standing, called)).toEqual([
      {
        ...{ signature: '2', name: 'Bay Watch', what: 'left' },
        recipients: [{ recipient: 'Committee', deliveredAt: 3 * DAY }],
      },
    ])
  })

  it('are named where it stands otherwise by now, but for copies that were made after the correction', () => {
    const corrected = { ...QUAY, listed: { name: 'Quay Workers United', sort: '' } }
    const all = [frozen('late', [corrected]), frozen('early', [QUAY, BAY])]
    const standing = new Map([
      ['1', 'Quay Workers United'],
      ['2', 'Bay Watch'],
    ])
    expect(heldCopies(all, deliveries, standing, called)).toMatchObject([
      { signature: '1', what: 'corrected', recipients: [{ recipient: 'Committee' }] },
    ])
  })
})

describe('[KEEP-2] a package without a line', () => {
  it('counts it no more, keeps all others, and says when', () => {
    const made = frozen('a', [QUAY, BAY, IDRIS])
    const left = withoutLine(made, '3', 9)
    expect(namesIn(left.list)).toEqual(new Set(['Quay Workers', 'Bay Watch']))
    expect(left.list).toMatchObject({ organisations: 1, individuals: 0 })
    expect(left.signatures).toEqual(made.signatures)
    const manifest = manifestOf(left, new Map([['list.csv', 'ab']]))
    expect(JSON.parse(manifest)).toMatchObject({ linesRemovedSince: [new Date(9).toISOString()] })
    expect(manifest).not.toContain('Idris')
    const both = withoutLine(left, '2', 10)
    expect([...namesIn(both.list)]).toEqual(['Quay Workers'])
    expect(both.list.earlier).toMatchObject([{ organisations: 0, groups: [] }])
  })

  it('twice changes nothing, nor does a signature without a line', () => {
    const left = withoutLine(frozen('a', [QUAY, BAY]), '1', 9)
    expect(withoutLine(left, '1', 10)).toBe(left)
    expect(withoutLine(left, '3', 10)).toBe(left)
  })

  it('takes exactly the lines of those who were removed, in whatever order, however many are called alike', () => {
    const name = fc.constantFrom('Quay', 'Bay', 'The Quay', 'Ärzte')
    const some = fc.array(fc.tuple(name, fc.constantFrom('hash1', 'hash2'), fc.boolean(), fc.nat(99)), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(some, drawn => {
        const signatures = drawn.map(([called, hash, person], at) =>
          signed(`${at}`, called, hash, person ? 'individual' : 'organisation'),
        )
        const gone = drawn
          .map(([, , , order], at) => ({ id: `${at}`, order }))
          .filter(({ order }) => order % 2 === 0)
          .sort((a, b) => a.order - b.order)
        const whole = frozen('a', signatures)
        const left = gone.reduce((made, { id }) => withoutLine(made, id, 1), whole)
        const kept = signatures.filter(({ id }) => !gone.some(one => one.id === id))
        const anew = frozen('a', kept).list
        expect({
          ...left.list,
          earlier: left.list.earlier.filter(({ groups }) => groups.length > 0),
        }).toEqual(anew)
      }),
      { numRuns: 60 },
    )
  })
})

describe('[DEL-3] the list that counts as delivered', () => {
  const times = (...all: number[]) => all.map(frozenAt => ({ id: `p${frozenAt}`, frozenAt }))

  it.each([
    ['none is frozen', [], [], null],
    ['nobody was handed one: the newest', [1, 2, 3], [], 3],
    ['one was handed over: that', [1, 2, 3], ['p2'], 2],
    ['several were: the first', [1, 2, 3], ['p3', 'p2'], 2],
    ['another text’s was', [1], ['p9'], 1],
  ])('%s', (_, frozenAt, handedOver, at) => {
    expect(deliveredList(times(...frozenAt), new Set(handedOver))).toBe(at)
  })
})

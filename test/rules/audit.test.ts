import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AuditEntry,
  type AuditHead,
  commitment,
  entryBytes,
  NO_ENTRY,
  nextEntry,
  verifyChain,
} from '../../shared/audit.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A chain of that many entries about the Convention on Harbour Data. */
function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let n = 1; n <= length; n++) {
    const head = entries.at(-1) ?? NO_ENTRY
    const content = {
      coalition: 'harbour',
      at: 1_900_000_000_000 + n,
      act: n % 2 ? 'version.frozen' : 'signature.confirmed',
      actor: n % 3 ? 'amina' : '',
      subject: `subject-${n}`,
      data: `{"number":${n}}`,
    }
    entries.push(nextEntry(head, content, sha256))
  }
  return entries
}

const headOf = (entries: AuditEntry[]): AuditHead => {
  const { seq, hash } = entries.at(-1)!
  return { seq, hash }
}

describe('the audit chain', () => {
  it('holds as it was written, whole, in part, and once it has grown', () => {
    const entries = chain(6)
    expect(verifyChain(entries, sha256)).toEqual({ ok: true, head: headOf(entries) })
    expect(verifyChain(entries, sha256, { head: headOf(entries) })).toMatchObject({ ok: true })
    expect(verifyChain(entries, sha256, { head: headOf(entries.slice(0, 3)) })).toMatchObject({ ok: true })
    const after = headOf(entries.slice(0, 4))
    expect(verifyChain(entries.slice(4), sha256, { after })).toEqual({ ok: true, head: headOf(entries) })
  })

  it('holds while it is empty, unless it is known not to have been', () => {
    expect(verifyChain([], sha256)).toEqual({ ok: true, head: NO_ENTRY })
    expect(verifyChain([], sha256, { head: headOf(chain(1)) })).toMatchObject({ ok: false, brokenAt: 1 })
  })

  it('hashes RFC 8785 JSON of everything in an entry, whatever the order of its fields', () => {
    const { hash, ...entry } = chain(1)[0]!
    const text =
      '{"act":"version.frozen","actor":"amina","at":1900000000001,"coalition":"harbour",' +
      '"data":"{\\"number\\":1}","previous":"","seq":1,"subject":"subject-1"}'
    expect(new TextDecoder().decode(entryBytes(entry))).toBe(text)
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'))
    const turned = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry
    expect(entryBytes(turned)).toEqual(entryBytes(entry))
  })

  it('shows every changed character in every field, at its entry', () => {
    const entries = chain(5)
    const texts = ['coalition', 'act', 'actor', 'subject', 'data', 'previous', 'hash'] as const
    const anyChange = fc.record({
      at: fc.integer({ min: 0, max: 4 }),
      field: fc.constantFrom(...texts),
      place: fc.nat(200),
      put: fc.string({ minLength: 0, maxLength: 2 }),
    })
    fc.assert(
      fc.property(anyChange, ({ at, field, place, put }) => {
        const old = entries[at]![field]
        const where = old.length === 0 ? 0 : place % old.length
        const changed = old.slice(0, where) + put + old.slice(where + 1)
        fc.pre(changed !== old)
        const forged = entries.with(at, { ...entries[at]!, [field]: changed })
        const verdict = verifyChain(forged, sha256, { head: headOf(entries) })
        expect(verdict.ok).toBe(false)
        if (!verdict.ok && at > 0) expect(verdict.brokenAt).toBe(at + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('shows a changed time and a changed number', () => {
    const entries = chain(3)
    const later = entries.with(1, { ...entries[1]!, at: entries[1]!.at + 1 })
    expect(verifyChain(later, sha256)).toMatchObject({
      ok: false,
      brokenAt: 2,
      reason: 'The entry was changed.',
    })
    const renumbered = entries.with(1, { ...entries[1]!, seq: 9 })
    expect(verifyChain(renumbered, sha256)).toMatchObject({ ok: false, brokenAt: 2 })
  })

  it('shows an entry changed together with its hash, by the entry after it', () => {
    const entries = chain(3)
    const { hash: _, ...old } = entries[1]!
    const forged = { ...old, subject: 'someone-else' }
    const rehashed = entries.with(1, { ...forged, hash: sha256(entryBytes(forged)) })
    expect(verifyChain(rehashed, sha256)).toMatchObject({ ok: false, brokenAt: 3 })
  })

  it('shows a whole chain written anew, to whoever noted where it had got to', () => {
    const noted = headOf(chain(3))
    const anew: AuditEntry[] = []
    for (const { seq: _s, previous: _p, hash: _h, ...content } of chain(4)) {
      anew.push(nextEntry(anew.at(-1) ?? NO_ENTRY, { ...content, actor: 'someone-else' }, sha256))
    }
    expect(verifyChain(anew, sha256)).toMatchObject({ ok: true })
    expect(verifyChain(anew, sha256, { head: noted })).toMatchObject({ ok: false, brokenAt: 3 })
  })

  it('shows every entry removed, doubled or put elsewhere', () => {
    const entries = chain(5)
    const head = headOf(entries)
    for (let at = 0; at < 5; at++) {
      expect(verifyChain(entries.toSpliced(at, 1), sha256, { head }), `without ${at + 1}`).toMatchObject({
        ok: false,
        brokenAt: at + 1,
      })
      expect(verifyChain(entries.toSpliced(at, 0, entries[at]!), sha256, { head }).ok).toBe(false)
      const other = (at + 2) % 5
      const swapped = entries.with(at, entries[other]!).with(other, entries[at]!)
      expect(verifyChain(swapped, sha256, { head }).ok, `${at} and ${other}`).toBe(false)
    }
  })

  it('shows entries cut off at the end, to whoever noted where it had got to', () => {
    const entries = chain(5)
    for (let kept = 0; kept < 5; kept++) {
      expect(verifyChain(entries.slice(0, kept), sha256, { head: headOf(entries) })).toEqual({
        ok: false,
        brokenAt: kept + 1,
        reason: 'Entries at the end are missing.',
      })
    }
  })

  it('shows an entry of another coalition’s chain', () => {
    const [first, second] = chain(2)
    const foreign = nextEntry({ seq: 1, hash: first!.hash }, { ...second!, coalition: 'coast' }, sha256)
    expect(verifyChain([first!, foreign], sha256)).toMatchObject({ ok: false, brokenAt: 2 })
  })
})

describe('a commitment', () => {
  it('fits its salt and value only', () => {
    const made = commitment('salt-one', 'lena@dockworkers.example', sha256)
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(commitment('salt-one', 'lena@dockworkers.example', sha256)).toBe(made)
    expect(commitment('salt-two', 'lena@dockworkers.example', sha256)).not.toBe(made)
    expect(commitment('salt-one', 'lea@dockworkers.example', sha256)).not.toBe(made)
  })
})

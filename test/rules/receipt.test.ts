import fc from 'fast-check'
import { exportSPKI, importJWK } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { readKeys } from '../../shared/receipt/keys.ts'
import { verifyReceipt } from '../../shared/receipt/verify.ts'
import { type Against, readReceipt } from '../../shared/receipt.ts'
import { receiptEn } from '../../shared/words/receipt.en.ts'
import {
  CONFIRMED,
  LEAGUE,
  letter,
  list,
  log,
  type Pair,
  pair,
  receipt,
  sha256,
  signed,
} from './receiptMade.ts'

let ours: Pair
let theirs: Pair
let file: string
beforeAll(async () => {
  ours = await pair()
  theirs = await pair()
  file = await signed(await receipt(), ours)
})

const check = (text: string, against: Partial<Against> = {}) =>
  verifyReceipt(text, { keys: [theirs.key, ours.key], sha256, ...against })
/** What was found, by name. */
const found = async (text: string, against: Partial<Against> = {}) =>
  (await check(text, against)).findings.map(({ code }) => code)

describe('a receipt', () => {
  it('[RCPT-1] holds with its letter, its list and its log, and says so in sentences', async () => {
    const { version } = await receipt()
    const { findings, receipt: said } = await check(`\ufeff ${file}\r\n`, {
      letter: JSON.stringify(await letter(2)),
      list: await list([{ number: 2, groups: [{ of: 'organisation', entries: [{ name: LEAGUE }] }] }]),
      log: JSON.stringify(log(version.hash)),
    })
    expect(findings.map(({ code, holds }) => [code, holds])).toEqual([
      ['signed', true],
      ['same-text', true],
      ['listed', true],
      ['in-log', true],
    ])
    expect(said).toEqual(await receipt())
    const sentences = findings.map(receiptEn.finding)
    expect(sentences[1]).toBe('The letter is the very text that was signed: version 2.')
    expect(sentences[2]).toMatch(
      /^The list as of 21 January 2027 at 09:30 UTC names “.*League.*” under version 2\.$/,
    )
    expect(sentences[3]).toContain('1 has been added since')
  })

  it('[RCPT-1] with any character changed does not hold', async () => {
    const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.')
    // The last character of a signature carries two bits that say nothing.
    const changed = fc.tuple(fc.nat(file.length - 2), letters).filter(([at, other]) => file[at] !== other)
    await fc.assert(
      fc.asyncProperty(changed, async ([at, other]) => {
        const { findings, receipt: said } = await check(file.slice(0, at) + other + file.slice(at + 1))
        expect(findings).toHaveLength(1)
        expect(findings[0]?.holds).toBe(false)
        expect(said).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('[RCPT-1] of another server does not hold, also where it names our key', async () => {
    expect(await found(await signed(await receipt(), await pair()))).toEqual(['unknown-key'])
    const disguised = await signed(await receipt(), theirs, { kid: ours.key.kid })
    expect(await found(disguised)).toEqual(['forged'])
    expect(await found(file, { keys: [] })).toEqual(['no-key'])
  })

  it('[RCPT-1] chooses neither how it is checked nor the key', async () => {
    const [, payload, signature] = file.split('.') as [string, string, string]
    const under = (head: object) =>
      `${Buffer.from(JSON.stringify(head)).toString('base64url')}.${payload}.${signature}`
    const { kid } = ours.key
    for (const alg of ['none', 'HS256', 'RS256', 'ES256', 'Ed25519', 'eddsa', ''])
      expect(await found(under({ alg, kid, typ: 'undersigned-receipt+jws' })), alg).toEqual([
        'other-algorithm',
      ])
    expect(await found(`${under({ alg: 'none' }).split('.').slice(0, 2).join('.')}.`)).toEqual([
      'other-algorithm',
    ])
    const inside = { jwk: { kty: 'OKP', crv: 'Ed25519', x: theirs.key.x } }
    expect(await found(await signed(await receipt(), ours, inside))).toEqual(['not-a-receipt'])
    expect(await found(await signed(await receipt(), ours, { typ: 'JWT' }))).toEqual(['not-a-receipt'])
  })

  it('[RCPT-2] has no room for a person: an individual’s holds no name, and none has other fields', async () => {
    const { organisation: _, ...rest } = (await receipt()) as { organisation: string }
    const individual = { ...rest, kind: 'individual' }
    expect(await found(await signed(individual, ours))).toEqual(['signed'])
    expect(readReceipt(await signed(individual, ours))).not.toHaveProperty('receipt.organisation')
    for (const other of [
      { ...individual, organisation: 'Wanjiru Maina' },
      { ...rest, kind: 'organisation' },
      { ...(await receipt()), signatory: 'Wanjiru Maina' },
      { ...(await receipt()), title: 'Joint letter' },
    ])
      expect(await found(await signed(other, ours))).toEqual(['not-a-receipt'])
  })

  it('[RCPT-1] that is none, too long, or of a newer form, is said to be that', async () => {
    for (const text of [
      '',
      ' ',
      'receipt',
      '{}',
      'a.b.c',
      '..',
      'é.é.é',
      `${file}.${file}`,
      file.split('.')[0]!,
    ])
      expect(await found(text), text).toEqual(['not-a-receipt'])
    expect(await found('a'.repeat(20_000))).toEqual(['receipt-too-long'])
    const newer = { ...(await receipt()), formatVersion: 2, more: 1 }
    expect(await found(await signed(newer, ours))).toEqual(['newer-receipt'])
    expect(await found(await signed([], ours))).toEqual(['not-a-receipt'])
  })
})

describe('a letter beside a receipt', () => {
  const with_ = (given: unknown) => found(file, { letter: JSON.stringify(given) })

  it('[RCPT-3] of another version is named with both numbers', async () => {
    const { findings } = await check(file, { letter: JSON.stringify(await letter(3)) })
    expect(receiptEn.finding(findings[1]!)).toBe(
      'This receipt signs version 2; the letter you gave is version 3.',
    )
  })

  it('[RCPT-3] is known by its text, whatever the file says of itself', async () => {
    const second = await letter(2)
    const third = await letter(3)
    expect(await with_({ ...second, number: 7, name: 'Other', hash: third.hash, beside: {} })).toContain(
      'same-text',
    )
    expect(await with_({ ...third, number: 2 })).toContain('other-text')
    expect(await with_({ ...third, hash: second.hash })).toContain('letter-changed')
    const changed = JSON.parse(JSON.stringify(second).replace('Article 12', 'Article 13'))
    expect(await with_(changed)).toContain('letter-changed')
  })

  it('[RCPT-3] may be the translation that was read', async () => {
    const { hash } = await letter(5)
    const translated = await signed(await receipt({ read: { language: 'fr', hash } }), ours)
    const { findings } = await check(translated, { letter: JSON.stringify(await letter(5)) })
    expect(findings[1]).toMatchObject({ code: 'read-text', holds: true })
    expect(receiptEn.finding(findings[1]!)).toContain('(French)')
    expect(await found(translated, { letter: JSON.stringify(await letter(2)) })).toContain('same-text')
  })

  it('[RCPT-3] that is none is said to be none, however it is built', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const halved = '{"canonical":1,"title":"\\ud800"}'
    const wrapped = (text: string) => `{"format":"undersigned-version","number":2,"hash":"","text":${text}}`
    for (const text of [
      ...['', 'null', '[]', '{}', '{"format":"undersigned-list"}', wrapped('[]'), wrapped('{}')],
      ...[wrapped(`{"canonical":1,"body":${deep}}`), wrapped(halved)],
    ])
      expect(await found(file, { letter: text }), text.slice(0, 80)).toEqual(['signed', 'not-a-letter'])
  })
})

describe('a list beside a receipt', () => {
  const organisations = (...entries: { name: string; signed?: number | null }[]) => [
    { of: 'organisation', entries },
  ]
  const judged = async (...given: Parameters<typeof list>) => {
    const { findings } = await check(file, { list: await list(...given) })
    return { ...findings[1]!, says: receiptEn.finding(findings[1]!) }
  }

  it('[RCPT-4] names the organisation under the text that was signed, current or earlier', async () => {
    const there = organisations({ name: 'Quay Rights' }, { name: LEAGUE, signed: null })
    expect(await judged([{ number: 2, groups: there }])).toMatchObject({ code: 'listed', holds: true })
    expect(
      await judged([
        { number: 3, groups: [] },
        { number: 2, groups: there },
      ]),
    ).toMatchObject({ code: 'listed' })
    const written = await judged([
      { number: 2, groups: organisations({ name: "SEAFARERS' PRIVACY LEAGUE" }) },
    ])
    expect(written).toMatchObject({ code: 'listed', holds: true })
    expect(written.says).toContain('written “')
  })

  it('[RCPT-4] names it under a text that differs by agreed corrections only', async () => {
    const groups = organisations({ name: LEAGUE, signed: 2 })
    expect(await judged([{ number: 3, groups }])).toMatchObject({
      code: 'listed-corrected',
      on: 3,
      holds: true,
    })
    const newer = organisations({ name: LEAGUE, signed: null })
    expect(await judged([{ number: 3, groups: newer }])).toMatchObject({
      code: 'listed-elsewhere',
      on: 3,
      holds: false,
    })
  })

  it('[RCPT-4] does not name it', async () => {
    const others = organisations({ name: 'Quay Rights' })
    expect(await judged([{ number: 2, groups: others }])).toMatchObject({ code: 'not-listed', holds: false })
    const person = [{ of: 'individual', entries: [{ name: LEAGUE }] }]
    expect(await judged([{ number: 2, groups: person }])).toMatchObject({ code: 'not-listed' })
    const withheld = await judged([{ number: 2, groups: others, withheld: 3 }])
    expect(withheld.says).toContain('one of the 3 whose names are withheld')
    const early = await judged([{ number: 2, groups: others }], CONFIRMED - 1)
    expect(early).toMatchObject({ code: 'list-too-early', holds: false })
  })

  it('[RCPT-2] cannot name an individual of a receipt, and is asked whether it counts any', async () => {
    const { organisation: _, ...rest } = (await receipt()) as { organisation: string }
    const individual = await signed({ ...rest, kind: 'individual' }, ours)
    const counts = async (...parts: Parameters<typeof list>) =>
      (await check(individual, { list: await list(...parts) })).findings[1]
    expect(await counts([{ number: 2, individuals: 4 }])).toMatchObject({
      code: 'counted',
      individuals: 4,
      holds: true,
    })
    expect(await counts([{ number: 2, individuals: 0 }])).toMatchObject({ code: 'not-counted', holds: false })
    expect(await counts([{ number: 3, individuals: 4 }])).toMatchObject({ code: 'not-counted' })
    const corrected = [{ of: 'individual', entries: [{ name: 'Dana', signed: 2 }] }]
    expect(await counts([{ number: 3, individuals: 4, groups: corrected }])).toMatchObject({
      code: 'counted',
    })
  })

  it('[RCPT-4] that is none is said to be none', async () => {
    for (const text of ['', '[]', '{}', '{"format":"undersigned-list"}', JSON.stringify(await letter(2))])
      expect(await found(file, { list: text })).toEqual(['signed', 'not-a-list'])
  })
})

describe('a log beside a receipt', () => {
  const judged = async (entries: unknown, of = file) => (await found(of, { log: JSON.stringify(entries) }))[1]
  const whole = async () => log((await letter(2)).hash)

  it('[RCPT-5] that was changed, thinned, reordered or cut off is caught, and where', async () => {
    const entries = await whole()
    expect(await judged({ entries })).toBe('in-log')
    expect(await judged(entries.slice(0, 4))).toBe('in-log')
    expect(await judged(entries.slice(0, 3))).toBe('log-cut')
    for (let at = 0; at < entries.length; at++) {
      const changed = entries.map((entry, n) => (n === at ? { ...entry, actor: 'boris' } : entry))
      const { findings } = await check(file, { log: JSON.stringify(changed) })
      expect(findings[1]).toMatchObject({ code: 'log-broken', at: at + 1, holds: false })
    }
    expect(await judged(entries.filter((_, n) => n !== 1))).toBe('log-broken')
    expect(await judged([entries[1], entries[0], ...entries.slice(2)])).toBe('log-broken')
  })

  it('[RCPT-5] that was rewritten whole is caught by the hashes that went out', async () => {
    const { hash } = await letter(2)
    expect(await judged(log(hash, 6, 'other'))).toBe('log-rewritten')
    expect(await judged(log('0'.repeat(64), 6))).toBe('log-rewritten')
    const first = log(hash)
    const later = log(hash, 3)
    const { seq: _s, previous: _p, hash: _h, ...content } = first[3]!
    const { nextEntry } = await import('../../shared/audit.ts')
    for (const at of [4, 5]) later.push(nextEntry(later.at(-1)!, { ...content, at: content.at + at }, sha256))
    const { findings } = await check(file, { log: JSON.stringify(later) })
    expect(findings[1]).toMatchObject({ code: 'log-rewritten', at: 4 })
  })

  it('[RCPT-5] whose entry tells of something else does not hold', async () => {
    const { hash } = await letter(2)
    const entries = log(hash)
    const lies = { position: 2, entry: entries[1]!.hash, head: entries[3]!.hash, length: 4 }
    expect(await judged(entries, await signed(await receipt({ log: lies }), ours))).toBe('log-says-other')
    const later = await receipt({ confirmedAt: new Date(CONFIRMED + 1).toISOString() })
    expect(await judged(entries, await signed(later, ours))).toBe('log-says-other')
  })

  it('[RCPT-5] that is none is said to be none', async () => {
    for (const entries of [[], {}, null, [{}], [{ ...(await whole())[0], hash: '' }]])
      expect(await judged(entries)).toBe('not-a-log')
  })
})

describe('the key of a server', () => {
  const named = async (text: string) => {
    const read = await readKeys(text)
    return 'flaw' in read ? read.flaw : read.keys.map(({ kid }) => kid)
  }

  it('[RCPT-1] is read as a JWK, a JWK Set and PEM, and known by its thumbprint', async () => {
    const { kid, ...bare } = ours.key
    expect(await named(JSON.stringify(bare))).toEqual([kid])
    expect(await named(JSON.stringify({ ...bare, kid: 'something else', alg: 'EdDSA' }))).toEqual([kid])
    const rsa = { kty: 'RSA', n: 'AQAB', e: 'AQAB' }
    expect(await named(`\n${JSON.stringify({ keys: [rsa, bare, theirs.key] })}`)).toEqual([
      kid,
      theirs.key.kid,
    ])
    const imported = await importJWK({ ...bare }, 'EdDSA', { extractable: true })
    expect(await named(await exportSPKI(imported as CryptoKey))).toEqual([kid])
  })

  it('[RCPT-1] that is none, or is the private one, is refused', async () => {
    const pem = ours.secret.export({ format: 'pem', type: 'pkcs8' }).toString()
    expect(await named(JSON.stringify(ours.privateJwk))).toBe('private-key')
    expect(await named(JSON.stringify({ keys: [theirs.key, ours.privateJwk] }))).toBe('private-key')
    expect(await named(pem)).toBe('private-key')
    for (const text of [
      '',
      '{}',
      '[]',
      'null',
      '{"keys":[]}',
      '{"keys":[null,1]}',
      'x',
      `{"x":"${'a'.repeat(70_000)}"}`,
    ])
      expect(await named(text), text.slice(0, 40)).toBe('not-a-key')
    expect(await named('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toBe('not-a-key')
  })
})

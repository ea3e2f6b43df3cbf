/** Languages of a sign-on: which translations can be read, in which one can sign, and what a text that moves does to them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentOf } from '../../server/signons/current.ts'
import { languagesOf, readAs } from '../../server/signons/languages/of.ts'
import { signaturesIn } from '../../server/signons/store.ts'
import { showLetter } from '../../shared/contract/signing.ts'
import * as contracts from '../../shared/contract/signonLanguages.ts'
import { moveSignon } from '../../shared/contract/signons.ts'
import * as statements from '../../shared/contract/statements.ts'
import * as translations from '../../shared/contract/translations.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  freezeNext,
  type Letter,
  moveOn,
  openLetter,
  press,
  SIGNER,
  sign,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world)
})
afterEach(() => world.close())

const signon = () => ({ signon: letter.signon.id })
const see = () => world.call(letter.coordinator, contracts.listLanguages, signon())
const add = (version: string) =>
  world.call(letter.coordinator, contracts.addLanguage, { ...signon(), version })

/** A translation of the letter's first version. */
async function begun(language = 'es') {
  const wish = { language, direction: language === 'ar' ? 'rtl' : 'ltr', title: 'Carta conjunta' } as const
  const version = letter.version.id
  return (await world.call(letter.coordinator, translations.beginTranslation, { version, ...wish })).statement
}

/** It frozen, with every block said to be up to date. */
async function frozenWhole(statement: string) {
  const { links, of } = await world.call(letter.coordinator, translations.seeTranslation, { statement })
  const blocks = links.map(({ block }) => block)
  await world.call(letter.coordinator, translations.renewBlocks, { statement, of: of.id, blocks })
  return world.call(letter.coordinator, statements.freeze, { statement })
}

const offered = () =>
  world.storage.read(async q =>
    (await languagesOf(q, await currentOf(q, letter.signon.id))).map(
      ({ language, number, isAuthentic, signable, stale }) => ({
        ...{ language, number, isAuthentic, signable, stale: stale.length },
      }),
    ),
  )
const readWith = (hash: string) =>
  world.storage.read(async q => readAs(q, await currentOf(q, letter.signon.id), hash))
const refusedWith = (hash: string) =>
  readWith(hash).then(
    () => null,
    fault => (fault instanceof Refusal ? fault.code : Promise.reject(fault)),
  )
const AUTHENTIC = { language: 'en', number: 1, isAuthentic: true, signable: true, stale: 0 }

describe('[TR-5] languages of a sign-on', () => {
  it('a frozen translation is offered, added, and read in its language', async () => {
    const version = await frozenWhole(await begun())
    const row = { language: 'es', version: { number: 1 }, of: { number: 1 }, stale: 0, signable: true }
    expect(await see()).toMatchObject({
      authentic: { language: 'en', number: 1 },
      languages: [],
      offered: [row],
    })
    expect(await add(version.id)).toEqual({ language: 'es' })
    expect(await see()).toMatchObject({ languages: [{ ...row, addedBy: { name: 'Amina' } }], offered: [] })
    expect(await offered()).toEqual([AUTHENTIC, { ...AUTHENTIC, language: 'es', isAuthentic: false }])
    expect(await readWith(version.hash)).toEqual({ version: version.id, hash: version.hash, language: 'es' })
    expect(await readWith(letter.version.hash)).toBe(null)
  })

  it('one with a stale block can be read and is not signed', async () => {
    const version = await world.call(letter.coordinator, statements.freeze, { statement: await begun() })
    await add(version.id)
    expect((await offered())[1]).toMatchObject({ signable: false, stale: 2 })
    expect(await refusedWith(version.hash)).toBe('text-changed')
  })

  it('[SIGN-1] when the sign-on moves to another version, a translation of the older one is not signed any more', async () => {
    const statement = await begun()
    const first = await frozenWhole(statement)
    await add(first.id)
    const second = await moveOn(world, letter)
    expect(await offered()).toMatchObject([{ number: 2 }, { language: 'es', number: 1, signable: false }])
    expect(await refusedWith(first.hash)).toBe('text-changed')
    const move = { statement, version: second.id, of: letter.version.id }
    await world.call(letter.coordinator, translations.moveTranslation, move)
    const renewed = await frozenWhole(statement)
    expect(await refusedWith(renewed.hash)).toBe('text-changed')
    await add(renewed.id)
    expect(await offered()).toMatchObject([{ number: 2 }, { language: 'es', number: 2, signable: true }])
    expect((await see()).languages).toHaveLength(1)
  })

  it('a version that was frozen again with the same words is the same text', async () => {
    await add((await frozenWhole(await begun())).id)
    const same = await world.call(letter.coordinator, statements.freeze, { statement: letter.statement })
    await world.call(letter.coordinator, moveSignon, { ...signon(), version: same.id })
    expect(await offered()).toMatchObject([{ number: 2 }, { language: 'es', number: 1, signable: true }])
  })

  it('taken off, it is offered again and read by nobody', async () => {
    const version = await frozenWhole(await begun())
    await add(version.id)
    const remove = () =>
      world.call(letter.coordinator, contracts.removeLanguage, { ...signon(), language: 'es' })
    expect(await remove()).toEqual({ removed: true })
    expect(await remove()).toEqual({ removed: false })
    expect(await offered()).toEqual([AUTHENTIC])
    expect(await refusedWith(version.hash)).toBe('text-changed')
    expect((await see()).offered).toHaveLength(1)
  })

  it('each change of it has the page drawn anew, and stands in the log', async () => {
    const revision = () =>
      world.storage.read(async q => (await currentOf(q, letter.signon.id)).signon.revision)
    const before = await revision()
    await add((await frozenWhole(await begun())).id)
    expect(await revision()).toBeGreaterThan(before)
    const entries = await world.storage.read(({ db, t }) => db.select({ act: t.audit.act }).from(t.audit))
    expect(entries.map(({ act }) => act)).toContain('signon.language-added')
  })

  it('another letter’s version, and the letter itself, are no translation of it', async () => {
    const refused = (version: string) =>
      world.refusal(letter.coordinator, contracts.addLanguage, { ...signon(), version })
    expect(await refused((await freezeNext(world, letter)).id)).toBe('wrong-state')
    const other = await world.call(letter.coordinator, statements.startStatement, {
      ...{
        coalition: letter.coalition,
        kind: 'joint-letter',
        title: 'Other',
        language: 'fr',
        direction: 'ltr',
      },
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Nous.' }] }] },
    })
    const theirs = await world.call(letter.coordinator, statements.freeze, { statement: other.id })
    expect(await refused(theirs.id)).toBe('wrong-state')
    const version = theirs.id
    const wish = { version, language: 'es', title: 'Otra' }
    const { statement } = await world.call(letter.coordinator, translations.beginTranslation, wish)
    expect(await refused((await frozenWhole(statement)).id)).toBe('wrong-state')
    expect(await refused('unknown-000000000')).toBe('not-found')
  })

  it('[SIGN-1] a signature holds the hash of what was read and of the authentic text', async () => {
    const version = await frozenWhole(await begun())
    await add(version.id)
    const page = await world.ask(null, showLetter, { page: letter.page, language: 'es' })
    expect(page.body).toContain(`value="${version.hash}"`)
    expect(page.body).toContain(`value="${letter.version.hash}"`)
    await sign(world, letter, { read: version.hash, language: 'es' })
    await press(world, await tokenTo(world, SIGNER.address), 'confirm')
    const [made] = await world.storage.read(q => signaturesIn(q, world.keys, letter.signon.id))
    expect(made).toMatchObject({
      ...{ version: letter.version.id, hash: letter.version.hash, language: 'es' },
      read: { version: version.id, hash: version.hash, language: 'es' },
    })
  })

  it('[SIGN-1] a press on a translation that was taken off, or is of another text by now, signs nothing', async () => {
    const version = await frozenWhole(await begun())
    await add(version.id)
    await world.call(letter.coordinator, contracts.removeLanguage, { ...signon(), language: 'es' })
    expect((await sign(world, letter, { read: version.hash, language: 'es' })).statusCode).toBe(409)
    await add(version.id)
    await moveOn(world, letter)
    expect((await sign(world, letter, { read: version.hash, language: 'es' })).statusCode).toBe(409)
    expect(await world.storage.read(q => signaturesIn(q, world.keys, letter.signon.id))).toEqual([])
  })

  it('[SIGN-1] while a language is taken off and added, no signature holds a text that was not offered', async () => {
    const version = await frozenWhole(await begun())
    await add(version.id)
    const remove = { ...signon(), language: 'es' }
    const pressed = Array.from({ length: 20 }, (_, at) =>
      sign(world, letter, { read: version.hash, language: 'es', address: `signer${at}@quay.example` }),
    )
    const flicker = Array.from({ length: 10 }, (_, at) =>
      at % 2 === 0 ? world.call(letter.coordinator, contracts.removeLanguage, remove) : add(version.id),
    )
    const answers = await Promise.all(pressed)
    await Promise.all(flicker)
    const made = await world.storage.read(q => signaturesIn(q, world.keys, letter.signon.id))
    expect(made.length).toBe(answers.filter(({ statusCode }) => statusCode < 300).length)
    for (const { read } of made) expect(read?.hash).toBe(version.hash)
  })

  it('[LIVE-2] a drafter neither adds nor sees them', async () => {
    const drafter = await world.person('Dafina', { coalition: letter.coalition, role: 'drafter' })
    expect(await world.refusal(drafter, contracts.listLanguages, signon())).toBe('not-allowed')
    const wish = { ...signon(), version: letter.version.id }
    expect(await world.refusal(drafter, contracts.addLanguage, wish)).toBe('not-allowed')
  })
})

/** Reading and signing a letter in a translation, by its pages. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as signing from '../../shared/contract/signing.ts'
import { showInvited } from '../../shared/contract/signonInvitations.ts'
import { addLanguage } from '../../shared/contract/signonLanguages.ts'
import * as statements from '../../shared/contract/statements.ts'
import * as translations from '../../shared/contract/translations.ts'
import { publicWords } from '../../shared/words/public.ts'
import { invite, invitedBy, QUAY } from '../world/inviting.ts'
import { enterMany } from '../world/signers.ts'
import {
  board,
  type Letter,
  moveOn,
  openLetter,
  ownPage,
  press,
  publish,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const spanish = publicWords('es')

let world: World
let letter: Letter
let read: { id: string; hash: string }
const open: World[] = []
beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  letter = await openLetter(world)
  read = await inSpanish()
  await world.call(letter.coordinator, addLanguage, { signon: letter.signon.id, version: read.id })
})
afterAll(() => Promise.all(open.map(one => one.close())))

/** A frozen translation of the letter, every block of it up to date. */
async function inSpanish() {
  const { coordinator } = letter
  const wish = { language: 'es', direction: 'ltr' as const, title: 'Carta sobre los puertos' }
  const begun = await world.call(coordinator, translations.beginTranslation, {
    version: letter.version.id,
    ...wish,
  })
  const { statement } = begun
  const { links, of } = await world.call(coordinator, translations.seeTranslation, { statement })
  await world.call(coordinator, translations.renewBlocks, {
    ...{ statement, of: of.id, blocks: links.map(({ block }) => block) },
  })
  return world.call(coordinator, statements.freeze, { statement })
}

const page = async (language = '', at = letter.page) =>
  (await world.ask(null, signing.showLetter, { page: at, language })).body
const inIt = () => ({ read: read.hash, language: 'es' })

describe('a letter in a translation', () => {
  it('[TR-1] is read in its own words, and each page leads to the other languages', async () => {
    const authentic = await page()
    expect(authentic).toMatch(/href="\/s\/[^"]+\?language=es" lang="es"[^>]*>español</)
    const body = await page('es')
    expect(body).toContain('<html lang="es" dir="ltr">')
    expect(body).toContain('Carta sobre los puertos</h1>')
    expect(body).toContain(spanish.letter.translation('inglés'))
    for (const hash of [read.hash, letter.version.hash]) expect(body).toContain(hash)
    expect(body).toMatch(
      new RegExp(`name="hash" value="${letter.version.hash}".*name="read" value="${read.hash}"`, 's'),
    )
    expect(await page('xx')).toContain('<html lang="en"')
  })

  it('[TR-1] signing it signs the authentic text, and keeps what was read', async () => {
    const link = await signAndConfirm(world, letter, inIt())
    const [signature] = (await board(world, letter)).signatures
    expect(signature).toMatchObject({ hash: letter.version.hash, language: 'es', state: 'confirmed' })
    const own = await ownPage(world, link)
    expect(own).toContain(spanish.own.title)
    for (const hash of [read.hash, letter.version.hash]) expect(own).toContain(hash)
    expect(own).toContain(spanish.own.authentic(1))
  })

  it('[TR-1] errors and the page after it speak the language that was read', async () => {
    const wrong = await sign(world, letter, { ...inIt(), signatory: '' })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.body).toContain(spanish.form.flaws.signatory.missing)
    expect(wrong.body).toContain(`name="read" value="${read.hash}"`)
    expect((await sign(world, letter, inIt())).body).toContain(spanish.form.sentTitle)
  })

  it('[TR-1] a translation of an earlier text says so, and is not signed', async () => {
    await signAndConfirm(world, letter, inIt())
    const second = await moveOn(world, letter)
    const body = await page('es')
    expect(body).toContain(spanish.letter.translationOld(1, 2, 0))
    expect(body).not.toContain('name="signatory"')
    const other = { address: 'other@quay.example', name: 'Other Quay' }
    expect((await sign(world, letter, { ...inIt(), ...other, hash: second.hash })).statusCode).toBe(409)
    expect((await board(world, letter)).signatures).toHaveLength(1)
    const link = await tokenTo(world, SIGNER.address)
    await press(world, link, 'reconfirm', second.hash)
    expect(await ownPage(world, link)).not.toContain(read.hash)
  })

  it('[LIST-1] one list serves all languages, each in its own words and order', async () => {
    await enterMany(world, letter, 40)
    await publish(world, letter)
    const [english, other] = [await page('', 'harbour-letter'), await page('es', 'harbour-letter')]
    const names = (body: string) =>
      [...body.matchAll(/class="name" dir="auto">([^<]+)</g)].map(match => match[1]).sort()
    expect(names(other)).toEqual(names(english))
    expect(other).toContain('40 organizaciones, 0 personas a título individual')
    expect(other).toContain('Filipinas')
    expect(other).toMatch(/<form class="find".*name="language" value="es"/)
  })

  it('[SIGN-8] whoever was invited reads it in each language by the same link', async () => {
    await invite(world, letter)
    const link = await invitedBy(world, QUAY.address)
    const page = (await world.ask(null, showInvited, { link })).body
    expect(page).toContain(`/invited/${link}?language=es`)
    const other = (await world.ask(null, showInvited, { link, language: 'es' })).body
    expect(other).toContain(`value="${read.hash}"`)
    expect(other).toContain(`/invited/${link}?language=en`)
  })
})

/** What a stranger, a guest or a careless hand might try with a letter that is open to signatures. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { addOrganisation } from '../../shared/contract/coalitions.ts'
import { downloadPackage, freezeList, publicPackage } from '../../shared/contract/deliveries.ts'
import { eraseSignature } from '../../shared/contract/erasure.ts'
import * as names from '../../shared/contract/names.ts'
import * as signing from '../../shared/contract/signing.ts'
import * as signons from '../../shared/contract/signons.ts'
import { unpacked } from '../world/canaries.ts'
import { DAY, invitations, invite, invitedBy, remind, show, subjects } from '../world/inviting.ts'
import {
  acceptAll,
  board,
  CHECKED,
  freezeNext,
  type Letter,
  list,
  openLetter,
  press,
  publish,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
const open: World[] = []
afterAll(() => Promise.all(open.map(one => one.close())))

async function scene(opening: Parameters<typeof openLetter>[1] = {}) {
  world = await openWorld()
  open.push(world)
  letter = await openLetter(world, opening)
}
const get = (path: string) => world.app.fastify.inject({ method: 'GET', url: path, headers: {} })
const enter = (name: string, domain: string) =>
  world.call(letter.coordinator, addOrganisation, {
    ...{ coalition: letter.coalition, name, domains: [domain] },
  })
const signatures = async (at = letter) => (await board(world, at)).signatures
const twoSigned = async () => {
  const [one, other] = await signatures()
  return [one!, other!] as const
}

describe('[SAFE-2] an embargo', () => {
  beforeEach(() => scene({ terms: { embargoLocal: '2027-01-10T09:00' } }))

  it('holds at the address that can be read: it is as if nothing stood there', async () => {
    const like = async (of: string, nothing: string) => {
      const [one, other] = [await get(of), await get(nothing)]
      const seen = ({ statusCode, body, headers }: typeof one) => {
        const { date, ...rest } = headers
        return { statusCode, body, ...rest }
      }
      expect(seen(one)).toEqual(seen(other))
    }
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await publish(world, letter)
    for (const of of ['', '/list.json', '/list.csv', '/package.zip', '/organisations?find=league'])
      await like(`/s/harbour-letter${of}`, `/s/quay-letter${of}`)
    const sent = (page: string) => sign(world, letter, { page, address: 'new@one.example' })
    expect((await sent('harbour-letter')).body).toBe((await sent('quay-letter')).body)
    expect(await world.mailsTo('new@one.example')).toEqual([])
    expect((await get(`/s/${letter.page}`)).statusCode).toBe(200)
    world.clock.pass(9 * DAY)
    expect((await get('/s/harbour-letter')).statusCode).toBe(200)
    expect((await world.ask(null, publicPackage, { page: 'harbour-letter' })).statusCode).toBe(404)
  })
})

describe('[SIGN-4] a personal link', () => {
  beforeEach(() => scene())

  /** Mallory was invited, and signs with the address and the name of somebody else. */
  const tryAs = async (address: string, name: string) => {
    const invitation = await invitedBy(world, 'mallory@curious.example')
    await sign(world, letter, { address, name, invitation })
    return (await show(world, invitation)).body.replaceAll(address, '').replaceAll(invitation, '')
  }
  const mallory = () =>
    invite(world, letter, [{ address: 'mallory@curious.example', organisation: { name: 'Curious' } }])

  it('does not tell whether somebody else has signed already', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await mallory()
    const page = await tryAs(SIGNER.address, SIGNER.name)
    await scene()
    await mallory()
    expect(await tryAs(SIGNER.address, SIGNER.name)).toBe(page)
    const link = await tokenTo(world, SIGNER.address)
    const before = (await show(world, await invitedBy(world, 'mallory@curious.example'))).body
    await press(world, link, 'confirm')
    expect((await show(world, await invitedBy(world, 'mallory@curious.example'))).body).toBe(before)
  })

  it('does not name to others an organisation that supports with its name withheld', async () => {
    await scene({ terms: { mayWithhold: true } })
    const { id } = await enter(SIGNER.name, 'seafarers-privacy.example')
    await invite(world, letter, [{ address: 'other@person.example', organisation: { id } }])
    const link = await invitedBy(world, 'other@person.example')
    const before = (await show(world, link)).body
    await signAndConfirm(world, letter, { withheld: 'yes' })
    await acceptAll(world, letter)
    expect((await show(world, link)).body).toBe(before)
  })
})

describe('[KEEP-1] who asked to be erased', () => {
  beforeEach(() => scene())

  it('is in no invitation any more, and is not reminded', async () => {
    const idris = { kind: 'individual', name: '', signatory: 'Idris Bello', address: 'idris@bello.example' }
    await invite(world, letter, [{ address: 'idris@bello.example', name: 'Idris Bello' }])
    await signAndConfirm(world, letter, idris)
    await acceptAll(world, letter)
    const { id } = (await signatures())[0]!
    await world.call(letter.coordinator, eraseSignature, { signature: id, urgent: false })
    expect((await invitations(world, letter)).invitations).toEqual([])
    world.clock.pass(2 * DAY)
    const mailed = (await subjects(world, 'idris@bello.example')).length
    await remind(world, letter)
    expect(await subjects(world, 'idris@bello.example')).toHaveLength(mailed)
  })
})

describe('[SIGN-2] one organisation under two entries of the register', () => {
  const OTHER = { name: 'Liga de los Marinos', address: 'luz@liga-marinos.example' }

  /** Two signatures that were judged to be the same at an earlier letter; both have entries of their own. */
  async function judgedBefore(opening: Parameters<typeof openLetter>[1]) {
    await scene()
    await signAndConfirm(world, letter)
    await signAndConfirm(world, letter, OTHER)
    const [one, other] = await twoSigned()
    const same = { signature: one.id, other: { signature: other.id }, verdict: 'same' as const }
    await world.call(letter.coordinator, names.judgeNames, same)
    await enter(SIGNER.name, 'seafarers-privacy.example')
    await enter(OTHER.name, 'liga-marinos.example')
    const next = await world.call(letter.coordinator, signons.openSignon, {
      ...{ version: letter.version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
      ...opening,
    })
    letter = { ...letter, signon: next, page: next.address.split('/s/')[1]! }
    await signAndConfirm(world, letter)
    await signAndConfirm(world, letter, OTHER)
  }

  it('is accepted once by one press for many', async () => {
    await judgedBefore({})
    const ids = (await signatures()).map(({ id }) => id)
    const { results } = await world.call(letter.coordinator, names.acceptSignatures, {
      ...{ signon: letter.signon.id, signatures: ids },
    })
    expect(results.map(({ refused }) => refused)).toEqual([null, 'already-accepted'])
    expect((await list(world, letter)).organisations).toBe(1)
  })

  it('is accepted once by itself', async () => {
    await judgedBefore({ acceptAtOnce: true })
    expect((await signatures()).map(({ state }) => state)).toEqual(['accepted', 'confirmed'])
  })

  it('is not accepted a second time as a new entry', async () => {
    await scene()
    await signAndConfirm(world, letter)
    await signAndConfirm(world, letter, OTHER)
    const [one, other] = await twoSigned()
    const same = { signature: one.id, other: { signature: other.id }, verdict: 'same' as const }
    await world.call(letter.coordinator, names.judgeNames, same)
    const accept = (signature: string) =>
      world.refusal(letter.coordinator, signons.acceptSignature, {
        ...{ signature, organisation: 'new' as const, authority: CHECKED },
      })
    expect(await accept(one.id)).toBe(null)
    expect(await accept(other.id)).toBe('already-accepted')
  })
})

describe('[SAFE-2] an answer that was given to coordinators only', () => {
  const question = { id: 'staff', label: 'How many work there?', required: false, shown: false }
  beforeEach(() => scene({ terms: { questions: [question] } }))
  const ask = (questions: (typeof question)[]) =>
    world.refusal(letter.coordinator, signons.changeSignon, {
      ...{ signon: letter.signon.id, terms: { questions } },
    })

  it('is never shown because the question is changed afterwards', async () => {
    await signAndConfirm(world, letter, { answers: '12 in hiding' })
    await acceptAll(world, letter)
    expect(await ask([{ ...question, shown: true }])).toBe('bad-input')
    expect(JSON.stringify(await list(world, letter))).not.toContain('hiding')
    expect(await ask([])).toBe(null)
    expect(await ask([{ ...question, shown: true }])).toBe('bad-input')
    expect(await ask([{ ...question, id: 'anew', shown: true }])).toBe(null)
    expect(JSON.stringify(await list(world, letter))).not.toContain('hiding')
  })

  it('can be made one for the list while nobody has answered', async () => {
    expect(await ask([{ ...question, shown: true }])).toBe(null)
  })
})

describe('[SIGN-1] fifty presses at the moment the text moves', () => {
  it('leave nobody under a text that its page did not show', async () => {
    await scene({ eligible: 'individuals' })
    const person = (at: number) => ({
      ...{ kind: 'individual', name: '', signatory: `Person ${at}`, address: `person${at}@many.example` },
      ...{ authorised: '', showSignatory: 'yes' },
    })
    const links: string[] = []
    for (let at = 0; at < 24; at++) {
      await sign(world, letter, person(at))
      links.push(await tokenTo(world, person(at).address))
    }
    const next = await freezeNext(world, letter)
    const first = letter.version.hash
    const move = world.ask(letter.coordinator, signons.moveSignon, {
      ...{ signon: letter.signon.id, version: next.id },
    })
    const presses = links.flatMap((link, at) => [
      press(world, link, 'confirm', first),
      press(world, link, at % 2 === 0 ? 'reconfirm' : 'withdraw', at % 4 === 0 ? next.hash : first),
    ])
    await Promise.all([...presses, move])
    const made = await signatures()
    expect(made).toHaveLength(24)
    for (const [at, { hash, state }] of made.entries()) {
      expect([first, next.hash]).toContain(hash)
      if (at % 4 !== 0) expect(hash).toBe(first)
      expect(['pending', 'confirmed', 'withdrawn']).toContain(state)
    }
  })
})

describe('[DEL-1] a package that was handed over', () => {
  it('is the same bytes after the settings it was drawn with are others', async () => {
    await scene()
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const wish = { signon: letter.signon.id }
    const { id } = await world.call(letter.coordinator, freezeList, wish)
    await world.call(letter.coordinator, signons.changeSignon, { ...wish, zone: 'Asia/Tokyo' })
    const files = await unpacked(
      (await world.ask(letter.coordinator, downloadPackage, { ...wish, package: id })).rawPayload,
    )
    expect(files).toContain('Europe/Zurich')
    expect(files).not.toContain('Tokyo')
  })
})

describe('[SAFE-8] what is typed', () => {
  it('is text on every page, whatever it looks like', async () => {
    const nasty = '"><img src=x onerror=alert(1)>\'</textarea><script>alert(1)</script>{{7*7}}'
    const question = { id: 'q1', label: nasty.slice(0, 90), required: false, shown: true }
    await scene({
      ...{ groups: [{ label: nasty, of: 'organisation' as const }] },
      terms: { questions: [question], submitter: nasty, mayWithhold: true, decision: 'optional' as const },
    })
    const typed = { name: nasty, signatory: nasty, role: nasty, answers: nasty, decision: nasty }
    const shown = { showSignatory: 'yes', showRole: 'yes', group: nasty }
    const wrong = await sign(world, letter, { ...typed, ...shown, address: nasty, country: nasty })
    const link = await signAndConfirm(world, letter, { ...typed, ...shown })
    await acceptAll(world, letter)
    await publish(world, letter)
    const own = await world.ask(null, signing.showSignature, { link })
    const page = await world.ask(null, signing.showLetter, { page: 'harbour-letter', find: nasty })
    const whole = await world.ask(null, signing.showLetter, { page: 'harbour-letter' })
    for (const { body } of [wrong, own, page, whole]) {
      expect(body).toContain('onerror')
      expect(body).not.toMatch(/<img|<script>|<\/textarea><|"><img/)
    }
    const mails = world.mails.map(({ subject, text, to }) => `${subject}${to}${text}`).join('')
    expect(mails).not.toContain('alert')
  })
})

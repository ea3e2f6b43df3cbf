/** What is kept of people, and that it goes when it shall. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAudit } from '../../shared/contract/coalitions.ts'
import * as deliveries from '../../shared/contract/deliveries.ts'
import { eraseSignature } from '../../shared/contract/erasure.ts'
import { listMessages, sendMessage } from '../../shared/contract/signonMessages.ts'
import { acceptSignature, exportList } from '../../shared/contract/signons.ts'
import { localOf } from '../../shared/deadline.ts'
import { unpacked } from '../world/canaries.ts'
import {
  acceptAll,
  board,
  CHECKED,
  type Letter,
  openLetter,
  ownPage,
  press,
  SIGNER,
  sign,
  signAndConfirm,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const DAY = 24 * 60 * 60_000

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld()
  letter = await openLetter(world, { terms: { eraseAfterDays: 10 } })
})
afterEach(() => world.close())

const IDRIS = {
  ...{ kind: 'individual', name: '', signatory: 'Idris Bello', role: 'Captain', country: 'NG' },
  ...{ address: 'idris@bello.example', affiliation: 'Harbour University', authorised: '' },
  ...{ showSignatory: 'yes', showAffiliation: 'yes' },
}
const signatures = async () => (await board(world, letter)).signatures
const named = async (name: string) => (await signatures()).find(signature => signature.name === name)!
const erase = (signature: string, urgent = false) =>
  world.call(letter.coordinator, eraseSignature, { signature, urgent })
const list = async () => {
  const wish = { signon: letter.signon.id, format: 'json' as const }
  return JSON.parse((await world.ask(letter.coordinator, exportList, wish)).body)
}
const deliver = async () => {
  const { id } = await world.call(letter.coordinator, deliveries.freezeList, { signon: letter.signon.id })
  await world.call(letter.coordinator, deliveries.recordDelivery, {
    ...{ signon: letter.signon.id, package: id, recipient: 'The Harbour Committee' },
    deliveredLocal: localOf(world.clock.now(), 'Europe/Zurich'),
  })
}
/** Lets time go by, and the job look once more at its end. */
const pass = async (ms: number) => {
  for (const step of [ms, 15 * 60_000]) {
    world.clock.pass(step)
    await world.app.erasing.idle()
  }
}

describe('[KEEP-1] erasing on request', () => {
  it('leaves the public line and nothing else; the link is dead, and the organisation stays accepted', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await erase((await named(SIGNER.name)).id)
    expect(await named(SIGNER.name)).toMatchObject({
      ...{ state: 'accepted', address: '', signatory: '', role: '', country: '' },
      authority: { how: 'checked', note: '' },
    })
    expect((await list()).groups[0].entries[0].name).toBe(SIGNER.name)
    expect(await ownPage(world, link)).toBe(await ownPage(world, 'unknown-link-000000000'))
    await signAndConfirm(world, letter, { address: 'again@seafarers-privacy.example' })
    await expect(acceptAll(world, letter)).rejects.toThrow(/already-accepted/)
  })

  it('leaves of an individual what they let be shown', async () => {
    await signAndConfirm(world, letter, IDRIS)
    await acceptAll(world, letter)
    await erase((await named('Idris Bello')).id)
    expect(await named('Idris Bello')).toMatchObject({
      ...{ role: '', country: '', address: '', affiliation: 'Harbour University' },
    })
    expect(JSON.stringify(await list())).toContain('Idris Bello')
  })

  it('of a signature that is not on the list leaves no name of a person', async () => {
    await sign(world, letter, IDRIS)
    const [pending] = await signatures()
    await erase(pending!.id)
    expect(JSON.stringify(await signatures())).not.toMatch(/Idris|bello|Captain|University/)
  })

  it('destroys what the log committed to, and the log still verifies', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const { id } = await named(SIGNER.name)
    await erase(id)
    const secrets = await world.storage.read(async ({ db, t }) => {
      const about = (await db.select().from(t.audit))
        .filter(entry => entry.subject === id)
        .map(({ seq }) => seq)
      return (await db.select().from(t.auditSecrets)).filter(({ seq }) => about.includes(seq))
    })
    expect(secrets).toEqual([])
    const { chain, entries } = await world.call(letter.coordinator, readAudit, {
      coalition: letter.coalition,
    })
    expect(chain.whole).toBe(true)
    expect(entries[0]!.act).toBe('signature.erased')
  })

  it('is one press away for the signer, who reads what was erased and what stays; the links are dead', async () => {
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    expect(await ownPage(world, link)).toContain('Erase it for good')
    const answer = await press(world, link, 'erase')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('What stays: the line of the list')
    expect(await named(SIGNER.name)).toMatchObject({ state: 'accepted', address: '', signatory: '' })
    expect((await press(world, link, 'erase')).statusCode).toBe(404)
    expect(await ownPage(world, link)).toBe(await ownPage(world, 'unknown-link-000000000'))
  })

  it('gives up what nobody accepted yet: nobody could check it any more', async () => {
    await press(world, await signAndConfirm(world, letter), 'erase')
    const [signature] = await signatures()
    expect(signature).toMatchObject({ state: 'lapsed', address: '' })
  })

  it('takes back the mails that wait, and what was written to the signer', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const message = { id: world.ids.id(), whom: { to: 'all' as const }, text: 'Thank you, Wanjiru.' }
    await world.call(letter.coordinator, sendMessage, { signon: letter.signon.id, ...message })
    await erase((await named(SIGNER.name)).id)
    const written = await world.call(letter.coordinator, listMessages, { signon: letter.signon.id })
    expect(written.messages).toEqual([])
    const waiting = await world.storage.read(async ({ db, t }) =>
      (await db.select().from(t.outbox)).filter(({ mailSealed }) => mailSealed !== ''),
    )
    expect(waiting).toEqual([])
  })

  it('happens once, whoever presses how often at the same moment, and whatever a coordinator decides', async () => {
    const link = await signAndConfirm(world, letter)
    const [{ id: signature } = { id: '' }] = await signatures()
    const accepting = world.ask(letter.coordinator, acceptSignature, {
      ...{ signature, organisation: 'new', authority: CHECKED },
    })
    const presses = Array.from({ length: 20 }, () => press(world, link, 'erase'))
    const erasing = Array.from({ length: 20 }, () => erase(signature))
    await Promise.all([...presses, ...erasing, accepting])
    const [left] = await signatures()
    expect(left).toMatchObject({ address: '', signatory: '' })
    expect(left!.state).toBe((await accepting).statusCode === 200 ? 'accepted' : 'lapsed')
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    expect(entries.filter(({ act }) => act === 'signature.erased')).toHaveLength(1)
  })

  it('twice changes nothing', async () => {
    await signAndConfirm(world, letter)
    const [signature] = await signatures()
    const first = await erase(signature!.id)
    world.clock.pass(1000)
    expect(await erase(signature!.id)).toEqual(first)
  })
})

describe('[KEEP-2] an urgent removal', () => {
  it('takes the line and the count too, and frees the place of the organisation', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await erase((await named(SIGNER.name)).id, true)
    expect(await list()).toMatchObject({ organisations: 0, groups: [] })
    expect(JSON.stringify(await signatures())).not.toContain(SIGNER.name)
    await signAndConfirm(world, letter, { address: 'again@seafarers-privacy.example' })
    await acceptAll(world, letter)
    expect((await list()).organisations).toBe(1)
  })
})

describe('[KEEP-2] a package that was frozen with it', () => {
  const erasedFrom = async () => {
    await signAndConfirm(world, letter, IDRIS)
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await deliver()
    const before = await packageOf()
    await erase((await named('Idris Bello')).id, true)
    return { before, after: await packageOf() }
  }
  const packageOf = async () => {
    const { packages } = await world.call(letter.coordinator, deliveries.seeDelivery, {
      signon: letter.signon.id,
    })
    const wish = { signon: letter.signon.id, package: packages[0]!.id }
    const file = await world.ask(letter.coordinator, deliveries.downloadPackage, wish)
    return { removed: packages[0]!.removed, text: unpacked(file.rawPayload) }
  }

  it('is drawn without the line from then on, and says so', async () => {
    const { before, after } = await erasedFrom()
    expect(before.text).toContain('Idris Bello')
    expect(before.removed).toBe(0)
    expect(after.text).not.toContain('Idris Bello')
    expect(after.text).toContain(SIGNER.name)
    expect(after.text).toContain('linesRemovedSince')
    expect(after.removed).toBe(1)
  })

  it('still says who was handed a copy with the line', async () => {
    await erasedFrom()
    const { heldCopies } = await world.call(letter.coordinator, deliveries.seeDelivery, {
      signon: letter.signon.id,
    })
    expect(heldCopies).toMatchObject([
      { name: '', what: 'left', recipients: [{ recipient: 'The Harbour Committee' }] },
    ])
  })
})

describe('[KEEP-3] the set time', () => {
  it('counts from the first delivery, and nothing goes before it', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await pass(12 * DAY)
    await deliver()
    await pass(9 * DAY)
    expect((await named(SIGNER.name)).address).toBe(SIGNER.address)
    await pass(DAY)
    expect((await named(SIGNER.name)).address).toBe('')
  })

  it('does not come while one can sign, and then once, with everybody of the sign-on', async () => {
    await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    await sign(world, letter, IDRIS)
    await deliver()
    await pass(20 * DAY)
    expect((await named(SIGNER.name)).address).toBe(SIGNER.address)
    await pass(2 * DAY)
    expect((await signatures()).map(({ address }) => address)).toEqual(['', ''])
    const { entries } = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    await pass(DAY)
    const later = await world.call(letter.coordinator, readAudit, { coalition: letter.coalition })
    expect(later.entries).toHaveLength(entries.length)
  })
})

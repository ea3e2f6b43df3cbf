/** The instruments that a coalition cites beside the common ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownInstrumentsOf } from '../../server/instrument/instrument.ts'
import * as contracts from '../../shared/contract/citations.ts'
import { readAudit } from '../../shared/contract/coalitions.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coalition: string
let amina: Somebody
let ben: Somebody
beforeAll(async () => {
  world = await openWorld()
  const made = await world.coalition('harbour', 'Amina')
  coalition = made.id
  amina = made.coordinator
  ben = await world.person('Ben', { coalition, role: 'drafter' })
})
afterAll(() => world.close())

const pilots = { name: 'Pilots Convention', names: ['Convention on Pilots', 'CP', 'CP'] }
const list = async () => (await world.call(ben, contracts.listInstruments, { coalition })).instruments

describe('known instruments', () => {
  it('[CITE-2] are added, renamed and removed by drafters, each name once', async () => {
    const { id } = await world.call(ben, contracts.addInstrument, { coalition, ...pilots })
    await world.call(ben, contracts.addInstrument, { coalition, name: 'Cranes', names: ['Cranes Treaty'] })
    const named = { coalition, instrument: id, name: 'Pilots', names: ['Pilots Treaty'] }
    expect((await list()).map(one => [one.name, one.names])).toEqual([
      ['Cranes', ['Cranes Treaty']],
      ['Pilots Convention', ['Convention on Pilots', 'CP']],
    ])
    await world.call(ben, contracts.changeInstrument, named)
    const again = { coalition, name: 'pilots', names: ['Another'] }
    expect(await world.refusal(ben, contracts.addInstrument, again)).toBe('already-there')
    const taken = { ...named, name: 'CRANES' }
    expect(await world.refusal(ben, contracts.changeInstrument, taken)).toBe('already-there')
    await world.call(ben, contracts.removeInstrument, { coalition, instrument: id })
    expect((await list()).map(({ name }) => name)).toEqual(['Cranes'])
    const { entries } = await world.call(amina, readAudit, { coalition })
    const acts = entries.map(({ act }) => act).filter(act => act.startsWith('instrument.'))
    expect(new Set(acts)).toEqual(new Set(['instrument.added', 'instrument.changed', 'instrument.removed']))
  })

  it('[CITE-2] none is called “draft”, and those of another coalition are not seen or changed', async () => {
    const draft = { coalition, name: 'Draft', names: ['The draft'] }
    expect(await world.refusal(ben, contracts.addInstrument, draft)).toBe('bad-input')
    const pier = await world.coalition('pier', 'Boris')
    const foreign = await world.call(pier.coordinator, contracts.addInstrument, {
      coalition: pier.id,
      ...pilots,
    })
    const change = { coalition, instrument: foreign.id }
    expect(await world.refusal(ben, contracts.changeInstrument, { ...change, ...pilots })).toBe('not-found')
    expect(await world.refusal(ben, contracts.removeInstrument, change)).toBe('not-found')
    expect((await list()).map(({ id }) => id)).not.toContain(foreign.id)
    const known = await world.storage.read(q => knownInstrumentsOf(q, pier.id))
    expect(known.map(({ name }) => name)).toEqual(['Pilots Convention'])
  })
})

/** The instruments that a coalition cites beside the common ones, with the names that texts give them. */
import type * as contracts from '../../shared/contract/citations.ts'
import type { InstrumentRow } from '../../shared/contract/citations.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query } from '../ports.ts'
import { audit } from './drafts.ts'
import * as store from './storeKnown.ts'

/** A table of names that nobody could read any more would slow every search for citations. */
const MOST = 300

/** The instruments of a coalition, by name. */
export async function listInstruments(
  ports: Ports,
  who: Member,
): Promise<Given<typeof contracts.listInstruments>> {
  return ports.storage.read(async q => ({ instruments: await store.knownInstrumentsOf(q, who.coalition) }))
}

/** Adds an instrument. Refuses with `already-there` a name that the coalition has, with `bad-input` one kept for drafts. */
export async function addInstrument(
  ports: Ports,
  who: Member,
  { coalition, name, names }: Input<typeof contracts.addInstrument>,
): Promise<InstrumentRow> {
  const made = { by: who.person, at: ports.clock.now() }
  const row = { id: ports.ids.id(), coalition, name, names: [...new Set(names)], ...made }
  return ports.storage.write(async tx => {
    await mustBeFree(tx, row)
    if ((await store.knownInstrumentsOf(tx, coalition)).length >= MOST)
      refuse('too-large', `A coalition can add ${MOST} instruments. Nothing was added.`)
    await store.addInstrument(tx, row)
    await audit(tx, ports, who, 'instrument.added', row.id, {})
    return row
  })
}

/** Changes an instrument. Refuses as `addInstrument`. */
export async function changeInstrument(
  ports: Ports,
  who: Member,
  { coalition, instrument: id, name, names }: Input<typeof contracts.changeInstrument>,
): Promise<InstrumentRow> {
  return ports.storage.write(async tx => {
    const row = { ...(await instrumentIn(tx, coalition, id)), name, names: [...new Set(names)] }
    await mustBeFree(tx, row)
    await store.changeInstrument(tx, row)
    await audit(tx, ports, who, 'instrument.changed', id, {})
    return row
  })
}

/** Removes an instrument; texts that cite it stay as they are. */
export async function removeInstrument(
  ports: Ports,
  who: Member,
  { coalition, instrument: id }: Input<typeof contracts.removeInstrument>,
): Promise<Given<typeof contracts.removeInstrument>> {
  await ports.storage.write(async tx => {
    await instrumentIn(tx, coalition, id)
    await store.removeInstrument(tx, id)
    await audit(tx, ports, who, 'instrument.removed', id, {})
  })
  return { removed: true }
}

async function instrumentIn(q: Query, coalition: string, id: string): Promise<store.KnownRow> {
  const known = await store.knownInstrumentsOf(q, coalition)
  return known.find(one => one.id === id) ?? refuse('not-found')
}

/** `draft` is how citations name the instrument that is being negotiated. */
async function mustBeFree(q: Query, { id, coalition, name }: store.KnownRow): Promise<void> {
  const key = name.toLowerCase()
  if (key === 'draft')
    refuse('bad-input', 'The name “draft” is kept for the instrument that is negotiated. Choose another one.')
  const known = await store.knownInstrumentsOf(q, coalition)
  if (known.some(one => one.id !== id && one.name.toLowerCase() === key)) refuse('already-there')
}

/** Lists that are as long as real ones, in three scripts. */
import * as store from '../../server/signons/store.ts'
import { enter } from '../../shared/signatureDecisions.ts'
import type { World } from '../world.ts'
import type { Letter } from './signing.ts'

const SYLLABLES = [
  'har bour da ta quay sea fa rer pri va cy lea gue pier wat ch coast nor thern un ion tide fo rum'.split(
    ' ',
  ),
  'puer to mue lle mar co lec ti vo fa ro re des de la gen te ob ser va to rio cos ta aso cia ción'.split(
    ' ',
  ),
  'مو ان ئ شب كة مر صد ار صفة جم عية حق وق بح ارة من ار در اس ات سا حل اتح اد مل تقى'.split(' '),
]

/** Words that look like an organisation's name and hold as much as one: another one for each number, in three scripts. */
export function nameOf(at: number): string {
  const syllables = SYLLABLES[at % 3]!
  const word = (place: number, long: number) =>
    Array.from(
      { length: long },
      (_, letter) => syllables[mixed(at * 64 + place * 8 + letter) % syllables.length],
    ).join('')
  const words = Array.from({ length: 4 }, (_, place) => word(place, 2 + (mixed(at + place) % 2)))
  return `${words.join(' ')} ${at}`
}

/** A number that has nothing of another one's order. */
const mixed = (number: number): number => Math.imul(number ^ (number >>> 7), 0x9e3779b1) >>> 12

const COUNTRIES = ['KE', 'ES', 'EG', 'CL', 'NO', 'MA', 'PH', 'AR', 'JO', 'GH']

/** Enters so many organisations, each with its country and every third with a signatory, all of them accepted. */
export async function enterMany(world: World, letter: Letter, many: number): Promise<void> {
  const { storage, keys, clock } = world
  const by = letter.coordinator.id
  await storage.write(async tx => {
    for (let at = 0; at < many; at++) {
      const entered = enter(
        {
          ...{
            id: `signer${String(at).padStart(8, '0')}${letter.signon.id.slice(-4)}`,
            signon: letter.signon.id,
            kind: 'organisation',
            name: nameOf(at),
            group: '',
          },
          ...{ organisation: '', country: COUNTRIES[at % COUNTRIES.length]!, affiliation: '', role: '' },
          ...{ signatory: at % 3 === 0 ? `Signatory ${at}` : '', address: '', language: 'en' },
          ...{ version: letter.version.id, hash: letter.version.hash },
        },
        by,
        '',
        clock.now(),
      )
      const shown = { ...entered.shown, signatory: true }
      await store.addSignature(tx, keys, { ...entered, organisation: null, entered: null, shown })
    }
    await store.listChanged(tx, letter.signon.id, clock.now())
  })
}

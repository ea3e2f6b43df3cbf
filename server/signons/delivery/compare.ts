/** The text as it was read out, beside the version as it was frozen. */
import type { BlockChange } from '../../../shared/compare/comparison.ts'
import type * as contracts from '../../../shared/contract/deliveries.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { doc, paragraph, text } from '../../../shared/formats/build.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import type { Member } from '../../http/who.ts'
import type { Ports } from '../../ports.ts'
import { loadVersion } from '../../statements/versions.ts'
import * as store from './store.ts'

type Words = Given<typeof contracts.compareDelivered>['paragraphs'][number]

/** Compares them word by word. Refuses with `not-found` where a delivery was of the text as prepared. */
export async function compareDelivered(
  ports: Ports,
  _who: Member,
  { signon, delivery: id }: Input<typeof contracts.compareDelivered>,
): Promise<Given<typeof contracts.compareDelivered>> {
  const { version, said } = await ports.storage.read(async q => {
    const delivery = (await store.deliveriesOf(q, signon)).find(one => one.id === id)
    const made = delivery && (await store.packageIn(q, ports.keys, signon, delivery.package))
    const version = made && (await loadVersion(q, made.version))
    return { version: version ?? refuse('not-found'), said: delivery?.asDelivered ?? refuse('not-found') }
  })
  const spoken = { ...version, body: asDoc(said) }
  const { blocks } = await ports.renderer.compare(version, spoken)
  return { paragraphs: blocks.map(wordsOf).filter(words => words.some(({ text }) => text !== '')) }
}

/** Words as they were typed: a paragraph a line. */
function asDoc(said: string): Doc {
  const lines = said.split(/\r?\n/).filter(line => line.trim() !== '')
  return doc(lines.map((line, at) => paragraph(`said${String(at).padStart(6, '0')}`, text(line.trim()))))
}

/** A block of one side only was wholly put in or taken out. */
function wordsOf({ words, change, old, new: now }: BlockChange): Words {
  if (words) return words.map(({ op, text }) => ({ op, text }))
  const op = change === 'inserted' ? '+' : change === 'deleted' ? '-' : '='
  return [{ op, text: (now ?? old ?? []).map(side => side.text).join('\n') }]
}

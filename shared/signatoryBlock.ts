/** The list as the signatories block of a letter: how an exported letter carries its list [LIST-1]. */
import { inWords } from './deadline.ts'
import { type NewId, paragraph, signatories, signatory, signatoryGroup, text } from './formats/build.ts'
import { type Entry, entryInWords, type SignatoryList, type Signed } from './signatoryList.ts'
import type { Block, Doc, Signatories } from './statement/tree.ts'
import type { PublicWords } from './words/public.ts'

/** What drawing a list needs beside the list: the words, the zone its time is said in, and new block ids. */
export type Drawn = { words: PublicWords; zone: string; newId: NewId }

/**
 * A letter with its list at the place it has for it: the block bound to this sign-on, else one that is bound to
 * none, else the end of the letter. What an unbound block held as text gives way to the list.
 */
export function withList(body: Doc, signon: string, list: SignatoryList, drawn: Drawn): Doc {
  const blocks = body.content ?? []
  const places = blocks.filter(block => block.type === 'signatories')
  const place =
    places.find(block => block.attrs.signon === signon) ?? places.find(block => block.attrs.signon === null)
  const drawnList = listBlock(list, place?.attrs.id ?? drawn.newId(), drawn)
  if (place) return { ...body, content: blocks.map(block => (block === place ? drawnList : block)) }
  return { ...body, content: atTheEnd(blocks, drawnList) }
}

/**
 * A letter whose signatories are drawn from a sign-on from now on; one without such a block gets it at its end.
 * @param signon null lets what the block holds as text stand again.
 * @param newId for a block that is made
 */
export function boundTo(body: Doc, signon: string | null, newId: NewId): Doc {
  const blocks = body.content ?? []
  const place = blocks.find(block => block.type === 'signatories')
  if (!place)
    return signon === null ? body : { ...body, content: atTheEnd(blocks, signatories(newId(), signon, [])) }
  const bound = { ...place, attrs: { ...place.attrs, signon } }
  return { ...body, content: blocks.map(block => (block === place ? bound : block)) }
}

/** After the last block of the text; notes stay at the foot. */
function atTheEnd(blocks: readonly Block[], list: Signatories): Block[] {
  const notes = blocks.findIndex(block => block.type === 'footnotes')
  return notes < 0 ? [...blocks, list] : blocks.toSpliced(notes, 0, list)
}

/** What every copy of a list says of itself: "As of …, version 3, 12 organisations, 1 individual" [LIST-1]. */
export function asOfLine(list: SignatoryList, { words, zone }: Omit<Drawn, 'newId'>): string {
  const { asOf, version, organisations, individuals } = list
  return words.list.asOf(inWords(asOf, zone, words.language), version.number, organisations, individuals)
}

/** The list as a block whose names are text, so that every format writes it as it writes any list. */
function listBlock(list: SignatoryList, id: string, drawn: Drawn): Signatories {
  const { words, newId } = drawn
  return signatories(id, null, [
    paragraph(newId(), text(`${asOfLine(list, drawn)}.`)),
    paragraph(newId(), text(words.list.hash(list.version.hash))),
    ...signedRows(list, drawn),
    ...list.earlier.flatMap(signed => [
      paragraph(
        newId(),
        text(words.list.earlier(signed.version.number, signed.organisations, signed.individuals)),
      ),
      ...signedRows(signed, drawn),
    ]),
  ])
}

function signedRows(signed: Signed, { words, newId }: Drawn): NonNullable<Signatories['content']> {
  const label = (said: string) => signatoryGroup(newId(), text(said))
  const rows = (entries: readonly Entry[]) =>
    entries.map(entry => signatory(newId(), entryInWords(entry, words.language)))
  return [
    ...signed.groups.flatMap(group => [
      ...(group.label === null ? [] : [label(group.label)]),
      ...rows(group.entries),
    ]),
    ...(signed.people.length > 0 ? [label(words.list.individuals), ...rows(signed.people)] : []),
    ...(signed.unnamed > 0 ? [paragraph(newId(), text(words.list.unnamed(signed.unnamed)))] : []),
  ]
}

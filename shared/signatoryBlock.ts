/** The list as the signatories block of a letter: how an exported letter carries its list [LIST-1]. */
import { inWords } from './deadline.ts'
import { type NewId, paragraph, signatories, signatory, signatoryGroup, text } from './formats/build.ts'
import { type Entry, entryInWords, type SignatoryList, type Signed } from './signatoryList.ts'
import type { Block, Doc, Signatories } from './statement/tree.ts'
import type { PublicWords } from './words/public.ts'

/** What drawing a list needs beside the list: the words, the zone its time is said in, and new block ids. */
export type Drawn = {
  words: PublicWords
  zone: string
  newId: NewId
  /** Only the groups of these labels are printed, with a line that says where the rest stands; all without it. */
  only?: { groups: readonly string[]; fullListAt: string } | undefined
}

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
export function asOfLine(list: SignatoryList, { words, zone }: Pick<Drawn, 'words' | 'zone'>): string {
  const { asOf, version, organisations, individuals, withheld } = list
  const when = inWords(asOf, zone, words.language)
  return words.list.asOf(when, version.number, organisations, individuals, withheld)
}

/** What is said of those who signed an earlier text and have not signed the current one. */
export function earlierLine(signed: Signed, words: PublicWords): string {
  const { version, organisations, individuals, withheld } = signed
  return words.list.earlier(version.number, organisations, individuals, withheld)
}

/**
 * What a reader must know of a line beside its name: that an affiliation only identifies, the asks it does not join,
 * answers, the version it signed, and how it came into the list.
 * @param earlier the version that the line stands on, where that is said at each line
 */
export function remarksOf(entry: Entry, words: PublicWords, earlier: number | null = null): string[] {
  const { affiliation, notJoined, answers, signed, entered, afterDelivery } = entry
  const { list } = words
  const version = signed ?? earlier
  const numbers = new Intl.ListFormat(words.language).format(notJoined.map(number => `${number}`))
  return [
    ...(affiliation === null ? [] : [list.affiliation]),
    ...(notJoined.length > 0 ? [list.notJoined(numbers, notJoined.length)] : []),
    ...answers.map(({ question, answer }) => list.answer(question, answer)),
    ...(version === null ? [] : [list.signedVersion(version)]),
    ...(entered ? [list.entered] : []),
    ...(afterDelivery ? [list.afterDelivery] : []),
  ]
}

/** The list as a block whose names are text, so that every format writes it as it writes any list. */
function listBlock(list: SignatoryList, id: string, drawn: Drawn): Signatories {
  const { words, zone, newId, only } = drawn
  const line = (said: string) => paragraph(newId(), text(said))
  const { list: said } = words
  return signatories(id, null, [
    ...(list.submitter === '' ? [] : [line(said.submitter(list.submitter))]),
    line(`${asOfLine(list, drawn)}.`),
    line(said.hash(list.version.hash)),
    ...signedRows(list, drawn),
    ...list.earlier.flatMap(signed => [line(earlierLine(signed, words)), ...signedRows(signed, drawn)]),
    ...(only ? [line(said.fullList(only.fullListAt, inWords(list.asOf, zone, words.language)))] : []),
  ])
}

/** What stands above a group: its label; individuals in no group are named as such. */
export function groupLabel({ label, of }: Signed['groups'][number], words: PublicWords): string[] {
  if (label !== null) return [label]
  return of === 'individual' ? [words.list.individuals] : []
}

function signedRows(signed: Signed, { words, newId, only }: Drawn): NonNullable<Signatories['content']> {
  const groups = signed.groups.filter(({ label }) => !only || (label !== null && only.groups.includes(label)))
  const rows = (entries: readonly Entry[]) =>
    entries.map(entry => signatory(newId(), lineInWords(entry, words)))
  return [
    ...groups.flatMap(group => [
      ...groupLabel(group, words).map(said => signatoryGroup(newId(), text(said))),
      ...rows(group.entries),
    ]),
    ...uncounted(signed, words).map(said => paragraph(newId(), text(said))),
  ]
}

/** Those who are counted and named nowhere, in sentences. */
export const uncounted = ({ unnamed, withheld }: Signed, { list }: PublicWords): string[] => [
  ...(unnamed > 0 ? [list.unnamed(unnamed)] : []),
  ...(withheld > 0 ? [list.withheld(withheld)] : []),
]

/** A line of the list as text, with what must be known of it in brackets. */
function lineInWords(entry: Entry, words: PublicWords): string {
  const said = entryInWords(entry, words.language)
  const remarks = remarksOf(entry, words)
  return remarks.length === 0 ? said : `${said} (${remarks.join('; ')})`
}

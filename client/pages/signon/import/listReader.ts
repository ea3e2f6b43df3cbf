/**
 * Reads a list of signatories beside the screen's own flow, and looks for names that may be the same: in the list, in
 * the register, and among those who signed. The list never leaves the device by it.
 */
import { nameKey } from '../../../../shared/names.ts'
import { listTextOf } from '../../../../shared/signatories/bytes.ts'
import { type Alike, alikeAmong, alikeKnown, type Known } from '../../../../shared/signatories/duplicates.ts'
import type { ListEntry, SignatoryPreview } from '../../../../shared/signatories/preview.ts'
import { type ListInput, readSignatories } from '../../../../shared/signatories/read.ts'
import type { StatementFile } from '../../../../shared/statement/tree.ts'
import { newBlockId } from '../../../editor/blockId.ts'

export type Asked = {
  /** A file, or words that were pasted. */
  from: { name: string; bytes: Uint8Array } | { text: string }
  register: readonly Known[]
  signed: readonly Known[]
}

/** What was found, by places in `entries`, in the register and among those who signed, each from 0. */
export type FoundList = {
  entries: (ListEntry & { label: string })[]
  setAside: string[]
  among: Alike[]
  inRegister: Alike[]
  inSigned: Alike[]
  /** For each entry the one entry of the register that goes by exactly its name; null for none or several. */
  exact: (number | null)[]
}

/** `refused` is a sentence for a person, empty where there is none. */
export type Answer = { progress: [done: number, total: number] } | { found: FoundList } | { refused: string }

const say = (answer: Answer): void => self.postMessage(answer)

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    say({ found: compared(readSignatories(await inputOf(data.from)), data) })
  } catch (error) {
    say({ refused: error instanceof Error ? error.message : '' })
  }
}

function compared({ groups, setAside }: SignatoryPreview, { register, signed }: Asked): FoundList {
  const entries = groups.flatMap(({ name, entries }) => entries.map(entry => ({ ...entry, label: name })))
  const total = entries.length * 3
  const from = (before: number) => (done: number) =>
    say({ progress: [before * entries.length + done, total] })
  return {
    ...{ entries, setAside, exact: exactIn(register, entries) },
    among: alikeAmong(entries, from(0)),
    inRegister: alikeKnown(
      entries.map(entry => (entry.kind === 'organisation' ? entry : { ...entry, name: '' })),
      register,
      from(1),
    ),
    inSigned: alikeKnown(entries, signed, from(2)),
  }
}

function exactIn(register: readonly Known[], entries: readonly ListEntry[]): (number | null)[] {
  const places = new Map<string, Set<number>>()
  for (const [at, { name, otherNames = [] }] of register.entries())
    for (const key of [name, ...otherNames].map(nameKey))
      if (key !== '') places.set(key, (places.get(key) ?? new Set()).add(at))
  return entries.map(({ name, kind }) => {
    const found = kind === 'organisation' ? places.get(nameKey(name)) : undefined
    return found?.size === 1 ? [...found][0]! : null
  })
}

async function inputOf(from: Asked['from']): Promise<ListInput> {
  if ('text' in from) return { is: 'text', text: from.text }
  const { name, bytes } = from
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  if (['csv', 'tsv', 'tab'].includes(ending)) return { is: 'values', text: listTextOf(bytes).text }
  if (ending === 'docx' || ending === 'odt' || ending === 'json' || ending.startsWith('htm'))
    return { is: 'letter', file: await letterIn(ending, bytes) }
  const { text } = listTextOf(bytes)
  if (!text.includes(OWN_LIST)) return { is: 'text', text }
  const { fromMarkdown } = await import('../../../../shared/formats/markdown.ts')
  return { is: 'letter', file: (await fromMarkdown(text, OPTIONS)).file }
}

/** Our own Markdown says where its list is. */
const OWN_LIST = '<section class="signatories"'
const OPTIONS = { newId: newBlockId, title: '' }

async function letterIn(ending: string, bytes: Uint8Array): Promise<Pick<StatementFile, 'body'>> {
  switch (ending) {
    case 'docx':
      return (await import('../../../../shared/formats/docx/docxRead.ts')).readDocx(bytes, OPTIONS).accepted
        .file
    case 'odt':
      return (await import('../../../../shared/formats/odt/odtRead.ts')).readOdt(bytes, OPTIONS).accepted.file
    case 'json':
      return (await import('../../../../shared/formats/json.ts')).fromJson(listTextOf(bytes).text)
    default:
      return (
        await (
          await import('../../../../shared/formats/htmlForeign.ts')
        ).fromHtml(listTextOf(bytes).text, OPTIONS)
      ).file
  }
}

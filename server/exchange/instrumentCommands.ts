/** The commands on drafts of a treaty: provisions. */
import { parseArgs } from 'node:util'
import { placeOf, SET_ASIDE_WORDS, type SetAside } from '../../shared/formats/imported.ts'
import { textOfBytes } from '../../shared/formats/textBytes.ts'
import { setHeadsApart } from '../../shared/instrument/plainHeads.ts'
import { flatten } from '../../shared/instrument/printed.ts'
import type { InstrumentDraft, Provision } from '../../shared/instrument/provision.ts'
import { readInstrument } from '../../shared/instrument/read.ts'
import { doubtSays, UNREAD_WORDS } from '../../shared/instrument/says.ts'
import type { CommandIo } from '../command.ts'
import { readLetterFile } from './letterFiles.ts'

const PROVISIONS_USAGE = 'undersigned provisions FILE [--json]\n'

/**
 * `provisions FILE`: the tree of a draft as it was read, as JSON or for the eye. What was set aside, what was not
 * understood, and what is doubtful is said on standard error, a sentence a line.
 */
export async function provisionsCommand(argv: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv)
  if (asked === null) {
    io.stderr(PROVISIONS_USAGE)
    return 2
  }
  const { draft, setAside } = await readInstrumentFile(asked.path, await io.readFile(asked.path))
  for (const one of setAside)
    io.stderr(`Set aside, ${placeOf(one)}: ${JSON.stringify(one.text)} (${SET_ASIDE_WORDS[one.reason]})\n`)
  tell(draft, io)
  io.stdout(
    asked.json
      ? `${JSON.stringify(draft.provisions.map(asJson), null, 2)}\n`
      : draft.provisions.map(one => asTree(one, '')).join(''),
  )
  return 0
}

/**
 * Reads a file of bytes as a draft of a treaty, by the ending of its name; in texts the headings are set apart first.
 * @throws what `readLetterFile` throws, with a sentence for the person at the keyboard
 */
export async function readInstrumentFile(
  path: string,
  bytes: Uint8Array,
): Promise<{ draft: InstrumentDraft; setAside: SetAside[] }> {
  const source = /\.(?:txt|md|markdown)$/i.test(path) ? textOfBytes(bytes, false) : null
  const apart = source === null ? null : setHeadsApart(source)
  const given = apart === null ? bytes : new TextEncoder().encode(apart.text)
  const { imported } = await readLetterFile(path, given)
  const setAside = imported.setAside.map(one => ({ ...one, line: apart?.lines[one.line - 1] ?? one.line }))
  return { draft: readInstrument(imported.file), setAside }
}

function readArguments(argv: string[]): { path: string; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [path, ...more] = positionals
    return path === undefined || more.length > 0 ? null : { path, json: values.json }
  } catch {
    return null // An option that is not ours.
  }
}

function tell(draft: InstrumentDraft, io: CommandIo): void {
  for (const { text, place, why } of draft.notUnderstood)
    io.stderr(`Not understood, ${place}: ${JSON.stringify(text)} (${UNREAD_WORDS[why]})\n`)
  for (const { provision } of flatten(draft))
    for (const doubt of provision.doubts) io.stderr(`To look at, ${doubtSays(provision, doubt)}.\n`)
}

type Printed = Pick<Provision, 'number' | 'level' | 'text'> & {
  title?: string
  mark?: string
  notes?: string[]
  children: Printed[]
}

function asJson({ number, level, title, text, mark, notes, children }: Provision): Printed {
  return {
    number,
    level,
    ...(title === null ? {} : { title }),
    text,
    ...(mark === null ? {} : { mark }),
    ...(notes.length === 0 ? {} : { notes }),
    children: children.map(asJson),
  }
}

/** A line for the number, title and mark, and the words below it, indented. */
function asTree({ printed, title, mark, text, notes, children }: Provision, indent: string): string {
  const name = [printed, title, mark === null ? null : `[${mark}]`].filter(
    part => part !== null && part !== printed,
  )
  const first = [printed, ...name].join(' · ')
  const lines = text === '' ? [] : text.split('\n')
  const below = [...lines, ...notes.map(note => `* ${note}`)].map(line => `${indent}    ${line}\n`)
  return [`${indent}${first}\n`, ...below, ...children.map(child => asTree(child, `${indent}  `))].join('')
}

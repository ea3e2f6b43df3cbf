/** `signatories FILE [--json]`: what a list of signatories in a file would be taken as. */
import { parseArgs } from 'node:util'
import { countryName } from '../../shared/countries.ts'
import { type ListText, listTextOf } from '../../shared/signatories/bytes.ts'
import { alikeAmong, setsOf } from '../../shared/signatories/duplicates.ts'
import type { ListEntry, SignatoryPreview } from '../../shared/signatories/preview.ts'
import { type ListInput, readSignatories } from '../../shared/signatories/read.ts'
import { listWords } from '../../shared/words/listRead.en.ts'
import type { CommandIo } from '../command.ts'
import { FileTrouble, readLetterFile } from './letterFiles.ts'

const USAGE = 'undersigned signatories FILE [--json]\n'

/**
 * Reads a letter with its list, or a list by itself, and prints it: for people, or with `--json` as
 * `{ groups, likelyDuplicates, setAside }`, where duplicates are sets of places counted over all groups from 0.
 * @throws FileTrouble and what readers of letters throw, each with a sentence for the person at the keyboard
 */
export async function signatoriesCommand(argv: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv)
  if (asked === undefined) {
    io.stderr(USAGE)
    return 2
  }
  const preview = readSignatories(await inputOf(asked.path, await io.readFile(asked.path)))
  const entries = preview.groups.flatMap(group => group.entries)
  const likelyDuplicates = setsOf(alikeAmong(entries))
  if (asked.json)
    io.stdout(
      `${JSON.stringify({ ...printed(preview), likelyDuplicates, setAside: preview.setAside }, null, 2)}\n`,
    )
  else io.stdout(readable(preview, likelyDuplicates))
  return 0
}

function readArguments(argv: string[]): { path: string; json: boolean } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [path, ...more] = positionals
    return path === undefined || more.length > 0 ? undefined : { path, json: values.json }
  } catch {
    return undefined // An option that is not one of ours.
  }
}

/** Letters are read as such, with their names as they stood; words and values as lists. */
async function inputOf(path: string, bytes: Uint8Array): Promise<ListInput> {
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  if (['csv', 'tsv', 'tab'].includes(ending)) return { is: 'values', text: listTextOf(bytes).text }
  const { text }: ListText = ['txt', 'md', 'markdown'].includes(ending)
    ? listTextOf(bytes)
    : { text: '', encoding: 'utf-8' }
  if (ending === 'txt' || (text !== '' && !isOwnMarkdown(text))) return { is: 'text', text }
  if (!['md', 'markdown', 'docx', 'odt', 'html', 'htm', 'json'].includes(ending))
    throw new FileTrouble(`${path}: lists can be read from csv, tsv, docx, odt, html, md, txt and json.`)
  return { is: 'letter', file: (await readLetterFile(path, bytes, { mends: 'leave' })).file }
}

/** Our own Markdown says where its list is. */
const isOwnMarkdown = (text: string): boolean => text.includes('<section class="signatories"')

/** Only what the form of the output names; who signed and addresses are for the screen. */
const printed = ({ groups }: SignatoryPreview) => ({
  groups: groups.map(({ name, entries }) => ({
    name,
    entries: entries.map(({ name, kind, country, affiliation, asRead, doubt }) => ({
      ...{ name, kind, ...(country === undefined ? {} : { country }) },
      ...(affiliation === undefined ? {} : { affiliation }),
      asRead,
      ...(doubt === undefined ? {} : { doubt }),
    })),
  })),
})

function readable({ groups, setAside }: SignatoryPreview, duplicates: readonly number[][]): string {
  const entries = groups.flatMap(group => group.entries)
  if (entries.length === 0) return `${listWords.none}\n`
  const count = (kind: ListEntry['kind']) => entries.filter(entry => entry.kind === kind).length
  let number = 0
  const lines = groups.flatMap(group => [
    `${group.name || listWords.noGroup}`,
    ...group.entries.flatMap(entry => {
      number += 1
      const doubt = entry.doubt === undefined ? [] : [`        ${listWords.look} ${entry.doubt}`]
      return [`  ${String(number).padStart(4)}  ${told(entry)}`, ...doubt]
    }),
    '',
  ])
  const same = duplicates.map(set => `  ${set.map(at => `${at + 1} ${entries[at]?.name ?? ''}`).join(' · ')}`)
  if (same.length > 0) lines.push(listWords.duplicates, ...same, '')
  if (setAside.length > 0) lines.push(listWords.setAside, ...setAside.map(text => `  ${text}`), '')
  return `${[...lines, listWords.names(count('organisation'), count('individual'))].join('\n')}\n`
}

const told = ({ name, affiliation, country }: ListEntry): string =>
  [name, affiliation, country === undefined ? undefined : countryName(country, 'en')]
    .filter(Boolean)
    .join(', ')

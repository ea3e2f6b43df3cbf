/** The command that proposes what became of each provision between two drafts of a treaty. */
import { parseArgs } from 'node:util'
import type { Kind, Proposal, Ref } from '../../shared/instrument/concord/proposal.ts'
import { propose } from '../../shared/instrument/concord/propose.ts'
import type { CommandIo } from '../command.ts'
import { readInstrumentFile } from './instrumentCommands.ts'

const USAGE = 'undersigned concord OLD NEW [--json]\n'

/**
 * `concord OLD NEW`: the proposals as JSON, `[{ "kind", "from": [numbers], "to": [numbers], "sure", "likeness" }]` with
 * the numbers as printed, or a line each for the eye. They are proposals: nothing is decided, and a person has to look
 * at those that are not sure.
 */
export async function concordCommand(argv: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv)
  if (asked === null) {
    io.stderr(USAGE)
    return 2
  }
  const [old, now] = [await readDraft(asked.old, io), await readDraft(asked.now, io)]
  const proposals = propose(old, now)
  io.stdout(asked.json ? `${JSON.stringify(proposals.map(asJson), null, 2)}\n` : asLines(proposals))
  return 0
}

async function readDraft(path: string, io: CommandIo) {
  const { draft } = await readInstrumentFile(path, await io.readFile(path))
  if (draft.provisions.length === 0) io.stderr(`No provisions were found in ${path}.\n`)
  return draft
}

function readArguments(argv: string[]): { old: string; now: string; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [old, now, ...more] = positionals
    return old === undefined || now === undefined || more.length > 0 ? null : { old, now, json: values.json }
  } catch {
    return null // An option that is not ours.
  }
}

const asJson = ({ kind, from, to, sure, likeness }: Proposal) => ({
  kind,
  from: from.map(({ printed }) => printed),
  to: to.map(({ printed }) => printed),
  sure,
  likeness,
})

function asLines(proposals: readonly Proposal[]): string {
  const unsure = proposals.filter(({ sure }) => !sure).length
  const counts = KINDS.map(kind => `${proposals.filter(one => one.kind === kind).length} ${kind}`).join(', ')
  return [`${counts}; ${unsure} to look at.`, '', ...proposals.map(asLine)].map(line => `${line}\n`).join('')
}

const KINDS: readonly Kind[] = ['kept', 'moved', 'merged', 'split', 'struck', 'new']

function asLine({ kind, from, to, sure, likeness }: Proposal): string {
  const sides = [named(from), named(to)].filter(side => side !== '').join(' → ')
  return `${sure ? ' ' : '?'} ${kind.padEnd(6)} ${sides}${sure ? '' : ` (likeness ${likeness.toFixed(2)})`}`
}

const named = (refs: readonly Ref[]): string => refs.map(({ printed }) => printed).join(' + ')

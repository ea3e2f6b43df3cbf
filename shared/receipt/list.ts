/** Whether a list of signatories holds what a receipt says. */
import { z } from 'zod'
import { sameName } from '../names.ts'
import type { Receipt } from '../receipt.ts'
import { type Finding, finding } from './findings.ts'
import { jsonOf } from './json.ts'

const count = z.number().int().min(0).default(0)
/** `signed` names the version of a signature that counts for a text with agreed corrections. */
const entrySchema = z.object({ name: z.string(), signed: z.number().int().nullish() })
const groupSchema = z.object({ of: z.string().default('organisation'), entries: z.array(entrySchema) })
/** Those who signed one text. */
const partSchema = z.object({
  version: z.object({ number: z.number().int(), hash: z.string() }),
  individuals: count,
  withheld: count,
  groups: z.array(groupSchema).default([]),
})
const listSchema = partSchema.extend({
  format: z.literal('undersigned-list'),
  asOf: z.iso.datetime(),
  onEarlierVersions: z.array(partSchema).default([]),
})
type Part = z.output<typeof partSchema>

/**
 * A receipt of an individual has no name that could be looked for: there the list must count individuals on that text.
 * @param text of an exported list, as JSON
 */
export function checkList(receipt: Receipt, text: string): Finding {
  const list = listSchema.safeParse(jsonOf(text)).data
  if (list === undefined) return finding('not-a-list', {})
  const { asOf } = list
  const parts = [list, ...list.onEarlierVersions]
  const found =
    receipt.kind === 'organisation'
      ? named(receipt.organisation, receipt.version, parts, asOf)
      : counted(receipt.version, parts, asOf)
  if (found.holds || Date.parse(asOf) >= Date.parse(receipt.confirmedAt)) return found
  return finding('list-too-early', { asOf, confirmedAt: receipt.confirmedAt })
}

type Version = Receipt['version']

function named(name: string, { number, hash }: Version, parts: readonly Part[], asOf: string): Finding {
  const about = { name, version: number, asOf }
  const signed = parts.find(part => part.version.hash === hash)
  const there = signed && entryIn(signed, name)
  if (there && standsOn(there, number)) return finding('listed', { ...about, as: there.name })
  const elsewhere = parts.flatMap(part => {
    const entry = entryIn(part, name)
    return entry ? [{ entry, on: part.version.number }] : []
  })[0]
  if (elsewhere === undefined) {
    const withheld = parts.reduce((sum, part) => sum + part.withheld, 0)
    return finding('not-listed', { ...about, withheld })
  }
  const { entry, on } = elsewhere
  if (entry.signed === number) return finding('listed-corrected', { ...about, as: entry.name, on })
  return finding('listed-elsewhere', { ...about, on: entry.signed ?? on })
}

/** An entry under a text counts as signed on it unless the list names another version. */
const standsOn = ({ signed }: z.output<typeof entrySchema>, version: number): boolean =>
  (signed ?? version) === version

function counted({ number, hash }: Version, parts: readonly Part[], asOf: string): Finding {
  const corrected = ({ groups }: Part) =>
    groups.some(({ entries }) => entries.some(({ signed }) => signed === number))
  const part = parts.find(({ version }) => version.hash === hash) ?? parts.find(corrected)
  const about = { version: number, asOf }
  if (part === undefined || part.individuals === 0) return finding('not-counted', about)
  return finding('counted', { ...about, individuals: part.individuals })
}

/** The organisation as the list writes it: letter for letter, else by the rule that links names. */
function entryIn({ groups }: Part, name: string): z.output<typeof entrySchema> | undefined {
  const organisations = groups.filter(({ of }) => of === 'organisation').flatMap(({ entries }) => entries)
  return (
    organisations.find(entry => entry.name === name) ??
    organisations.find(entry => sameName(entry.name, name))
  )
}

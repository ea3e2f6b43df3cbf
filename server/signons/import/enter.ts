/** Entering a list that came another way, a part at a time: what was sent twice is there once. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonImport.ts'
import { COUNTRIES } from '../../../shared/countries.ts'
import type { Named } from '../../../shared/names.ts'
import { refuse } from '../../../shared/refusals.ts'
import { type Entered, enter, lacking } from '../../../shared/signatureDecisions.ts'
import { kindsOf, type Signon } from '../../../shared/signon.ts'
import type { SignatoryKind } from '../../../shared/signonTerms.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import { enterOrganisation, organisationsOf } from '../../organisations/register.ts'
import type { Ports, Tx } from '../../ports.ts'
import { currentOf, versionOfSame } from '../current.ts'
import * as store from '../store.ts'
import { type ExactRegister, exactRegister } from './exact.ts'
import { acceptedIn, knownAmong } from './store.ts'

type Wish = Input<typeof contracts.enterList>
type Row = Wish['rows'][number]
type Became = Given<typeof contracts.enterList>['rows'][number]['became']

/** What is there already, looked up once for the part. */
type There = {
  register: ExactRegister<Named>
  /** The entries of the register without an accreditation that the sign-on asks for; a new entry has none. */
  lacking: Set<string>
  lacksAll: boolean
  /** Who the sign-on is open to. */
  kinds: readonly SignatoryKind[]
  /** The sign-ons of the ids that are signatures already. */
  signatures: Map<string, string>
  /** The organisations that are accepted. */
  accepted: Set<string>
}

/**
 * Enters a part of a list. An organisation that stands in the sign-on already is reported and left alone [SIGN-2].
 * Refuses with `not-found` a version of another letter or an organisation of another register, and with `bad-input`
 * an organisation that is neither named nor to be entered.
 */
export async function enterList(
  ports: Ports,
  who: Member,
  { signon: id, version, evidence, rows }: Wish,
): Promise<Given<typeof contracts.enterList>> {
  return ports.storage.write(async tx => {
    const { signon } = await currentOf(tx, id)
    const { hash, language } = await versionOfSame(tx, signon, version)
    const ids = new Map(rows.map(row => [row.id, signatureId(ports, id, row.id)]))
    const there = await thereIn(tx, who, signon, [...ids.values()])
    const became: { id: string; became: Became }[] = []
    for (const row of rows) {
      const made = { ...lineOf(row), id: ids.get(row.id)!, signon: id, version, hash, language }
      became.push({ id: row.id, became: await put(tx, ports, who, { made, row, evidence, there }) })
    }
    if (became.some(({ became }) => became === 'entered')) await store.listChanged(tx, id, ports.clock.now())
    return { rows: became }
  })
}

/** The sender's id gives the signature's, always the same: no sender can name a thing that is there already. */
const signatureId = (ports: Ports, signon: string, sent: string): string =>
  ports.keys.lookup(`entered\n${signon}\n${sent}`).slice(0, 24)

const lineOf = ({ kind, name, group, country, affiliation, signatory, role, address }: Row) => {
  if (country !== '' && !COUNTRIES.has(country)) refuse('bad-input', `“${country}” is no country.`)
  return { kind, name, group, country, affiliation, signatory, role, address }
}

async function thereIn(tx: Tx, who: Member, signon: Signon, ids: readonly string[]): Promise<There> {
  const register = await organisationsOf(tx, who.coalition)
  return {
    register: exactRegister<Named>(register),
    lacking: new Set(register.filter(entry => lacking(signon.terms, entry).length > 0).map(({ id }) => id)),
    kinds: kindsOf(signon),
    lacksAll: signon.terms.accreditation.length > 0,
    signatures: await knownAmong(tx, ids),
    accepted: await acceptedIn(tx, signon.id),
  }
}

/** One line. What was entered before is left as it is, whatever the line says now. */
async function put(
  tx: Tx,
  ports: Ports,
  who: Member,
  {
    made,
    row,
    evidence,
    there,
  }: { made: Omit<Entered, 'organisation'>; row: Row; evidence: string; there: There },
): Promise<Became> {
  const { id, signon, version, hash, kind } = made
  const before = there.signatures.get(id)
  if (before !== undefined) return before === signon ? 'there-before' : refuse('not-found')
  if (!there.kinds.includes(kind)) return 'not-eligible'
  if (there.lacksAll && isLacking(row, there)) return 'not-accredited'
  const organisation = await organisationFor(tx, ports, who, row, there.register)
  if (organisation !== null && there.accepted.has(organisation)) return 'stands-already'
  const signature = enter({ ...made, organisation }, who.person, evidence, ports.clock.now())
  await store.addSignature(tx, ports.keys, signature)
  there.signatures.set(id, signon)
  if (organisation !== null) {
    await store.addAcceptance(tx, { signon, organisation, signature: id })
    there.accepted.add(organisation)
  }
  const { name, signatory, role, address, affiliation } = signature
  await appendAudit(tx, ports, {
    ...{ coalition: who.coalition, act: 'signature.entered', actor: who.person, subject: id },
    data: { signon, version, hash, kind, organisation },
    secret: { name, signatory, role, address, affiliation, evidence },
  })
  return 'entered'
}

/** Whether the line is of an organisation without the accreditation that is asked for. */
function isLacking({ kind, name, organisation }: Row, { register, lacking }: There): boolean {
  if (kind === 'individual') return false
  const known = organisation === 'new' ? register.called(name)?.id : organisation?.id
  return known === undefined || lacking.has(known)
}

/** The named entry of the register; for a new one, the entry that has exactly this name already, else a new entry. */
async function organisationFor(
  tx: Tx,
  ports: Ports,
  who: Member,
  { kind, name, country, organisation }: Row,
  register: ExactRegister<Named>,
): Promise<string | null> {
  if (kind === 'individual') return null
  if (organisation === undefined) return refuse('link-organisation-first')
  if (organisation !== 'new') return register.withId(organisation.id)?.id ?? refuse('not-found')
  const known = register.called(name)
  if (known) return known.id
  const fields = { name, country: country === '' ? null : country }
  const entered = await enterOrganisation(tx, ports, who.coalition, fields, who.person)
  register.add(entered)
  return entered.id
}

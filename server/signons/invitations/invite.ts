/** Inviting to sign [SIGN-8]: what a pasted list was read as, and the one press that mails everybody in it. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonInvitations.ts'
import { MOST_INVITED } from '../../../shared/contract/signonInvitations.ts'
import { invitedLines } from '../../../shared/invitedLines.ts'
import { nameKey, namesOf } from '../../../shared/names.ts'
import { refuse } from '../../../shared/refusals.ts'
import { type Signon, windowState } from '../../../shared/signon.ts'
import type { Invitation } from '../../../shared/signonInvitation.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Notice } from '../../notices/mails.ts'
import { queueMails } from '../../notices/outbox.ts'
import { organisationsOf } from '../../organisations/register.ts'
import { mailOf } from '../../people/account.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { currentOf } from '../current.ts'
import { linksTo } from './links.ts'
import { madeIn } from './standings.ts'
import * as store from './store.ts'
import { mustBeMailable } from './words.ts'

type Person = Input<typeof contracts.inviteToSign>['people'][number]
type WhyNot = keyof Given<typeof contracts.inviteToSign>['not']

/** Reads a list and says of each line what it was read as, and whether a mail would go there. */
export async function previewInvitations(
  ports: Ports,
  who: Member,
  { signon: id, text, namesAre }: Input<typeof contracts.previewInvitations>,
): Promise<Given<typeof contracts.previewInvitations>> {
  const read = invitedLines(text, namesAre)
  return ports.storage.read(async q => {
    const { signon } = await currentOf(q, id)
    const register = await organisationsOf(q, who.coalition)
    const entryOf = byName(register)
    const names = new Map(register.map(entry => [entry.id, entry.name]))
    const lines = read.map(({ organisation, ...line }) => {
      const entry = entryOf(organisation)
      return { ...line, organisation: { id: entry, name: entry === null ? organisation : names.get(entry)! } }
    })
    const readable = lines.filter(({ wrong }) => wrong === null)
    const taken = new Set(readable.slice(0, MOST_INVITED))
    const whyNot = await judge(
      q,
      ports,
      signon,
      readable.map(({ address }) => address),
    )
    return {
      lines: lines.map(line => ({
        ...line,
        wrong: line.wrong ?? (taken.has(line) ? null : ('too-many' as const)),
        not: line.wrong === null ? whyNot(line.address, line.organisation.id) : null,
      })),
    }
  })
}

/**
 * Invites in one write. Whoever was invited already, has signed, or wants no mails gets none; an invitation that
 * was taken back is given again. Refuses with `mail-needed`, with `window-closed` and `signing-paused`, with `not-found` an organisation
 * that is not of this register, and with `bad-input` added words that may not be mailed.
 */
export async function inviteToSign(
  ports: Ports,
  who: Member,
  { signon: id, people }: Input<typeof contracts.inviteToSign>,
): Promise<Given<typeof contracts.inviteToSign>> {
  if (mailOf(ports) === 'none') refuse('mail-needed')
  const result = await ports.storage.write(async tx => {
    const now = ports.clock.now()
    const { signon, version } = await currentOf(tx, id)
    const state = windowState(signon, now)
    if (state === 'closed' || state === 'paused')
      refuse(state === 'closed' ? 'window-closed' : 'signing-paused')
    mustBeMailable(signon, version, ['invitationText'], now)
    const { fresh, not } = await sorted(tx, ports, who, signon, people)
    const invited = await taken(tx, ports, who, signon, fresh)
    await mail(tx, ports, invited, signon.terms.invitationText)
    if (invited.length > 0)
      await appendAudit(tx, ports, {
        ...{ coalition: who.coalition, act: 'signon.invited', actor: who.person, subject: signon.id },
        data: { invited: invited.length },
      })
    return { invited: invited.length, not }
  })
  ports.mailsQueued()
  return result
}

/** The entry of the register that goes by exactly a name, its id; null for none and for several. */
function byName(register: Awaited<ReturnType<typeof organisationsOf>>): (name: string) => string | null {
  const known = new Map<string, Set<string>>()
  for (const entry of register)
    for (const name of namesOf(entry)) {
      const key = nameKey(name)
      known.set(key, (known.get(key) ?? new Set()).add(entry.id))
    }
  return name => {
    const key = nameKey(name)
    const found = key === '' ? undefined : known.get(key)
    return found?.size === 1 ? [...found][0]! : null
  }
}

/** Why somebody gets no mail, asked for each address and organisation. */
async function judge(
  q: Query,
  { keys }: Pick<Ports, 'keys'>,
  signon: Signon,
  addresses: readonly string[],
): Promise<(address: string, organisation: string | null) => WhyNot | null> {
  const invited = await store.invitationsTo(q, keys, signon.id, addresses)
  const refusing = await store.wantNoMails(q, keys, signon.coalition, addresses)
  const made = await madeIn(q, signon.id)
  const stands = new Set(['pending', 'confirmed', 'accepted'])
  return (address, organisation) => {
    const lookup = store.addressLookup(keys, address)
    const before = invited.get(lookup)
    if (refusing.has(lookup)) return 'wants-none'
    if (before && before.ended === null) return 'invited'
    if (made.of(lookup, before?.signature ?? null).some(({ state }) => stands.has(state.state)))
      return 'signed'
    return made.signed(organisation) ? 'organisation-signed' : null
  }
}

type Fresh = { person: Person; before: Invitation | undefined }

/** Those to invite, each address once, and how many are not, by why. */
async function sorted(
  tx: Tx,
  ports: Ports,
  who: Member,
  signon: Signon,
  people: readonly Person[],
): Promise<{ fresh: Fresh[]; not: Partial<Record<WhyNot, number>> }> {
  const register = new Set((await organisationsOf(tx, who.coalition)).map(entry => entry.id))
  const addresses = people.map(({ address }) => address)
  const whyNot = await judge(tx, ports, signon, addresses)
  const before = await store.invitationsTo(tx, ports.keys, signon.id, addresses)
  const fresh = new Map<string, Fresh>()
  const not: Partial<Record<WhyNot, number>> = {}
  for (const person of people) {
    const organisation = 'id' in person.organisation ? person.organisation.id : null
    if (organisation !== null && !register.has(organisation)) refuse('not-found')
    const lookup = store.addressLookup(ports.keys, person.address)
    const why = fresh.has(lookup) ? 'invited' : whyNot(person.address, organisation)
    if (why === null) fresh.set(lookup, { person, before: before.get(lookup) })
    else not[why] = (not[why] ?? 0) + 1
  }
  return { fresh: [...fresh.values()], not }
}

async function taken(
  tx: Tx,
  ports: Ports,
  who: Member,
  signon: Signon,
  fresh: readonly Fresh[],
): Promise<Invitation[]> {
  const now = ports.clock.now()
  const made = fresh.map(({ person, before }): Invitation => {
    const entry = 'id' in person.organisation ? person.organisation.id : null
    const given = 'name' in person.organisation ? person.organisation.name : ''
    return {
      ...{ id: before?.id ?? ports.ids.id(), signon: signon.id, invitedBy: who.person, createdAt: now },
      ...{ address: person.address, name: person.name, language: person.language },
      ...{ organisation: entry, organisationName: given },
      answer: before?.answer ?? { answer: 'none' },
      signature: before?.signature ?? null,
      ...{ remindedAt: before?.remindedAt ?? null, reminders: before?.reminders ?? 0 },
      ...{ bounce: null, ended: null },
    }
  })
  const isNew = (at: number) => fresh[at]?.before === undefined
  await store.addInvitations(
    tx,
    ports.keys,
    made.filter((_, at) => isNew(at)),
  )
  for (const invitation of made.filter((_, at) => !isNew(at)))
    await store.saveInvitation(tx, ports.keys, invitation)
  return made
}

async function mail(tx: Tx, ports: Ports, invited: readonly Invitation[], said: string): Promise<void> {
  const links = await linksTo(tx, ports, invited)
  await queueMails(
    tx,
    ports,
    invited.map(({ id, address }, at) => {
      const notice: Notice = { kind: 'invitation-to-sign', to: address, ...links[at]!, said }
      return { notice, about: id }
    }),
  )
}

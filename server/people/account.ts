/** What a person sees and does with their own account. */
import type * as contracts from '../../shared/contract/people.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import type { Role } from '../../shared/roles.ts'
import type { WithSession } from '../http/bind.ts'
import { mayTry } from '../http/limits.ts'
import type { Person, Visitor } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import { queueMail } from '../notices/outbox.ts'
import type { Ports } from '../ports.ts'
import { makeLink } from './links.ts'
import { noteOwnAct } from './note.ts'
import * as store from './store.ts'

/** Who is signed in, how this server sends mail, and when a backup was put back into it. */
export async function whoAmI(ports: Ports, who: Visitor | Person): Promise<Given<typeof contracts.whoAmI>> {
  const now = ports.clock.now()
  const server = { now, mail: mailOf(ports), restoredAt: null }
  const id = who.person
  if (id === null) return { person: null, memberships: [], server }
  return ports.storage.read(async q => {
    const row = (await store.personById(q, id))!
    const memberships = await store.membershipsOf(q, id)
    return {
      person: {
        id,
        name: row.name,
        address: ports.keys.open(row.addressSealed),
        operator: row.operator === 1,
      },
      memberships: memberships.map(m => ({
        coalition: { id: m.coalition, slug: m.slug, name: m.name, sample: m.sample === 1 },
        organisation: { id: m.organisation, name: m.organisationName },
        role: m.role as Role,
      })),
      server: { ...server, restoredAt: ports.rooms.restoredAt },
    }
  })
}

/** How mails leave; a server that others can reach prints none. */
export const mailOf = (ports: Pick<Ports, 'config' | 'mailer'>): 'smtp' | 'terminal' | 'none' => {
  if (ports.mailer.kind === 'smtp') return 'smtp'
  return ports.config.loopbackOnly ? 'terminal' : 'none'
}

/** Mails a sign-in link to a known address; the answer never tells whether it was known. */
export async function askForSignIn(
  ports: Ports,
  _who: Visitor,
  { address }: Input<typeof contracts.askForSignIn>,
): Promise<Given<typeof contracts.askForSignIn>> {
  await mayTry(ports, 'sign-in', address, { times: 5, minutes: 15 })
  await ports.storage.write(async tx => {
    const person = await store.personByAddress(tx, ports.keys.lookup(address))
    // An unknown address costs as much as a known one, to the disk too: its link is nobody's and was told to nobody.
    await store.dropLinks(tx, 'sign-in', person?.id ?? null)
    const link = await makeLink(tx, ports, { kind: 'sign-in', person: person?.id ?? null, about: null })
    if (!person) return
    await queueMail(tx, ports, { kind: 'sign-in', to: address, link: link.address })
  })
  ports.mailsQueued()
  return { asked: true }
}

/** Ends this session or all of them, and the sockets opened with them. */
export async function signOut(
  ports: Ports,
  who: Person,
  { everywhere }: Input<typeof contracts.signOut>,
): Promise<WithSession<Given<typeof contracts.signOut>>> {
  const ended =
    everywhere || who.session !== undefined
      ? await end(ports, who.person, everywhere ? undefined : who.session)
      : 0
  return { session: null, reply: { ended } }
}

/** Ends one of one's own sessions. */
export async function endSession(ports: Ports, who: Person, { session }: Input<typeof contracts.endSession>) {
  return { ended: await end(ports, who.person, session) }
}

async function end(ports: Ports, person: string, session: string | undefined): Promise<number> {
  const ended = await ports.storage.write(async tx => {
    const gone = await store.endSessions(tx, person, session)
    if (gone.length > 0)
      await noteOwnAct(tx, ports, person, 'session.ended', { data: { sessions: gone.length } })
    return gone
  })
  for (const id of ended) ports.rooms.closeSession(id)
  return ended.length
}

/** Changes one's own name. */
export async function renameMe(ports: Ports, who: Person, { name }: Input<typeof contracts.renameMe>) {
  await ports.storage.write(async tx => {
    await store.renamePerson(tx, who.person, name)
    await noteOwnAct(tx, ports, who.person, 'person.renamed')
  })
  return { name }
}

/** One's own sessions and API tokens. */
export async function mySessions(ports: Ports, who: Person): Promise<Given<typeof contracts.mySessions>> {
  return ports.storage.read(async q => ({
    sessions: (await store.sessionsOf(q, who.person, ports.clock.now())).map(row => ({
      ...row,
      here: row.id === who.session,
    })),
    tokens: await store.tokensOf(q, who.person),
  }))
}

/** Revokes one of one's own API tokens, and ends the sockets it opened. */
export async function revokeToken(ports: Ports, who: Person, { token }: Input<typeof contracts.revokeToken>) {
  const revoked = await ports.storage.write(async tx => {
    const count = await store.revokeToken(tx, who.person, token, ports.clock.now())
    if (count > 0) {
      await noteInJournal(tx, ports, 'token-revoked', { token })
      await noteOwnAct(tx, ports, who.person, 'token.revoked', { subject: token })
    }
    return count
  })
  if (revoked > 0) ports.rooms.closePerson(who.person)
  return { revoked }
}

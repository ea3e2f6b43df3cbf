/** The page behind a one-time link, and its one button: sign in, accept an invitation, or become the operator. */
import type * as contracts from '../../shared/contract/people.ts'
import { address as addressForm, type Input } from '../../shared/contract/route.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import type { Role } from '../../shared/roles.ts'
import { enterWords as words } from '../../shared/words/enter.en.ts'
import { appendAudit } from '../audit/append.ts'
import type { Page } from '../http/bind.ts'
import { type Html, html, raw, wholePage } from '../http/pages.ts'
import { statusOf } from '../http/problems.ts'
import type { Visitor } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import {
  beginSession,
  hasOperator,
  makeOperator,
  namesOf,
  personByAddress,
  personFor,
} from '../people/accounts.ts'
import { type Link, makeLink, readLink, spendLink } from '../people/links.ts'
import { noteOwnAct } from '../people/note.ts'
import * as people from '../people/store.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { join, takeBackInvitations } from './coalitions.ts'
import * as store from './store.ts'

type Typed = { name?: string | undefined; address?: string | undefined }
type Wants = { link: Link; asksName: boolean; asksAddress: boolean; intro: string; button: string }

/** Shows what the button will do. Opening the page, however often and by whatever mail scanner, changes nothing. */
export async function showLink(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.showLink>,
): Promise<Page> {
  return ports.storage
    .read(q => readLink(q, ports, link).then(found => wantsOf(q, ports, found)))
    .then(wants => ({ html: page(link, wants, {}) }), deadLink)
}

/** Presses the button: everything it causes is one write, and it works once. */
export async function useLink(
  ports: Ports,
  who: Visitor,
  input: Input<typeof contracts.useLink>,
): Promise<Page> {
  const outcome = await ports.storage
    .write(async tx => {
      const link = await readLink(tx, ports, input.link)
      const wants = await wantsOf(tx, ports, link)
      const problem = problemWith(wants, input)
      if (problem) return { wants, problem }
      await spendLink(tx, ports, link)
      const { person, joined } = await press[link.kind](tx, ports, link, input)
      await noteOwnAct(tx, ports, person, 'session.begun')
      return { person, joined, session: await beginSession(tx, ports, person, who.device) }
    })
    .catch(deadLink)
  if ('person' in outcome) {
    if (outcome.joined !== undefined) ports.rooms.closePerson(outcome.person, outcome.joined)
    return { redirect: '/', session: outcome.session! }
  }
  if ('wants' in outcome)
    return { status: 422, html: page(input.link, outcome.wants, input, outcome.problem) }
  return outcome
}

/** Makes the link that lets whoever reads the terminal become the operator; none once there is one. */
export async function operatorLink(ports: Ports): Promise<string | undefined> {
  return ports.storage.write(async tx => {
    if (await hasOperator(tx)) return undefined
    await people.dropLinks(tx, 'operator', null)
    return (await makeLink(tx, ports, { kind: 'operator', person: null, about: null })).address
  })
}

/** Who pressed, and which coalition they joined by it: a member's open sockets are then judged anew. */
type Pressed = { person: string; joined?: string }

const press: Record<Link['kind'], (tx: Tx, ports: Ports, link: Link, typed: Typed) => Promise<Pressed>> = {
  'sign-in': async (_tx, _ports, link) => ({ person: link.person ?? refuse('link-expired') }),
  operator: async (tx, ports, _link, typed) => {
    if (await hasOperator(tx)) refuse('link-used')
    const person = await personFor(tx, ports, typed.address!, typed.name!)
    await makeOperator(tx, person)
    await appendAudit(tx, ports, {
      coalition: '',
      act: 'operator.named',
      actor: person,
      subject: person,
      data: {},
    })
    return { person }
  },
  invitation: async (tx, ports, link, typed) => {
    const row = await openInvitation(tx, link)
    const person = await personFor(tx, ports, ports.keys.open(row.addressSealed), typed.name ?? '')
    const { coalition, organisation } = row
    await store.endInvitation(tx, row.id, { acceptedAt: ports.clock.now() })
    await noteInJournal(tx, ports, 'invitation-ended', { invitation: row.id })
    await join(tx, ports, { coalition, person, organisation, role: row.role as Role })
    await takeBackInvitations(tx, ports, coalition, row.addressLookup, person)
    return { person, joined: coalition }
  },
}

async function openInvitation(q: Query, link: Link) {
  const row = link.about === null ? undefined : await store.invitationById(q, link.about)
  if (!row || row.revokedAt !== null || row.acceptedAt !== null) refuse('link-expired')
  return row
}

async function wantsOf(q: Query, ports: Ports, link: Link): Promise<Wants> {
  if (link.kind === 'operator')
    return {
      link,
      asksName: true,
      asksAddress: true,
      intro: words.operatorIntro,
      button: words.operatorButton,
    }
  if (link.kind === 'sign-in')
    return { link, asksName: false, asksAddress: false, intro: words.signInIntro, button: words.signInButton }
  const row = await openInvitation(q, link)
  const coalition = await store.coalitionById(q, row.coalition)
  const inviter = (await namesOf(q, [row.invitedBy])).get(row.invitedBy) ?? ''
  const known = await personByAddress(q, ports, ports.keys.open(row.addressSealed))
  const intro = words.invitationIntro(inviter, coalition?.name ?? '', row.role as Role)
  return { link, asksName: known === undefined, asksAddress: false, intro, button: words.invitationButton }
}

function problemWith(wants: Wants, typed: Typed): string | undefined {
  if (wants.asksName && !typed.name) return words.nameMissing
  if (wants.asksAddress && !addressForm.safeParse(typed.address).success) return words.addressWrong
  return undefined
}

function deadLink(error: unknown): Page {
  if (!(error instanceof Refusal) || !error.code.startsWith('link-')) throw error
  const body = html`<main class="plain"><h1>${words.deadTitle}</h1><p role="alert">${error.message}</p><p><a href="/">${words.deadNext}</a></p></main>`
  return { status: statusOf(error.code), html: wholePage({ title: words.title, body }) }
}

function page(link: string, wants: Wants, typed: Typed, problem?: string): string {
  const field = (name: 'name' | 'address', label: string, type: string) =>
    html`<p><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" autocomplete="${type === 'email' ? 'email' : 'name'}" value="${typed[name] ?? ''}" required></p>`
  const fields: Html[] = []
  if (wants.asksName) fields.push(field('name', words.nameLabel, 'text'))
  if (wants.asksAddress) fields.push(field('address', words.addressLabel, 'email'))
  const body = html`<main class="plain"><h1>${words.title}</h1>
<p>${wants.intro}</p>
${problem === undefined ? raw('') : html`<p role="alert">${problem}</p>`}
<form class="form" method="post" action="/enter/${link}">${fields}<p><button>${wants.button}</button></p></form></main>`
  return wholePage({ title: words.title, body })
}

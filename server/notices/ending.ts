/** Ending mails about review: the link in each of them, its page and its button; and how often somebody is told. */
import type * as contracts from '../../shared/contract/notices.ts'
import type { Digest } from '../../shared/contract/notices.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { USUAL_DIGEST } from '../../shared/digest.ts'
import { publicWords } from '../../shared/words/public.ts'
import { noticeWords } from '../../shared/words/rounds.en.ts'
import type { Page } from '../http/bind.ts'
import { html, wholePage } from '../http/pages.ts'
import { statusOf } from '../http/problems.ts'
import type { Person, Visitor } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Tx } from '../ports.ts'
import * as store from './store.ts'

/** How often one is told. */
export async function seeNotices(ports: Ports, who: Person): Promise<Given<typeof contracts.seeNotices>> {
  const digests = await ports.storage.read(q => store.digestsOf(q, [who.person]))
  return { digest: digests.get(who.person) ?? USUAL_DIGEST }
}

/** Sets how often one is told. With `never`, what waits is dropped: it stands in the statement all the same. */
export async function setNotices(
  ports: Ports,
  who: Person,
  { digest }: Input<typeof contracts.setNotices>,
): Promise<Given<typeof contracts.setNotices>> {
  await ports.storage.write(async tx => {
    await set(tx, ports, who.person, digest)
  })
  return { digest }
}

async function set(tx: Tx, ports: Ports, person: string, digest: Digest): Promise<void> {
  await store.setDigest(tx, person, digest)
  if (digest === 'never') await store.takeNotices(tx, person)
  await noteInJournal(tx, ports, 'digest-set', { person, digest })
}

/**
 * The address of the page that ends a person's mails. It is made of the person's id and a keyed hash of it, so that
 * a link in a mail of any age works and none can be made up.
 */
export const endAddress = (ports: Pick<Ports, 'config' | 'keys'>, person: string): string =>
  `${ports.config.publicUrl}/u/${person}.${proofOf(ports, person)}`

/** 132 bits of the keyed hash. */
const proofOf = ({ keys }: Pick<Ports, 'keys'>, person: string): string =>
  keys.lookup(`end mails of\n${person}`).slice(0, 22)

/** The page with the button; opening it changes nothing. */
export async function showUnsubscribe(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.showUnsubscribe>,
): Promise<Page> {
  const person = personOf(ports, link)
  if (person === undefined) return dead()
  const digests = await ports.storage.read(q => store.digestsOf(q, [person]))
  return { html: endPage(link, digests.get(person) === 'never') }
}

/** Ends the mails; a second press changes nothing. */
export async function unsubscribe(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.unsubscribe>,
): Promise<Page> {
  const person = personOf(ports, link)
  if (person === undefined) return dead()
  await ports.storage.write(async tx => {
    if ((await store.sealedAddressOf(tx, person)) === undefined) return
    await set(tx, ports, person, 'never')
  })
  return { redirect: `/u/${link}` }
}

/** A short proof is compared as it is: what could be learned from the time it takes is limited by the tries. */
function personOf(ports: Ports, link: string): string | undefined {
  const [person = '', proof, ...more] = link.split('.')
  const holds = person !== '' && more.length === 0 && proof === proofOf(ports, person)
  return holds ? person : undefined
}

function endPage(link: string, ended: boolean): string {
  const { title, ask, askHint, button, done, doneHint } = noticeWords
  const body = ended
    ? html`<p role="status">${done}</p><p>${doneHint}</p>`
    : html`<p>${ask}</p><p>${askHint}</p><form method="post" action="/u/${link}"><button>${button}</button></form>`
  return wholePage({ title, body: html`<main class="plain"><h1>${title}</h1>${body}</main>` })
}

function dead(): Page {
  const { own, language, direction } = publicWords('en')
  const body = html`<main class="plain"><h1>${own.deadTitle}</h1><p role="alert">${own.dead}</p></main>`
  return {
    html: wholePage({ language, direction, title: own.deadTitle, body }),
    status: statusOf('not-found'),
  }
}

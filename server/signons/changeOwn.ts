/** What a signer changes of a signature without signing anew. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signing.ts'
import { COUNTRIES } from '../../shared/countries.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import type { Signature } from '../../shared/signature.ts'
import { type ChangeForm, changeSigned } from '../../shared/signChange.ts'
import type { Flaw } from '../../shared/signForm.ts'
import { appendAudit } from '../audit/append.ts'
import type { Page } from '../http/bind.ts'
import { hashToken } from '../http/session.ts'
import type { Visitor } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Tx } from '../ports.ts'
import { currentOf, versionOfSame } from './current.ts'
import { ownPageOf, SAID } from './ownPage.ts'
import { EMPTY } from './pages/form.ts'
import { asksOf } from './sign.ts'
import * as store from './store.ts'

/**
 * Changes what needs no new signature, in one write, and leads back to the page. What cannot be taken is said at its
 * field, with what was typed; a change made before changes nothing.
 */
export async function changeSignature(
  ports: Ports,
  _who: Visitor,
  { link, ...form }: Input<typeof contracts.changeSignature>,
): Promise<Page> {
  const refused = await ports.storage
    .write(tx => changed(tx, ports, link, form))
    .catch(fault => (fault instanceof Refusal && SAID.has(fault.code) ? fault.code : Promise.reject(fault)))
  if (refused === null) return { redirect: `/signature/${link}?saved=yes` }
  if (typeof refused === 'string') return ownPageOf(ports, link, { said: refused })
  return ownPageOf(ports, link, { typed: { form: { ...EMPTY, ...form }, flaws: refused } })
}

/** @returns what is wrong with the form, or null where it was taken */
async function changed(
  tx: Tx,
  ports: Ports,
  link: string,
  form: ChangeForm,
): Promise<readonly Flaw[] | null> {
  const before = (await store.signatureByLink(tx, ports.keys, hashToken(link))) ?? refuse('not-found')
  const { signon } = await currentOf(tx, before.signon)
  const signed = await versionOfSame(tx, signon, before.version)
  const made = changeSigned(before, form, { terms: signon.terms, asks: asksOf(signed) }, COUNTRIES)
  if ('flaws' in made) return made.flaws
  if (made.changed.length === 0) return null
  const { signature } = made
  await store.saveSignature(tx, ports.keys, signature)
  await store.listChanged(tx, signon.id, ports.clock.now())
  await noteSet(tx, ports, signature)
  const { signatory, role, affiliation } = signature
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signature.changed', actor: '', subject: signature.id },
    data: { signon: signon.id, fields: made.changed },
    secret: { signatory, role, affiliation },
  })
  return null
}

/** A restored backup shows no more of a signer than was shown last, and nothing of what was emptied. */
export async function noteSet(tx: Tx, ports: Ports, signature: Signature): Promise<void> {
  const { id, shown, notJoined, answers } = signature
  await noteInJournal(tx, ports, 'signature-set', {
    signature: id,
    shown: Object.entries(shown).flatMap(([what, isShown]) => (isShown ? [what] : [])),
    notJoined: [...notJoined],
    empty: FIELDS.filter(field => signature[field] === ''),
    answered: Object.keys(answers).filter(question => answers[question] !== ''),
  })
}

const FIELDS = ['signatory', 'role', 'country', 'affiliation'] as const

/** Which frozen translations of a sign-on's text can be read: what coordinators see of it and set. */
import type { Act } from '../../../shared/audit.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonLanguages.ts'
import { refuse } from '../../../shared/refusals.ts'
import { type AuditData, appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import { noteInJournal } from '../../journal/note.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { newestOfTranslations } from '../../statements/translations/links.ts'
import { type FrozenVersion, loadVersion } from '../../statements/versions.ts'
import { type Current, currentOf } from '../current.ts'
import { listChanged } from '../store.ts'
import * as store from './store.ts'

/** The languages of a sign-on, and the frozen translations that could be added. */
export async function listLanguages(
  ports: Ports,
  _who: Member,
  { signon: id }: Input<typeof contracts.listLanguages>,
): Promise<Given<typeof contracts.listLanguages>> {
  return ports.storage.read(async q => {
    const current = await currentOf(q, id)
    const { language, number, statement } = current.version
    const rows = await store.languagesIn(q, id)
    const names = await namesOf(
      q,
      rows.map(row => row.addedBy),
    )
    const languages = []
    for (const { version, addedBy, addedAt } of rows) {
      const shown = await translationRow(q, current, (await loadVersion(q, version)) ?? refuse('not-found'))
      languages.push({ ...shown, addedAt, addedBy: { id: addedBy, name: names.get(addedBy) ?? '' } })
    }
    const offered = []
    for (const version of await newestOfTranslations(q, statement))
      if (!rows.some(row => row.version === version.id))
        offered.push(await translationRow(q, current, version))
    return { authentic: { language, number, statement }, languages, offered }
  })
}

async function translationRow(q: Query, current: Current, version: FrozenVersion) {
  const of = await sourceIn(q, current, version)
  const { id, number, title, language, statement, stale } = version
  return {
    ...{ language, title, statement, version: { id, number }, of: { id: of.id, number: of.number } },
    stale: stale.length,
    signable: of.hash === current.version.hash && stale.length === 0,
  }
}

/** The version of the sign-on's letter that a frozen translation says. Refuses any other text. */
async function sourceIn(q: Query, { signon }: Current, read: FrozenVersion): Promise<FrozenVersion> {
  if (read.coalition !== signon.coalition) refuse('not-found')
  const of = read.translates === null ? undefined : await loadVersion(q, read.translates)
  return of?.statement === signon.statement ? of : refuse('wrong-state', NO_TRANSLATION)
}

const NO_TRANSLATION = 'This is not a frozen translation of the letter that is signed here.'

/**
 * Lets a sign-on be read in a frozen translation of its letter; one of the same language gives way to it.
 * Refuses with `wrong-state` a text that translates no version of the letter, and with `bad-input` one in the language
 * of the authentic text.
 */
export async function addLanguage(
  ports: Ports,
  who: Member,
  { signon: id, version }: Input<typeof contracts.addLanguage>,
): Promise<Given<typeof contracts.addLanguage>> {
  return ports.storage.write(async tx => {
    const current = await currentOf(tx, id)
    const read = (await loadVersion(tx, version)) ?? refuse('not-found')
    const of = await sourceIn(tx, current, read)
    const { language } = read
    if (language.toLowerCase() === current.version.language.toLowerCase())
      refuse('bad-input', 'This is the language of the authentic text. It is there already.')
    const addedAt = ports.clock.now()
    await store.putLanguage(tx, { signon: id, language, version, addedBy: who.person, addedAt })
    const said = { language, version, hash: read.hash, translates: of.id, stale: read.stale.length }
    await noted(tx, ports, who, current, 'signon.language-added', said)
    return { language }
  })
}

/** Takes a language off a sign-on. What was signed in it keeps the hash of what was read. */
export async function removeLanguage(
  ports: Ports,
  who: Member,
  { signon: id, language }: Input<typeof contracts.removeLanguage>,
): Promise<Given<typeof contracts.removeLanguage>> {
  return ports.storage.write(async tx => {
    const current = await currentOf(tx, id)
    const removed = await store.dropLanguage(tx, id, language)
    if (removed) {
      await noteInJournal(tx, ports, 'language-removed', { signon: id, language })
      await noted(tx, ports, who, current, 'signon.language-removed', { language })
    }
    return { removed }
  })
}

async function noted(
  tx: Tx,
  ports: Ports,
  who: Member,
  { signon: { id, coalition } }: Current,
  act: Act,
  data: AuditData,
): Promise<void> {
  await listChanged(tx, id, ports.clock.now())
  await appendAudit(tx, ports, { coalition, act, actor: who.person, subject: id, data })
}

/** The public page of a letter, in each of its languages. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signing.ts'
import type { Wanted } from '../../shared/listParts.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Signon } from '../../shared/signon.ts'
import { isPublic } from '../../shared/signonTerms.ts'
import { coalitionById } from '../coalitions/coalitions.ts'
import type { Page } from '../http/bind.ts'
import type { Visitor } from '../http/who.ts'
import type { Ports, Query } from '../ports.ts'
import { type Current, withVersion } from './current.ts'
import { NOT_DELIVERED, publicDelivery } from './delivery/public.ts'
import { languagesOf, type Offered } from './languages/of.ts'
import { languagesIn } from './languages/store.ts'
import { EMPTY, type Typed } from './pages/form.ts'
import { keptList, keptText, standingOf } from './pages/kept.ts'
import { type LetterView, letterPage } from './pages/letter.ts'
import { WHOLE } from './pages/list.ts'
import { pathOf } from './rows.ts'
import * as store from './store.ts'

/** The letter, its list once published, and the form. A published letter stands at its readable address only. */
export async function showLetter(
  ports: Ports,
  _who: Visitor,
  { page, find, part, language: asked }: Input<typeof contracts.showLetter>,
): Promise<Page> {
  return ports.storage.read(async q => {
    const now = ports.clock.now()
    const signon = (await store.signonAt(q, page, now)) ?? refuse('not-found')
    const path = pathOf(signon, now)
    if (path !== `/s/${page}`) return { redirect: path }
    const language = await knownLanguage(q, signon, asked)
    const draw = async (wanted: Wanted) => {
      const typed = { form: EMPTY, flaws: [] }
      return letterPage(await viewOf(q, ports, await withVersion(q, signon), { typed, wanted, language }))
    }
    if (!isPublic(signon, now)) return { html: await draw(WHOLE) }
    const standing = await standingOf(q, ports, signon)
    if (find !== '') return { html: await draw({ find, part }) }
    const { text, kept } = await keptText(ports, standing, `part ${part} ${language}`, async () => {
      const html = await draw({ find, part })
      return { text: html, tag: html }
    })
    return { html: text, kept }
  })
}

/** The page of a letter for somebody who was invited, or with what was typed into its form. */
export async function letterFor(
  q: Query,
  ports: Ports,
  current: Current,
  typed: Typed,
  invitation?: LetterView['invitation'],
  language = '',
): Promise<{ html: string }> {
  const view = await viewOf(q, ports, current, { typed, wanted: WHOLE, language })
  return { html: letterPage({ ...view, invitation }) }
}

/** The language that a page is shown in to somebody who was invited in one: that one where it can be signed in. */
export async function languageFor(q: Query, current: Current, spoken: string): Promise<string> {
  const read = inLanguage(await languagesOf(q, current), spoken)
  return read.signable ? read.language : current.version.language
}

/** A language of the sign-on, so that no others are kept apart; empty for the authentic text's and unknown ones. */
async function knownLanguage(q: Query, { id }: Signon, asked: string): Promise<string> {
  if (asked === '') return ''
  const rows = await languagesIn(q, id)
  return rows.find(({ language }) => language.toLowerCase() === asked.toLowerCase())?.language ?? ''
}

const inLanguage = (languages: readonly Offered[], spoken: string): Offered =>
  languages.find(({ language }) => language.toLowerCase() === spoken.toLowerCase()) ?? languages[0]!

type Asked = Pick<LetterView, 'typed' | 'wanted'> & { language: string }

/** What the page shows now. One list serves all languages, drawn in the words and the order of each. */
async function viewOf(q: Query, ports: Ports, current: Current, asked: Asked): Promise<LetterView> {
  const { signon, version } = current
  const now = ports.clock.now()
  const languages = await languagesOf(q, current)
  const read = inLanguage(languages, asked.language)
  const { language, title } = read.version
  const drawn = read.isAuthentic ? undefined : { signon, version: { ...version, language, title } }
  const list = isPublic(signon, now)
    ? await keptList(q, ports, await standingOf(q, ports, signon), drawn)
    : null
  const delivery = list === null ? NOT_DELIVERED : await publicDelivery(q, signon)
  const { typed, wanted } = asked
  const coalition = (await coalitionById(q, signon.coalition))?.name ?? ''
  const path = pathOf(signon, now)
  return { ...current, coalition, read, languages, list, typed, wanted, now, ...delivery, path }
}

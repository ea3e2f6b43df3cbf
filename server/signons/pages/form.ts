/** The form on the public page. What was typed stays in it; what is wrong is said above it and at its field. */
import { countriesIn } from '../../../shared/countries.ts'
import { CONSENT_VERSION } from '../../../shared/signature.ts'
import { groupsFor, type SignForm } from '../../../shared/signForm.ts'
import { kindsOf, type Signon } from '../../../shared/signon.ts'
import type { SignatoryKind } from '../../../shared/signonTerms.ts'
import { carriedAsks } from '../../../shared/statement/carried.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { FrozenVersion } from '../../statements/versions.ts'
import type { Offered } from '../languages/of.ts'
import { type Drawer, drawer, type FieldsTyped, flawLinks, on } from './fields.ts'

/** What the form holds when it is shown. */
export type Typed = FieldsTyped & {
  problem?: 'text-changed' | 'closed' | 'not-open' | 'paused' | 'invited-only'
}

export const EMPTY: SignForm = {
  ...{ kind: '', name: '', group: '', country: '', signatory: '', role: '', address: '' },
  ...{ affiliation: '', decision: '', decisionDate: '', notJoined: [], answers: [], withheld: false },
  ...{
    showSignatory: false,
    showRole: false,
    showCountry: false,
    showAffiliation: false,
    showNotJoined: false,
  },
  ...{ authorised: false, consent: false, consentVersion: '' },
}

/** @param path where the form is sent; `invitation` is the token of the personal link it was opened by */
type Shown = {
  signon: Signon
  version: FrozenVersion
  /** The text that stands above the form: that version, or a translation of it. */
  read: Offered
  path: string
  typed: Typed
  invitation?: string | undefined
}

/** The form for the version that stands above it: it carries that version's hash. */
export function formHtml(shown: Shown, words: PublicWords): Html {
  const { signon, version, read, path, typed, invitation } = shown
  const draw = drawer(typed, words)
  const kinds = kindsOf(signon)
  const both = kinds.length > 1
  const hints = both ? [words.form.forOrganisations] : []
  return html`<p>${words.form.intro}</p>
${accreditationHtml(signon, words)}
<form class="form" method="post" action="${path}#problem">
<input type="hidden" name="hash" value="${version.hash}">
<input type="hidden" name="consentVersion" value="${CONSENT_VERSION}">
${read.isAuthentic ? raw('') : html`<input type="hidden" name="read" value="${read.version.hash}"><input type="hidden" name="language" value="${read.language}">`}
${invitation === undefined ? raw('') : html`<input type="hidden" name="invitation" value="${invitation}">`}
${kindsHtml(kinds, draw)}
${nameHtml(signon, kinds, draw)}
${personHtml(signon, kinds, draw)}
${draw.line('address', 'email', { required: true, hints: [words.form.addressHint] })}
${decisionHtml(signon, kinds, draw)}
${questionsHtml(signon, draw)}
${notJoinedHtml(signon, version, draw, read.version)}
${signon.terms.mayWithhold ? draw.tick('withheld', words.form.withheld, { hints: [words.form.withheldHint] }) : raw('')}
${kinds.includes('organisation') ? draw.tick('authorised', words.form.authorised, { hints, required: !both }) : raw('')}
${draw.tick('consent', words.form.consent, { required: true })}
<p><button>${words.form.send}</button></p>
</form>`
}

function accreditationHtml({ terms }: Signon, words: PublicWords): Html {
  if (terms.accreditation.length === 0) return raw('')
  return html`<p class="notice" dir="auto">${words.letter.accreditation(terms.accreditation.join('; '))}</p>`
}

function kindsHtml(kinds: readonly SignatoryKind[], { form, words, wrong }: Drawer): Html {
  const [only, more] = kinds
  if (only !== undefined && more === undefined) return html`<input type="hidden" name="kind" value="${only}">`
  const radio = (kind: SignatoryKind, at: number) => {
    const id = at === 0 ? 'kind' : `kind-${kind}`
    return html`<p class="field check"><input type="radio" id="${id}" name="kind" value="${kind}"${on(' checked', form.kind === kind)}><label for="${id}">${words.form.kinds[kind]}</label></p>`
  }
  return html`<fieldset><legend>${words.form.kind}</legend>${wrong('kind')}${kinds.map(radio)}</fieldset>`
}

/** Where individuals may sign as well, the fields of an organisation say that they are for one. */
function nameHtml({ groups, terms }: Signon, kinds: readonly SignatoryKind[], draw: Drawer): Html {
  const { words } = draw
  const ofOrganisation = kinds.includes('organisation')
  const only = kinds.length === 1
  const hint = terms.mayWithhold ? words.form.nameHintWithheld : words.form.nameHint
  const hints = [...(only ? [] : [words.form.forOrganisations]), hint]
  const offered = kinds.map(kind => groupsFor(groups, kind)).filter(labels => labels.length > 1)
  const options = offered.flat().map(group => [group, group] as const)
  return html`${ofOrganisation ? draw.line('name', 'organization', { required: only, hints }) : raw('')}
${options.length > 0 ? draw.choice('group', words.form.groupNone, options, { required: offered.length === kinds.length }) : raw('')}`
}

/**
 * Who signs, with what of them may be shown, each with its own box.
 * @param named whether the name can be typed
 */
export function personHtml(
  { terms }: Signon,
  kinds: readonly SignatoryKind[],
  draw: Drawer,
  named = true,
): Html {
  const { words, line, tick } = draw
  const { form } = words
  const alone = kinds.includes('individual')
  const shown = [form.shownIfTicked]
  return html`${named ? line('signatory', 'name', { required: true, hints: shown }) : raw('')}
${tick('showSignatory', form.showSignatory, { hints: alone ? [form.showSignatoryHint] : [] })}
${
  terms.role === 'not-asked'
    ? raw('')
    : html`${line('role', 'organization-title', { required: terms.role === 'required', hints: [form.roleHint, ...shown] })}
${tick('showRole', form.showRole)}`
}
${
  alone
    ? html`${line('affiliation', 'organization', { hints: [form.affiliationHint, ...shown] })}
${tick('showAffiliation', form.showAffiliation)}`
    : raw('')
}
${terms.country === 'not-asked' ? raw('') : countryHtml(terms.country === 'required', draw)}`
}

function countryHtml(required: boolean, { words, choice, tick }: Drawer): Html {
  const options = countriesIn(words.language).map(({ code, name }) => [code, name] as const)
  const none = required ? words.form.countryChoose : words.form.countryNone
  return html`${choice('country', none, options, { required, hints: [words.form.shownIfTicked] })}
${tick('showCountry', words.form.showCountry)}`
}

function decisionHtml(
  { terms }: Signon,
  kinds: readonly SignatoryKind[],
  { words, line, day }: Drawer,
): Html {
  if (terms.decision === 'not-asked' || !kinds.includes('organisation')) return raw('')
  const required = terms.decision === 'required' && kinds.length === 1
  const { coordinatorsOnly, decisionHint, forOrganisations } = words.form
  const whose = kinds.length === 1 ? [] : [forOrganisations]
  return html`${line('decision', 'off', { required, hints: [...whose, decisionHint, coordinatorsOnly] })}
${day('decisionDate', { required, hints: [coordinatorsOnly] })}`
}

/** The coordinators' own questions, in their order. */
export function questionsHtml({ terms }: Signon, { words, answer }: Drawer): Html {
  const { shownInList, coordinatorsOnly, questions } = words.form
  if (terms.questions.length === 0) return raw('')
  return html`<fieldset class="apart"><legend>${questions}</legend>${terms.questions.map(
    ({ label, required, shown }, at) =>
      answer(at, label, { required, hints: [shown ? shownInList : coordinatorsOnly] }),
  )}</fieldset>`
}

/**
 * The asks of a text, by their numbers and first words.
 * @param read the translation that stands above, whose words are shown
 */
export function notJoinedHtml(
  { terms }: Signon,
  version: FrozenVersion,
  { form, words, tick }: Drawer,
  read = version,
): Html {
  const said = new Map(carriedAsks(read.body).map(({ ask, words }) => [ask, words]))
  const asks = carriedAsks(version.body).map(({ ask, words }) => ({ ask, words: said.get(ask) ?? words }))
  if (!terms.mayNotJoin || asks.length === 0) return raw('')
  const { language, direction } = read
  const box = ({ ask, words: said }: (typeof asks)[number], at: number) =>
    html`<p class="field check"><input type="checkbox" id="notJoined-${at}" name="notJoined" value="${ask}"${on(' checked', form.notJoined.includes(ask))}><label for="notJoined-${at}" lang="${language}" dir="${direction}">${words.form.ask(at + 1, firstWords(said))}</label></p>`
  return html`<fieldset class="apart"><legend>${words.form.notJoined}</legend><p class="hint">${words.form.notJoinedHint}</p>${asks.map(box)}${tick('showNotJoined', words.form.showNotJoined)}</fieldset>`
}

/** As much of an ask as tells it from the others. */
function firstWords(said: string): string {
  if (said.length <= ENOUGH) return said
  const cut = said.slice(0, ENOUGH)
  const space = cut.lastIndexOf(' ')
  return `${space > ENOUGH / 2 ? cut.slice(0, space) : cut.replace(/\p{Surrogate}$/u, '')}…`
}

const ENOUGH = 110

/** What went wrong, said once above the form, with a link to each field. */
export function summaryHtml({ flaws, problem }: Typed, words: PublicWords): Html {
  if (problem === undefined && flaws.length === 0) return raw('')
  const { textChanged, closed, paused, notOpen, invitedOnly, wrong } = words.form
  const said = {
    'text-changed': textChanged,
    closed,
    paused,
    'not-open': notOpen,
    'invited-only': invitedOnly,
  }
  return html`<div role="alert" id="problem" tabindex="-1" autofocus><p>${problem ? said[problem] : wrong}</p>${flawLinks(flaws, words)}</div>`
}

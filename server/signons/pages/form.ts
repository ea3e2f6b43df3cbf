/** The form on the public page. What was typed stays in it; what is wrong is said above it and at its field. */
import { countriesIn } from '../../../shared/countries.ts'
import { CONSENT_VERSION } from '../../../shared/signature.ts'
import type { Field, Flaw, SignForm } from '../../../shared/signForm.ts'
import { kindsOf, type SignatoryKind, type Signon } from '../../../shared/signon.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { FrozenVersion } from '../../statements/versions.ts'

/** What the form holds when it is shown. */
export type Typed = {
  form: SignForm
  flaws: readonly Flaw[]
  problem?: 'text-changed' | 'closed' | 'not-open'
}

export const EMPTY: SignForm = {
  ...{ kind: '', name: '', group: '', country: '', signatory: '', role: '', address: '' },
  ...{ showSignatory: false, showRole: false, showCountry: false, authorised: false, consent: false },
  consentVersion: '',
}

type Shown = { signon: Signon; version: FrozenVersion; path: string; typed: Typed }

/** The form for the version that stands above it: it carries that version's hash. */
export function formHtml({ signon, version, path, typed }: Shown, words: PublicWords): Html {
  const { form } = typed
  const draw = drawer(typed, words)
  const kinds = kindsOf(signon)
  return html`<p>${words.form.intro}</p>
<form class="form" method="post" action="${path}#sign">
<input type="hidden" name="hash" value="${version.hash}">
<input type="hidden" name="consentVersion" value="${CONSENT_VERSION}">
${kindsHtml(kinds, draw)}
${kinds.includes('organisation') ? organisationHtml(signon, kinds, draw) : raw('')}
${draw.line('signatory', 'name', true)}
${draw.tick('showSignatory', words.form.showSignatory, kinds.includes('individual') ? words.form.showSignatoryHint : '')}
${draw.line('role', 'organization-title')}
${draw.tick('showRole', words.form.showRole)}
${draw.choice(
  'country',
  words.form.countryNone,
  countriesIn(words.language).map(({ code, name }) => [code, name]),
)}
${draw.tick('showCountry', words.form.showCountry)}
${draw.line('address', 'email', true)}
${kinds.includes('organisation') ? draw.tick('authorised', words.form.authorised, kinds.length > 1 ? words.form.authorisedHint : '', kinds.length === 1) : raw('')}
${draw.tick('consent', words.form.consent, '', true)}
<p><button>${words.form.send}</button></p>
</form>`

  function kindsHtml(all: readonly SignatoryKind[], { wrong }: Drawer): Html {
    if (all.length === 1) return html`<input type="hidden" name="kind" value="${all[0]!}">`
    const radio = (kind: SignatoryKind, at: number) =>
      html`<p class="field check"><input type="radio" id="${at === 0 ? 'kind' : `kind-${kind}`}" name="kind" value="${kind}"${on(' checked', form.kind === kind)}><label for="${at === 0 ? 'kind' : `kind-${kind}`}">${words.form.kinds[kind]}</label></p>`
    return html`<fieldset><legend>${words.form.kind}</legend>${wrong('kind')}${all.map(radio)}</fieldset>`
  }
}

/** Where individuals may sign as well, the fields of an organisation say that they are for one. */
function organisationHtml({ groups }: Signon, kinds: readonly SignatoryKind[], draw: Drawer): Html {
  const { words, line, choice } = draw
  const only = kinds.length === 1
  const hint = only ? '' : words.form.forOrganisations
  const options = groups.map(group => [group, group] as const)
  return html`${line('name', 'organization', only, hint)}
${groups.length > 1 ? choice('group', words.form.groupNone, options, hint) : raw('')}`
}

type Drawer = ReturnType<typeof drawer>

/** Draws fields with what was typed, what is wrong, and the ties between them that screen readers follow. */
function drawer({ form, flaws }: Typed, words: PublicWords) {
  const flawOf = (field: string) => flaws.find(flaw => flaw.field === field)
  const wrong = (field: string): Html => {
    const flaw = flawOf(field)
    return flaw ? html`<p class="wrong" id="${field}-wrong">${sentence(flaw, words)}</p>` : raw('')
  }
  const ties = (field: string, hint: string): Html => {
    const by = [...(hint === '' ? [] : [`${field}-hint`]), ...(flawOf(field) ? [`${field}-wrong`] : [])]
    const described = by.length > 0 ? html` aria-describedby="${by.join(' ')}"` : raw('')
    return html`${described}${on(' aria-invalid="true"', flawOf(field) !== undefined)}`
  }
  const hintHtml = (field: string, hint: string): Html =>
    hint === '' ? raw('') : html`<p class="hint" id="${field}-hint">${hint}</p>`

  /** One line of text. `autocomplete` tells the browser what it may fill in. */
  const line = (field: LineField, autocomplete: string, required = false, more = ''): Html => {
    const hint = [more, LINE_HINTS[field] ? words.form[LINE_HINTS[field]] : ''].join(' ').trim()
    const type = field === 'address' ? 'email' : 'text'
    return html`<div class="field"><label for="${field}">${words.form[field]}</label>${hintHtml(field, hint)}${wrong(field)}<input id="${field}" name="${field}" type="${type}" dir="auto" maxlength="${field === 'address' ? 254 : 200}" autocomplete="${autocomplete}" value="${form[field]}"${on(' required', required)}${ties(field, hint)}></div>`
  }

  const choice = (
    field: 'group' | 'country',
    none: string,
    options: readonly (readonly [string, string])[],
    hint = '',
  ): Html =>
    html`<div class="field"><label for="${field}">${words.form[field]}</label>${hintHtml(field, hint)}${wrong(field)}<select id="${field}" name="${field}"${ties(field, hint)}><option value="">${none}</option>${options.map(
      ([value, name]) =>
        html`<option value="${value}"${on(' selected', form[field] === value)}>${name}</option>`,
    )}</select></div>`

  const tick = (field: TickField, label: string, hint = '', required = false): Html =>
    html`<div class="field check"><input type="checkbox" id="${field}" name="${field}" value="yes"${on(' checked', form[field])}${on(' required', required)}${ties(field, hint)}><label for="${field}">${label}</label>${hintHtml(field, hint)}${wrong(field)}</div>`

  return { words, wrong, line, choice, tick }
}

type LineField = 'name' | 'signatory' | 'role' | 'address'
type TickField = 'showSignatory' | 'showRole' | 'showCountry' | 'authorised' | 'consent'

const LINE_HINTS = {
  name: 'nameHint',
  signatory: null,
  role: 'roleHint',
  address: 'addressHint',
} as const satisfies Record<LineField, keyof PublicWords['form'] | null>

const on = (attribute: string, yes: boolean): Html => raw(yes ? attribute : '')

/** What went wrong, said once above the form, with a link to each field. */
export function summaryHtml({ flaws, problem }: Typed, words: PublicWords): Html {
  if (problem === undefined && flaws.length === 0) return raw('')
  const { textChanged, closed, notOpen, wrong } = words.form
  const said = { 'text-changed': textChanged, closed, 'not-open': notOpen }
  const links = flaws.map(flaw => html`<li><a href="#${flaw.field}">${sentence(flaw, words)}</a></li>`)
  return html`<div role="alert" id="problem" tabindex="-1" autofocus><p>${problem ? said[problem] : wrong}</p>${flaws.length > 0 ? html`<ul>${links}</ul>` : raw('')}</div>`
}

function sentence({ field, what }: Flaw, words: PublicWords): string {
  const said: string | Readonly<Record<string, string>> = words.form.flaws[field satisfies Field]
  return typeof said === 'string' ? said : (said[what] ?? words.form.wrong)
}

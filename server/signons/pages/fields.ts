/** Fields of a form: with what was typed, what is wrong, and the ties between them that screen readers follow. */
import type { Field, Flaw, SignForm } from '../../../shared/signForm.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'

/** What a form holds when it is shown. */
export type FieldsTyped = { form: SignForm; flaws: readonly Flaw[] }

type LineField = 'name' | 'signatory' | 'role' | 'affiliation' | 'address' | 'decision'
type TickField =
  | 'showSignatory'
  | 'showRole'
  | 'showCountry'
  | 'showAffiliation'
  | 'showNotJoined'
  | 'withheld'
  | 'authorised'
  | 'consent'
type More = { required?: boolean; hints?: readonly string[] }

export type Drawer = ReturnType<typeof drawer>

export function drawer({ form, flaws }: FieldsTyped, words: PublicWords) {
  const flawOf = (field: Field | TickField, at?: number) =>
    flaws.find(flaw => flaw.field === field && flaw.at === at)
  const wrong = (field: Field | TickField, at?: number): Html => {
    const flaw = flawOf(field, at)
    return flaw ? html`<p class="wrong" id="${idOf(field, at)}-wrong">${sentence(flaw, words)}</p>` : raw('')
  }
  const hintHtml = (id: string, hints: readonly string[]): Html =>
    hints.length === 0 ? raw('') : html`<p class="hint" id="${id}-hint">${hints.join(' ')}</p>`
  const ties = (field: Field | TickField, hints: readonly string[], at?: number): Html => {
    const id = idOf(field, at)
    const flaw = flawOf(field, at)
    const by = [...(hints.length === 0 ? [] : [`${id}-hint`]), ...(flaw ? [`${id}-wrong`] : [])]
    const described = by.length > 0 ? html` aria-describedby="${by.join(' ')}"` : raw('')
    return html`${described}${on(' aria-invalid="true"', flaw !== undefined)}`
  }
  /** A label with its hint and what is wrong above its control. */
  const around = (field: Field, label: string, hints: readonly string[], control: Html, at?: number) => {
    const id = idOf(field, at)
    return html`<div class="field"><label for="${id}"><bdi>${label}</bdi></label>${hintHtml(id, hints)}${wrong(field, at)}${control}</div>`
  }

  /** One line of text. `autocomplete` tells the browser what it may fill in. */
  const line = (field: LineField, autocomplete: string, { required = false, hints = [] }: More = {}): Html =>
    around(
      field,
      words.form[field],
      hints,
      html`<input id="${field}" name="${field}" type="${field === 'address' ? 'email' : 'text'}" dir="auto" maxlength="${LONGEST[field] ?? 200}" autocomplete="${autocomplete}" value="${form[field]}"${on(' required', required)}${ties(field, hints)}>`,
    )

  const choice = (
    field: 'group' | 'country',
    none: string,
    options: readonly (readonly [value: string, name: string])[],
    { required = false, hints = [] }: More = {},
  ): Html =>
    around(
      field,
      words.form[field],
      hints,
      html`<select id="${field}" name="${field}"${on(' required', required)}${ties(field, hints)}><option value="">${none}</option>${options.map(
        ([value, name]) =>
          html`<option value="${value}"${on(' selected', form[field] === value)}>${name}</option>`,
      )}</select>`,
    )

  const day = (field: 'decisionDate', { required = false, hints = [] }: More = {}): Html =>
    around(
      field,
      words.form[field],
      hints,
      html`<input id="${field}" name="${field}" type="date" value="${form[field]}"${on(' required', required)}${ties(field, hints)}>`,
    )

  /** A question of the coordinators' own, in their words. @param at its place among them, from 0 */
  const answer = (at: number, label: string, { required = false, hints = [] }: More = {}): Html =>
    around(
      'answers',
      label,
      hints,
      html`<input id="${idOf('answers', at)}" name="answers" type="text" dir="auto" maxlength="400" value="${form.answers[at] ?? ''}"${on(' required', required)}${ties('answers', hints, at)}>`,
      at,
    )

  const tick = (field: TickField, label: string, { required = false, hints = [] }: More = {}): Html =>
    html`<div class="field check"><input type="checkbox" id="${field}" name="${field}" value="yes"${on(' checked', form[field])}${on(' required', required)}${ties(field, hints)}><label for="${field}">${label}</label>${hintHtml(field, hints)}${wrong(field)}</div>`

  return { form, words, wrong, line, choice, day, answer, tick }
}

const LONGEST: Partial<Record<LineField, number>> = { address: 254, decision: 400 }

/** Where a field stands on the page. */
const idOf = (field: Field | TickField, at?: number): string => (at === undefined ? field : `${field}-${at}`)

/** An attribute that is there or not. */
export const on = (attribute: string, yes: boolean): Html => raw(yes ? attribute : '')

/** What is wrong, with a link to each field; nothing where nothing is. */
export const flawLinks = (flaws: readonly Flaw[], words: PublicWords): Html =>
  flaws.length === 0
    ? raw('')
    : html`<ul>${flaws.map(flaw => html`<li><a href="#${idOf(flaw.field, flaw.at)}">${sentence(flaw, words)}</a></li>`)}</ul>`

function sentence({ field, what }: Flaw, words: PublicWords): string {
  const said: string | Readonly<Record<string, string>> = words.form.flaws[field]
  return typeof said === 'string' ? said : (said[what] ?? words.form.wrong)
}

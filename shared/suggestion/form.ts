/** The form of a block: its kind, and what is said of it beside its words, its ask and whether it is a concern. */
import { GRAMMAR, type NodeName } from '../statement/grammar.ts'
import type { AnyBlock } from '../statement/tree.ts'
import { sameValue } from '../statement/yjsElement.ts'
import type { Form } from './change.ts'

/** What of a block a suggestion never says: what it is known by, what it demands, and which sign-on fills it. */
const NOT_FORM = ['id', 'ask', 'concern', 'signon']

/** The names of what belongs to the form of such a block. */
export const formNames = (type: NodeName): string[] =>
  Object.keys(GRAMMAR[type].attributes).filter(name => !NOT_FORM.includes(name))

export function formOf(block: AnyBlock): Form {
  const attrs: Record<string, unknown> = block.attrs
  return {
    type: block.type,
    attrs: Object.fromEntries(formNames(block.type).map(name => [name, attrs[name]])),
  }
}

export const sameForm = (one: Form, other: Form): boolean =>
  one.type === other.type && sameValue(one.attrs, other.attrs)

/** Whether a block of the one kind can become one of the other and keep everything in it. */
export const sameKind = (one: NodeName, other: NodeName): boolean =>
  one === other || KINDS.some(kind => kind.includes(one) && kind.includes(other))

const KINDS: readonly (readonly NodeName[])[] = [
  ['paragraph', 'heading', 'signatory', 'signatoryGroup'],
  ['bulletList', 'orderedList'],
  ['tableCell', 'tableHeader'],
]

/** A block in another form, with its id, its content and its demand as far as the form can carry one. */
export function withForm(block: AnyBlock, form: Form): AnyBlock {
  const rules = GRAMMAR[form.type].attributes
  const had: Record<string, unknown> = block.attrs
  const attrs = Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      NOT_FORM.includes(name) ? (had[name] ?? rule.fallback) : (form.attrs[name] ?? rule.fallback),
    ]),
  )
  // The rules of the grammar are the attributes that the type of the block spells out.
  return { ...block, type: form.type, attrs } as AnyBlock
}

/**
 * The form with both changes, or null where they conflict. What only one of two kinds can say (a heading's level)
 * goes with the kind.
 */
export function mergeForm(was: Form, now: Form, says: Form): Form | null {
  const type = mergeValue(was.type, now.type, says.type)
  if (type === undefined) return null
  const attrs: Record<string, unknown> = {}
  for (const name of formNames(type)) {
    const value = mergeValue(was.attrs[name], now.attrs[name], says.attrs[name])
    if (value === undefined && [was, now, says].some(form => form.attrs[name] !== undefined)) return null
    attrs[name] = value
  }
  return { type, attrs }
}

function mergeValue<Value>(was: Value, now: Value, says: Value): Value | undefined {
  if (sameValue(was, says) || sameValue(now, says)) return now
  return sameValue(was, now) ? says : undefined
}

/** What may stand where: the grammar of a letter, asked of one struct of an update and the place it goes to. */
import * as Y from 'yjs'
import { GRAMMAR, isMarkName, isNodeName, isSafeHref, type NodeName } from '../../shared/statement/grammar.ts'
import type { Struct } from './gateDecode.ts'
import { policy } from './gateRefusals.ts'
import type { Limits } from './limits.ts'

/**
 * Where a struct would stand. `void` is a place that is deleted and collected already: Yjs keeps no content
 * there, so that only kind and size matter.
 */
export type Place =
  | { kind: 'void' }
  | { kind: 'root' | 'element'; name: NodeName; depth: number }
  | { kind: 'text'; inside: NodeName; depth: number }

export const VOID: Place = { kind: 'void' }
export const ROOT: Place = { kind: 'root', name: 'doc', depth: 0 }

/** Values in one struct: undo keeps superseded values of an attribute together. */
const MOST_VALUES = 4096
const LONGEST_VALUE = 2048

/**
 * Judges a struct's content at its place; `key` is the attribute it writes, null for a child.
 * @throws GateRefusal `policy`
 */
export function judgeContent(
  content: Y.Item['content'],
  place: Place,
  key: string | null,
  limits: Limits,
): void {
  if (content instanceof Y.ContentDeleted) judgeDeleted(place, key)
  else if (key !== null) judgeAttribute(content, place, key)
  else if (content instanceof Y.ContentType) judgeType(content.type, place, limits)
  else if (content instanceof Y.ContentString) judgeString(content, place, limits)
  else if (content instanceof Y.ContentFormat) judgeMark(content, place)
  // Beside a collected neighbour an attribute cannot be told from a child.
  else if (content instanceof Y.ContentAny && place.kind === 'void') judgeValues(content.arr, isPrimitive)
  else policy('content of another kind')
}

function judgeDeleted(place: Place, key: string | null): void {
  if (key === null || place.kind === 'void') return
  if (place.kind !== 'element' || !Object.hasOwn(GRAMMAR[place.name].attributes, key))
    policy('deleted attribute')
}

function judgeAttribute(content: Y.Item['content'], place: Place, key: string): void {
  if (!(content instanceof Y.ContentAny)) policy('attribute of another kind')
  judgeValues(content.arr, rulesOf(place, key))
}

/** Block ids are repaired by the server, whatever value the wire brings. */
function rulesOf(place: Place, key: string): (value: unknown) => boolean {
  if (place.kind === 'void') return isPrimitive
  if (place.kind !== 'element') policy('attribute outside an element')
  const { attributes } = GRAMMAR[place.name]
  if (!Object.hasOwn(attributes, key)) policy(`unknown attribute of ${place.name}`)
  return key === 'id' ? isPrimitive : value => attributes[key]!.fits(value ?? null)
}

function judgeValues(values: readonly unknown[], fits: (value: unknown) => boolean): void {
  if (values.length > MOST_VALUES) policy('too many values')
  if (!values.every(fits)) policy('value of an attribute')
}

function isPrimitive(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || value === undefined || typeof value === 'boolean'
}

function judgeType(type: Y.AbstractType<unknown>, place: Place, limits: Limits): void {
  const name = nameOf(type)
  if (place.kind === 'void') return
  if (place.kind === 'text') policy('an element inside a text')
  const parent = place.name
  if (!GRAMMAR[parent].children.includes(name)) policy(`${name} inside ${parent}`)
  if (place.depth + 1 > limits.depth) policy('too deep')
}

/** The name of the node a shared type stands for; a text is `text`. */
export function nameOf(type: Y.AbstractType<unknown>): NodeName {
  if (type instanceof Y.XmlText) return 'text'
  if (!(type instanceof Y.XmlElement) || type.constructor !== Y.XmlElement)
    policy('a shared type of another kind')
  const name: unknown = type.nodeName
  if (!isNodeName(name) || name === 'text' || name === 'doc') policy('unknown node')
  return name
}

function judgeString(content: Y.ContentString, place: Place, limits: Limits): void {
  if (place.kind !== 'text' && place.kind !== 'void') policy('text outside a text')
  if (content.str.length > limits.frame) policy('text too long')
}

function judgeMark(content: Y.ContentFormat, place: Place): void {
  const key: unknown = content.key
  const value: unknown = content.value
  if (typeof key !== 'string' || key.length > 100) policy('mark')
  judgeMarkValue(value, attributesOfMark(key, place))
  // A letter with a link to nowhere could not be read any more.
  if (key === 'link' && place.kind === 'text' && value !== null && !hasAddress(value))
    policy('a link to nowhere')
}

const hasAddress = (value: unknown): boolean =>
  typeof value === 'object' && Object.hasOwn(value as object, 'href')

function attributesOfMark(key: string, place: Place): (value: unknown, name: string) => boolean {
  if (place.kind === 'void') return isPrimitive
  if (place.kind !== 'text') policy('mark outside a text')
  // The marks of a letter exclude themselves, so that the form `name--hash` of overlapping ones never occurs.
  if (!isMarkName(key)) policy('unknown mark')
  return (value, name) => key === 'link' && name === 'href' && isSafeHref(value)
}

function judgeMarkValue(value: unknown, fits: (value: unknown, name: string) => boolean): void {
  if (value === null || value === true) return
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    policy('value of a mark')
  if (!Object.entries(value).every(([name, one]) => fits(one, name))) policy('value of a mark')
}

/** Whether a struct only says that something was deleted. */
export const isDeleted = (struct: Struct) => struct instanceof Y.GC || isItemDeleted(struct)
const isItemDeleted = (struct: Struct) =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted

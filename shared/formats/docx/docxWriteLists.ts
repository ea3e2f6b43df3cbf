/** Real numbering: each list of a letter is a numbering of its own, so that each starts where it says. */
import type { INumberingOptions } from 'docx'
import type { BulletList, OrderedList } from '../../statement/tree.ts'
import { LIST_TYPE } from '../../statement/tree.ts'
import { levelsOf } from './docxWriteStyles.ts'

/** How a paragraph says that it is an item's first one. */
export type ItemNumber = { reference: string; level: number; instance: number }

/** The lists of one document while it is written. */
export type Lists = { config: Map<string, INumberingOptions['config'][number]>; count: number }

export const newLists = (): Lists => ({ config: new Map(), count: 0 })

/** Word has nine depths of lists; what is deeper stands at the ninth. */
const DEEPEST_LEVEL = 8

/** A numbering for one list. @param depth how many lists it stands in */
export function numberingFor(list: BulletList | OrderedList, depth: number, lists: Lists): ItemNumber {
  const level = Math.min(depth, DEEPEST_LEVEL)
  const reference =
    list.type === 'bulletList'
      ? 'bullets'
      : `numbers ${list.attrs.type ?? '1.'} from ${list.attrs.start ?? 1} at ${level}`
  if (!lists.config.has(reference))
    lists.config.set(reference, {
      reference,
      levels: list.type === 'bulletList' ? bullets() : numbers(list, level),
    })
  lists.count += 1
  return { reference, level, instance: lists.count }
}

const BULLETS = ['•', '–', '▪'] as const

function bullets() {
  return levelsOf(depth => ({ format: 'bullet', text: BULLETS[depth % BULLETS.length] ?? '•' }))
}

/** The list's own form at its own depth; elsewhere the usual ones, for who moves an item in or out. */
function numbers(list: OrderedList, level: number) {
  return levelsOf(depth =>
    depth === level
      ? { ...formOf(list.attrs.type ?? '1.', depth), start: list.attrs.start ?? 1 }
      : formOf(USUAL[depth % USUAL.length] ?? '1.', depth),
  )
}

const USUAL = ['1.', 'a)', '(i)'] as const
const FORMATS = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
} as const

function formOf(type: string, depth: number) {
  const [, before = '', form = '1', after = '.'] = LIST_TYPE.exec(type) ?? []
  return { format: FORMATS[form as keyof typeof FORMATS], text: `${before}%${depth + 1}${after}` }
}

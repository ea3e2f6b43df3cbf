/** How blocks of a translation stand, drawn at their edge. It changes nothing of the text, and follows it while one types. */

import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { BlockStanding } from '../../../shared/translation/standings.ts'
import { words } from '../../words.ts'

export const marksKey = new PluginKey<DecorationSet>('translation')

type Presses = { next: () => boolean; renew: () => boolean }

/** @param presses what the keys do; true where they did it */
export const standingMarks = (presses: Presses): Plugin<DecorationSet> =>
  new Plugin({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const stands: readonly BlockStanding[] | undefined = tr.getMeta(marksKey)
        if (stands) return drawnMarks(tr.doc, stands)
        return tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn
      },
    },
    props: {
      decorations: state => marksKey.getState(state),
      handleKeyDown: (_, event) => {
        if (!event.altKey || !(event.ctrlKey || event.metaKey)) return false
        if (event.code === NEXT_CODE) return presses.next()
        return event.code === 'Enter' && presses.renew()
      },
    },
  })

const NEXT_CODE = 'KeyJ'
/** As ProseMirror names them, for the list of keys. */
export const NEXT_KEY = 'Mod-Alt-j'
export const RENEW_KEY = 'Mod-Alt-Enter'

function drawnMarks(doc: Node, stands: readonly BlockStanding[]): DecorationSet {
  const byBlock = new Map(stands.map(({ block, standing }) => [block, standing]))
  const made: Decoration[] = []
  doc.descendants((node, pos) => {
    const standing = byBlock.get(node.attrs.id)
    if (standing && standing !== 'current')
      made.push(
        Decoration.node(pos, pos + node.nodeSize, {
          class: `stands-${standing}`,
          'aria-description': words.translations.standing[standing],
        }),
      )
    return !node.isTextblock
  })
  return DecorationSet.create(doc, made)
}

/** How the blocks of the text in an editor stand to their source, looked at again when typing pauses. */
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { Reply } from '../../../shared/contract/route.ts'
import type { seeTranslation } from '../../../shared/contract/translations.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { type BlockStanding, standings, unsaid } from '../../../shared/translation/standings.ts'

export type Made = Reply<typeof seeTranslation>
export type Stands = { blocks: readonly BlockStanding[]; lacking: readonly string[] }

/** Milliseconds without an edit; a long letter takes some to be gone through. */
const PAUSE = 400

/** Null until it was looked at. */
export function useStandings(editor: Editor, made: Made | undefined): Stands | null {
  const [stands, setStands] = useState<Stands | null>(null)
  useEffect(() => {
    if (!made) return
    const said = new Map(made.said)
    const look = () => {
      if (editor.isDestroyed) return
      // The editor's schema is the letter's: what it holds is a letter.
      const doc = editor.getJSON() as unknown as Doc
      setStands({ blocks: standings(doc, made.links, said), lacking: unsaid(doc, made.links, said) })
    }
    let timer = setTimeout(look, 0)
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE)
    }
    editor.on('update', soon)
    return () => {
      clearTimeout(timer)
      editor.off('update', soon)
    }
  }, [editor, made])
  return stands
}

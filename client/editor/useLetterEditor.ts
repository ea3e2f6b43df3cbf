/** The editor of the letter, bound to the shared text. */
import { type AnyExtension, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { Plugin } from '@tiptap/pm/state'
import type { EditorProps } from '@tiptap/pm/view'
import { type Editor, useEditor } from '@tiptap/react'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { assertGuarded, installGuard } from '../../shared/statement/guard.ts'
import { Keepers, UNDO_KEEPS } from '../../shared/statement/keepers.ts'
import { ReviewDrawing } from '../review/drawing.ts'
import type { Act, ActName } from './acts.ts'
import { newBlockId } from './blockId.ts'
import { BrowserCaret } from './browserCaret.ts'
import { CitationDrawing } from './citations/drawing.ts'
import { clicks } from './clicks.ts'
import { Drawing } from './drawing.ts'
import { Keys } from './keys.ts'
import { cleanPasted } from './paste.ts'
import { Carets } from './presence.ts'
import { drawnExtensions, type SignonAt } from './views.ts'
import { words } from './words.ts'

type Settings = {
  doc: Y.Doc
  awareness: Awareness
  acts: Record<ActName, Act>
  mayWrite: boolean
  /** The text is one's own, with what one suggests in it. */
  suggesting: boolean
  language: string
  direction: 'ltr' | 'rtl'
  signonAt: SignonAt
}

/** Nothing may write into Yjs past the id-aware diff, so it is put in place before any editor can exist. */
installGuard(() => performance.now())

/** Made anew for another document or another right to write; otherwise the same editor for as long as it is shown. */
export function useLetterEditor(settings: Settings): Editor {
  const { doc, mayWrite, language, direction } = settings
  return useEditor(
    {
      extensions: extensionsOf(settings),
      editable: mayWrite,
      /** The style sheet has these rules; a style element would be refused by the page's security policy. */
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      onMount: ({ editor }) => assertGuarded(editor.state),
      editorProps: propsOf(language, direction, mayWrite),
    },
    [doc, mayWrite, language, direction],
  )
}

function extensionsOf({ doc, awareness, acts, mayWrite, suggesting, signonAt }: Settings): AnyExtension[] {
  return [
    ...drawnExtensions(signonAt),
    Keepers.configure({ newId: newBlockId }),
    Collaboration.configure({
      document: doc,
      field: BODY,
      yUndoOptions: { protectedNodes: new Set(UNDO_KEEPS), trackedOrigins: [], undoManager: null },
    }),
    Carets.configure({ awareness, shares: !suggesting }),
    BrowserCaret,
    Drawing,
    ReviewDrawing,
    CitationDrawing,
    ...(mayWrite ? [Keys.configure({ acts }), Cursors] : [Reading]),
  ]
}

const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [gapCursor(), dropCursor({ class: 'drop-cursor', color: false })],
})

/** A reader's editor changes nothing by itself: only what comes from the shared text is drawn. */
const Reading = Extension.create({
  name: 'reading',
  addProseMirrorPlugins: () => [
    new Plugin({ filterTransaction: tr => !tr.docChanged || Boolean(tr.getMeta(ySyncPluginKey)) }),
  ],
})

/** In pixels, what the head and the toolbar, and on a phone the bar at the foot, cover of the text; and a line more. */
const COVERED = { top: 130, right: 0, bottom: 80, left: 0 }

function propsOf(language: string, direction: string, mayWrite: boolean): EditorProps {
  return {
    scrollThreshold: COVERED,
    scrollMargin: COVERED,
    attributes: {
      id: 'letter-text',
      class: 'letter letter-text',
      role: mayWrite ? 'textbox' : 'document',
      ...(mayWrite ? { 'aria-multiline': 'true' } : { tabindex: '0' }),
      'aria-label': words.text,
      lang: language,
      dir: direction,
      spellcheck: 'true',
    },
    transformPastedHTML: html => cleanPasted(html, newBlockId),
    handleClickOn: clicks,
  }
}

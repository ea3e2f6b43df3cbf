/** The sentences of the statement page, in the language they are shown in. */
import { editorEn } from '../../shared/words/editor.en.ts'

export const words = editorEn

/** The sentences of the screens, in the language they are shown in. English is the only one written so far. */
import { en } from '../shared/words/en.ts'

export const words = en

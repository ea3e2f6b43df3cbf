/** The sentences about texts of one's own, in the language they are shown in. */
import { ownTextEn } from '../../../shared/words/ownText.en.ts'

export const words = ownTextEn

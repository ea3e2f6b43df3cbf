/** The sentences of comments and suggestions, in the language they are shown in. */
import { reviewEn } from '../../shared/words/review.en.ts'

export const words = reviewEn

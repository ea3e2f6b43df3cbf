/** The words of a comparison by language. A language is a file beside `compared.en.ts`, entered here. */
import { type ComparedWords, comparedEn } from './compared.en.ts'

export type { ComparedWords }

const LANGUAGES: Readonly<Record<string, ComparedWords>> = { en: comparedEn }

/** The words in the language of a letter, or in English where there are none. @param language BCP 47 */
export const comparedWords = (language: string): ComparedWords =>
  LANGUAGES[language.split('-')[0]?.toLowerCase() ?? ''] ?? comparedEn

/** The words of public pages by language. A language is a file beside `public.en.ts`, entered here. */
import { type PublicWords, publicEn } from './public.en.ts'

export type { PublicWords }

const LANGUAGES: Readonly<Record<string, PublicWords>> = { en: publicEn }

/** The words in the language of a letter, or in English where there are none. @param language BCP 47 */
export const publicWords = (language: string): PublicWords =>
  LANGUAGES[language.split('-')[0]!.toLowerCase()] ?? publicEn

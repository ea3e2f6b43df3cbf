/** The words of public pages by language. A language is a file beside `public.en.ts`, entered here. */
import { publicAr } from './public.ar.ts'
import { type PublicWords, publicEn } from './public.en.ts'
import { publicEs } from './public.es.ts'
import { publicFr } from './public.fr.ts'

export type { PublicWords }

const LANGUAGES: Readonly<Record<string, PublicWords>> = {
  ...{ en: publicEn, es: publicEs, fr: publicFr, ar: publicAr },
}

/** The words in the language of a letter, or in English where there are none. @param language BCP 47 */
export const publicWords = (language: string): PublicWords =>
  LANGUAGES[language.split('-')[0]!.toLowerCase()] ?? publicEn

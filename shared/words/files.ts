/** The words at the foot of files by language. A language is a file beside `files.en.ts`, entered here. */
import { type FileWords, filesEn } from './files.en.ts'

export type { FileWords }

const LANGUAGES: Readonly<Record<string, FileWords>> = { en: filesEn }

/** The words in the language of a letter, or in English where there are none. @param language BCP 47 */
export const fileWords = (language: string): FileWords =>
  LANGUAGES[language.split('-')[0]!.toLowerCase()] ?? filesEn

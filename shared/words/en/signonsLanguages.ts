/** The languages in which a sign-on can be read and signed. */
import { count } from './common.ts'

export const signonsLanguages = {
  title: 'Languages',
  authentic: (language: string, n: number) => `${language}: the authentic text, version ${n}`,
  hint: 'All languages lead to the same list. A signature says which text was read, and holds for the authentic text.',
  empty:
    'There is no frozen translation of this letter to add. Begin one from the version that is signed, and freeze it.',
  begin: 'Open the versions of the letter',
  signable: 'Can be read and signed',
  earlier: (n: number) =>
    `Says version ${n} of the letter: it can be read, and who wants to sign is led to the authentic text`,
  stale: (n: number) =>
    `${count(n, 'block does', 'blocks do')} not say what the letter says: it can be read, with those marked, and who wants to sign is led to the authentic text`,
  version: (n: number) => `version ${n} of the translation`,
  by: (name: string) => `Added by ${name},`,
  add: (language: string) => `Add ${language}`,
  replace: (language: string, n: number) => `Put up version ${n} in ${language}`,
  added: (language: string) => `The letter can be read in ${language} now.`,
  remove: 'Remove',
  removed: (language: string) =>
    `The letter is not offered in ${language} any more. Nothing that was signed changed.`,
}

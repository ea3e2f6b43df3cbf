/** Translations: beginning one, working on it beside its source, and what its versions say. */
import type { Standing } from '../../translation/standings.ts'
import { count } from './common.ts'

export const translations = {
  title: 'Translations',
  begin: 'Translate',
  beginTitle: (n: number) => `Translate version ${n}`,
  beginHint:
    'The translation is a text of its own. It begins with the words of this version, and every block stays tied to the one it translates: when the source changes, the blocks that have to be looked at again are marked.',
  beginAct: (language: string) => `Begin the translation into ${language}`,
  titleField: 'Title in that language',
  against: (n: number) => `against version ${n}`,
  noVersion: 'not frozen yet',
  latest: (n: number, of: number) => `version ${n} says version ${of}`,

  bar: 'Translation',
  of: (n: number, language: string) => `Translation of version ${n} (${language})`,
  toDo: (n: number) =>
    n === 0 ? 'Every block says what the source says.' : `${count(n, 'block', 'blocks')} to do`,
  next: 'Next to do',
  nextKey: 'the next block of a translation that is to do',
  renewKey: 'says of a block of a translation that it says what the source says',
  newer: (n: number) => `There is version ${n} of the source.`,
  take: (n: number) => `Take the translation to version ${n}`,
  taken: (n: number, putIn: number) =>
    putIn === 0
      ? `The translation is made against version ${n} now.`
      : `The translation is made against version ${n} now. ${count(putIn, 'block was', 'blocks were')} put in, to be translated.`,
  lacking: (n: number) =>
    `${count(n, 'block of the source is', 'blocks of the source are')} missing in the translation.`,
  putIn: 'Put in what is missing',
  putInDone: (n: number) => `${count(n, 'block was', 'blocks were')} put in, to be translated.`,

  source: 'The source says',
  changed: 'What changed in the source since this block was renewed',
  standing: {
    current: 'Up to date',
    changed: 'The source changed',
    untranslated: 'Not translated yet',
    gone: 'No longer in the source',
    unlinked: 'Has no source',
  } satisfies Record<Standing, string>,
  renew: 'This block says what the source says now',
  renewed: 'Marked as up to date.',
  whichSource: 'Which block of the source does it translate?',
  choose: 'Choose a block of the source',
  link: 'It translates this block',
  unlink: 'It has no source',
  gone: 'The source does not have this passage any more. Take it out, or keep it as one of your own.',
  unlinked:
    'This passage was added here, or split off another one. It can stay as it is, or be tied to a block of the source.',

  /** Of a frozen version. */
  ofVersion: (n: number) => `Translation of version ${n}`,
  stale: (n: number) =>
    n === 0
      ? 'Every block says what that version says.'
      : `${count(n, 'block does', 'blocks do')} not say what that version says.`,
  staleMark: 'Does not say what the source says',
  missing: (n: number) =>
    `${count(n, 'block of that version is', 'blocks of that version are')} missing here.`,
  authentic: 'The authentic text is',
  beforeFreezing: (n: number) => `This is a translation of version ${n} of its source.`,
  changedBlocks: (n: number) =>
    `The source changed under ${count(n, 'block', 'blocks')} since they were renewed.`,
  untranslatedBlocks: (n: number) => `${count(n, 'block is', 'blocks are')} not translated yet.`,
  goneBlocks: (n: number) => `${count(n, 'block has', 'blocks have')} no counterpart in the source any more.`,
  staleHint:
    'They are marked in the frozen version, and nobody can sign in this language while there are any.',
}

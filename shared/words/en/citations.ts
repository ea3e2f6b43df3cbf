/** Citations in a letter: the draft it works on, what they mean there, and their numbers in a newer one. */
import type { Level } from '../../instrument/provision.ts'
import { count } from './common.ts'

/** What a citation calls a provision, before its number. */
const NAMED: Readonly<Record<Level, (number: string) => string>> = {
  preamble: () => 'preamble',
  annex: number => `Annex ${number}`,
  part: number => `Part ${number}`,
  chapter: number => `Chapter ${number}`,
  section: number => `section ${number}`,
  cluster: number => `Cluster ${number}`,
  article: number => `Article ${number}`,
  paragraph: number => `paragraph ${number}`,
  point: number => `point (${number})`,
  subpoint: number => `sub-point (${number})`,
  alternative: number => number,
}

/** `m` is the point (m), and `m(i)` the point (m)(i). */
const pointed = (number: string): string => number.replace(/^([^()]+)\)?\(/, '$1)(').replace(/\)$/, '')

export const citations = {
  worksOn: 'Works on',
  change: 'Change the draft',
  choose: 'Say which draft this letter works on',
  chooseTitle: 'The draft this letter works on',
  chooseHint:
    'Citations of the instrument in this letter mean the provisions of this draft. No word of the letter changes.',
  label: 'Draft',
  none: 'None',
  act: 'Save',
  saved: 'Saved. Citations now mean the provisions of that draft.',
  savedNone: 'Saved. Citations mean no draft now.',

  card: 'What the citation names',
  looking: 'Looking it up.',
  open: (draft: string) => `Open ${draft}`,
  mark: 'Marked',
  moreOf: (n: number) => `and ${count(n, 'more', 'more')}`,
  range: (first: string, last: string) => `${first} to ${last}`,
  noWords: 'It has no words of its own.',
  other: (instrument: string) => `This is about ${instrument}, not the draft.`,
  document: (symbol: string) => `This names the document ${symbol}.`,
  missing: (level: Level, number: string, within: string | null) => {
    const says = level === 'point' || level === 'subpoint' ? pointed(number) : number
    const what = `There is no ${NAMED[level](says)}`
    return within === null ? `${what} in this draft.` : `${what} in ${within} of this draft.`
  },

  counted: (n: number, lacking: number, draft: string) => {
    if (n === 0) return `No citation of ${draft} so far.`
    const said = `${count(n, 'citation', 'citations')} of ${draft}`
    return lacking === 0
      ? `${said}, all found there.`
      : `${said}; ${count(lacking, 'names', 'name')} what it does not have.`
  },
  lackingShow: 'Show them',
  lackingTitle: (draft: string) => `What ${draft} does not have`,
  goTo: 'Show it in the letter',

  newer: (draft: string, n: number) =>
    n === 0
      ? `${draft} is newer, and its numbers are confirmed. Every citation of this letter that is placed there keeps its number.`
      : `${draft} is newer, and its numbers are confirmed. ${count(n, 'citation', 'citations')} of this letter may have another number there, or none.`,
  newerShow: 'See the numbers',
  newerTitle: (draft: string) => `Numbers that changed in ${draft}`,
  newerHint:
    'Say of each what should stand in the letter. Nothing changes before you press the button below; then all of it is changed at once, as an edit of yours, and the letter works on the newer draft.',
  stays: (n: number) => `${count(n, 'other citation keeps', 'other citations keep')} what it says.`,
  nowhere: (n: number, draft: string) =>
    `${count(n, 'citation names', 'citations name')} something that ${draft} does not have; nothing can be said of it.`,
  nothing: 'No number of this letter changes there.',
  kinds: {
    offered: 'It has another number there.',
    split: 'It was split. Choose which part is meant.',
    byHand: 'It cannot be written anew without doubt. Leave it, or write it by hand.',
    struck: 'It was struck: the newer draft has nothing in its place.',
    unplaced: 'Nobody has confirmed yet where it is there. Nothing is guessed.',
    elsewhere: 'It is in a chapter that the newer draft does not hold.',
  },
  became: {
    placed: (was: string, now: string) => `${was} is now ${now}`,
    split: (was: string, now: string) => `${was} was split into ${now}`,
    struck: (was: string) => `${was} was struck`,
    unplaced: (was: string) => `${was}: not confirmed yet`,
    elsewhere: (was: string) => `${was}: in a chapter that is not there`,
    doubtful: (was: string, now: string) =>
      now === '' ? `${was}: not placed as a whole` : `${was}: not placed as a whole, only as ${now}`,
  },
  take: (words: string) => `Write “${words}”`,
  leave: (words: string) => `Leave “${words}”`,
  leftMeans: (provisions: string) => `In the newer draft these words mean ${provisions}.`,
  leftNothing: 'The newer draft has nothing with this number.',
  leaveAll: (n: number) => `Leave ${n === 1 ? 'the one' : `all ${n}`} that nobody has confirmed`,
  hand: 'Write something else',
  handLabel: 'Words to write instead',
  undecided: (n: number) => `${count(n, 'citation is', 'citations are')} not decided yet.`,
  takeAll: (n: number) => `Write ${n === 1 ? 'the one new number' : `all ${n} new numbers`} offered`,
  move: (n: number, draft: string) =>
    n === 0
      ? `Change nothing, and work on ${draft}`
      : `Change ${count(n, 'citation', 'citations')}, and work on ${draft}`,
  moved: (n: number, draft: string) =>
    n === 0
      ? `This letter now works on ${draft}.`
      : `${count(n, 'citation', 'citations')} changed. This letter now works on ${draft}.`,
  movedPart: (n: number, draft: string) =>
    `This letter now works on ${draft}. ${count(n, 'citation was', 'citations were')} changed by somebody else meanwhile, or held a footnote, and ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}: look at ${n === 1 ? 'it' : 'them'} by hand.`,
  languages: 'Citations are read in English, Spanish and French.',

  known: {
    title: 'Instruments that letters cite',
    hint: 'Treaties and laws beside the common ones, with every name that letters call them by. A citation of one of them is not taken for one of the draft.',
    none: 'Only the common ones are known so far, such as the ICCPR or the UNTOC.',
    add: 'Add an instrument',
    addTitle: 'Add an instrument',
    changeTitle: 'Change an instrument',
    name: 'Name',
    nameHint: 'As it should be called, such as Pilots Convention.',
    names: 'What letters call it',
    namesHint: 'One name on each line, full and short, in every language you write in.',
    namesWrong: 'Write at least one name, and at most 30, each on its own line.',
    save: 'Save',
    change: 'Change',
    remove: 'Remove',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeHint: 'Citations of it are no longer told apart from those of the draft. No letter changes.',
    removed: (name: string) => `${name} was removed.`,
    saved: (name: string) => `${name} was saved.`,
    calledAs: 'Called',
  },
}

/** The review of a concordance: which provision of a draft became which of the next. */
import { count } from './common.ts'

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const small = (n: number): string => SMALL[n] ?? String(n)
const list = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)
const number = (n: number): string => new Intl.NumberFormat('en').format(n)
const percent = (share: number): string => `${Math.floor(share * 100)} %`
const provisions = (n: number): string => count(n, 'provision', 'provisions')

type Kind = 'kept' | 'moved' | 'merged' | 'split' | 'struck' | 'new'

function kindSaid(kind: Kind, from: readonly string[], to: readonly string[]): string {
  switch (kind) {
    case 'kept':
      return 'kept'
    case 'moved':
      // A number stays beside the word that says which one it is.
      return `moved: was\u00a0${from[0]}, now\u00a0${to[0]}`
    case 'split':
      return `split in ${small(to.length)}: ${list(to)}`
    case 'merged':
      return `${small(from.length)} merged: ${list(from)} into ${to[0]}`
    case 'struck':
      return 'struck'
    case 'new':
      return `new: ${to[0]}`
  }
}

export const concordance = {
  title: (old: string, now: string) => `From ${old} to ${now}`,
  short: 'Concordance',
  lead: 'Which provision became which. The machine proposes; what a person confirms carries the asks over. Opening a line confirms nothing.',
  leadReader:
    'Which provision became which. The machine proposes; what a drafter or coordinator confirmed carries the asks over.',

  going: {
    drafts: 'Fetching both drafts …',
    starting: (old: number, now: number) =>
      `Reading both drafts: ${provisions(old)}, and ${count(now, 'provision', 'provisions')} …`,
    proposing: (old: number, now: number) =>
      `Laying ${provisions(now)} beside ${provisions(old)}. Long drafts take a few seconds …`,
    failed:
      'The two drafts could not be laid beside each other. Nothing was changed; please load the page again.',
    tooSlow: 'Laying these two drafts beside each other took too long and was left. Nothing was changed.',
  },

  progress: ({ confirmed, of, unsure }: { confirmed: number; of: number; unsure: number }) =>
    `${number(confirmed)} of ${provisions(of)} confirmed${unsure === 0 ? '' : `, ${number(unsure)} unsure`}`,
  progressLabel: 'How far the review is',
  absent: (n: number) =>
    `${provisions(n)} ${n === 1 ? 'is' : 'are'} not in the other document, which holds only a part of the instrument. They are not struck, and are left out here.`,
  others: (made: readonly { name: string; links: number }[]) =>
    `${list(made.map(({ name, links }) => `${name} confirmed ${links}`))} just now.`,

  done: {
    title: 'Everything is confirmed',
    hint: 'The asks have followed their provisions. Look at what changed for them, then judge what became of each.',
    changes: 'What changed for us',
    judge: 'Judge the asks',
  },

  filter: {
    label: 'Which provisions',
    show: 'Show',
    shows: {
      all: (n: number) => `everything (${number(n)})`,
      open: (n: number) => `what is open (${number(n)})`,
      unsure: (n: number) => `what is unsure (${number(n)})`,
      confirmed: (n: number) => `what is confirmed (${number(n)})`,
      absent: (n: number) => `what is not in the other document (${number(n)})`,
    },
    kind: 'that was',
    kinds: {
      any: 'kept or changed in any way',
      kept: 'kept',
      moved: 'moved',
      merged: 'merged',
      split: 'split',
      struck: 'struck',
      new: 'new',
    },
    none: 'No provision is like this.',
    showAll: 'Show everything',
  },

  kind: kindSaid,
  titles: (old: string, now: string) => (now === '' || old === now ? old : `${old} → ${now}`),
  alike: (likeness: number) => `${percent(likeness)} alike`,
  nearest: (likeness: number) => (likeness < 0.01 ? 'nothing alike' : `nearest ${percent(likeness)} alike`),
  sure: 'sure',
  unsure: 'unsure',
  confirmed: 'confirmed',
  confirmedBy: (name: string) => `confirmed by ${name}`,
  confirming: 'being confirmed …',
  takingBack: 'being taken back …',
  byHand: 'put together by hand',
  rest: 'left over',
  notThere: 'not in the other document',

  /** The end of a line, for who hears it and does not see the rest of it. */
  heard: ({ by, open, selected }: { by: string | null; open: boolean; selected: boolean }) =>
    `${by === null ? '' : `; confirmed by ${by}`}${open ? '; not confirmed yet' : ''}${selected ? '; selected' : ''}.`,

  why: {
    label: 'Why',
    title: {
      same: 'The titles are the same.',
      alike: 'The titles are alike.',
      other: 'The titles differ.',
    },
    order: {
      'both sides': 'The provisions before and after it are its neighbours there too.',
      'one side': 'On one side its neighbour is the same there.',
      neither: 'Its neighbours there are others.',
    },
    number: (same: boolean) =>
      same ? 'Its own number is the same.' : 'Its own number is another, which says little.',
    children: (share: number) => `${percent(share)} of what it holds went to the same place.`,
    nearest: (likeness: number) =>
      likeness === 0
        ? 'No provision that is still free shares telling words with it.'
        : `The nearest provision that is still free is ${percent(likeness)} alike.`,
    alike: (likeness: number) => `By their words they are ${percent(likeness)} alike.`,
    unsure: 'Another reading is nearly as likely, so a person has to look.',
    unsureAlone: 'It may be in another provision all the same, so a person has to look.',
    rest: 'What the machine proposed was confirmed otherwise in part; this is left of it.',
    byHand: 'A person put these together; the machine proposed something else.',
    rewritten: 'The words were rewritten; those that are on both sides are marked.',
  },

  texts: {
    noWords: 'No words of its own.',
    nothing: 'Nothing.',
    holds: 'It holds:',
    more: (n: number) => `… and ${count(n, 'provision more', 'provisions more')}, in lines of their own.`,
    shared: 'stands on the other side too:',
    deleted: 'deleted:',
    inserted: 'inserted:',
  },

  acts: {
    confirm: 'Confirm',
    confirmNext: 'Confirm and go on',
    correct: 'Correct…',
    takeBack: 'Take back',
    select: (name: string) => `Select ${name}`,
    selected: (n: number) => `${number(n)} selected`,
    confirmSelected: (n: number) => (n === 1 ? 'Confirm this one' : `Confirm these ${number(n)}`),
    clear: 'Select none',
    several: 'Confirm several…',
  },

  confirmedMany: (n: number) => (n === 1 ? 'One line was confirmed.' : `${number(n)} lines were confirmed.`),
  tookBack: 'It is open again.',
  tookBackMany: (n: number) => `${count(n, 'line is', 'lines are')} open again.`,
  notTakenBack: 'Not everything was taken back; what still is confirmed shows below.',
  corrected: 'The correction was saved.',

  /** At a line where something did not happen. */
  left: (name: string, says: string) =>
    `Not confirmed: ${name} confirmed otherwise meanwhile (${says}). Correct that if it is wrong.`,
  leftUnknown: 'Not confirmed: another line names one of these provisions. Look at it again.',
  refused: (sentence: string) => `Not done. ${sentence}`,

  several: {
    title: 'Confirm several at once',
    which: 'Which ones',
    sure: (n: number) => `All that the machine is sure of (${number(n)})`,
    alike: 'All that are at least so much alike',
    least: 'At least',
    leastSaid: (least: number) => `${percent(least)} alike`,
    unsure: (n: number) => `Also those it is unsure of (${n})`,
    unsureHint: 'Copies and twins are very much alike: it is unsure exactly there.',
    none: 'There is none to confirm.',
    act: (n: number) => `Confirm ${count(n, 'line', 'lines')}`,
    hint: 'Everybody who reviews sees it at once. What turns out to be wrong can be corrected later.',
  },

  correct: {
    title: (name: string) => `What became of ${name}?`,
    titleNew: (name: string) => `Where does ${name} come from?`,
    from: (draft: string) => `In ${draft}`,
    to: (draft: string) => `In ${draft}`,
    hint: 'Type numbers as the draft prints them, several with a comma: 17, 18(2). Empty: none.',
    unknown: (numbers: readonly string[], draft: string) =>
      `${list(numbers)} ${numbers.length === 1 ? 'is' : 'are'} not in ${draft}.`,
    wrong: {
      nothing: 'Name at least one provision.',
      several:
        'Several cannot become several in one line. Correct each of them by itself, as split or as merged.',
      same: 'It says so already.',
    },
    will: (said: readonly string[]) => `It will say: ${list(said)}.`,
    ends: (said: readonly string[]) => `This takes the place of what was confirmed: ${list(said)}.`,
    opens: (names: readonly string[]) => `${list(names)} will be open again.`,
    asks: 'Asks that hung on it are placed anew; you are told which.',
    act: 'Save the correction',
  },

  replaced: {
    title: (n: number) => `${count(n, 'ask was', 'asks were')} placed anew`,
    ask: (n: number) => `Ask ${n}`,
    where: (draft: string, was: string, is: string) => `in ${draft}: was ${was}, is ${is}`,
    places: {
      placed: '',
      gone: 'struck',
      unplaced: 'unplaced: not confirmed there yet',
      before: 'not in that draft yet',
      elsewhere: 'not in that document',
      'by-hand': 'judged by hand',
    },
    nowhere: 'unplaced',
    at: (names: readonly string[]) => list(names),
    otherDraft: 'another draft',
  },

  keys: {
    next: 'Next line',
    previous: 'Previous line',
    arrows: 'Next and previous line, where a line has the focus',
    open: 'Open or close the line',
    confirm: 'Confirm the line, or those selected, and go to the next open one',
    nextOpen: 'Go to the next open one',
    correct: 'Correct the line',
    takeBack: 'Take back what was confirmed',
    select: 'Select the line, or not',
    extendDown: 'Select down to the next line',
    extendUp: 'Select up to the previous line',
    clear: 'Select none',
  },
}

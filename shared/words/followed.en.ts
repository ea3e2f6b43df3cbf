/** What files about asks through drafts say beside what the screens say, in English. */
import { count } from './en/common.ts'

export const followedWords = {
  language: 'en',
  asOf: (day: string) => `As of ${day}.`,
  /** A name that tells nobody what is in the file. */
  fileNames: {
    matrix: 'Matrix of asks',
    whole: 'What changed',
    summary: 'What changed, on one page',
    map: 'Map of asks',
    timeline: 'An ask through time',
  },
  matrix: {
    title: 'Asks and what became of them',
    lead: (process: string, asks: number, drafts: number) =>
      `${process}: ${count(asks, 'ask', 'asks')} through ${count(drafts, 'draft', 'drafts')}. The words stand as the register has them. “Not judged” says that nobody has judged it yet.`,
    none: 'There is no ask about this instrument yet.',
    noDrafts: 'There is no draft of this instrument yet.',
    /** Where there are more drafts than columns fit: which of them the table shows. */
    latest: (shown: number, of: number) => `The table shows the latest ${shown} of ${of} drafts.`,
    headings: { number: 'No.', part: 'Part', ask: 'Ask', verb: 'Verb', wording: 'Wording', targets: 'On' },
    place: (draft: string) => `${draft}: place`,
    outcome: (draft: string) => `${draft}: outcome`,
    note: (draft: string) => `${draft}: note`,
    describes: (asks: number, drafts: number) =>
      `A table with a row for each of ${count(asks, 'ask or part of one', 'asks and parts of them')} and a column for each of ${count(drafts, 'draft', 'drafts')}. Each cell says what became of the ask there, by a sign and in words, and where it stands.`,
  },
  changes: {
    title: 'What changed for us',
    lead: (old: string, now: string) => `From ${old} to ${now}.`,
    counts: (carrying: number, rest: number, unchanged: number) =>
      `${count(carrying, 'changed provision carries', 'changed provisions carry')} an ask of ours; ${count(rest, 'other one changed', 'others changed')}; ${count(unchanged, 'provision with an ask is', 'provisions with an ask are')} as before.`,
    legend: 'Words that came in are underlined, words that went out are struck through.',
    carrying: 'Changed, and carrying an ask',
    rest: 'Changed, without an ask',
    unchanged: 'Carrying an ask, and unchanged',
    none: 'None.',
    headings: {
      provision: 'Provision',
      what: 'What happened',
      asks: 'Our asks',
      outcome: 'What became of them',
    },
    more: (n: number) =>
      `${count(n, 'more changed provision carries', 'more changed provisions carry')} an ask; the whole report lists them.`,
  },
  map: {
    title: (draft: string) => `Asks on ${draft}`,
    describes: (provisions: number, most: number) =>
      `A bar for each of ${count(provisions, 'article', 'articles')}, as long as there are asks on it, ${most} at most, divided by what became of them: by a sign and in words.`,
    headings: {
      provision: 'Provision',
      title: 'Title',
      level: 'Level',
      asks: 'Asks',
      numbers: 'Numbers of the asks',
    },
  },
  timeline: {
    title: (ask: string) => `${ask} through time`,
    describes: (events: number) =>
      `${count(events, 'event', 'events')}, the earliest first, each with its day.`,
    headings: { day: 'Day', what: 'What happened', where: 'Where', says: 'What it says' },
  },
}

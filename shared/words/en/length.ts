/** How long a text is, and the limit it has. */
const number = (n: number) => n.toLocaleString('en')

export const length = {
  words: (n: number) => `${number(n)} ${n === 1 ? 'word' : 'words'}`,
  ofLimit: (n: number, limit: number) =>
    n > limit
      ? `${number(n)} of ${number(limit)} words: ${number(n - limit)} too many`
      : `${number(n)} of ${number(limit)} words`,
  isOver: 'The text is over its word limit now.',
  minutes: (minutes: number) => {
    const whole = Math.floor(Math.round(minutes * 60) / 60)
    const seconds = Math.round(minutes * 60) % 60
    if (whole === 0) return `${seconds} s read out`
    return seconds === 0 ? `${whole} min read out` : `${whole} min ${seconds} s read out`
  },
  set: 'Set the word limit',
  save: 'Save the limit',
  what: 'Counted are the words of the text with its headings, without the title and the list of signatories, as word processors count them. An oral statement is reckoned at 120 words a minute.',
  limit: 'Words at most',
  limitHint: 'Leave it empty where there is no limit.',
  limitWrong: 'A number of words, such as 1200.',
  notes: 'Footnotes count as well',
}

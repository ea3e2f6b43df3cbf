/** Taking a file in: what will come, what could not, and what a person is asked. */
import { count } from './common.ts'

export const importing = {
  title: 'Import a file',
  hint: 'Markdown, plain text, or a letter exported from here. It is read on this device: nothing is sent before you accept what you see.',
  drop: 'Drag a file here',
  choose: 'Choose a file',
  chooseAnother: 'Choose another file',
  kinds: '.md, .txt or .json, up to 5 MB',
  reading: (name: string) => `Reading ${name}…`,
  wrongKind: (name: string) =>
    `${name} is not Markdown, plain text or a letter exported from here. Save it as one of these and try again.`,
  tooLarge: (name: string) => `${name} is larger than 5 MB. Nothing was read.`,
  unreadable: (name: string) => `${name} could not be read as text. Nothing was taken in.`,
  preview: 'What will come',
  from: (name: string) => `from ${name}`,
  about: 'The statement',
  titleBlock: 'Take the title out of the text',
  titleBlockHint:
    'The first line became the title; leave it in the text as well only if it should stand there twice.',
  setAside: (n: number) => (n === 0 ? 'Nothing was set aside' : `${count(n, 'thing', 'things')} set aside`),
  setAsideNone: 'Every word of the file is in the letter.',
  setAsideHint: 'These stand in the file and not in the letter.',
  line: (n: number) => `line ${n}`,
  asks: (n: number) => `${count(n, 'point reads', 'points read')} like an ask`,
  asksHint:
    'A point that is taken becomes an ask in the coalition’s register, and keeps its place in the letter.',
  takeAsk: (words: string) => `Take as an ask: ${words}`,
  takeAll: 'Take all',
  takeNone: 'Take none',
  verb: 'Verb',
  verbOf: (words: string) => `Verb of: ${words}`,
  target: (targets: string) => `on ${targets}`,
  concerns: (n: number) => `${count(n, 'point reads', 'points read')} like a concern`,
  takeConcerns: 'Mark them as concerns',
  mends: (n: number) => `${count(n, 'name', 'names')} may be cut wrongly`,
  mendsHint: 'The words stay as they are; only where one name ends and the next begins would change.',
  mendNow: 'As in the file',
  mendProposed: 'As they may be meant',
  accept: (kind: string, asks: number) =>
    asks === 0
      ? `Start the ${kind.toLowerCase()}`
      : `Start the ${kind.toLowerCase()} with ${count(asks, 'ask', 'asks')}`,
  whoSees: 'Every member of the coalition can read it then.',
  toQuestions: 'To the questions',
  show: 'Show it in the letter',
  showAll: (n: number) => `Show all ${n}`,
  notUtf8: (name: string) =>
    `${name} is not text in UTF-8. Save it with that encoding and try again. Nothing was read.`,
}

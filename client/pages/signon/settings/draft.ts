/** The settings of a sign-on as they are typed, and whether they can be saved. */
import type { ListGroup, Question, Terms } from '../../../../shared/signonTerms.ts'
import { words } from '../../../words.ts'
import { deadlineWrong } from '../DeadlineFields.tsx'

export type Draft = { groups: readonly ListGroup[]; acceptAtOnce: boolean; terms: Terms }

/** What is wrong with the groups, by their place; empty where nothing is. */
export function groupFlaws(groups: readonly ListGroup[]): Map<number, string> {
  const flaws = new Map<number, string>()
  const labels = groups.map(({ label }) => label.trim())
  for (const [at, label] of labels.entries()) {
    if (label === '') flaws.set(at, words.signonsSettings.groupEmpty)
    else if (labels.indexOf(label) < at) flaws.set(at, words.signonsSettings.groupTwice)
  }
  return flaws
}

/** Whether everything can be saved as it is typed. */
export function isReady({ groups, terms }: Draft, zone: string): boolean {
  const { questions, embargoLocal, eraseAfterDays } = terms
  return (
    groupFlaws(groups).size === 0 &&
    questions.every(({ label }) => label.trim() !== '') &&
    (embargoLocal === null || !embargoUnreadable(embargoLocal, zone)) &&
    (eraseAfterDays === null || daysFit(eraseAfterDays))
  )
}

/** Whether an embargo is no moment of its zone; one that has passed is a moment too. */
export function embargoUnreadable(local: string, zone: string): boolean {
  const wrong = deadlineWrong(local, zone)
  return wrong !== null && wrong !== words.signons.instantPast
}

export const daysFit = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= 3650

/** As it is sent: names and questions without the spaces around them. */
export const sent = ({ groups, acceptAtOnce, terms }: Draft) => ({
  groups: groups.map(({ label, of }) => ({ label: label.trim(), of })),
  acceptAtOnce,
  terms: {
    ...terms,
    questions: terms.questions.map(question => ({ ...question, label: question.label.trim() })),
  },
})

/** An empty question. Its id is one that no question here ever had, for answers are kept by it. */
export const newQuestion = (newId: () => string): Question => ({
  id: newId(),
  label: '',
  required: false,
  shown: false,
})

/** A list with one of its things moved by so many places, as far as there is room. */
export function movedBy<T>(list: readonly T[], at: number, by: number): T[] {
  const to = Math.min(list.length - 1, Math.max(0, at + by))
  const rest = list.filter((_, place) => place !== at)
  return [...rest.slice(0, to), list[at]!, ...rest.slice(to)]
}

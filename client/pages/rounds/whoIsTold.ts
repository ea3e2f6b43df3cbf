/** Who gets what when a version is circulated or the silent are reminded, said before the press. Pure. */
import { type Role, roleMay } from '../../../shared/roles.ts'

export type Belonging = { person: string; role: Role; organisation: { id: string } }

export type Told = {
  /** Members of the asked organisations who may answer, without whoever presses. */
  members: number
  /** How many organisations those are of. */
  organisations: number
  /** Organisations that are asked and have nobody who could be told: no such member and no guest. */
  nobody: string[]
}

/**
 * @param asked ids of organisations
 * @param guests ids of the organisations of people with a personal link
 * @param me whoever presses: knows already, and is mailed nothing
 */
export function whoIsTold(
  asked: readonly string[],
  people: readonly Belonging[],
  guests: readonly string[],
  me: string | undefined,
): Told {
  const wanted = new Set(asked)
  const answering = people.filter(
    ({ organisation, role }) => wanted.has(organisation.id) && roleMay(role, 'rounds.answer'),
  )
  const members = answering.filter(({ person }) => person !== me)
  const reached = new Set([...answering.map(({ organisation }) => organisation.id), ...guests])
  return {
    members: members.length,
    organisations: new Set(members.map(({ organisation }) => organisation.id)).size,
    nobody: asked.filter(id => !reached.has(id)),
  }
}

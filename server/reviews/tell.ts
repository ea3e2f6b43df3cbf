/**
 * Whom the review of a statement tells of what. Only that something waits is noted, never what [NOTE-1]. In an
 * unattributed statement nobody is told for what they said themselves, and nobody is left out for having said it:
 * either would write down who it was [REV-5].
 */
import { type Role, roleMay } from '../../shared/roles.ts'
import { membersOf } from '../coalitions/coalitions.ts'
import { noteEvent } from '../notices/review.ts'
import type { Ports, Tx } from '../ports.ts'
import { type Author, personOf, type Speaker, type Statement } from './authors.ts'
import type { Mention } from './records.ts'
import * as store from './store.ts'

type TellPorts = Pick<Ports, 'clock' | 'ids'>

/** A thread was begun: those who decide learn of it, and those who are named in it. */
export async function tellOfThread(
  tx: Tx,
  ports: TellPorts,
  statement: Statement,
  by: Speaker,
  mentions: readonly Mention[],
): Promise<void> {
  const named = await tellMentioned(tx, ports, statement, by, mentions)
  const people = (await deciders(tx, statement)).filter(person => !named.has(person))
  await tell(tx, ports, statement, by, 'comment', people)
}

/** A thread was answered: the others in it learn of it, and those who are named in the answer. */
export async function tellOfAnswer(
  tx: Tx,
  ports: TellPorts,
  statement: Statement,
  by: Speaker,
  { thread, mentions }: { thread: string; mentions: readonly Mention[] },
): Promise<void> {
  const named = await tellMentioned(tx, ports, statement, by, mentions)
  const people =
    statement.unattributed === 1
      ? await deciders(tx, statement)
      : (await store.commentsIn(tx, thread)).map(personOf).filter(person => person !== null)
  await tell(
    tx,
    ports,
    statement,
    by,
    'comment',
    people.filter(person => !named.has(person)),
  )
}

/** A suggestion was made: those who decide learn of it. */
export async function tellOfSuggestion(
  tx: Tx,
  ports: TellPorts,
  statement: Statement,
  by: Speaker,
): Promise<void> {
  await tell(tx, ports, statement, by, 'suggestion', await deciders(tx, statement))
}

/** Something was decided: those who said it learn of it. */
export async function tellOfDecision(
  tx: Tx,
  ports: TellPorts,
  statement: Statement,
  by: Pick<Speaker, 'kind' | 'id'>,
  authors: readonly Author[],
): Promise<void> {
  const people = authors.map(personOf).filter(person => person !== null)
  await tell(tx, ports, statement, by, 'decision', people)
}

async function tellMentioned(
  tx: Tx,
  ports: TellPorts,
  statement: Statement,
  by: Speaker,
  mentions: readonly Mention[],
): Promise<ReadonlySet<string>> {
  if (mentions.length === 0) return new Set()
  const members = await membersOf(tx, statement.coalition)
  const named = new Set(
    mentions.flatMap(({ kind, id }) =>
      kind === 'person'
        ? [id]
        : members.filter(({ organisation }) => organisation === id).map(({ person }) => person),
    ),
  )
  await tell(tx, ports, statement, by, 'mention', [...named])
  return named
}

async function deciders(tx: Tx, { coalition }: Statement): Promise<string[]> {
  const members = await membersOf(tx, coalition)
  return members.filter(({ role }) => roleMay(role as Role, 'reviews.decide')).map(({ person }) => person)
}

async function tell(
  tx: Tx,
  ports: TellPorts,
  { id, coalition, unattributed }: Statement,
  by: Pick<Speaker, 'kind' | 'id'>,
  kind: 'mention' | 'comment' | 'suggestion' | 'decision',
  people: readonly string[],
): Promise<void> {
  const isSelf = (person: string) => unattributed === 0 && by.kind === 'person' && by.id === person
  const others = people.filter(person => !isSelf(person))
  if (others.length > 0) await noteEvent(tx, ports, { statement: id, coalition, kind, people: others })
}

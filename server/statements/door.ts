/** The door of a living text: who may open a socket to it, and whether they may write. */
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../shared/refusals.ts'
import { roleMay } from '../../shared/roles.ts'
import { judgeOrigin } from '../http/doors.ts'
import { mustBeMember, mustBePerson, whoAsks } from '../http/session.ts'
import type { Ports } from '../ports.ts'
import { mustExist } from './statements.ts'

export type Admitted = {
  statement: string
  coalition: string
  person: string
  name: string
  organisation: { id: string; name: string }
  session?: string
  /** Nobody is shown who this is. */
  unattributed: boolean
  mayWrite: boolean
}

/**
 * Judges a socket before it is opened: origin, account, membership, role, and whether the text still lives.
 * @throws Refusal the same `not-found` for a statement that is not there and one that is not theirs.
 */
export async function judgeSocket(ports: Ports, request: FastifyRequest): Promise<Admitted> {
  judgeOrigin(request, ports.config, true)
  const { statement } = request.params as { statement?: string }
  if (statement === undefined) refuse('not-found')
  const person = mustBePerson(await whoAsks(ports, request, true))
  const { member, row } = await ports.storage.read(async q => ({
    member: await mustBeMember(ports, person, 'statement', statement, 'statements.read'),
    row: await mustExist(q, statement),
  }))
  const { coalition, organisation, role, name, session } = member
  const mayWrite = row.archivedAt === null && roleMay(role, 'statements.write')
  return {
    statement,
    coalition,
    person: person.person,
    name,
    organisation,
    unattributed: row.unattributed === 1,
    mayWrite,
    ...(session === undefined ? {} : { session }),
  }
}

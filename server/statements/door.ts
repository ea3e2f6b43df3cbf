/** The door of a living text: who may open a socket to it, and whether they may write. */
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../shared/refusals.ts'
import { roleMay } from '../../shared/roles.ts'
import { judgeOrigin } from '../http/doors.ts'
import { mustBeId, mustBelong, mustBePerson, whoAsks } from '../http/session.ts'
import type { Ports } from '../ports.ts'
import { doorOf } from './store.ts'

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
  const { statement } = request.params as { statement: string }
  const person = mustBePerson(await whoAsks(ports, request, true))
  const { member, door } = await ports.storage.read(async q => {
    const door = (await doorOf(q, mustBeId(statement))) ?? refuse('not-found')
    return { member: await mustBelong(q, person, door.coalition, 'statements.read'), door }
  })
  const { coalition, organisation, role, name, session } = member
  const mayWrite = door.archivedAt === null && roleMay(role, 'statements.write')
  return {
    statement,
    coalition,
    person: person.person,
    name,
    organisation,
    unattributed: door.unattributed === 1,
    mayWrite,
    ...(session === undefined ? {} : { session }),
  }
}

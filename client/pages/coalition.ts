/** The coalition of an address, as the person belongs to it. */
import { useParams } from 'wouter'
import { whoAmI } from '../../shared/contract/people.ts'
import type { CoalitionPermission, Role } from '../../shared/roles.ts'
import { roleMay } from '../../shared/roles.ts'
import { useAnswer } from '../data.ts'

export type Here = {
  id: string
  slug: string
  name: string
  sample: boolean
  role: Role
  organisation: { id: string; name: string }
}

/** The coalition that the address names, or holds the id of as in a mail, which names nobody; null where the person
 * does not belong to it. */
export function useCoalition(): Here | null {
  const { slug } = useParams<{ slug: string }>()
  return useMembership(coalition => coalition.slug === slug || coalition.id === slug)
}

/** The coalition of this id, once it is known, such as the one of a statement. */
export function useCoalitionOf(id: string | undefined): Here | null {
  return useMembership(coalition => coalition.id === id)
}

/** Whether the person may do this here. The server judges it again; this only keeps doors shut that are. */
export const may = (here: Here | null, permission: CoalitionPermission): boolean =>
  here !== null && roleMay(here.role, permission)

function useMembership(is: (coalition: { id: string; slug: string }) => boolean): Here | null {
  const found = useAnswer(whoAmI, {}).data?.memberships.find(({ coalition }) => is(coalition))
  return found ? { ...found.coalition, role: found.role, organisation: found.organisation } : null
}

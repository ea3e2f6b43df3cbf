/** Who asks. What a contract's permission says decides which of these its act receives. */
import type { CoalitionPermission, Permission, Role } from '../../shared/roles.ts'

type Asking = {
  /** The address or IPv6 network the request came from: for limits only, never stored or logged in the clear. */
  clientAddress: string
  /** The browser as it names itself, shortened: for one's own list of sessions. */
  device: string
  /** The session the request came with; absent where an API token was used. */
  session?: string
}

/** Anyone at all, also without an account. */
export type Visitor = Asking & { person: string | null }
/** Someone with an account. */
export type Person = Asking & { person: string; name: string; operator: boolean }
/** Someone with a role in the coalition that the request is about. */
export type Member = Person & {
  coalition: string
  membership: string
  organisation: { id: string; name: string }
  role: Role
}

export type Who<P extends Permission> = P extends CoalitionPermission
  ? Member
  : P extends 'anyone'
    ? Visitor
    : Person

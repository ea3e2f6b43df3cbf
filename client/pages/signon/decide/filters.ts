/** Signatures that wait for a decision, told apart by what a coordinator has to do. */
import type { SignatureRow } from '../../../../shared/contract/signons.ts'

export const FILTERS = ['all', 'ready', 'unverified', 'twice'] as const
export type Filter = (typeof FILTERS)[number]

/** Whether a signature is among those. What is ready needs no second look: it can be accepted with others. */
export function isIn(filter: Filter, signature: SignatureRow): boolean {
  if (filter === 'ready')
    return isVerified(signature) && mayBeTwice(signature).length === 0 && !lacks(signature)
  if (filter === 'unverified') return !isVerified(signature)
  return filter === 'all' || mayBeTwice(signature).length > 0
}

/** Whether it is known already that the signer may sign: nobody has to vouch for somebody who signs for themselves. */
export function isVerified({ kind, organisation, inDomain, withheld, authority }: SignatureRow): boolean {
  if (authority !== null) return true
  if (kind === 'individual') return !withheld
  return organisation !== null && inDomain
}

/** Others that it may be, of which nobody has decided yet that they are only related. */
export const mayBeTwice = ({ alike, near }: SignatureRow): SignatureRow['near'] =>
  [...alike, ...near].filter(({ verdict }) => verdict?.verdict !== 'related')

const lacks = (signature: SignatureRow): boolean => signature.lacks.length > 0

/** The keys that receipts are checked with, as the server publishes them. */
import type { Ports } from '../../ports.ts'

/** A JWK Set (RFC 7517): the newest key first, then those that signed before it. */
export const publishedKeys = ({ keys }: Pick<Ports, 'keys'>) => ({
  keys: keys.receipts.publicKeys.map(key => ({ ...key, alg: 'EdDSA' as const, use: 'sig' as const })),
})

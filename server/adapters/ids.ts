import { randomBytes } from 'node:crypto'
import type { Ids } from '../ports.ts'

/** Ids and tokens from the system's source of randomness. */
export const randomIds: Ids = {
  id: () => randomBytes(12).toString('base64url'),
  token: () => randomBytes(16).toString('base64url'),
}

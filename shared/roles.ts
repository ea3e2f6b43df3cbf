/** Who may do what: the one table of roles and permissions. README.md repeats it for people. */

export const ROLES = ['coordinator', 'drafter', 'reviewer', 'observer'] as const
export type Role = (typeof ROLES)[number]

/**
 * What can be permitted inside a coalition, with the roles that have it. The operator has none of these by
 * being operator: whoever runs the server reads no draft by any screen or route.
 */
export const PERMISSIONS = {
  'coalition.see': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'coalition.manage': ['coordinator'],
  'organisations.see': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'organisations.manage': ['coordinator'],
  'people.see': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'people.manage': ['coordinator'],
  'processes.read': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'processes.manage': ['coordinator'],
  'instrument.write': ['coordinator', 'drafter'],
  'statements.read': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'statements.write': ['coordinator', 'drafter'],
  'statements.manage': ['coordinator'],
  'reviews.read': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'reviews.write': ['coordinator', 'drafter', 'reviewer'],
  'reviews.decide': ['coordinator', 'drafter'],
  'rounds.see': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'rounds.answer': ['coordinator', 'drafter', 'reviewer'],
  'rounds.board': ['coordinator', 'drafter'],
  'rounds.manage': ['coordinator'],
  'versions.freeze': ['coordinator'],
  'attribution.see': ['coordinator'],
  'asks.read': ['coordinator', 'drafter', 'reviewer', 'observer'],
  'asks.write': ['coordinator', 'drafter'],
  'signons.see': ['coordinator'],
  'signons.manage': ['coordinator'],
  'audit.read': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>

export type CoalitionPermission = keyof typeof PERMISSIONS

/**
 * What a route asks for: something inside a coalition, or `anyone` (also without an account), `signed-in`
 * (any account), `operator`.
 */
export type Permission = CoalitionPermission | 'anyone' | 'signed-in' | 'operator'

/** Whether a role has a permission inside its coalition. */
export const roleMay = (role: Role, permission: CoalitionPermission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role)

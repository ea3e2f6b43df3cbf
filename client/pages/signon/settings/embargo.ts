/** What a change of the embargo does, so that it can be said before it is saved. */

export type EmbargoEffect =
  | 'none'
  | 'not-published'
  | 'waits'
  | 'opens'
  | 'hides'
  | 'over'
  | 'over-unpublished'

/**
 * @param was when the embargo ends as it is saved, in milliseconds since 1970; null where there is none
 * @param will the same, as it is typed
 */
export function embargoEffect(
  was: number | null,
  will: number | null,
  publishedAt: number | null,
  now: number,
): EmbargoEffect {
  const ahead = will !== null && will > now
  if (will === null && (was === null || publishedAt === null)) return 'none'
  if (publishedAt === null) return ahead ? 'not-published' : 'over-unpublished'
  const isPublic = was === null || was <= now
  if (isPublic) return ahead ? 'hides' : 'over'
  return ahead ? 'waits' : 'opens'
}

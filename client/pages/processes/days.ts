/** Days of a session as people write them. */

/** "1–12 March 2027"; both days are local dates such as `2027-03-01`. */
export function sayDays(firstDay: string, lastDay: string): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', form).formatRange(at(firstDay), at(lastDay))
}

const at = (day: string): number => Date.parse(`${day}T00:00Z`)

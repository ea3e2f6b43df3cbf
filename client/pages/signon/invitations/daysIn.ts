/** The days before a deadline on which reminders go out, as they are typed. */

/** "7, 3, 1" as numbers; null where it is something else. */
export function daysIn(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(part => part !== '')
  const days = [...new Set(parts.map(Number))]
  const fits = days.length <= 5 && days.every(day => Number.isInteger(day) && day >= 1 && day <= 90)
  return fits ? days.sort((a, b) => b - a) : null
}

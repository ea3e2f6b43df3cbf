/**
 * Recomputes the hash of a frozen version from its exported JSON, in plain Node without any of our code:
 *     node recompute.mjs version.json
 * What is hashed is the object under "text", written as RFC 8785 says: keys sorted, no blanks, UTF-8.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sorted = value => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}

const version = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const computed = createHash('sha256')
  .update(JSON.stringify(sorted(version.text)), 'utf8')
  .digest('hex')
console.log(computed)
if (computed !== version.hash) {
  console.error('The text is not the one this hash was made of.')
  process.exit(1)
}

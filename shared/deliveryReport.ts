/** Reading delivery reports (RFC 3464): which addresses a mail did not reach. Nothing else of a report is kept. */

/** One recipient that was not reached. */
export type Undelivered = {
  /** The final recipient, and the one it was sent to where that is said and another one. */
  addresses: string[]
  /** RFC 3463, such as `5.1.1`; empty where the report does not say. */
  status: string
}

/**
 * The recipients for whom a report says "failed": what is delayed, relayed or delivered is none. Takes the report as
 * it was pasted, or the whole mail, or several, one after the other.
 */
export function undelivered(text: string): Undelivered[] {
  const found: Undelivered[] = []
  for (const part of statusParts(text.replace(/\r\n?/g, '\n')))
    for (const group of part.split(/\n[ \t]*\n/)) {
      const failed = failedIn(fieldsOf(group))
      if (failed) found.push(failed)
    }
  return found
}

/**
 * The parts of kind `message/delivery-status`, each up to the next one, so that no line is looked at twice; where no
 * part says its kind, everything is looked at.
 */
function statusParts(text: string): string[] {
  const heads = [...text.matchAll(/^content-type:[ \t]*message\/(?:global-)?delivery-status\b.*$/gim)]
  if (heads.length === 0) return [text]
  return heads.map((head, at) => {
    const after = text.slice(head.index + head[0].length, heads[at + 1]?.index)
    const body = after.slice(after.search(/\n[ \t]*\n/) + 1)
    const end = /^--\S/m.exec(body)
    return end ? body.slice(0, end.index) : body
  })
}

/** The fields of a group, by their names in small letters; a line that begins with a blank goes on with the one before. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([A-Za-z-]+):[ \t]*(.*)$/.exec(line.trim()) ?? []
    if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim())
  }
  return fields
}

function failedIn(fields: ReadonlyMap<string, string>): Undelivered | undefined {
  if (!/^failed\b/i.test(fields.get('action') ?? '')) return undefined
  const named = [fields.get('final-recipient'), fields.get('original-recipient')]
  const addresses = [...new Set(named.flatMap(addressIn))]
  if (addresses.length === 0) return undefined
  return { addresses, status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '' }
}

/** `rfc822; lena@dockworkers.example`, with or without angle brackets and the kind before the semicolon. */
function addressIn(field: string | undefined): string[] {
  const [found] = /[^\s<>;,"]+@[^\s<>;,"]+/.exec(field ?? '') ?? []
  return found === undefined ? [] : [found.toLowerCase()]
}

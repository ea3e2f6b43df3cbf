/** Reading pasted lines of people who get a personal link: name, address, organisation. Pure. */
import { address as mailAddress } from '../../../shared/contract/route.ts'
import { findExact, type Named } from '../../../shared/names.ts'

/** One line as it was read. What is wrong with it, if anything, is one of four things. */
export type GuestLine = {
  name: string
  address: string
  /** The organisation as it was typed. */
  typed: string
  /** The one of the register that goes by that name; null where none or several do. */
  organisation: string | null
  wrong: 'address' | 'none' | 'unknown' | 'twice' | null
}

/**
 * Reads one person a line. The parts are separated by tabs, semicolons or commas, in this order of preference, so
 * that a name of an organisation may hold commas where the others are tabs. What stands before the address is the
 * name, what stands after it the organisation; "Efua Mensah <efua@…>" is read too.
 * @param register organisations with every name they go by
 * @param chosen organisations that a person chose for addresses, by address as it was typed
 */
export function guestLines(
  text: string,
  register: readonly Named[],
  chosen: ReadonlyMap<string, string> = new Map(),
): GuestLine[] {
  const seen = new Set<string>()
  return text
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .map(line => {
      const { name, address, typed } = partsOf(line)
      const organisation = chosen.get(address) ?? findExact(typed, register)?.id ?? null
      const key = address.toLowerCase()
      const twice = seen.has(key)
      seen.add(key)
      return { name, address, typed, organisation, wrong: wrongWith({ address, typed, organisation, twice }) }
    })
}

function wrongWith(line: Pick<GuestLine, 'address' | 'typed' | 'organisation'> & { twice: boolean }) {
  if (!mailAddress.safeParse(line.address).success) return 'address'
  if (line.twice) return 'twice'
  if (line.organisation !== null) return null
  return line.typed === '' ? 'none' : 'unknown'
}

function partsOf(line: string): { name: string; address: string; typed: string } {
  const separator = ['\t', ';', ','].find(sign => line.includes(sign))
  const cells = (separator === undefined ? [line] : line.split(separator)).map(plain)
  const at = cells.findIndex(cell => cell.includes('@'))
  const cell = cells[at] ?? ''
  const [, before = '', address = cell] = /^(.*)<([^<>]*)>$/.exec(cell) ?? []
  const name = [...cells.slice(0, Math.max(at, 0)), plain(before)].filter(part => part !== '').join(', ')
  if (at < 0) return { name: cells[0] ?? '', address: '', typed: cells.slice(1).join(', ') }
  const typed = cells.slice(at + 1).filter(part => part !== '')
  return { name, address: address.trim(), typed: typed.join(', ') }
}

/** Without the blanks around it, and the quotation marks that tables put around a cell. */
const plain = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** Edits written by hand: one letter more at the end of a paragraph, as an editor would write it, with its caret. */

export type Id = { editor: number; clock: number }

/** Far from the ids of seeds, and as long on the wire as those that editors draw by chance. */
export const FIRST_EDITOR = 3_000_000_000

const HAS_ORIGIN = 128
const STRING = 4
const LETTER = 0x61
/** No edit's frame is longer. */
const LONGEST = 1024

/** Frames are written one after the other into large buffers, which go when the last socket has sent its part. */
export class Pen {
  #sheet = Buffer.allocUnsafeSlow(1 << 20)
  #from = 0
  #at = 0

  /** Begins what will be sent in one write. */
  begin(): void {
    this.#from = this.#at
  }

  /** @param address what stands before each message to this server about this document. */
  edit(address: Uint8Array, { editor, clock }: Id, after: Id): void {
    this.#startFrame(address)
    const head = this.#at
    this.#octets(0, 2, 0, 1, 1)
    this.#number(editor)
    this.#number(clock)
    this.#octets(HAS_ORIGIN | STRING)
    this.#number(after.editor)
    this.#number(after.clock)
    this.#octets(1, LETTER, 0)
    this.#sheet[head + 2] = this.#at - head - 3
    this.#endFrame()
  }

  /** The state of an editor as the binding of Tiptap shows it. @param clock of the awareness protocol. */
  cursor(address: Uint8Array, { editor, clock }: Id, item: Id): void {
    const at = { type: null, tname: null, item: { client: item.editor, clock: item.clock }, assoc: -1 }
    const user = { name: 'Amina Haddad', color: '#30bced' }
    const json = Buffer.from(JSON.stringify({ user, cursor: { anchor: at, head: at } }))
    this.#startFrame(address)
    this.#octets(1)
    this.#number(1 + sizeOf(editor) + sizeOf(clock) + sizeOf(json.length) + json.length)
    for (const number of [1, editor, clock, json.length]) this.#number(number)
    this.#at += json.copy(this.#sheet, this.#at)
    this.#endFrame()
  }

  /** What was written since `begin`. */
  end(): Buffer {
    return this.#sheet.subarray(this.#from, this.#at)
  }

  #frame = 0

  /** Room is left for the longer head: its length is known only at the end. */
  #startFrame(address: Uint8Array): void {
    if (this.#sheet.length - this.#at < LONGEST) this.#turnOver()
    this.#frame = this.#at
    this.#at += 8
    this.#sheet.set(address, this.#at)
    this.#at += address.length
  }

  #endFrame(): void {
    const start = this.#frame
    const length = this.#at - start - 8
    const sheet = this.#sheet
    sheet[start] = 130
    if (length < 126) {
      sheet.copyWithin(start + 6, start + 8, this.#at)
      this.#at -= 2
      sheet[start + 1] = 128 | length
      sheet.writeUInt32BE(0, start + 2)
    } else {
      sheet[start + 1] = 128 | 126
      sheet.writeUInt16BE(length, start + 2)
      sheet.writeUInt32BE(0, start + 4)
    }
  }

  #turnOver(): void {
    const begun = this.#sheet.subarray(this.#from, this.#at)
    this.#sheet = Buffer.allocUnsafeSlow(Math.max(1 << 20, begun.length * 2))
    begun.copy(this.#sheet)
    this.#from = 0
    this.#at = begun.length
  }

  #octets(...octets: number[]): void {
    for (const octet of octets) this.#sheet[this.#at++] = octet
  }

  #number(value: number): void {
    let rest = value
    while (rest > 127) {
      this.#sheet[this.#at++] = 128 | (rest % 128)
      rest = Math.floor(rest / 128)
    }
    this.#sheet[this.#at++] = rest
  }
}

function sizeOf(value: number): number {
  let size = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++
  return size
}

/** What one client and the server have told each other of the text, and who waits for whom. */
export class Exchange {
  #hasText = false
  #hasBrought = false
  #asked: Uint8Array | null = null
  #lacks = false
  #gaps = 0

  /** Whether the client has the text, and is told what others do: an edit of what it lacks would show half a letter. */
  get hasText(): boolean {
    return this.#hasText
  }

  /** Something the client wrote is lacking and was asked for: until that comes, nothing is said to be saved. */
  get lacks(): boolean {
    return this.#lacks
  }

  /** The text was sent. */
  sentText(): void {
    this.#hasText = true
  }

  /**
   * Whether a question waits until what the client has is here. What others did meanwhile may take the block away
   * that its words are in; its own copy then forgets them, and a line that breaks at that moment must not be the
   * reason that nobody has them [TEXT-6].
   */
  bringsFirst(vector: Uint8Array): boolean {
    if (this.#hasBrought) return false
    this.#asked = vector
    return true
  }

  /** How often something was lacking, this time included; null where it is asked for already. */
  gap(): number | null {
    if (this.#lacks) return null
    this.#lacks = true
    return ++this.#gaps
  }

  /** What the client has, and what was lacking, has come and is decided; the question that waited for it. */
  replied(): Uint8Array | null {
    const asked = this.#asked
    this.#lacks = false
    this.#hasBrought = true
    this.#asked = null
    return asked
  }
}

/** Makes the permanent id of a new block: twelve random characters, about 71 bits. */
export const newBlockId = (): string => randomId(12)

/** Random characters, six bits each, of which ids are made that nobody else makes. */
export function randomId(length: number): string {
  let id = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(length))) id += CHARACTERS[byte % 64]
  return id
}

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

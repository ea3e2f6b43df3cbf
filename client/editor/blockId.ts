/** Makes the permanent id of a new block: twelve random characters, about 71 bits. */
export function newBlockId(): string {
  let id = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(12))) id += CHARACTERS[byte % 64]
  return id
}

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

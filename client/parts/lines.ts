/** One name a line; empty lines say nothing. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(part => part.trim())
    .filter(part => part !== '')

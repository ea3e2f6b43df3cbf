/** The statement's screen at one of its blocks. */
export const blockAddress = (statement: string, block: string): string =>
  `/statements/${statement}#block-${block}`

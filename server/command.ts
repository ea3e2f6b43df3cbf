/** The form of a command of the command line. */
export type CommandIo = {
  readFile(path: string): Promise<Uint8Array>
  writeFile(path: string, content: string | Uint8Array): Promise<void>
  stdout(text: string): void
  stderr(text: string): void
}

/** @returns the exit code: 0 done, 1 refused with a sentence on standard error, 2 wrong usage. */
export type Command = (argv: string[], io: CommandIo) => Promise<number>

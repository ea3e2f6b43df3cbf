/** Files on their way from the screen they were dropped on to the screen that reads them. */
let handed: readonly File[] = []

/** Hands files to the import screen. */
export function handFiles(files: readonly File[]): void {
  handed = files
}

/** Takes the handed files, once. */
export function takeFiles(): readonly File[] {
  const files = handed
  handed = []
  return files
}

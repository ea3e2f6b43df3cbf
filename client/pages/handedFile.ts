/** A file on its way from the screen it was dropped on to the screen that reads it. */
let handed: File | null = null

/** Hands a file to the import screen. */
export function handFile(file: File): void {
  handed = file
}

/** Takes the handed file, once. */
export function takeFile(): File | null {
  const file = handed
  handed = null
  return file
}

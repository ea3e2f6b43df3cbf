/** Files that are not opened at all, and why. */

export type FileRefusal =
  | 'no-package'
  | 'old-or-locked'
  | 'locked'
  | 'too-large'
  | 'too-many-parts'
  | 'part-too-large'
  | 'opens-too-large'
  | 'packed-too-tight'
  | 'damaged'
  | 'doctype'
  | 'too-deep'
  | 'no-text'

export const FILE_REFUSAL_WORDS: Readonly<Record<FileRefusal, string>> = {
  'no-package': 'This is no Word or OpenDocument file: it is not packed as one. Nothing was read.',
  'old-or-locked':
    'This file is protected with a password, or is an old .doc. Open it in your word processor, save it as .docx without a password, and try again.',
  locked: 'This file is protected with a password. Save it without one and try again.',
  'too-large': 'This file is larger than 20 MB. Take the pictures out and try again. Nothing was read.',
  'too-many-parts': 'This file holds more parts than a document ever needs. Nothing was read.',
  'part-too-large': 'A part of this file unpacks to more than a document ever needs. Nothing was read.',
  'opens-too-large': 'This file unpacks to more than a document ever needs. Nothing was read.',
  'packed-too-tight':
    'This file is packed so tightly that it looks made to overload who opens it. Nothing was read.',
  damaged:
    'This file is damaged. Open it in your word processor, save it anew, and try again. Nothing was read.',
  doctype:
    'This file defines its own abbreviations (a document type), which no word processor does. Nothing was read.',
  'too-deep': 'This file is nested deeper than a document ever needs. Nothing was read.',
  'no-text': 'This file holds no text of a document. Nothing was read.',
}

/** Thrown for a file that is refused whole. Its message is a sentence for the person who brought it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileRefusal

  constructor(code: FileRefusal) {
    super(FILE_REFUSAL_WORDS[code])
    this.code = code
  }
}

/**
 * Reads a file as a letter beside the screen's own flow, so that a long one can be left. It is given the file's
 * name and bytes, and answers with the letter and its questions, or with the sentence why it is none.
 */
import { type Answer, readBytes } from './readBytes.ts'

export type { Answer }
export type Asked = { name: string; bytes: Uint8Array }

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  self.postMessage(await readBytes(data.name, data.bytes))
}

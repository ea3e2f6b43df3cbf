/** The words of a text file, whatever encoding it says it is in. */

/**
 * Bytes as text: in the encoding of their byte order mark, else in the one a web page declares, else in UTF-8.
 * Nothing is guessed.
 * @param page whether it is a web page, which may declare its encoding in its first kilobyte
 * @returns the text without its byte order mark, or null where the bytes are not in that encoding
 */
export function textOfBytes(bytes: Uint8Array, page = false): string | null {
  try {
    return new TextDecoder(markedAs(bytes) ?? (page ? declaredBy(bytes) : 'utf-8'), { fatal: true }).decode(
      bytes,
    )
  } catch {
    return null // Bytes that mean nothing there, or an encoding that nobody knows.
  }
}

function markedAs([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** A page that can be read so far is not in UTF-16, whatever it declares (HTML, section 13.2.3.2). */
function declaredBy(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const label = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  return label.startsWith('utf-16') ? 'utf-8' : label
}

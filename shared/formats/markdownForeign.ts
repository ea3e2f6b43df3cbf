/** Markdown that somebody else wrote: its headings drawn together, its signatories, concerns and asks looked for. */
import { finishForeign } from './foreign.ts'
import type { Imported, ImportOptions } from './imported.ts'
import { directionOf, guessLanguage } from './language.ts'
import type { MarkdownHead } from './markdownHead.ts'
import { readBody } from './markdownRead.ts'

/** Reads Markdown without our front matter; `offset` is the number of lines above `body`. */
export function readForeign(
  body: string,
  head: MarkdownHead | null,
  offset: number,
  options: ImportOptions,
): Imported {
  const { blocks, setAside } = readBody(body, options.newId, offset)
  const language = head?.language ?? options.language ?? guessLanguage(body)
  return finishForeign(
    blocks,
    {
      language,
      direction: head?.direction ?? directionOf(language),
      title: head?.title,
      fallbackTitle: options.title,
      setAside: [...(head?.rest ?? []), ...setAside],
    },
    options.newId,
  )
}

/** A frozen text on a page, drawn by the one renderer that also writes files [OUT-1]. */
import { titleStands, toHtml } from '../../../shared/formats/html.ts'
import { type Html, raw } from '../../http/pages.ts'
import { letterFile } from '../../statements/files.ts'
import type { FrozenVersion } from '../../statements/versions.ts'

const fileOf = ({ title, language, direction, body }: FrozenVersion) =>
  letterFile(title, language, direction, body)

/** Whether the text carries its own title, so that the page must not print it once more. */
export const hasOwnTitle = (version: FrozenVersion): boolean => titleStands(fileOf(version))

/** Whether names stand in the frozen text itself: they are part of what is signed, and nobody signed by them. */
export const namesItsOwn = ({ body }: FrozenVersion): boolean =>
  (body.content ?? []).some(
    block =>
      block.type === 'signatories' &&
      block.attrs.signon === null &&
      block.content?.some(row => row.type === 'signatory'),
  )

/**
 * The text of a letter as an `<article class="letter">`, without a title the page prints above it.
 * @param place what stands where its list is drawn from a sign-on
 */
export function letterHtml(version: FrozenVersion, place: string): Html {
  const file = fileOf(version)
  const article = toHtml(file, {
    page: false,
    titleAbove: true,
    signatories: () => ({ groups: [], lines: [place] }),
  })
  return raw(article.replace('<article', '<article class="letter" id="letter"'))
}

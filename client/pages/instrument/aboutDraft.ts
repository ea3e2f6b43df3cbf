/** What a person says about a draft: as it begins, and what is still wrong in it. */
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { headOf } from '../../../shared/instrument/heads.ts'
import { flatten } from '../../../shared/instrument/printed.ts'
import type { InstrumentDraft, Unread } from '../../../shared/instrument/provision.ts'
import { isLanguage } from '../LanguageFields.tsx'

export type AboutDraft = Pick<
  DraftRow,
  'symbol' | 'title' | 'textDate' | 'releasedOn' | 'status' | 'language' | 'partial' | 'session' | 'parents'
>

/** How many drafts one may go back to. */
export const MOST_PARENTS = 5
/** UTF-16 units. */
const LONGEST_TITLE = 300

type Read = {
  title: string
  fileName: string
  draft: Pick<InstrumentDraft, 'provisions' | 'language' | 'notUnderstood'>
}

/**
 * What can be said of a draft that was just read; it goes back to the newest one until somebody says otherwise.
 * @param instrument what the process negotiates, such as `Convention on Harbour Data`; may be empty
 * @param drafts of the process, in the order of their texts
 */
export function firstAbout(
  read: Read,
  instrument: string,
  drafts: readonly Pick<DraftRow, 'id'>[],
): AboutDraft {
  const newest = drafts.at(-1)
  return {
    symbol: [...linesOf(read, BEFORE), ...linesOf(read, 'running-line')].find(isSymbol) ?? '',
    title: titleOf(read, instrument).slice(0, LONGEST_TITLE),
    ...{ textDate: '', releasedOn: '', status: '', partial: false, session: null },
    language: read.draft.language,
    parents: newest === undefined ? [] : [newest.id],
  }
}

/** What a change of a draft begins with. */
export function aboutOf(draft: AboutDraft): AboutDraft {
  const { symbol, title, textDate, releasedOn, status, language, partial, session, parents } = draft
  return { symbol, title, textDate, releasedOn, status, language, partial, session, parents: [...parents] }
}

/** Whether it can be sent. */
export const isWhole = ({ title, language, parents }: AboutDraft): boolean =>
  title.trim() !== '' && isLanguage(language) && parents.length <= MOST_PARENTS

/**
 * The last line above the provisions that names the instrument, else what the document calls itself, else its first
 * line. A file that calls itself nothing comes with the name of the file, or with a heading or title of a provision.
 */
function titleOf(read: Read, instrument: string): string {
  const lines = linesOf(read, BEFORE).filter(line => !isSymbol(line) && line.length <= LONGEST_TITLE)
  const naming = lines.findLast(line => instrument !== '' && plain(line).includes(plain(instrument)))
  if (naming !== undefined) return naming
  const isName = read.fileName.startsWith(`${read.title}.`)
  const isProvision = headOf(read.title, true) !== null || isTitleIn(read.draft, read.title)
  const unnamed = isName || isSymbol(read.title) || isProvision
  return unnamed ? (lines[0] ?? (instrument || read.title)) : read.title
}

const isTitleIn = (draft: Read['draft'], title: string): boolean =>
  flatten(draft).some(({ provision }) => plain(provision.title ?? '') === plain(title))

const BEFORE = 'before-the-first-provision'

const linesOf = ({ draft }: Read, wanted: Unread): string[] =>
  draft.notUnderstood
    .filter(({ why }) => why === wanted)
    .flatMap(({ text }) => text.split('\n').map(line => line.trim()))

/** `A/AC.900/L.4`. */
const isSymbol = (line: string): boolean =>
  /^[A-Z]{1,6}(?:\/[A-Z0-9][A-Za-z0-9.()&-]*){1,6}$/.test(line.trim())

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

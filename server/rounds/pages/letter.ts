/** The circulated version on a guest's page, with what can be said under each paragraph. */
import type { SuggestionRow, ThreadRow } from '../../../shared/contract/reviews.ts'
import { toHtml } from '../../../shared/formats/html.ts'
import { everyBlock } from '../../../shared/statement/carried.ts'
import { textOf } from '../../../shared/statement/text.ts'
import type { Footnote, Heading, Paragraph, StatementFile } from '../../../shared/statement/tree.ts'
import { publicWords } from '../../../shared/words/public.ts'
import { roundWords as words } from '../../../shared/words/rounds.en.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { GuestView } from './guest.ts'
import { saidHtml, speakHtml } from './said.ts'

/** The text as an `<article class="letter">`, without a title the page prints above it. */
export function letterHtml(view: GuestView, file: StatementFile): Html {
  const own = saidByBlock(view)
  const { language, direction } = publicWords('en')
  const under = (block: Paragraph | Heading | Footnote): string => {
    const { id } = block.attrs
    if (id === null || textOf(block.content).trim() === '') return ''
    const here = (own.get(id) ?? []).map(one => saidHtml(view, one))
    if (here.length === 0 && !view.open) return ''
    const forms = view.open ? speakHtml(view, block) : raw('')
    return html`<div class="said" id="${placeOf(id)}" lang="${language}" dir="${direction}">${here}${forms}</div>`
      .html
  }
  const article = toHtml(file, {
    page: false,
    titleAbove: true,
    signatories: () => ({ groups: [], lines: [words.list] }),
    under,
  })
  return raw(article.replace('<article', '<article class="letter" id="letter"'))
}

/** Where on the page something about a block stands; what is about the whole stands below the text. */
export const placeOf = (block: string | null | undefined): string => (block ? `b-${block}` : 'whole')

/** Where the first thing stands that the guest said. */
export function firstPlace(view: GuestView): string {
  const own = saidByBlock(view)
  const first = [...everyBlock(view.version.body)].find(({ attrs }) => own.has(attrs.id ?? ''))
  return placeOf(first?.attrs.id)
}

type Said = { thread: ThreadRow } | { suggestion: SuggestionRow }

/** What the guest said, by the block it is drawn under. */
function saidByBlock({ threads, suggestions, version }: GuestView): Map<string, Said[]> {
  const there = new Set([...everyBlock(version.body)].map(block => block.attrs.id))
  const by = new Map<string, Said[]>()
  const add = (block: string | null, one: Said) => {
    if (block !== null && there.has(block)) by.set(block, [...(by.get(block) ?? []), one])
  }
  for (const thread of threads) add('block' in thread.on ? thread.on.block : null, { thread })
  for (const suggestion of suggestions) add(blockOf(suggestion), { suggestion })
  return by
}

const blockOf = ({ changes: [first] }: SuggestionRow): string | null =>
  typeof first?.block === 'string' ? first.block : null

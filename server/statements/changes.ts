/** What changed between two texts, as HTML: the blocks that changed, word by word, and nothing of the rest. */
import type { BlockChange, Comparison, Word } from '../../shared/compare/comparison.ts'
import { inlineHtml } from '../../shared/formats/htmlWrite.ts'
import type { Inline } from '../../shared/statement/tree.ts'
import type { PublicWords } from '../../shared/words/public.ts'
import { type Html, html, raw } from '../http/pages.ts'
import type { Ports } from '../ports.ts'
import type { FrozenVersion } from './versions.ts'

/** What a page needs to show what changed up to a version. */
export type Changes = { comparison: Comparison; current: Pick<FrozenVersion, 'language' | 'direction'> }

/** The changes from a version to a later one. A pair is compared once, however many open the page: neither changes. */
export async function changesBetween(
  ports: Pick<Ports, 'renderer'>,
  old: FrozenVersion,
  current: FrozenVersion,
): Promise<Changes> {
  const pairs = compared.get(ports.renderer) ?? new Map<string, Promise<Comparison>>()
  compared.set(ports.renderer, pairs)
  const key = `${old.id} ${current.id}`
  const comparison = pairs.get(key) ?? ports.renderer.compare(old, current)
  pairs.delete(key)
  pairs.set(key, comparison)
  for (const oldest of [...pairs.keys()].slice(0, -MOST_PAIRS)) pairs.delete(oldest)
  comparison.catch(() => pairs.delete(key))
  return { comparison: await comparison, current }
}

/** Comparisons kept in memory: the open sign-ons and rounds of a server are few. */
const MOST_PAIRS = 16
const compared = new WeakMap<Ports['renderer'], Map<string, Promise<Comparison>>>()

/** The changes somebody reads who knows the old text: before signing the new one, or answering for it. */
export function changesHtml({ comparison, current }: Changes, words: PublicWords['own']): Html {
  const { language, direction } = current
  const { blocks, title: titles } = comparison
  const changed = blocks.filter(({ change }) => change !== 'same')
  const shown = changed.map(block => blockHtml(block, words))
  const heading = titles ? [html`<h3 dir="auto">${titles.words.map(word => wordHtml(word, words))}</h3>`] : []
  const none = shown.length + heading.length === 0 ? [html`<p>${words.changesNone}</p>`] : []
  return html`<div class="letter difference" lang="${language}" dir="${direction}">${[...heading, ...shown, ...none]}</div>`
}

function blockHtml(block: BlockChange, words: PublicWords['own']): Html {
  const label = (block.new ?? block.old)?.[0]?.label
  const before = label === undefined ? raw('') : html`${label} `
  return html`<p dir="auto">${before}${wordsOf(block, words)}</p>`
}

/** A block of one side only is wholly put in or taken out; one that only moved keeps its words. */
function wordsOf(block: BlockChange, words: PublicWords['own']): Html {
  if (block.words) return html`${block.words.map(word => wordHtml(word, words))}`
  const text = (block.new ?? block.old ?? []).map(side => side.text).join('\n')
  const op = block.change === 'inserted' ? '+' : block.change === 'deleted' ? '-' : '='
  return wordHtml({ op, text }, words)
}

function wordHtml(word: Word, words: PublicWords['own']): Html {
  const note = word.note ? (word.note.new ?? word.note.old) : undefined
  const inner = note === undefined ? textHtml(word) : html`<sup class="note-ref">${note}</sup>`
  if (word.op === '=') return inner
  const said = word.op === '-' ? words.deleted : words.inserted
  const told = html`<span class="unseen">[${said}: </span>${inner}<span class="unseen">]</span>`
  return word.op === '-' ? html`<del>${told}</del>` : html`<ins>${told}</ins>`
}

/** Words with their marks and line breaks, by the renderer of letters. */
function textHtml({ text, marks = [] }: Word): Html {
  const lines = text
    .split('\n')
    .map((line): Inline[] => (line === '' ? [] : [{ type: 'text', text: line, marks }]))
  const content = lines.flatMap((line, at) => (at === 0 ? line : [{ type: 'hardBreak' } as const, ...line]))
  return raw(inlineHtml(content, { exact: false, noteNumber: () => 0 }))
}

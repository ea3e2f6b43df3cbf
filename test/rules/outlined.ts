/** A letter in one glance: a line for each block, indented by what it stands in. For tests of readers. */

import { itemNumber } from '../../shared/formats/numbering.ts'
import { childrenOf, isTextBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc, Inline } from '../../shared/statement/tree.ts'

const SIGN: Readonly<Record<string, string>> = {
  bold: '**',
  italic: '_',
  underline: '__',
  strike: '~~',
  superscript: '^',
  subscript: ',',
}

/** Lines such as `h1 Tides`, `  2. open gauges`, `> quoted`; marks as signs, notes as `[*]`, breaks as `/`. */
export function outlined(doc: Doc): string[] {
  return (doc.content ?? []).flatMap(block => lines(block, ''))
}

/** Inline content with its marks as signs. */
export function inlined(content: readonly Inline[] | undefined): string {
  return (content ?? [])
    .map(node => {
      if (node.type === 'hardBreak') return '/'
      if (node.type === 'footnoteRef') return '[*]'
      return (node.marks ?? []).reduceRight((words, mark) => {
        if (mark.type === 'link') return `[${words}](${mark.attrs.href})`
        return `${SIGN[mark.type]}${words}${SIGN[mark.type]}`
      }, node.text)
    })
    .join('')
}

function lines(block: AnyBlock, lead: string): string[] {
  const inner = lead.replace(/\S/g, ' ')
  if (isTextBlock(block)) return [`${lead}${nameOf(block)}${inlined(block.content)}`]
  if (block.type === 'horizontalRule') return [`${lead}---`]
  if (block.type === 'bulletList' || block.type === 'orderedList') {
    return (block.content ?? []).flatMap((item, index) => {
      const number = block.type === 'bulletList' ? '- ' : `${itemNumber(block, index)} `
      return led(`${index === 0 ? lead : inner}${number}`, item.content ?? [])
    })
  }
  if (block.type === 'tableRow')
    return [`${lead}| ${(block.content ?? []).map(cell => cellWords(cell)).join(' | ')} |`]
  const sign = { blockquote: '> ', footnotes: '* ', signatories: '@ ' }[block.type as string] ?? ''
  return childrenOf(block).flatMap(child => lines(child, inner + sign))
}

function led(lead: string, blocks: readonly AnyBlock[]): string[] {
  const inner = lead.replace(/\S/g, ' ')
  return blocks.flatMap((block, index) => lines(block, index === 0 ? lead : inner))
}

function nameOf(block: AnyBlock): string {
  if (block.type === 'heading') return `h${block.attrs.level} `
  return block.type === 'signatoryGroup' ? '# ' : ''
}

function cellWords(cell: AnyBlock): string {
  const head = cell.type === 'tableHeader' ? '!' : ''
  return (
    head +
    childrenOf(cell)
      .flatMap(block => lines(block, ''))
      .join(' / ')
  )
}

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyBlock } from '../../shared/statement/carried.ts'
import { giveIds } from '../../shared/statement/giveIds.ts'
import { normalise } from '../../shared/statement/normalise.ts'
import { readDoc } from '../../shared/statement/read.ts'
import { childrenOf, isTextBlock, textOf, textOfBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc } from '../../shared/statement/tree.ts'
import {
  type BlockLink,
  saidIn,
  staleIn,
  standings,
  unsaid,
  wordBlocks,
} from '../../shared/translation/standings.ts'
import { firstTranslation, takenTo } from '../../shared/translation/taken.ts'
import { doc, h, li, note, notes, ol, p, quote, ref, signatories, text, ul, withIds } from './build.ts'
import { anyLetter, countedIds } from './letters.ts'

const sha = (said: string) => createHash('sha256').update(said).digest('hex')
/** As the server makes them: the same id gives the same one. */
const idFrom = (id: string) => createHash('sha256').update(id).digest('base64url').slice(0, 16)

const said = (source: Doc) => saidIn(source, sha)
const wordsOf = (letter: Doc) => wordBlocks(letter).map(block => textOf(block.content))
const at = (letter: Doc, index: number) => wordBlocks(letter)[index]!
const renewed = (links: readonly BlockLink[], source: Doc): BlockLink[] =>
  links.map(link => ({ ...link, sourceHash: said(source).get(link.sourceBlock) ?? '' }))

/** A letter with another text in one of its blocks. */
function reworded(letter: Doc, index: number, words: string): Doc {
  const copy = structuredClone(letter)
  at(copy, index).content = [text(words)]
  return copy
}

function withoutBlocks(letter: Doc, gone: (block: AnyBlock) => boolean): Doc {
  const pruned = <Node extends AnyBlock | Doc>(node: Node): Node => {
    const children = childrenOf(node)
    if (children.length === 0) return node
    const content = children.filter(child => child.type === 'footnotes' || !gone(child)).map(pruned)
    return { ...node, content }
  }
  return pruned(letter)
}

const LETTER = withIds(
  doc(
    h(1, 'On harbour data'),
    p('We write to the Harbour Committee.'),
    p('Delete Article 12.', { ask: 'ask0000001' }),
    p('Thank you.'),
  ),
)

describe('[TR-2] how a block stands to its source', () => {
  it('is untranslated at first, current once renewed, changed when the source says something else', () => {
    const { doc: copy, links } = firstTranslation(LETTER, idFrom)
    const all = (known: readonly BlockLink[], source: Doc) =>
      standings(copy, known, said(source)).map(({ standing }) => standing)
    expect(all(links, LETTER)).toEqual(Array(4).fill('untranslated'))
    const current = renewed(links, LETTER)
    expect(all(current, LETTER)).toEqual(Array(4).fill('current'))
    const next = reworded(LETTER, 2, 'Delete Article 14.')
    expect(all(current, next)).toEqual(['current', 'current', 'changed', 'current'])
    expect(staleIn(copy, current, said(next))).toEqual([at(copy, 2).attrs.id])
  })

  it('is gone with the source’s block, and a block that nobody linked has no source', () => {
    const { doc: copy, links } = firstTranslation(LETTER, idFrom)
    const shorter = withoutBlocks(LETTER, block => block.attrs.id === at(LETTER, 1).attrs.id)
    const more = { ...copy, content: [...copy.content!, p('Ours alone.', { id: 'ours000001' })] }
    const stands = standings(more, renewed(links, LETTER), said(shorter))
    expect(stands.map(({ standing }) => standing)).toEqual([
      ...['current', 'gone', 'current', 'current', 'unlinked'],
    ])
    expect(staleIn(more, renewed(links, LETTER), said(shorter))).toEqual([at(copy, 1).attrs.id])
  })

  it('a mark is part of what a block says, the number of a note is not', () => {
    const one = withIds(
      doc(p([text('As '), text('shown'), ref('note000001')]), notes(note('note000001', 'N.'))),
    )
    const bold = structuredClone(one)
    Object.assign((bold.content![0] as { content: object[] }).content[1]!, { marks: [{ type: 'bold' }] })
    const other = structuredClone(one)
    Object.assign((other.content![0] as { content: { attrs?: object }[] }).content[2]!.attrs!, {
      note: 'note000002',
    })
    const first = (letter: Doc) => [...said(letter).values()][0]
    expect(first(bold)).not.toBe(first(one))
    expect(first(other)).toBe(first(one))
  })

  it('a source whose block the translation lost, or emptied, says so', () => {
    const { doc: copy, links } = firstTranslation(LETTER, idFrom)
    const current = renewed(links, LETTER)
    const lost = withoutBlocks(copy, block => block.attrs.id === at(copy, 1).attrs.id)
    expect(unsaid(lost, current, said(LETTER))).toEqual([at(LETTER, 1).attrs.id])
    expect(staleIn(lost, current, said(LETTER))).toEqual([at(LETTER, 1).attrs.id])
    const emptied = structuredClone(copy)
    delete at(emptied, 1).content
    expect(unsaid(emptied, current, said(LETTER))).toEqual([at(LETTER, 1).attrs.id])
  })

  it('names behind a list that is drawn from a sign-on are nobody’s to translate', () => {
    const bound = withIds(doc(p('We write.'), signatories(['Pier Watch'], 'signon0001')))
    expect(wordsOf(bound)).toEqual(['We write.'])
  })
})

describe('[TR-3] taken to another version of its source', () => {
  const taken = (source: Doc, next: Doc, made = firstTranslation(source, idFrom)) =>
    takenTo(made.doc, renewed(made.links, source), next, idFrom).doc

  it('puts what is new at its place, and leaves what is gone', () => {
    const next = structuredClone(LETTER)
    next.content!.splice(
      2,
      1,
      p('Keep Article 11.', { id: 'new0000001' }),
      p('And 13.', { id: 'new0000002' }),
    )
    expect(wordsOf(taken(LETTER, next))).toEqual([
      'On harbour data',
      'We write to the Harbour Committee.',
      'Keep Article 11.',
      'And 13.',
      'Delete Article 12.',
      'Thank you.',
    ])
  })

  it('puts a new point into its list, however deep, and a first one before the others', () => {
    const source = withIds(doc(ul(li([p('One'), ul(li([p('One a')]), li([p('One b')]))]), li([p('Two')]))))
    const without = (...words: string[]) =>
      withoutBlocks(
        source,
        block => block.type === 'listItem' && words.includes(textOfBlock(childrenOf(block)[0]!)),
      )
    for (const words of [['One b'], ['One a'], ['Two'], ['One a', 'Two'], ['One']])
      expect(shape(taken(without(...words), source))).toEqual(shape(source))
  })

  it('makes a list of its own for a new point where the translation turned the list into paragraphs', () => {
    const source = withIds(doc(ol([li([p('One')])]), p('End')))
    const made = firstTranslation(source, idFrom)
    const first = at(made.doc, 0)
    const flat = { ...made, doc: { ...made.doc, content: [first as never, ...made.doc.content!.slice(1)] } }
    const next = structuredClone(source)
    ;(next.content![0] as unknown as { content: unknown[] }).content.push(
      li([p('Two', { id: 'new0000001' })], { id: 'new0000002' }),
      li([p('Three', { id: 'new0000003' })], { id: 'new0000004' }),
    )
    const result = taken(source, next, flat)
    expect(shape(result)).toEqual(shape(doc(p('One'), ol([li([p('Two')]), li([p('Three')])]), p('End'))))
    expect(() => readDoc(result)).not.toThrow()
  })

  it('a note that is new to a translated block is referred to at its end', () => {
    const source = withIds(doc(p('Ports keep names.'), p('End.'), notes()))
    const next = structuredClone(source)
    next.content![0] = p([text('Ports keep names.'), ref('note000001')], { id: source.content![0]!.attrs.id })
    next.content![2] = notes(note('note000001', 'See Article 12.'))
    const result = taken(source, next)
    const { doc: frozen, refusals, left } = normalise(result)
    expect([refusals, left]).toEqual([[], []])
    expect(wordsOf(frozen)).toEqual(['Ports keep names.', 'End.', 'See Article 12.'])
    expect(shape(result)).toEqual(shape(next))
  })

  it('a block whose words were all taken out stays, and what it said is put in behind it', () => {
    const made = firstTranslation(LETTER, idFrom)
    delete at(made.doc, 1).content
    const result = takenTo(made.doc, made.links, LETTER, idFrom)
    expect(wordsOf(result.doc)).toEqual(wordsOf(LETTER))
    expect(result.doc.content).toHaveLength(LETTER.content!.length + 1)
    expect(unsaid(result.doc, [...made.links, ...result.links], said(LETTER))).toEqual([])
  })

  it('asks, concerns and the binding of the list become the source’s; an ask never stands twice', () => {
    const next = structuredClone(LETTER)
    const [, , was, becomes] = next.content as [unknown, unknown, AnyBlock, AnyBlock]
    Object.assign(was.attrs, { ask: null, concern: true })
    Object.assign(becomes.attrs, { ask: 'ask0000001' })
    next.content!.push(signatories([], 'signon0001'))
    const result = taken(LETTER, next)
    expect(wordBlocks(result).map(({ attrs }) => ('ask' in attrs ? [attrs.ask, attrs.concern] : []))).toEqual(
      [
        ...[
          [null, null],
          [null, null],
          [null, true],
          ['ask0000001', null],
        ],
      ],
    )
    expect(result.content!.at(-1)).toMatchObject({ type: 'signatories', attrs: { signon: 'signon0001' } })
  })

  it('a quotation, a table and a rule around new words come with them', () => {
    const next = structuredClone(LETTER)
    next.content!.push(...withIds(doc(quote(p('Ports shall keep names.'))), 50).content!)
    expect(shape(taken(LETTER, next))).toEqual(shape(next))
  })
})

/** What stands in what, and the words. */
const shape = (node: Doc | AnyBlock): unknown =>
  isTextBlock(node)
    ? [
        node.type,
        textOf(node.content),
        (node.content ?? []).filter(({ type }) => type === 'footnoteRef').length,
      ]
    : [
        node.type,
        ...childrenOf(node)
          .filter(({ type }) => type !== 'footnotes')
          .map(shape),
        notesOf(node),
      ]
const notesOf = (node: Doc | AnyBlock) =>
  childrenOf(node).flatMap(child => (child.type === 'footnotes' ? childrenOf(child).map(shape) : []))

/** A frozen letter with ids, one with some of its blocks gone, and a translation of that with some more gone. */
const anyMove = fc
  .record({
    letter: anyLetter,
    old: fc.array(fc.boolean(), { maxLength: 40 }),
    lost: fc.array(fc.boolean(), { maxLength: 40 }),
  })
  .map(({ letter, old, lost }) => {
    const source = normalise(holdingNotes(giveIds(letter.body, countedIds()))).doc
    const earlier = holdingNotes(withoutBlocks(source, byTurns(old)))
    const { doc: copy, links } = firstTranslation(earlier, idFrom)
    const translation = holdingNotes(withoutBlocks(copy, byTurns(lost)))
    return { source, earlier, translation, links }
  })

function byTurns(turns: readonly boolean[]): () => boolean {
  let turn = 0
  return () => turns[turn++] ?? false
}

/** References to notes that are not there are left out, as a frozen letter has none. */
function holdingNotes(letter: Doc): Doc {
  const copy = structuredClone(letter)
  const blocks = [...everyBlock(copy)]
  const known = new Set(blocks.filter(({ type }) => type === 'footnote').map(({ attrs }) => attrs.id))
  for (const block of blocks)
    if (isTextBlock(block) && block.content)
      block.content = block.content.filter(one => one.type !== 'footnoteRef' || known.has(one.attrs.note))
  return copy
}

const looseNotes = (letter: Doc) => normalise(letter).refusals.filter(({ code }) => code === 'loose-note')

describe('[TR-3] whatever the letters are', () => {
  it('a translation begins as its source, every text linked once', () => {
    fc.assert(
      fc.property(anyMove, ({ source }) => {
        const { doc: copy, links } = firstTranslation(source, idFrom)
        expect(shape(copy)).toEqual(shape(source))
        expect(unsaid(copy, links, said(source))).toEqual([])
        expect(
          standings(copy, links, said(source)).every(({ standing }) => standing === 'untranslated'),
        ).toBe(true)
        const ids = [...everyBlock(copy)].map(({ attrs }) => attrs.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(looseNotes(copy)).toEqual(looseNotes(source))
        expect(readDoc(copy)).toEqual(readDoc(copy))
      }),
    )
  })

  it('taken to another version nothing of it is lost, and each block of the source is said once', () => {
    fc.assert(
      fc.property(anyMove, ({ source, translation, links }) => {
        const result = takenTo(translation, links, source, idFrom)
        const all = [...links, ...result.links]
        expect(unsaid(result.doc, all, said(source))).toEqual([])
        const times = standings(result.doc, all, said(source)).map(({ sourceBlock }) => sourceBlock)
        expect(new Set(times).size).toBe(times.length)
        const ids = [...everyBlock(result.doc)].map(({ attrs }) => attrs.id)
        expect(new Set(ids).size).toBe(ids.length)
        const kept = [...everyBlock(translation)].map(({ attrs }) => attrs.id)
        const known = new Set(kept)
        expect(ids.filter(id => known.has(id))).toEqual(kept)
        for (const block of everyBlock(translation))
          if (isTextBlock(block))
            expect(
              textOf(
                [...everyBlock(result.doc)].filter(isTextBlock).find(one => one.attrs.id === block.attrs.id)!
                  .content,
              ),
            ).toBe(textOf(block.content))
        expect(() => readDoc(result.doc)).not.toThrow()
        expect(looseNotes(result.doc)).toEqual([])
        expect(result.doc.content?.filter(({ type }) => type === 'footnotes').length ?? 0).toBeLessThan(2)
      }),
    )
  })

  it('taken twice it is the same, and the same for everybody', () => {
    fc.assert(
      fc.property(anyMove, ({ source, translation, links }) => {
        const once = takenTo(translation, links, source, idFrom)
        expect(takenTo(translation, links, source, idFrom)).toEqual(once)
        const again = takenTo(once.doc, [...links, ...once.links], source, idFrom)
        expect(again.doc).toEqual(once.doc)
        expect(again.links).toEqual([])
      }),
    )
  })
})

/** The marks of change that Word knows, each with a number of its own, the author and the day. */
import { xml } from '../xmlWrite.ts'
import { type Atom, innerOf, type Properties } from './redlineAtoms.ts'

export type Track = 'none' | 'ins' | 'del' | 'moveFrom' | 'moveTo'

/** A stretch of an atom and what became of it; `was` is its formatting before, where it is another now. */
export type Piece = { atom: Atom; text: string; track: Track; was?: string }

export type Tracker = ReturnType<typeof trackerOf>

/** @param date milliseconds since 1970; without it the changes bear no time */
export function trackerOf(author: string, date: number | undefined) {
  let count = 0
  const when = date === undefined ? undefined : new Date(date).toISOString().replace(/\.\d+Z$/, 'Z')
  const attributes = () => ({ 'w:id': ++count, 'w:author': author, 'w:date': when })
  /** An element that says that what stands in it was changed. */
  const change = (name: string, content = '') => xml(`w:${name}`, attributes(), content)
  return {
    change,
    nextId: () => ++count,
    /** The two ends of a passage that moved; both places have one name. */
    range: (end: 'moveFrom' | 'moveTo', name: string): [string, string] => {
      const start = { ...attributes(), 'w:name': name }
      return [xml(`w:${end}RangeStart`, start), xml(`w:${end}RangeEnd`, { 'w:id': start['w:id'] })]
    },
    pieces: (pieces: readonly Piece[]) => written(pieces, { change, nextId: () => ++count }),
    properties: (of: Standing) => propertiesXml(of, change),
  }
}

type Numbered = { change: (name: string, content?: string) => string; nextId: () => number }

/** Pieces as they stand in a paragraph: those of one link in it, those that changed alike in one change. */
function written(pieces: readonly Piece[], track: Numbered): string {
  return inRuns(pieces, piece => piece.atom.link ?? '')
    .map(run => {
      const changes = inRuns(run, piece => piece.track).map(same => tracked(same, track))
      const link = run[0]?.atom.link ?? null
      return link === null ? changes.join('') : `${link}${changes.join('')}</w:hyperlink>`
    })
    .join('')
}

function inRuns(pieces: readonly Piece[], of: (piece: Piece) => string): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.[0] !== undefined && of(last[0]) === of(piece)) last.push(piece)
    else runs.push([piece])
  }
  return runs
}

function tracked(pieces: readonly Piece[], track: Numbered): string {
  const kind = pieces[0]?.track ?? 'none'
  const wrap = (content: string) =>
    kind === 'none' || content === '' ? content : track.change(kind, content)
  // The ends of a bookmark stand outside of a change, so a mark that has one is a change by itself.
  let xmlSoFar = ''
  let open = ''
  for (const piece of pieces) {
    const [before, after] = bookmarkEnds(piece, track)
    if (before !== '') {
      xmlSoFar += wrap(open) + before + wrap(runXml(piece, track)) + after
      open = ''
    } else open += runXml(piece, track)
  }
  return xmlSoFar + wrap(open)
}

function bookmarkEnds({ atom: { bookmarks = [] } }: Piece, { nextId }: Numbered): [string, string] {
  const named = bookmarks.map(name => ({ name, id: nextId() }))
  return [
    named.map(({ name, id }) => xml('w:bookmarkStart', { 'w:id': id, 'w:name': name })).join(''),
    named.map(({ id }) => xml('w:bookmarkEnd', { 'w:id': id })).join(''),
  ]
}

function runXml(piece: Piece, track: Numbered): string {
  const { atom, text } = piece
  const deleted = piece.track === 'del'
  const format = formatXml(piece, track)
  const run = (inner: string) => `<w:r>${format}${inner}</w:r>`
  if (atom.kind !== 'again') return run(innerOf({ ...atom, text }, deleted))
  const code = ` NOTEREF ${atom.note} \\f \\h `
  const field = (type: string) => run(xml('w:fldChar', { 'w:fldCharType': type }))
  return [
    field('begin'),
    run(xml(deleted ? 'w:delInstrText' : 'w:instrText', { 'xml:space': 'preserve' }, code)),
    field('separate'),
    run(innerOf({ ...atom, kind: 'text', text: atom.inner ?? '' }, deleted)),
    field('end'),
  ].join('')
}

function formatXml({ atom, was }: Piece, { change }: Numbered): string {
  if (was === undefined || was === atom.format) return atom.format
  const now = atom.format.replace(/^<w:rPr>|<\/w:rPr>$/g, '')
  return `<w:rPr>${now}${change('rPrChange', was === '' ? '<w:rPr/>' : was)}</w:rPr>`
}

/** A paragraph's own properties in each letter; null in the one in which it does not end here. */
export type Standing = {
  old: Pick<Properties, 'own' | 'mark'> | null
  now: Pick<Properties, 'own' | 'mark'> | null
  section: string
  moved: boolean
}

function propertiesXml({ old, now, section, moved }: Standing, change: Numbered['change']): string {
  const { own, mark } = now ?? old ?? { own: '', mark: '' }
  const ends =
    now === null ? change(moved ? 'moveFrom' : 'del') : old === null ? change(moved ? 'moveTo' : 'ins') : ''
  const both = old !== null && now !== null
  const markWas = both && old.mark !== mark ? change('rPrChange', xml('w:rPr', {}, old.mark)) : ''
  const wasOwn = both && old.own !== own ? change('pPrChange', xml('w:pPr', {}, old.own)) : ''
  const inMark = ends + mark + markWas
  const all = own + (inMark === '' ? '' : xml('w:rPr', {}, inMark)) + section + wasOwn
  return all === '' ? '' : xml('w:pPr', {}, all)
}

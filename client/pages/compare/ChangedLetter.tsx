/** The whole letter with its changes: in one column, or the two texts beside each other. */
import { memo, type ReactNode } from 'react'
import type { BlockChange, Comparison, Side } from '../../../shared/compare/comparison.ts'
import { comparedEn } from '../../../shared/words/compared.en.ts'
import { Words } from '../../parts/Letter.tsx'
import { words } from '../../words.ts'
import { AttributedBlock } from './Attribution.tsx'
import type { View } from './address.ts'
import { ChangedWords, Deleted, Inserted, type Shows } from './ChangedWords.tsx'
import { signOf } from './ChangeList.tsx'
import type { Contents } from './contents.ts'
import { anchorOf, isSame, textOfSide } from './places.ts'

/** The two letters' own words, for blocks that are the same or stand on one side only. */
export type BothContents = { old: Contents; new: Contents }

/** @param here the position of the block one went to; -1 is the title */
export function ChangedLetter({
  comparison,
  view,
  here,
  contents,
  language,
  direction,
}: {
  comparison: Comparison
  view: View
  here: number | null
  contents: BothContents
  language: string
  direction: 'ltr' | 'rtl'
}) {
  const drawn = (position: number) => {
    const block = comparison.blocks[position]
    const row = { view, position, lit: here === position, contents }
    return block && <BlockRow key={position} block={block} {...row} />
  }
  return (
    <article className={`letter changed-letter ${view}`} lang={language} dir={direction}>
      {comparison.title && (
        <Row view={view} position={-1} lit={here === -1} change="changed">
          {shows => (
            <h2 className="letter-title" dir="auto">
              <ChangedWords words={comparison.title?.words ?? []} shows={shows} />
            </h2>
          )}
        </Row>
      )}
      {inRows(comparison.blocks, view).map(row =>
        row.length > 1 ? (
          <div className="changed-row" key={row[0]}>
            {row.map(drawn)}
          </div>
        ) : (
          row.map(drawn)
        ),
      )}
    </article>
  )
}

/** The positions of the blocks; in one column the cells of one row of a table belong together. */
function inRows(blocks: readonly BlockChange[], view: View): number[][] {
  const rows: number[][] = []
  let before = ''
  for (const [position, { old, new: now }] of blocks.entries()) {
    const cell = (now ?? old)?.[0]?.cell
    const row = cell && view === 'inline' ? `${now ? 'new' : 'old'} ${cell.table} ${cell.row}` : ''
    const last = rows.at(-1)
    if (row !== '' && row === before && last) last.push(position)
    else rows.push([position])
    before = row
  }
  return rows
}

/** Drawn again only where something about it changed: a letter has thousands of them. */
const BlockRow = memo(function BlockRow({
  block,
  contents,
  ...row
}: {
  block: BlockChange
  view: View
  position: number
  lit: boolean
  contents: BothContents
}) {
  const change = isSame(block) ? 'same' : block.change === 'same' ? 'changed' : block.change
  return (
    <Row {...row} change={change}>
      {shows => (
        <AttributedBlock block={block} position={row.position} shows={shows}>
          <Block block={block} shows={shows} contents={contents} />
        </AttributedBlock>
      )}
    </Row>
  )
})

/** A block with its sign in the margin; beside each other, the old text stands first. */
function Row({
  view,
  position,
  lit,
  change,
  children,
}: {
  view: View
  position: number
  lit: boolean
  change: BlockChange['change']
  children: (shows: Shows) => ReactNode
}) {
  return (
    <div
      id={anchorOf(position)}
      className={`changed-block ${change}${lit ? ' here' : ''}`}
      {...(change === 'same' ? {} : { tabIndex: -1 })}
    >
      {change !== 'same' && (
        <span className="sign">
          <span aria-hidden="true">{signOf(change)}</span>
          <span className="unseen">{words.compare.kinds[change]}</span>
        </span>
      )}
      {view === 'inline' ? (
        children('both')
      ) : (
        <div className="two-sides">
          <div>{children('old')}</div>
          <div>{children('new')}</div>
        </div>
      )}
    </div>
  )
}

function Block({ block, shows, contents }: { block: BlockChange; shows: Shows; contents: BothContents }) {
  const sides = shows === 'old' ? block.old : shows === 'new' ? block.new : (block.new ?? block.old)
  const side = sides?.[0]
  if (!side) return null
  return (
    <>
      {shows === 'both' && <MovedNote block={block} />}
      <Drawn side={side}>
        {side.label !== undefined && <span className="block-label">{side.label}</span>}
        <BlockWords block={block} shows={shows} contents={contents} />
      </Drawn>
      {shows === 'both' && <FormNote block={block} />}
    </>
  )
}

/** What changed word by word; else the block's own words, as taken out or put in where it is on one side only. */
function BlockWords({
  block,
  shows,
  contents,
}: {
  block: BlockChange
  shows: Shows
  contents: BothContents
}) {
  if (block.words) return <ChangedWords words={block.words} shows={shows} />
  const old = block.new === undefined || shows === 'old'
  const drawn = <OwnWords sides={old ? block.old : block.new} contents={old ? contents.old : contents.new} />
  if (block.change === 'deleted') return <Deleted>{drawn}</Deleted>
  return block.change === 'inserted' ? <Inserted>{drawn}</Inserted> : drawn
}

function OwnWords({ sides, contents }: { sides: readonly Side[] | undefined; contents: Contents }) {
  const own = sides?.length === 1 ? contents.byId.get(sides[0]?.id ?? '') : undefined
  return own ? <Words content={own} numbers={contents.numbers} anchors={false} /> : textOfSide(sides)
}

/** A block as what it is: a heading, a point, a quotation, a note, a name of the list, or a paragraph. */
function Drawn({ side, children }: { side: Side; children: ReactNode }) {
  const lists = side.within.filter(around => around === 'bulletList' || around === 'orderedList').length
  const classes = [
    lists > 0 ? `point depth-${Math.min(lists, 4)}` : '',
    side.within.includes('blockquote') ? 'quoted' : '',
    side.type === 'footnote' ? 'as-note' : '',
    side.type === 'signatory' ? 'signatory' : '',
    side.type === 'signatoryGroup' ? 'signatory-group' : '',
  ]
  const className = classes.filter(name => name !== '').join(' ')
  if (side.type === 'horizontalRule') return <hr />
  if (side.type === 'signatories') return <p className="hint">{words.letter.boundList}</p>
  if (side.type === 'heading') {
    return (
      <h3 dir="auto" className={className}>
        {children}
      </h3>
    )
  }
  return (
    <p dir="auto" className={className}>
      {children}
    </p>
  )
}

function MovedNote({ block }: { block: BlockChange }) {
  if (block.move === undefined) return null
  return <p className="moved-note">{words.compare.movedHere}</p>
}

/** What is different about a block beside its words, in a line below it. */
function FormNote({ block }: { block: BlockChange }) {
  const form = (block.form ?? []).filter(({ what }) => what !== 'ask')
  const notes = [
    ...(block.row ? [comparedEn.rowKinds[block.row]] : []),
    ...form.map(({ what, old, new: now }) => comparedEn.form(what, old, now)),
  ]
  return notes.length === 0 ? null : <p className="moved-note">{notes.join('; ')}</p>
}

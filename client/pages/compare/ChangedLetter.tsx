/** The whole letter with its changes: in one column, or the two texts beside each other. */
import type { ReactNode } from 'react'
import type { BlockChange, Comparison, Side } from '../../../shared/compare/comparison.ts'
import { Words } from '../../parts/Letter.tsx'
import { words } from '../../words.ts'
import { ChangedWords, type Shows } from './ChangedWords.tsx'
import { signOf } from './ChangeList.tsx'
import type { Contents } from './contents.ts'
import { anchorOf, isSame, type Place, textOfSide } from './places.ts'

export type View = 'inline' | 'side'
/** The two letters' own words, for blocks that are the same or stand on one side only. */
export type BothContents = { old: Contents; new: Contents }

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
  here: Place | null
  contents: BothContents
  language: string
  direction: 'ltr' | 'rtl'
}) {
  return (
    <article className={`letter changed-letter ${view}`} lang={language} dir={direction}>
      {comparison.title && (
        <Row view={view} position={-1} here={here} sign="±" change="changed">
          {shows => (
            <h2 className="letter-title" dir="auto">
              <ChangedWords words={comparison.title?.words ?? []} shows={shows} />
            </h2>
          )}
        </Row>
      )}
      {comparison.blocks.map((block, position) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a comparison never move.
          key={position}
          view={view}
          position={position}
          here={here}
          sign={signOf(block.change)}
          change={isSame(block) ? 'same' : block.change}
        >
          {shows => <Block block={block} shows={shows} contents={contents} />}
        </Row>
      ))}
    </article>
  )
}

/** A block with its sign in the margin; beside each other, the old text stands first. */
function Row({
  view,
  position,
  here,
  sign,
  change,
  children,
}: {
  view: View
  position: number
  here: Place | null
  sign: string
  change: BlockChange['change']
  children: (shows: Shows) => ReactNode
}) {
  const anchor = anchorOf(position)
  const lit = here?.anchor === anchor ? ' here' : ''
  return (
    <div
      id={anchor}
      className={`changed-block ${change}${lit}`}
      {...(change === 'same' ? {} : { tabIndex: -1 })}
    >
      {change !== 'same' && (
        <span className="sign">
          <span aria-hidden="true">{sign}</span>
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
  if (block.change === 'deleted') return <del>{drawn}</del>
  return block.change === 'inserted' ? <ins>{drawn}</ins> : drawn
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
  const notes = (block.form ?? []).filter(({ what }) => what !== 'ask')
  if (notes.length === 0) return null
  return (
    <p className="moved-note">
      {notes.map(({ what, old, new: now }) => words.compare.form(what, old, now)).join('; ')}
    </p>
  )
}

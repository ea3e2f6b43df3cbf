/** The card in which a new comment is written, at the height of what it is about. */
import { useEffect, useRef } from 'react'
import type { Anchor } from '../../shared/review/anchor.ts'
import { atHeight } from '../editor/atHeight.ts'
import { randomId } from '../editor/blockId.ts'
import { Composer } from './Composer.tsx'
import { useDesk } from './desk.ts'
import { words } from './words.ts'

/** The id of this card among the others. */
export const NEW = 'new-comment'

export function NewComment({
  on,
  askNumber,
  top,
}: {
  on: Anchor
  askNumber: number | null
  top: number | undefined
}) {
  const { store, editor, compose, activate } = useDesk()
  const card = useRef<HTMLLIElement>(null)
  // The card gets its height only after it was drawn; at the foot of the window its field would stay out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the height.
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [top])
  const leave = () => {
    compose(null)
    editor.commands.focus()
  }
  return (
    <li ref={card} className="card thread here composing" data-card={NEW} style={atHeight(top)}>
      <section aria-label={words.compose.title}>
        <p className="about">{aboutOf(on, askNumber)}</p>
        <Composer
          draft={NEW}
          label={words.compose.label}
          placeholder={words.compose.placeholder}
          act={words.compose.send}
          focus
          onLeave={leave}
          onSend={(said, mentions) => {
            const thread = randomId(16)
            const where = { thread, comment: randomId(16), on }
            store.say({ act: 'start', ...where, words: said, mentions }, Date.now())
            leave()
            activate(thread)
          }}
        />
      </section>
    </li>
  )
}

function aboutOf(on: Anchor, askNumber: number | null) {
  if (on.kind === 'whole' || on.kind === 'suggestion') return words.thread.onWhole
  if (on.kind === 'ask') return words.thread.onAsk(askNumber)
  return (
    <>
      {on.kind === 'block' ? words.thread.onBlock : words.thread.onWords} <q dir="auto">{on.quote.exact}</q>
    </>
  )
}

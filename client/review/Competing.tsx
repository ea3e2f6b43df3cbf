/** Suggestions for the same words beside each other, each with its organisation and the words it would leave. */
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import { childrenOf, textOfBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc } from '../../shared/statement/tree.ts'
import { apply } from '../../shared/suggestion/rebase.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Problem } from '../parts/Problem.tsx'
import { changesOf } from './changesOf.ts'
import { useDesk } from './desk.ts'
import { WhoSaid, whoSays } from './Said.tsx'
import type { Rights } from './Talk.tsx'
import { blocksIn, treeOf } from './tree.ts'
import { useAccept } from './useAccept.ts'
import { words } from './words.ts'

type Props = { suggestions: readonly SuggestionRow[]; may: Rights; onLeave: () => void }

export function Competing({ suggestions, may, onLeave }: Props) {
  const { editor } = useDesk()
  const accept = useAccept(onLeave)
  const blocks = sharedBlocks(suggestions)
  const now = blocks.map(id => blocksIn(editor.state.doc).get(id)?.node.textContent ?? '').join('\n')
  return (
    <Dialog wide title={words.competing.title} onLeave={onLeave}>
      <p className="hint">{words.competing.lead}</p>
      <section className="rival">
        <h3>{words.competing.now}</h3>
        <p className="words" dir="auto">
          {now}
        </p>
      </section>
      <div className="rivals">
        {suggestions.map(row => (
          <section className="rival" key={row.id}>
            <h3 className="comment-head">
              <WhoSaid by={row.by} mine={row.mine} />
            </h3>
            <p className="words" dir="auto">
              {wordsAfter(row, blocks, treeOf(editor.state.doc)) || words.suggestion.nothing}
            </p>
            {row.why && (
              <p className="hint" dir="auto">
                {row.why}
              </p>
            )}
            {may.decide && (
              <Button
                busy={accept.busy}
                onClick={() => accept.run([{ suggestion: row.id, seen: row.changed }])}
              >
                {words.competing.accept(row.by?.organisation || whoSays(row.by, row.mine))}
              </Button>
            )}
          </section>
        ))}
      </div>
      {accept.error && <Problem error={accept.error} />}
    </Dialog>
  )
}

/** The blocks that all of them change. */
function sharedBlocks(suggestions: readonly SuggestionRow[]): string[] {
  const named = suggestions.map(row =>
    changesOf(row).flatMap(change => ('block' in change ? change.block : [])),
  )
  const [first = [], ...others] = named
  return [...new Set(first.filter(id => others.every(ids => ids.includes(id))))]
}

/** The words of these blocks as the suggestion would leave them. */
function wordsAfter(row: SuggestionRow, blocks: readonly string[], letter: Doc): string {
  const found: string[] = []
  const look = (node: AnyBlock | Doc): void => {
    const isMeant = 'attrs' in node && node.attrs.id !== null && blocks.includes(node.attrs.id)
    if (isMeant) found.push(textOfBlock(node))
    else for (const child of childrenOf(node)) look(child)
  }
  look(apply(changesOf(row), letter).doc)
  return found.join('\n')
}

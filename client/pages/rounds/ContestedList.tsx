/** The passages most organisations spoke about, with the way to each in the living text. */
import { Link } from 'wouter'
import { words } from '../../words.ts'
import { blockAddress } from './blockAddress.ts'
import type { Board } from './StandingLine.tsx'

const says = words.rounds.board

export function ContestedList({ board: { contested }, statement }: { board: Board; statement: string }) {
  return (
    <section className="section" aria-labelledby="contested">
      <h2 id="contested">{says.contested}</h2>
      <p className="hint">{contested.length === 0 ? says.contestedNone : says.contestedHint}</p>
      {contested.length > 0 && (
        <ol className="things">
          {contested.map(passage => (
            <li key={passage.block}>
              <Link href={blockAddress(statement, passage.block)} className="thing contested">
                <span className="passage" dir="auto">
                  {passage.words}
                </span>
                <span className="thing-says">
                  {passage.organisations.length > 0 && (
                    <span>
                      {says.voices(passage.organisations.length)}{' '}
                      <bdi>{passage.organisations.join(' · ')}</bdi>
                    </span>
                  )}
                  <span>{says.saidOf(passage.comments, passage.suggestions)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

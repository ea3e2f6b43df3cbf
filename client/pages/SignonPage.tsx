/**
 * A sign-on for coordinators: where it stands in one line, how it came there, what to decide, who has not answered,
 * the list, and what can be done. It learns of what others do by itself.
 */
import '../look/signon.css'
import { useState } from 'react'
import { useParams } from 'wouter'
import type { Reply } from '../../shared/contract/route.ts'
import { listSigned, seeSignonBoard } from '../../shared/contract/signonBoard.ts'
import { useAnswer } from '../data.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { words } from '../words.ts'
import { type Here, useCoalition } from './coalition.ts'
import { NothingHere } from './NothingHere.tsx'
import { SignonActs } from './signon/Acts.tsx'
import { Address } from './signon/board/Address.tsx'
import { CountsLine } from './signon/board/CountsLine.tsx'
import { News } from './signon/board/News.tsx'
import { Paused } from './signon/board/Paused.tsx'
import { WhereSection } from './signon/board/WhereSection.tsx'
import { CurveSection } from './signon/curve/CurveSection.tsx'
import { DeliverySection } from './signon/delivery/DeliverySection.tsx'
import { InTheLetter } from './signon/InTheLetter.tsx'
import { InvitationsSection } from './signon/invitations/InvitationsSection.tsx'
import { LanguagesSection } from './signon/languages/LanguagesSection.tsx'
import { MessagesSection } from './signon/messages/MessagesSection.tsx'
import { MovesSection } from './signon/moves/MovesSection.tsx'
import { Others, SignedList } from './signon/SignedList.tsx'
import { ToDecide } from './signon/ToDecide.tsx'

export function SignonPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(seeSignonBoard, { signon: id }, 60_000)
  if (!here) return <NothingHere />
  const statement = answer.data?.statement
  return (
    <Screen
      title={words.signons.short}
      coalition={here}
      trail={statement ? [{ says: statement.title, to: `/statements/${statement.id}` }] : []}
    >
      <Loaded answer={answer}>{board => <Board board={board} here={here} />}</Loaded>
    </Screen>
  )
}

type BoardData = Reply<typeof seeSignonBoard>

function Board({ board, here }: { board: BoardData; here: Here }) {
  const [country, setCountry] = useState('')
  const showCountry = (country: string) => {
    setCountry(country)
    document.getElementById('list')?.scrollIntoView()
  }
  return (
    <>
      <News signon={board.id} shown={board.revision} />
      <div className="section">
        <h1 dir="auto">{board.statement.title}</h1>
        <CountsLine signon={board} />
        <OnThisPage board={board} />
      </div>
      <Paused board={board} here={here} />
      <Address signon={board} />
      <SignonActs signon={board} here={here} />
      <CurveSection board={board} />
      <Deciding board={board} here={here} />
      <MovesSection signon={board} />
      <InvitationsSection signon={board} here={here} />
      <MessagesSection signon={board} />
      <WhereSection board={board} onCountry={showCountry} />
      <SignedList signon={board} accepted={board.accepted} country={country} onCountry={setCountry} />
      <Others signon={board} count={board.others} />
      <LanguagesSection signon={board} />
      <DeliverySection signon={board} />
      <InTheLetter signon={board} />
    </>
  )
}

/** The board is long: its parts, with how much is in each. */
function OnThisPage({ board }: { board: BoardData }) {
  const says = words.signonsBoard
  const places = [
    { to: 'curve', says: says.curve },
    { to: 'decide', says: words.signons.decide, count: board.counts.toDecide },
    { to: 'invited', says: words.signonsInvitations.title },
    ...(board.accepted > 0 ? [{ to: 'where', says: says.where }] : []),
    { to: 'list', says: words.signons.list, count: board.accepted },
    { to: 'delivery', says: words.signonsDelivery.title },
  ]
  return (
    <nav aria-label={says.onThisPage}>
      <ul className="on-this-page">
        {places.map(({ to, says, count = 0 }) => (
          <li key={to}>
            <a href={`#${to}`}>
              {says} {count > 0 && <span className="sub">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Deciding({ board, here }: { board: BoardData; here: Here }) {
  const answer = useAnswer(listSigned, { signon: board.id, show: 'decide' }, 60_000)
  return (
    <Loaded answer={answer}>
      {({ signatures, besides, total }) => (
        <>
          <ToDecide signon={{ ...board, signatures: [...signatures, ...besides] }} here={here} />
          {total > signatures.length && (
            <p className="hint">{words.signonsBoard.decideMore(signatures.length, total)}</p>
          )}
        </>
      )}
    </Loaded>
  )
}

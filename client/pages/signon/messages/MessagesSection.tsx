/** What coordinators wrote to signers, and writing to them. */
import { useState } from 'react'
import type { Reply } from '../../../../shared/contract/route.ts'
import type { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { listMessages, type MessageRow, type Whom } from '../../../../shared/contract/signonMessages.ts'
import { countryName } from '../../../../shared/countries.ts'
import { useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'
import { WriteDialog } from './WriteDialog.tsx'

const says = words.signonsMessages

export function MessagesSection({ signon }: { signon: Reply<typeof seeSignonBoard> }) {
  const [writing, setWriting] = useState(false)
  const answer = useAnswer(listMessages, { signon: signon.id })
  return (
    <section className="section" aria-labelledby="messages">
      <div className="section-head">
        <h2 id="messages">{says.title}</h2>
        <Button onClick={() => setWriting(true)}>{says.write}</Button>
      </div>
      <Loaded answer={answer}>{({ messages }) => <Written messages={messages} />}</Loaded>
      {writing && <WriteDialog signon={signon} onLeave={() => setWriting(false)} />}
    </section>
  )
}

function Written({ messages }: { messages: readonly MessageRow[] }) {
  if (messages.length === 0) return <p className="hint">{says.none}</p>
  return (
    <ul className="things written">
      {messages.map(({ id, text, by, at, whom, recipients }) => (
        <li key={id}>
          <p className="thing-says">
            <span>
              <bdi>{says.wrote(by)}</bdi>, <Time at={at} />
            </span>
            <span>{says.wentTo(whomWords(whom), recipients)}</span>
          </p>
          <p className="as-typed" dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  )
}

function whomWords(whom: Whom): string {
  if (whom.to === 'group') return says.inGroup(whom.group)
  if (whom.to === 'country') return says.ofCountry(countryName(whom.country, 'en'))
  return says.to[whom.to]
}

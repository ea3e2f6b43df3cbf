/** Who was invited to sign: what they answered, and what a coordinator can do about it. */
import { useState } from 'react'
import type { Reply } from '../../../../shared/contract/route.ts'
import { listInvitations } from '../../../../shared/contract/signonInvitations.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Deadline, Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'
import type { Here } from '../../coalition.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { InvitedTable } from './InvitedTable.tsx'
import { MailSettingsDialog } from './MailSettingsDialog.tsx'
import { RemindDialog } from './RemindDialog.tsx'
import { ReportsDialog } from './ReportsDialog.tsx'

const says = words.signonsInvitations

export type Asked = Reply<typeof listInvitations>

type Doing = 'invite' | 'remind' | 'settings' | 'reports'

export function InvitationsSection({ signon, here }: { signon: SignonRow; here: Here }) {
  const answer = useAnswer(listInvitations, { signon: signon.id }, 60_000)
  return (
    <section className="section" aria-labelledby="invited">
      <h2 id="invited">{says.title}</h2>
      <Loaded answer={answer}>{asked => <Invited signon={signon} here={here} asked={asked} />}</Loaded>
    </section>
  )
}

function Invited({ signon, here, asked }: { signon: SignonRow; here: Here; asked: Asked }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const leave = () => setDoing(null)
  const some = asked.invitations.length > 0
  const closed = signon.state === 'closed'
  return (
    <>
      {some ? <Counts asked={asked} /> : <p className="hint">{says.noneHint}</p>}
      <div className="buttons">
        {!closed && <Button onClick={() => setDoing('invite')}>{says.invite}</Button>}
        {some && signon.state === 'open' && <Button onClick={() => setDoing('remind')}>{says.remind}</Button>}
        {!closed && <Button onClick={() => setDoing('settings')}>{says.settings}</Button>}
        {some && (
          <Button look="quiet" onClick={() => setDoing('reports')}>
            {says.reports}
          </Button>
        )}
      </div>
      <Reminders asked={asked} zone={signon.zone} />
      {some && <InvitedTable signon={signon} invitations={asked.invitations} />}
      {doing === 'invite' && <InviteDialog signon={signon} here={here} onLeave={leave} />}
      {doing === 'remind' && <RemindDialog signon={signon} asked={asked} onLeave={leave} />}
      {doing === 'settings' && <MailSettingsDialog signon={signon} onLeave={leave} />}
      {doing === 'reports' && <ReportsDialog signon={signon} onLeave={leave} />}
    </>
  )
}

/** "12 people invited · 5 signed · 2 need more time · 3 have not answered". */
function Counts({ asked }: { asked: Asked }) {
  const live = asked.invitations.filter(({ ended }) => ended?.by !== 'coordinators')
  const n = (...states: string[]) => live.filter(({ state }) => states.includes(state)).length
  const counted = [
    says.counts.signed(n('accepted', 'confirmed', 'organisation-signed')),
    n('pending') > 0 && says.counts.pending(n('pending')),
    n('declined') > 0 && says.counts.declined(n('declined')),
    n('withdrawn') > 0 && says.counts.withdrew(n('withdrawn')),
    n('not-accepted') > 0 && says.counts.notAccepted(n('not-accepted')),
    n('needs-until') > 0 && says.counts.needs(n('needs-until')),
    live.some(({ overdue }) => overdue) && says.counts.overdue(live.filter(({ overdue }) => overdue).length),
    live.some(({ bounce }) => bounce) && says.counts.bounced(live.filter(({ bounce }) => bounce).length),
    says.counts.silent(n('none')),
  ]
  return (
    <p className="counts-line">
      <span>{says.invited(live.length)}</span>
      {counted.map(said => said && <span key={said}>{said}</span>)}
    </p>
  )
}

/** When the next reminder goes out by itself, and which went out. */
function Reminders({ asked: { ahead, reminders }, zone }: { asked: Asked; zone: string }) {
  const sent = reminders.filter(({ count }) => count > 0)
  return (
    <>
      {ahead[0] && (
        <p className="hint">
          {says.next}: <Deadline at={ahead[0].at} zone={zone} />, {says.before(ahead[0].days)}
        </p>
      )}
      {sent.length > 0 && (
        <details className="more">
          <summary>
            {says.lastReminders} ({sent.length})
          </summary>
          <ul className="reasons">
            {sent.map(({ at, cause, by, count }) => (
              <li key={`${at} ${cause}`}>
                <Time at={at} />: {says.mails(count)}, {says.cause(cause)}
                {by !== null && (
                  <>
                    {' '}
                    <bdi>{says.by(by)}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The settings of a sign-on: its window first, then everything else, saved together. */
import '../../../look/importing.css'
import '../../../look/signon.css'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { seeSignonBoard } from '../../../../shared/contract/signonBoard.ts'
import { changeSignon, type SignonRow } from '../../../../shared/contract/signons.ts'
import { embargoEnd } from '../../../../shared/signonTerms.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Button, ButtonLink } from '../../../parts/Button.tsx'
import { Checkbox } from '../../../parts/Field.tsx'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Screen } from '../../../parts/Screen.tsx'
import { ScreenHead } from '../../../parts/ScreenHead.tsx'
import { Deadline as DeadlineTime } from '../../../parts/Time.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import { type Here, may, useCoalition } from '../../coalition.ts'
import { NothingHere } from '../../NothingHere.tsx'
import { type Deadline, DeadlineFields, deadlineWrong, inTwoWeeks, untilWords } from '../DeadlineFields.tsx'
import { type Draft, isReady, sent } from './draft.ts'
import { SettingFields } from './SettingFields.tsx'

export function SignonSettingsPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(seeSignonBoard, { signon: id })
  if (!here || !may(here, 'signons.manage')) return <NothingHere />
  const board = `/c/${here.slug}/signons/${id}`
  const statement = answer.data?.statement
  return (
    <Screen
      title={words.signonsSettings.title}
      coalition={here}
      trail={[
        ...(statement ? [{ says: statement.title, to: `/statements/${statement.id}` }] : []),
        { says: words.signons.short, to: board },
      ]}
    >
      <ScreenHead title={words.signonsSettings.title} lead={words.signonsSettings.lead} />
      <Loaded answer={answer}>{signon => <Settings signon={signon} here={here} board={board} />}</Loaded>
    </Screen>
  )
}

function Settings({ signon, here, board }: { signon: SignonRow; here: Here; board: string }) {
  const says = words.signonsSettings
  const [, go] = useLocation()
  const say = useSay()
  const typing = useTyping(signon)
  const { deadline, draft, reopens, moves } = typing
  const change = useAct(changeSignon, () => {
    say(reopens ? words.signons.reopened : words.signons.settingsSaved)
    go(board)
  })
  const wrong = moves && deadlineWrong(deadline.closesLocal, deadline.zone) !== null
  return (
    <form
      className="settings"
      onSubmit={event => {
        event.preventDefault()
        if (wrong || !isReady(draft, deadline.zone) || change.isPending) return
        change.mutate({ signon: signon.id, ...(moves ? deadline : {}), ...sent(draft) })
      }}
    >
      <WindowPart signon={signon} typing={typing} />
      <SettingFields
        value={draft}
        about={{
          ...{ coalition: here.id, zone: deadline.zone, eligible: signon.eligible },
          ...{ closesLocal: deadline.closesLocal, opened: true },
          embargo: { ends: embargoEnd(signon), publishedAt: signon.publishedAt },
        }}
        onChange={typing.setDraft}
      />
      {change.isError && <Problem error={change.error} />}
      <div className="foot-bar">
        <p className="hint" role="status">
          {typing.changed ? says.unsaved : says.nothing}
        </p>
        <div className="buttons">
          <ButtonLink to={board}>{says.back}</ButtonLink>
          <Button
            type="submit"
            look="primary"
            busy={change.isPending}
            disabled={wrong || !isReady(draft, deadline.zone)}
          >
            {reopens ? words.signons.reopenAct(untilWords(deadline)) : says.save}
          </Button>
        </div>
      </div>
    </form>
  )
}

function WindowPart({ signon, typing }: { signon: SignonRow; typing: ReturnType<typeof useTyping> }) {
  const says = words.signonsSettings
  const closed = signon.state === 'closed'
  const { deadline, reopens, setDeadline, setReopens } = typing
  return (
    <section className="setting-part">
      <p>
        {signon.state === 'not-open' ? says.opens : says.opened}{' '}
        <DeadlineTime at={signon.opensAt} zone={signon.zone} />.{closed && ` ${says.closedAlready}`}
      </p>
      {closed && (
        <Checkbox
          label={words.signons.reopen}
          hint={words.signons.reopenHint}
          checked={reopens}
          onCheck={setReopens}
        />
      )}
      {(!closed || reopens) && <DeadlineFields value={deadline} onChange={setDeadline} />}
      <p className="hint">
        {words.signons.eligible}: {says.whoFixed(words.signons.eligibleOf[signon.eligible])}
      </p>
    </section>
  )
}

/** What is typed begins with what is saved, and stays what was typed when others save meanwhile. */
function useTyping(signon: SignonRow) {
  const [first] = useState(() => ({ deadline: firstDeadline(signon), draft: draftOf(signon) }))
  const [deadline, setDeadline] = useState(first.deadline)
  const [draft, setDraft] = useState(first.draft)
  const [reopens, setReopens] = useState(false)
  const isOther = deadline.closesLocal !== signon.closesLocal || deadline.zone !== signon.zone
  const moves = signon.state === 'closed' ? reopens : isOther
  const changed = moves || JSON.stringify(draft) !== JSON.stringify(first.draft)
  return { deadline, setDeadline, draft, setDraft, reopens, setReopens, moves, changed }
}

const draftOf = ({ groups, acceptAtOnce, terms }: SignonRow): Draft => ({ groups, acceptAtOnce, terms })

/** The deadline as it is; one that has passed gives way to one that lies ahead. */
const firstDeadline = ({ closesAt, closesLocal, zone, now }: SignonRow): Deadline =>
  closesAt > now ? { closesLocal, zone } : inTwoWeeks(zone)

/** Opening a sign-on on a version: until when, from when, and who may sign. The rest has usual values, folded away. */
import '../../look/signon.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ELIGIBLE, openSignon } from '../../../shared/contract/signons.ts'
import { withTerms } from '../../../shared/signonTerms.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Radios } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { localOf, ownZone } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import {
  DAY,
  DeadlineFields,
  deadlineWrong,
  inTwoWeeks,
  LocalTimeField,
  untilWords,
} from './DeadlineFields.tsx'
import { type Draft, isReady, sent } from './settings/draft.ts'
import { SettingFields } from './settings/SettingFields.tsx'

type Eligible = (typeof ELIGIBLE)[number]

export function OpenSignonDialog({
  version,
  here,
  onLeave,
}: {
  version: { id: string; number: number }
  here: { id: string; slug: string }
  onLeave: () => void
}) {
  const { id: coalition, slug } = here
  const [, go] = useLocation()
  const say = useSay()
  const [deadline, setDeadline] = useState(() => inTwoWeeks(ownZone()))
  const [opens, setOpens] = useState<string | null>(null)
  const [eligible, setEligible] = useState<Eligible>('organisations')
  const [draft, setDraft] = useState<Draft>(() => ({ groups: [], acceptAtOnce: false, terms: withTerms({}) }))
  const open = useAct(openSignon, signon => {
    say(words.signons.opened)
    onLeave()
    go(`/c/${slug}/signons/${signon.id}`)
  })
  const { zone } = deadline
  const until = untilWords(deadline)
  const opensWrong = opens === null ? null : deadlineWrong(opens, zone)
  return (
    <Dialog
      title={words.signons.openTitle(version.number)}
      onLeave={onLeave}
      error={open.error}
      act={{
        says: words.signons.openAct(until),
        busy: open.isPending,
        disabled: until === '' || opensWrong !== null || !isReady(draft, zone),
        onAct: () =>
          open.mutate({
            version: version.id,
            opensLocal: opens,
            ...deadline,
            eligible,
            ...sent(draft),
          }),
      }}
    >
      <p>{words.signons.openHint(version.number)}</p>
      <DeadlineFields value={deadline} onChange={setDeadline} />
      <Radios
        legend={words.signons.begins}
        value={opens === null ? 'now' : 'later'}
        choices={[
          { value: 'now', says: words.signons.beginsNow },
          { value: 'later', says: words.signons.beginsLater },
        ]}
        onChoice={when => setOpens(when === 'now' ? null : localOf(Date.now() + DAY, zone))}
      />
      {opens !== null && (
        <LocalTimeField label={words.signons.beginsAt} value={opens} zone={zone} onChange={setOpens} />
      )}
      <Radios
        legend={words.signons.eligible}
        value={eligible}
        choices={ELIGIBLE.map(value => ({ value, says: words.signons.eligibleOf[value] }))}
        onChoice={setEligible}
      />
      <details className="more">
        <summary>{words.signonsSettings.more}</summary>
        <p className="hint">{words.signonsSettings.moreHint}</p>
        <SettingFields
          value={draft}
          about={{
            coalition,
            eligible,
            opened: false,
            ...deadline,
            embargo: { ends: null, publishedAt: null },
          }}
          onChange={setDraft}
        />
      </details>
    </Dialog>
  )
}

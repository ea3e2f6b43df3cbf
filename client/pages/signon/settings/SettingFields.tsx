/** Every setting of a sign-on but its window and who may sign, in parts: all of them have a usual value. */
import type { ReactNode } from 'react'
import type { Eligible } from '../../../../shared/signon.ts'
import type { Terms } from '../../../../shared/signonTerms.ts'
import { Checkbox, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { AccreditationFields } from './AccreditationFields.tsx'
import { AskedFields } from './AskedFields.tsx'
import { type Draft, daysFit } from './draft.ts'
import { EmbargoFields, type EmbargoNow } from './EmbargoFields.tsx'
import { GroupFields } from './GroupFields.tsx'
import { MailFields } from './MailFields.tsx'

/** What the settings belong to. */
export type About = {
  coalition: string
  zone: string
  closesLocal: string
  eligible: Eligible
  /** Somebody may have chosen a group already. */
  opened: boolean
  embargo: EmbargoNow
}

export function SettingFields({
  value,
  about,
  onChange,
}: {
  value: Draft
  about: About
  onChange: (draft: Draft) => void
}) {
  const says = words.signonsSettings
  const { terms } = value
  const set = (change: Partial<Terms>) => onChange({ ...value, terms: { ...terms, ...change } })
  return (
    <div className="setting-parts">
      <Part title={says.time}>
        <EmbargoFields
          value={terms.embargoLocal}
          zone={about.zone}
          now={about.embargo}
          proposed={about.closesLocal}
          onChange={embargoLocal => set({ embargoLocal })}
        />
      </Part>
      <WhoPart terms={terms} about={about} onSet={set} />
      <Part title={says.asked}>
        <AskedFields value={terms} onChange={set} />
      </Part>
      <Part title={says.list}>
        <GroupFields value={value.groups} onChange={groups => onChange({ ...value, groups })} />
        {about.opened && value.groups.length > 0 && <p className="hint">{says.groupRenamed}</p>}
        <TextField
          label={says.submitter}
          hint={says.submitterHint}
          value={terms.submitter}
          maxLength={300}
          onText={submitter => set({ submitter })}
        />
        <Checkbox
          label={says.listEarlier}
          hint={says.listEarlierHint}
          checked={terms.listEarlier}
          onCheck={listEarlier => set({ listEarlier })}
        />
      </Part>
      <Part title={says.decide}>
        <Checkbox
          label={words.signons.acceptAtOnce}
          hint={words.signons.acceptAtOnceHint}
          checked={value.acceptAtOnce}
          onCheck={acceptAtOnce => onChange({ ...value, acceptAtOnce })}
        />
      </Part>
      <Part title={says.mails}>
        <MailFields value={terms} zone={about.zone} onChange={set} />
      </Part>
      <KeepPart days={terms.eraseAfterDays} onSet={set} />
    </div>
  )
}

type Set = (change: Partial<Terms>) => void

function WhoPart({ terms, about, onSet }: { terms: Terms; about: About; onSet: Set }) {
  const says = words.signonsSettings
  return (
    <Part title={says.who}>
      <Checkbox
        label={words.signonsInvitations.invitedOnly}
        hint={words.signonsInvitations.invitedOnlyHint}
        checked={terms.invitedOnly}
        onCheck={invitedOnly => onSet({ invitedOnly })}
      />
      <Checkbox
        label={says.withhold}
        hint={says.withholdHint}
        checked={terms.mayWithhold}
        onCheck={mayWithhold => onSet({ mayWithhold })}
      />
      {about.eligible !== 'individuals' && (
        <AccreditationFields
          coalition={about.coalition}
          value={terms.accreditation}
          onChange={accreditation => onSet({ accreditation })}
        />
      )}
    </Part>
  )
}

const USUAL_DAYS = 90

function KeepPart({ days, onSet }: { days: number | null; onSet: Set }) {
  const says = words.signonsSettings
  return (
    <Part title={says.keep}>
      <Checkbox
        label={says.eraseAfter}
        hint={says.eraseHint}
        checked={days !== null}
        onCheck={on => onSet({ eraseAfterDays: on ? USUAL_DAYS : null })}
      />
      {days !== null && (
        <TextField
          label={says.eraseDays}
          error={daysFit(days) ? null : says.eraseWrong}
          type="number"
          min={1}
          max={3650}
          dir="ltr"
          value={String(days)}
          onText={text => onSet({ eraseAfterDays: Number(text) })}
        />
      )}
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="setting-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

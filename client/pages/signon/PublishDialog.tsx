/** Publishing the letter and its list under an address that can be read. */
import { useState } from 'react'
import { slug as slugForm } from '../../../shared/contract/coalitions.ts'
import { publishSignon, type SignonRow } from '../../../shared/contract/signons.ts'
import { embargoEnd } from '../../../shared/signonTerms.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { momentIn, placeOf } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import { slugOf } from '../FoundingFields.tsx'

export function PublishDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const [slug, setSlug] = useState(() => shortSlug(signon.statement.title))
  const embargo = embargoOf(signon)
  const judged = slugForm.safeParse(slug)
  const address = `${new URL(signon.address).origin}/s/${slug}`
  const publish = useAct(publishSignon, () => {
    say(embargo === '' ? words.signons.published : words.signonsBoard.publishedFrom)
    onLeave()
  })
  return (
    <Dialog
      title={words.signons.publishTitle}
      onLeave={onLeave}
      error={publish.error}
      act={{
        says: embargo === '' ? words.signons.publishAct : words.signonsBoard.publishEmbargoAct(embargo),
        busy: publish.isPending,
        disabled: !judged.success,
        onAct: () => publish.mutate({ signon: signon.id, slug }),
      }}
    >
      {embargo !== '' && <p className="notice">{words.signonsBoard.publishEmbargo(embargo)}</p>}
      <p>{words.signons.publishHint}</p>
      <TextField
        label={words.signons.publishSlug}
        hint={address}
        dir="ltr"
        value={slug}
        onText={setSlug}
        maxLength={60}
        autoComplete="off"
        error={judged.success ? null : words.doors.slugWrong}
      />
    </Dialog>
  )
}

/** Until when it is under embargo, in words; empty where it is not. */
function embargoOf(signon: SignonRow): string {
  const end = embargoEnd(signon)
  if (end === null || end <= signon.now) return ''
  return `${momentIn(end, signon.zone, true)} ${words.time.in(placeOf(signon.zone))}`
}

/** A readable address of whole words, short enough to be read out. */
function shortSlug(title: string): string {
  const slug = slugOf(title)
  return slug.length <= 40 ? slug : slug.slice(0, 41).replace(/-[^-]*$/, '')
}

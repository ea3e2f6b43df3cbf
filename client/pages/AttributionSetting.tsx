/** Whether coordinators can see which organisation wrote which words: members are told, coordinators change it. */
import { useState } from 'react'
import { seeCoalition, setAttribution } from '../../shared/contract/coalitions.ts'
import { useAct, useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import { AttributionNote } from './AttributionNote.tsx'
import { type Here, may } from './coalition.ts'

export function AttributionSetting({ here }: { here: Here }) {
  const attributed = useAnswer(seeCoalition, { coalition: here.id }).data?.attributed
  if (attributed === undefined) return null
  const manages = may(here, 'coalition.manage')
  return (
    <div className="buttons at-edge">
      <AttributionNote attributed={attributed} />
      {manages && (attributed ? <TurnOff here={here} /> : <TurnOn here={here} />)}
    </div>
  )
}

function TurnOn({ here }: { here: Here }) {
  const [open, setOpen] = useState(false)
  const say = useSay()
  const turn = useAct(setAttribution, () => say(words.attribution.turnedOn))
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.attribution.turnOn}
      </Button>
      {open && (
        <Dialog
          title={words.attribution.title}
          onLeave={() => setOpen(false)}
          error={turn.error}
          act={{
            says: words.attribution.turnOnAct,
            busy: turn.isPending,
            onAct: () => turn.mutate({ coalition: here.id, attributed: true }),
          }}
        >
          <p>{words.attribution.shows}</p>
          <p>{words.attribution.limits}</p>
          <p>{words.attribution.seen}</p>
        </Dialog>
      )}
    </>
  )
}

/** Done at once: it takes nothing from anybody, and can be turned on again. */
function TurnOff({ here }: { here: Here }) {
  const say = useSay()
  const turn = useAct(setAttribution, () => say(words.attribution.turnedOff))
  return (
    <>
      <Button
        look="quiet"
        busy={turn.isPending}
        onClick={() => turn.mutate({ coalition: here.id, attributed: false })}
      >
        {words.attribution.turnOff}
      </Button>
      {turn.error && <Problem error={turn.error} />}
    </>
  )
}

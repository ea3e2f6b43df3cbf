/** Putting another version of the letter up for signing. */
import { useState } from 'react'
import { moveSignon, type SignonRow } from '../../../shared/contract/signons.ts'
import { listVersions } from '../../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Radios } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'

export function MoveDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const versions = useAnswer(listVersions, { statement: signon.statement.id }).data?.versions ?? []
  const others = versions.filter(version => version.id !== signon.version.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const target = others.find(version => version.id === chosen) ?? others[0]
  const move = useAct(moveSignon, reply => {
    say(words.signons.moved(reply.version.number))
    onLeave()
  })
  return (
    <Dialog
      title={words.signons.moveTitle}
      onLeave={onLeave}
      error={move.error}
      {...(target
        ? {
            act: {
              says: words.signons.moveAct(target.number),
              busy: move.isPending,
              onAct: () => move.mutate({ signon: signon.id, version: target.id }),
            },
          }
        : {})}
    >
      <p>{words.signons.moveHint}</p>
      {target ? (
        <Radios
          legend={words.signons.moveTo}
          value={target.id}
          choices={others.map(version => ({
            value: version.id,
            says: words.statements.numbered(version.number),
            hint: version.name,
          }))}
          onChoice={setChosen}
        />
      ) : (
        <p className="notice">{words.signons.moveNone}</p>
      )}
    </Dialog>
  )
}

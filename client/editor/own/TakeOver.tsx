/** Passages of an earlier text beside the letter: each that is ticked goes into it, and nothing else changes. */
import { useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { docOf } from '../../../shared/statement/liveText.ts'
import { writeDoc } from '../../../shared/statement/yjsDiff.ts'
import { type Group, suggestionsFrom } from '../../../shared/suggestion/from.ts'
import { apply } from '../../../shared/suggestion/rebase.ts'
import { Difference, useSending } from '../../pages/compare/TakeOver.tsx'
import { inParts } from '../../pages/importing/parcels.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import type { Session } from '../useLive.ts'
import { BesideLetter } from './BesideLetter.tsx'
import type { Takes } from './EarlierNotice.tsx'
import { type About, fileOf } from './ownFile.ts'
import { words } from './words.ts'

type Props = {
  session: Session
  statement: About & { id: string }
  takes: Takes
  mine: Y.Doc
  onLeave: () => void
}

export function TakeOver({ session, statement, takes, mine, onLeave }: Props) {
  const say = useSay()
  // The letter goes on changing behind the dialog: what is compared is what somebody looks at.
  const [texts] = useState(() => ({
    letter: fileOf(statement, session.doc),
    mine: fileOf(statement, mine),
  }))
  const groups = useMemo(
    () =>
      suggestionsFrom(texts.letter.body, texts.mine.body).flatMap(({ on, changes }) =>
        inParts(changes).map(part => ({ on, changes: part })),
      ),
    [texts],
  )
  const [ticked, setTicked] = useState<ReadonlySet<Group>>(new Set())
  const chosen = groups.filter(group => ticked.has(group))
  const sending = useSending(statement.id, words.earlier.why)
  const take = async () => {
    if (takes === 'suggests') {
      if (!(await sending.send(chosen))) return
      say(words.earlier.suggested(chosen.length))
    } else {
      const fits = putInto(session.doc, chosen)
      say(fits ? words.earlier.taken(chosen.length) : words.earlier.left)
    }
    onLeave()
  }
  const tick = (group: Group, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(group)
    else next.delete(group)
    setTicked(next)
  }
  const act = {
    says: (takes === 'suggests' ? words.earlier.suggest : words.earlier.take)(chosen.length),
    busy: sending.busy,
    disabled: chosen.length === 0,
    onAct: () => void take(),
  }
  return (
    <Dialog
      title={words.title}
      onLeave={onLeave}
      error={sending.error}
      wide
      {...(takes !== 'looks' && groups.length > 0 && { act })}
    >
      <BesideLetter letter={texts.letter} mine={texts.mine}>
        {takes !== 'looks' && groups.length > 0 && (
          <fieldset className="section">
            <legend>{takes === 'suggests' ? words.earlier.chooseToSuggest : words.earlier.choose}</legend>
            {groups.length > 1 && (
              <div className="buttons">
                <Button look="quiet" onClick={() => setTicked(new Set(groups))}>
                  {words.earlier.all}
                </Button>
              </div>
            )}
            <ul className="taken-list">
              {groups.map((group, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the differences of two texts never move.
                <li key={at}>
                  <Checkbox
                    label={<Difference group={group} />}
                    checked={ticked.has(group)}
                    disabled={sending.busy}
                    onCheck={on => tick(group, on)}
                  />
                </li>
              ))}
            </ul>
          </fieldset>
        )}
      </BesideLetter>
    </Dialog>
  )
}

/** Writes passages into the letter as it is at this moment, block by block. @returns whether all of them fit */
function putInto(doc: Y.Doc, groups: readonly Group[]): boolean {
  let fits = true
  let letter = docOf(doc)
  for (const { changes } of groups) {
    const done = apply(changes, letter)
    if (done.left.length > 0) fits = false
    letter = done.doc
  }
  writeDoc(doc, letter, TAKEN)
  return fits
}

/** The origin of what was taken over. */
const TAKEN = 'taken over from an earlier text'

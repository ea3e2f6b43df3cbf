/** Whether this device keeps copies for writing offline, and a way to erase them. [SAFE-4] */
import { useEffect, useState } from 'react'
import { whoAmI } from '../../shared/contract/people.ts'
import { useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'

/** What keeps copies is loaded when it is needed: it brings the document's own library with it. */
const device = () => import('../live/device.ts')

export function Copies() {
  const account = useAnswer(whoAmI, {}).data?.person?.id
  const say = useSay()
  const [kept, setKept] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (account === undefined) return
    device().then(
      ({ choiceOf }) => setKept(choiceOf(account) === true),
      () => setKept(false),
    )
  }, [account])
  const forget = () => {
    setBusy(true)
    forgetCopies(account)
      .then(
        () => {
          setKept(false)
          say(words.account.forgotten)
        },
        () => say(words.errors.unexpected),
      )
      .finally(() => setBusy(false))
  }
  return (
    <section className="section" aria-labelledby="copies">
      <h2 id="copies">{words.account.copies}</h2>
      <p>{kept ? words.account.copiesKept : words.account.copiesNone}</p>
      {kept && (
        <div className="buttons">
          <Button busy={busy} onClick={forget}>
            {words.account.forget}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Erases every copy on this device; the account is not asked again, it said no. */
async function forgetCopies(account: string | undefined): Promise<void> {
  const { choose, eraseAllCopies } = await device()
  await eraseAllCopies()
  if (account !== undefined) choose(account, false)
}

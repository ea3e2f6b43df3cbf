/** What this device has that the server does not know: looked for only on a server that was put back from a backup. */
import { lazy, Suspense } from 'react'
import { whoAmI } from '../../shared/contract/people.ts'
import { useAnswer } from '../data.ts'

const ForgottenLetters = lazy(() =>
  import('../editor/own/ForgottenLetters.tsx').then(m => ({ default: m.ForgottenLetters })),
)

export function OnDevice() {
  const me = useAnswer(whoAmI, {}).data
  if (!me?.person || me.server.restoredAt === null) return null
  return (
    <Suspense fallback={null}>
      <ForgottenLetters account={me.person.id} />
    </Suspense>
  )
}

/** An address where nothing is, or nothing for this person. */
import { ButtonLink } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Screen } from '../parts/Screen.tsx'
import { words } from '../words.ts'

export function NothingHere() {
  return (
    <Screen title={words.errors.nothingHere}>
      <Empty heading="h1" title={words.errors.nothingHere} hint={words.errors.nothingHereHint}>
        <ButtonLink to="/coalitions">{words.errors.toTheBeginning}</ButtonLink>
      </Empty>
    </Screen>
  )
}

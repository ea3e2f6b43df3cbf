/** An ask in one line: its verb marked where the wording begins with it, else set before the wording. */
import { verbAtStart } from './verbAtStart.ts'

/** @param verb as it is shown, in the language of the interface */
export function AskWords({ verb, wording }: { verb: string; wording: string }) {
  const said = verbAtStart(verb, wording)
  if (said === '') {
    return (
      <>
        <span className="verb">{verb}</span>{' '}
        <span className="ask-wording" dir="auto">
          {wording}
        </span>
      </>
    )
  }
  return (
    <span className="ask-wording" dir="auto">
      <span className="verb">{said}</span>
      {wording.slice(said.length)}
    </span>
  )
}

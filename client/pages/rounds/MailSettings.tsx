/** [NOTE-1] How often one is told by mail of comments, suggestions, decisions and rounds. */
import { DIGESTS, seeNotices, setNotices } from '../../../shared/contract/notices.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Radios } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'

const says = words.rounds.mails

export function MailSettings() {
  const notices = useAnswer(seeNotices, {})
  const say = useSay()
  const set = useAct(setNotices, ({ digest }) => say(says.saved[digest]))
  const digest = set.isPending ? set.variables.digest : notices.data?.digest
  return (
    <section className="section" aria-labelledby="mails">
      <h2 id="mails">{says.title}</h2>
      <p className="hint">{says.hint}</p>
      {notices.isError && <Problem error={notices.error} onAgain={() => void notices.refetch()} />}
      {set.isError && <Problem error={set.error} />}
      {digest !== undefined && (
        <Radios
          legend={says.legend}
          value={digest}
          choices={DIGESTS.map(value => ({ value, says: says.of[value] }))}
          onChoice={value => set.mutate({ digest: value })}
        />
      )}
    </section>
  )
}

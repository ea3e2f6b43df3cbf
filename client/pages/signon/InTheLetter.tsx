/** Where the list stands in the living letter: drawn from this sign-on, or as text; changed and taken back here. */
import { Link } from 'wouter'
import { bindList, type SignonRow } from '../../../shared/contract/signons.ts'
import { readText } from '../../../shared/contract/statements.ts'
import type { Doc } from '../../../shared/statement/tree.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { docOf } from '../docOf.ts'

export function InTheLetter({ signon }: { signon: SignonRow }) {
  const text = useAnswer(readText, { statement: signon.statement.id })
  const say = useSay()
  const bind = useAct(bindList, ({ bound }) =>
    say(bound ? words.signons.bound : words.signons.unbound, () => put(!bound)),
  )
  const put = (bound: boolean) => bind.mutate({ signon: signon.id, bound })
  if (!text.data) return null
  const place = placeIn(docOf(text.data.body), signon.id)
  return (
    <section className="section" aria-labelledby="in-letter">
      <h2 id="in-letter">{words.signons.inLetter}</h2>
      <p className="hint">
        {words.signons.inLetterOf[place]}{' '}
        <Link href={`/statements/${signon.statement.id}`}>{words.signons.toLetter}</Link>
      </p>
      {bind.isError && <Problem error={bind.error} />}
      <div className="buttons">
        <Button onClick={() => put(place !== 'here')} busy={bind.isPending}>
          {place === 'here' ? words.signons.unbind : words.signons.bind}
        </Button>
      </div>
    </section>
  )
}

/** Where a letter has its list: drawn from this sign-on, from another one, as text, or nowhere. */
function placeIn({ content }: Doc, signon: string): 'here' | 'elsewhere' | 'text' | 'nowhere' {
  const block = content?.find(block => block.type === 'signatories')
  if (!block) return 'nowhere'
  if (block.attrs.signon === null) return 'text'
  return block.attrs.signon === signon ? 'here' : 'elsewhere'
}

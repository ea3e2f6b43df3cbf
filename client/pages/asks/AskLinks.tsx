/** The asks that one restates, supersedes, merges or splits, and those that do it to it. */
import { useState } from 'react'
import { Link } from 'wouter'
import { ASK_LINKS, type AskLinkKind } from '../../../shared/ask.ts'
import { type AskRow, linkAsks, unlinkAsks } from '../../../shared/contract/asks.ts'
import { useAct } from '../../data.ts'
import { AskWords } from '../../parts/AskWords.tsx'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Select } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

const says = words.asks.links

type Props = { ask: AskRow; register: readonly AskRow[]; here: Here; writes: boolean }

export function AskLinks({ ask, register, here, writes }: Props) {
  const [linking, setLinking] = useState(false)
  const say = useSay()
  const unlink = useAct(unlinkAsks, () => say(says.takenBack))
  return (
    <section className="section" aria-labelledby="links">
      <h2 id="links">{says.title}</h2>
      {ask.links.length === 0 && <p className="hint">{says.none}</p>}
      {unlink.error && <Problem error={unlink.error} />}
      <ul className="ask-links">
        {ask.links.map(link => {
          const other = register.find(({ id }) => id === link.ask)
          const line = says.line(says.kinds[link.kind][link.side], other?.number ?? 0)
          return (
            other && (
              <li key={link.id}>
                <span>
                  {says.kinds[link.kind][link.side]}{' '}
                  <Link href={`/c/${here.slug}/asks/${other.id}`}>
                    {words.asks.number(other.number)}: <Named ask={other} />
                  </Link>
                </span>
                {writes && (
                  <Button
                    look="quiet"
                    aria-label={says.takeBack(line)}
                    busy={unlink.isPending && unlink.variables?.link === link.id}
                    onClick={() => unlink.mutate({ ask: ask.id, link: link.id })}
                  >
                    {says.takeBackShort}
                  </Button>
                )}
              </li>
            )
          )
        })}
      </ul>
      {writes && register.length > 1 && (
        <div>
          <Button onClick={() => setLinking(true)}>{says.add}</Button>
        </div>
      )}
      {linking && <LinkDialog ask={ask} register={register} onLeave={() => setLinking(false)} />}
    </section>
  )
}

const Named = ({ ask }: { ask: AskRow }) => <AskWords verb={words.verbs[ask.verb]} wording={ask.wording} />

/** What is said of this ask: the kind, and which side of it this one is. */
type Said = `${AskLinkKind} ${'to' | 'from'}`

const CHOICES = ASK_LINKS.flatMap(kind =>
  (['to', 'from'] as const).map(side => ({ value: `${kind} ${side}` as Said, says: says.kinds[kind][side] })),
)

function LinkDialog({
  ask,
  register,
  onLeave,
}: {
  ask: AskRow
  register: readonly AskRow[]
  onLeave: () => void
}) {
  const [said, setSaid] = useState<Said>('restates to')
  const [other, setOther] = useState('')
  const say = useSay()
  const link = useAct(linkAsks, () => {
    say(says.added)
    onLeave()
  })
  const add = () => {
    const [kind, side] = said.split(' ') as [AskLinkKind, 'to' | 'from']
    const [first, second] = side === 'to' ? [ask.id, other] : [other, ask.id]
    link.mutate({ ask: first, kind, other: second })
  }
  return (
    <Dialog
      title={says.addTitle(ask.number)}
      onLeave={onLeave}
      error={link.error}
      act={{ says: says.addAct, busy: link.isPending, disabled: other === '', onAct: add }}
    >
      <Select label={says.kind(ask.number)} value={said} choices={CHOICES} onChoice={setSaid} />
      <Select
        label={says.other}
        value={other}
        choices={[
          { value: '', says: says.choose },
          ...register
            .filter(({ id }) => id !== ask.id)
            .sort((a, b) => a.number - b.number)
            .map(one => ({ value: one.id, says: inAList(one) })),
        ]}
        onChoice={setOther}
      />
    </Dialog>
  )
}

const inAList = ({ number, wording }: AskRow): string =>
  `${number}: ${wording.length > 80 ? `${wording.slice(0, 80)}…` : wording}`

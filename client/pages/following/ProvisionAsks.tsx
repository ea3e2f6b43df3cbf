/** The asks on a provision of a draft, with what became of them there. */
import { listAsks } from '../../../shared/contract/asks.ts'
import { seeMap } from '../../../shared/contract/outcomes.ts'
import { useAnswer } from '../../data.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { words } from '../../words.ts'
import { useCoalition } from '../coalition.ts'
import { OneAsk } from './Contradictions.tsx'
import { OutcomeSaid } from './Outcome.tsx'

const says = words.following

/** @param at the position of the provision in the draft */
export function ProvisionAsks({ slug, draft, at }: { slug: string; draft: string; at: number }) {
  const here = useCoalition()
  const map = useAnswer(seeMap, { draft })
  const asks = useAnswer(listAsks, here ? { coalition: here.id } : null)
  return (
    <section className="provision-asks" aria-label={says.onProvision.title}>
      <h3>{says.onProvision.title}</h3>
      <Loaded answer={map}>
        {({ provisions }) => {
          const on = provisions.find(provision => provision.at === at)?.asks ?? []
          if (on.length === 0) return <p className="hint">{says.onProvision.none}</p>
          return (
            <ul className="change-asks">
              {on.map(({ ask, part, outcome }) => {
                const found = asks.data?.asks.find(({ id }) => id === ask)
                const name = found?.parts.find(({ id }) => id === part)?.name
                return (
                  <li key={`${ask} ${part}`}>
                    {asks.data && <OneAsk here={{ slug }} ask={found} />}
                    {name !== undefined && <bdi className="sub">{says.part(name)}</bdi>}
                    <OutcomeSaid outcome={outcome} />
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

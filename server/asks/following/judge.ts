/** A person says what became of an ask in a draft. */
import type * as contracts from '../../../shared/contract/outcomes.ts'
import type { EvidenceRow } from '../../../shared/contract/outcomes.ts'
import type { Input } from '../../../shared/contract/route.ts'
import { canBe } from '../../../shared/outcome.ts'
import { refuse } from '../../../shared/refusals.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Tx } from '../../ports.ts'
import { liveProcess } from '../../processes/processes.ts'
import { askInDraft, evidenceFor, lookedAt } from './evidence.ts'
import * as store from './store.ts'
import { textsIn } from './texts.ts'

/**
 * Keeps a judgement with the two texts as the drafts have them now; earlier ones stay.
 * @throws Refusal `not-found` for a part that the ask does not have and a draft of another process, `evidence-changed`
 *   where the texts or the place are not those that were seen, `bad-input` for `gone` where the provision is there
 */
export async function judgeOutcome(
  ports: Ports,
  who: Member,
  { ask, draft: id, part, outcome, note, seen }: Input<typeof contracts.judgeOutcome>,
): Promise<EvidenceRow> {
  return ports.storage.write(async tx => {
    const { draft, followed } = await askInDraft(tx, ports, who, ask, id)
    await liveProcess(tx, draft.process)
    const line = followed.lines.find(line => line.part === part) ?? refuse('not-found')
    const { old, now, place, seen: here } = await lookedAt(followed, line, id, textsIn(tx))
    if (seen !== undefined && seen !== here) refuse('evidence-changed')
    if (!canBe(outcome, place)) refuse('bad-input', STANDS)
    const judgement = { id: ports.ids.id(), ask, part, draft: id, outcome, note, by: who.person }
    await store.addJudgement(tx, { ...judgement, at: await timeFor(tx, ports, ask, id) }, { old, now })
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'ask.judged', actor: who.person, subject: ask },
      data: { draft: id, outcome, ...(part === null ? {} : { part }) },
    })
    return (await evidenceFor(tx, followed, id, [line]))[0]!
  })
}

const STANDS =
  'The provision stands in this draft, so it is not gone. Judge it otherwise, or correct the concordance first.'

/** Later than every judgement before it, so that the newest one counts also where two are made at once. */
async function timeFor(tx: Tx, ports: Ports, ask: string, draft: string): Promise<number> {
  const [newest] = await store.judgementsIn(tx, draft, [ask])
  return Math.max(ports.clock.now(), (newest?.at ?? 0) + 1)
}

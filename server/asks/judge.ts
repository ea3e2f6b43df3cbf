/** What an ask says is judged by, inside the write that takes it. */
import type { AskSays } from '../../shared/ask.ts'
import { refuse } from '../../shared/refusals.ts'
import { draftIn } from '../instrument/instrument.ts'
import { organisationIn } from '../organisations/register.ts'
import type { Query } from '../ports.ts'
import { processIn } from '../processes/processes.ts'
import * as store from './store.ts'

/**
 * Judges what an ask is to say: its parts have different ids, its targets belong to parts that it has, each aim is a
 * provision of a draft of this coalition, all of them of one process, and its fallbacks cover other asks of the register.
 * @param ask its id; `process` the one it is about so far, null where nobody has said
 * @returns the process it is about: what was said, else that of the draft it is aimed at
 * @throws Refusal `bad-input`, `not-found` for a draft or an ask of another coalition
 */
export async function mustHold(
  q: Query,
  coalition: string,
  { ask, process }: { ask: string; process: string | null },
  says: AskSays,
): Promise<string | null> {
  mustHaveParts(says)
  await mustCover(q, coalition, ask, says)
  const aimedAt = await processesAimedAt(q, coalition, says)
  const all = new Set(process === null ? aimedAt : [process, ...aimedAt])
  if (all.size > 1)
    refuse('bad-input', 'An ask is about one process. Aim it at drafts of that one, or make an ask for each.')
  return [...all][0] ?? null
}

/** @throws Refusal `not-found` for a process or an organisation of another coalition */
export async function mustBeHere(
  q: Query,
  coalition: string,
  { process, owner }: { process?: string | null | undefined; owner?: string | null | undefined },
): Promise<void> {
  if (process != null && !(await processIn(q, coalition, process))) refuse('not-found')
  if (owner != null && !(await organisationIn(q, coalition, owner))) refuse('not-found')
}

function mustHaveParts({ parts, targets }: AskSays): void {
  const ids = new Set(parts.map(({ id }) => id))
  if (ids.size < parts.length) refuse('bad-input', 'Two parts of this ask have the same id.')
  if (targets.some(({ part }) => part !== null && !ids.has(part)))
    refuse('bad-input', 'A target belongs to a part that this ask does not have.')
  if (
    targets.some(({ kind, aim }) => aim != null && aim.to !== null && (kind !== 'range' || aim.to < aim.at))
  )
    refuse(
      'bad-input',
      'Only a range ends at another provision than it begins at, and that one stands behind it.',
    )
}

async function mustCover(q: Query, coalition: string, ask: string, { fallbacks }: AskSays): Promise<void> {
  const covers = new Set(fallbacks.flatMap(fallback => fallback.covers))
  if (covers.has(ask)) refuse('bad-input', 'A fallback stands for its own ask anyway. Name only others.')
  const known = await store.heldRevisions(q, coalition, [...covers])
  if (known.size < covers.size) refuse('not-found')
}

async function processesAimedAt(q: Query, coalition: string, { targets }: AskSays): Promise<Set<string>> {
  const aims = targets.flatMap(({ aim }) => aim ?? [])
  const processes = new Set<string>()
  for (const id of new Set(aims.map(({ draft }) => draft))) {
    const draft = (await draftIn(q, coalition, id)) ?? refuse('not-found')
    const last = Math.max(...aims.filter(aim => aim.draft === id).map(({ at, to }) => to ?? at))
    if (last >= draft.provisions) refuse('bad-input', 'This draft does not have that provision.')
    processes.add(draft.process)
  }
  return processes
}

/** What is new to an organisation since its last look: the version it saw, and what became of what it said. */
import type * as contracts from '../../shared/contract/rounds.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { tableOf } from '../../shared/review/table.ts'
import type { Member } from '../http/who.ts'
import type { Ports } from '../ports.ts'
import { authorOf, speakerOf } from '../reviews/authors.ts'
import { readSaid, type Said } from '../reviews/rows.ts'
import { mustExist } from '../statements/statements.ts'
import { loadVersion } from '../statements/versions.ts'
import { standing } from './board.ts'
import { headsById } from './rows.ts'
import * as store from './store.ts'

/**
 * The last look of one's organisation, and what was decided since of what it said. In an unattributed statement
 * nobody knows whose words are an organisation's; there it is one's own [REV-5].
 */
export async function seeSince(
  ports: Ports,
  who: Member,
  { statement: id }: Input<typeof contracts.seeSince>,
): Promise<Given<typeof contracts.seeSince>> {
  return ports.storage.read(async q => {
    const statement = await mustExist(q, id)
    const heads = await headsById(q, id)
    const [newest] = heads.values()
    const look = (await store.looksAt(q, id)).find(row => row.organisation === who.organisation.id)
    const by = authorOf(ports, statement, speakerOf(who))
    const key = by.author
    const said = standing(await readSaid(q, ports, statement, { key, decides: false }, { by }))
    const decided = decidedSince(ownOf(said, who, key), look?.at ?? 0)
    const body = newest && (await loadVersion(q, newest.id))?.body
    return {
      looked: look ? { at: look.at, version: heads.get(look.version ?? '') ?? null } : null,
      newest: newest ?? null,
      decided: tableOf(body ?? { type: 'doc' }, decided.threads, decided.suggestions),
    }
  })
}

/** Notes a look of one's organisation at the statement as it is now. */
export async function looked(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.looked>,
): Promise<Given<typeof contracts.looked>> {
  const at = ports.clock.now()
  await ports.storage.write(async tx => {
    const [newest] = (await headsById(tx, statement)).keys()
    await store.noteLook(tx, { statement, organisation: who.organisation.id, at, version: newest ?? null })
  })
  return { at }
}

/** What the organisation said, without what others answered. */
function ownOf({ threads, suggestions }: Said, { organisation }: Member, key: string): Said {
  const isOwn = ({ saidBy }: Said['threads' | 'suggestions'][number]) =>
    saidBy.author === key || saidBy.organisation === organisation.id
  return {
    suggestions: suggestions.filter(isOwn),
    threads: threads.filter(isOwn).map(thread => ({
      ...thread,
      comments: thread.comments.filter(({ mine, by }) => mine || by?.organisation === organisation.name),
    })),
  }
}

const decidedSince = ({ threads, suggestions }: Said, since: number): Said => ({
  threads: threads.filter(({ state }) => state.state === 'settled' && state.at > since),
  suggestions: suggestions.filter(({ state }) => 'at' in state && state.at > since),
})

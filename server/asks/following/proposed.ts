/** What the words of drafts say became of asks. */
import { aroundOf } from '../../../shared/following/around.ts'
import { askedIn, type Wanted } from '../../../shared/following/asked.ts'
import type { Standing } from '../../../shared/following/places.ts'
import { type Proposal, proposalFor } from '../../../shared/following/proposal.ts'
import type { Between } from '../../../shared/following/turned.ts'
import { reader } from '../../../shared/following/wordRuns.ts'
import { articleOf, bareOf, besideOf } from '../../../shared/following/words.ts'
import { ancestorsOf, placesOf } from '../../../shared/instrument/concord/graph.ts'
import type { Followed, Placed } from './followed.ts'
import type { Texts } from './texts.ts'

/** `before`: the draft with which it is compared. */
export type Proposer = (line: Placed, draft: string, before: string) => Promise<Proposal>

/**
 * Proposes for one line after the other, and reads each text once for all of them. Nothing is proposed where a person
 * has to look first: for an ask whose parts are judged each by itself, and where nobody confirmed what became of it.
 */
export function proposerIn(followed: Followed, texts: Texts): Proposer {
  const read = reader()
  return async (line, draft, before) => {
    const standing = line.standings.get(draft)!
    const settled = standing.place.kind === 'placed' || standing.place.kind === 'gone'
    if (!settled || (line.part === null && line.asked.parts.length > 0)) return null
    const wanted = askedIn(followed.graph, line.asked, line.targets)
    const compared = await comparedIn(followed, line, wanted, { draft, before, standing }, texts)
    return proposalFor(wanted.asked, compared, read)
  }
}

type Where = { draft: string; before: string; standing: Standing }

async function comparedIn(
  followed: Followed,
  line: Placed,
  wanted: Wanted,
  { draft, before, standing }: Where,
  texts: Texts,
): Promise<Parameters<typeof proposalFor>[1]> {
  const { chapeau } = wanted
  const old = {
    draft: before,
    rows: await texts(before),
    positions: positionsIn(line.standings.get(before)!),
  }
  const now = { draft, rows: await texts(draft), positions: positionsIn(standing) }
  const { beside, moved } = chapeau ? { beside: [], moved: [] } : aroundOf(followed.graph, old, now)
  const meant = await meantIn(followed, wanted, draft, texts)
  const with_ = besideOf(now.rows, now.positions, chapeau)
  const article = now.positions.length > 0 ? with_.around : articlesNow(followed, old, now)
  return {
    ...{ aimed: meant.text, gone: standing.gone },
    ...{ old: bareOf(old.rows, old.positions, chapeau), now: bareOf(now.rows, now.positions, chapeau) },
    ...{ beside: bareOf(old.rows, beside), moved: bareOf(now.rows, moved) },
    above: { aimed: meant.above, now: with_.above } satisfies Between,
    around: { aimed: meant.around, now: article } satisfies Between,
  }
}

/** What was meant, in the drafts that this one goes back to. */
async function meantIn({ graph }: Followed, { aimed, chapeau }: Wanted, draft: string, texts: Texts) {
  const earlier = new Set(ancestorsOf(graph, draft))
  const found: { text: string; above: string; around: string }[] = []
  for (const [id, positions] of aimed) {
    if (!earlier.has(id)) continue
    const rows = await texts(id)
    found.push({ text: bareOf(rows, positions, chapeau), ...besideOf(rows, positions, chapeau) })
  }
  const joined = (part: 'text' | 'above' | 'around') =>
    found
      .map(one => one[part])
      .filter(words => words !== '')
      .join('\n')
  return { text: joined('text'), above: joined('above'), around: joined('around') }
}

type Stood = { draft: string; rows: Awaited<ReturnType<Texts>>; positions: number[] }

/** The words of the articles, as they are now, that held what is gone. */
function articlesNow({ graph }: Followed, old: Stood, now: Stood): string {
  const articles = new Set(old.positions.map(at => articleOf(old.rows, at)))
  const positions = [...articles].flatMap(at => {
    const found = placesOf(graph, { draft: old.draft, at }).get(now.draft)
    return found?.kind === 'placed' ? found.in.map(place => place.at) : []
  })
  return bareOf(now.rows, positions)
}

const positionsIn = ({ place }: Standing): number[] =>
  place.kind === 'placed' ? place.in.map(({ at }) => at) : []

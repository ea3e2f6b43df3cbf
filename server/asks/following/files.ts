/** The matrix, what changed, the map and the timeline as files. Their names tell nobody what is in them. */
import type * as contracts from '../../../shared/contract/outcomes.ts'
import type { Input } from '../../../shared/contract/route.ts'
import { mapCsv, mapSvg } from '../../../shared/following/mapFiles.ts'
import { matrixCsv } from '../../../shared/following/matrixFiles.ts'
import { type FiledAsk, matrixView } from '../../../shared/following/matrixView.ts'
import { draftSaid } from '../../../shared/following/say.ts'
import { timelineCsv, timelineSvg } from '../../../shared/following/timelineFiles.ts'
import { MEDIA } from '../../../shared/formats/write.ts'
import { refuse } from '../../../shared/refusals.ts'
import { followedWords } from '../../../shared/words/followed.en.ts'
import type { File } from '../../http/bind.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Query } from '../../ports.ts'
import { processIn } from '../../processes/processes.ts'
import { linksOf } from '../storeLinks.ts'
import { changesOf, mapOf } from './changes.ts'
import { asksOf, type Followed, followedIn } from './followed.ts'
import { matrixOf } from './matrix.ts'
import { eventsOf } from './timeline.ts'

const names = followedWords.fileNames
const KINDS = {
  docx: MEDIA.docx,
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

/** The matrix: for delegations, as data, or as a picture. */
export async function exportMatrix(
  ports: Ports,
  who: Member,
  { process: id, format }: Input<typeof contracts.exportMatrix>,
): Promise<File> {
  const view = await ports.storage.read(async q => {
    const process = (await processIn(q, who.coalition, id)) ?? refuse('not-found')
    const followed = await followedIn(q, ports, who.coalition, id)
    const about = { name: process.instrument || process.name, asOf: ports.clock.now() }
    return matrixView(await matrixOf(q, followed), await filed(q, who, followed), about)
  })
  const content = format === 'csv' ? matrixCsv(view) : await ports.renderer.matrix(format, view)
  return { name: `${names.matrix}.${format}`, media: KINDS[format], content }
}

/** What changed for the coalition between two drafts. */
export async function exportChanges(
  ports: Ports,
  who: Member,
  { draft, old, format }: Input<typeof contracts.exportChanges>,
): Promise<File> {
  const view = await ports.storage.read(async q => {
    const found = await changesOf(q, ports, who, { draft, old })
    const asks = await filed(q, who, found.followed)
    return {
      ...{ old: draftSaid(found.old), now: draftSaid(found.now), language: found.now.language },
      ...{ asOf: ports.clock.now(), changes: found.changes, asks: new Map(asks.map(ask => [ask.id, ask])) },
    }
  })
  const form = format === 'docx' ? 'whole' : 'summary'
  const content = await ports.renderer.changes(form, view)
  return { name: `${names[form]}.docx`, media: KINDS.docx, content }
}

/** The instrument with the weight of asks on it. */
export async function exportMap(
  ports: Ports,
  who: Member,
  { draft: id, format }: Input<typeof contracts.exportMap>,
): Promise<File> {
  const { provisions, draft, followed } = await ports.storage.read(q => mapOf(q, ports, who, id))
  const numbers = new Map(followed.asks.map(ask => [ask.id, ask.number]))
  const write = { csv: mapCsv, svg: mapSvg }[format]
  const content = write({ draft: draftSaid(draft), provisions, numbers })
  return { name: `${names.map}.${format}`, media: KINDS[format], content }
}

/** What happened to an ask. */
export async function exportTimeline(
  ports: Ports,
  who: Member,
  { ask: id, format }: Input<typeof contracts.exportTimeline>,
): Promise<File> {
  const view = await ports.storage.read(async q => {
    const events = await eventsOf(q, ports, who, id)
    const [ask] = await asksOf(q, who.coalition, id)
    return { events, ask: { ...(ask ?? refuse('not-found')), replacedBy: [] } }
  })
  const write = { csv: timelineCsv, svg: timelineSvg }[format]
  return { name: `${names.timeline}.${format}`, media: KINDS[format], content: write(view) }
}

/** The asks with the numbers of those that superseded them. */
async function filed(q: Query, { coalition }: Member, { asks }: Followed): Promise<FiledAsk[]> {
  const links = (await linksOf(q, coalition)).filter(({ kind }) => kind === 'supersedes')
  const numbers = new Map((await asksOf(q, coalition)).map(({ id, number }) => [id, number]))
  return asks.map(ask => ({
    ...ask,
    replacedBy: links.filter(({ to }) => to === ask.id).flatMap(({ from }) => numbers.get(from) ?? []),
  }))
}

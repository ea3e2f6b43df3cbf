/** What people see of translations: which there are, and what one is made against. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/translations.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Doc, Inline } from '../../../shared/statement/tree.ts'
import { saidBy, wordBlocks } from '../../../shared/translation/standings.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Query } from '../../ports.ts'
import { mustExist } from '../statements.ts'
import { versionById, versionsOf } from '../store.ts'
import { hashOf, type Made, mustBeTranslation } from './links.ts'
import * as store from './store.ts'

/** The translations of a statement with what each is made against, and its own versions. */
export async function listTranslations(
  ports: Ports,
  _who: Member,
  { statement }: Input<typeof contracts.listTranslations>,
): Promise<Given<typeof contracts.listTranslations>> {
  return ports.storage.read(async q => {
    const heads = await versionsOf(q, [statement])
    const numbered = (id: string | null) => {
      const { number } = heads.find(head => head.id === id) ?? refuse('not-found')
      return { id: id!, number }
    }
    const translations = []
    for (const row of await store.translationsFrom(q, statement)) {
      const { title, language, direction, archivedAt } = await mustExist(q, row.statement)
      const own = await versionsOf(q, [row.statement])
      translations.push({
        ...{ statement: row.statement, title, language, archivedAt },
        direction: direction as 'ltr' | 'rtl',
        of: numbered(row.sourceVersion),
        versions: own.map(({ id, number, translates, stale }) => ({
          ...{ id, number, of: numbered(translates) },
          stale: (JSON.parse(stale) as string[]).length,
        })),
      })
    }
    return { translations }
  })
}

/** What a translation is made against. Refuses with `wrong-state` a statement that is none. */
export async function seeTranslation(
  ports: Ports,
  _who: Member,
  { statement }: Input<typeof contracts.seeTranslation>,
): Promise<Given<typeof contracts.seeTranslation>> {
  return ports.storage.read(async q => {
    const made = await mustBeTranslation(q, statement)
    const { title, language, direction } = await mustExist(q, made.source)
    const [newest = made.version] = await versionsOf(q, [made.source])
    const { id, number, body } = made.version
    return {
      source: { statement: made.source, title, language, direction: direction as 'ltr' | 'rtl' },
      ...{ of: { id, number }, newest: { id: newest.id, number: newest.number } },
      body: body as Record<string, unknown> & Doc,
      ...{ said: [...made.said], links: made.links, was: await saidBefore(q, made) },
    }
  })
}

/** Versions looked through for what a block once said; each is a whole letter. */
const MOST_VERSIONS = 30

/** What the changed blocks of the source said when they were last renewed, as far as some version still says it. */
async function saidBefore(q: Query, { source, version, said, links }: Made) {
  const wanted = new Map(
    links
      .filter(({ sourceBlock, sourceHash }) => {
        const now = said.get(sourceBlock)
        return sourceHash !== '' && now !== undefined && now !== sourceHash
      })
      .map(({ sourceBlock, sourceHash }) => [`${sourceBlock} ${sourceHash}`, { sourceBlock, sourceHash }]),
  )
  const was: { sourceBlock: string; sourceHash: string; content: Inline[] }[] = []
  const others = (await versionsOf(q, [source])).filter(({ id }) => id !== version.id)
  for (const { id } of others.slice(0, MOST_VERSIONS)) {
    if (wanted.size === 0) break
    const body = JSON.parse((await versionById(q, id))!.body) as Doc
    for (const block of wordBlocks(body)) {
      const sourceHash = hashOf(saidBy(block))
      const found = wanted.get(`${block.attrs.id} ${sourceHash}`)
      if (!found || !wanted.delete(`${block.attrs.id} ${sourceHash}`)) continue
      was.push({ ...found, content: block.content ?? [] })
    }
  }
  return was
}

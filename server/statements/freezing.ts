/** Freezing: what a text would be as a version, and making it one [VER-1], [VER-2]. */
import { createHash } from 'node:crypto'
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import type { VersionRow } from '../../shared/contract/statements.ts'
import { refuse } from '../../shared/refusals.ts'
import { canonical } from '../../shared/statement/canonical.ts'
import { type Carried, carriedAsks, withAsks, withoutWords } from '../../shared/statement/carried.ts'
import { normalise } from '../../shared/statement/normalise.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { unseenCharacters } from '../../shared/statement/unseen.ts'
import { wordCount } from '../../shared/wordCount.ts'
import { addCarrier, carriedBy, carryAsks, recordPlaces } from '../asks/carrying.ts'
import { heldRevisions } from '../asks/entering.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { limitFor } from '../processes/sessions.ts'
import { mustExist, mustLive } from './statements.ts'
import * as store from './store.ts'
import { countsOf, madeAgainst, staleOf } from './translations/links.ts'
import { translationsFrom } from './translations/store.ts'
import { versionRows } from './versions.ts'

/** What a text would be as a version: which asks of the register it carries, its canonical form and hash. */
type Frozen = { body: Doc; carried: Carried[]; canonical: string; hash: string }
type Says = { title: string; language: string; direction: string }

/** What freezing now would leave out, refuse, or keep though nobody can see it. */
export async function lookBeforeFreezing(
  ports: Ports,
  who: Member,
  { statement }: Input<typeof contracts.lookBeforeFreezing>,
): Promise<Given<typeof contracts.lookBeforeFreezing>> {
  const doc = await ports.rooms.read(statement)
  const { doc: normalDoc, left, refusals } = normalise(doc)
  return ports.storage.read(async q => {
    const row = await mustExist(q, statement)
    const made = await madeAgainst(q, statement)
    const limit = await limitFor(q, row)
    const countsNotes = limit?.countsNotes ?? row.countsNotes === 1
    return {
      length: {
        ...wordCount(normalDoc, { language: row.language, countsNotes }),
        limit: limit?.words ?? null,
      },
      translation: made ? { number: made.version.number, ...countsOf(normalDoc, made) } : null,
      number: (await newestNumber(q, statement)) + 1,
      hash: refusals.length > 0 ? null : (await frozenFrom(q, who.coalition, doc, row)).hash,
      leftOut: left.map(({ id, reason, text }) => ({ block: id, reason, text: text.slice(0, 200) })),
      unseen: unseenCharacters(doc, row.title),
      refused: refusals,
    }
  })
}

/**
 * Freezes the text that is on disk as the next version, with the revision of every ask it carries.
 * @throws Refusal `statement-archived`, `nothing-to-freeze`, `loose-note` with the place, or `text-changed` where
 *   the text is not the one whose hash was looked at.
 */
export async function freeze(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.freeze>,
): Promise<VersionRow> {
  const doc = await ports.rooms.read(input.statement)
  mustFreeze(doc)
  const id = ports.ids.id()
  const { version, translations } = await ports.storage.write(async tx => {
    const statement = await mustExist(tx, input.statement)
    mustLive(statement)
    const { body, carried, ...text } = await frozenFrom(tx, who.coalition, doc, statement)
    if (input.hash !== undefined && input.hash !== text.hash) refuse('text-changed', CHANGED_MEANWHILE)
    const number = (await newestNumber(tx, statement.id)) + 1
    const { name, reason } = input
    const made = await madeAgainst(tx, statement.id)
    const row = {
      ...{ id, statement: statement.id, number, name, reason, title: statement.title, ...text },
      ...{ translates: made?.version.id ?? null, stale: JSON.stringify(made ? staleOf(body, made) : []) },
      ...{ body: JSON.stringify(body), frozenBy: who.person, frozenAt: ports.clock.now() },
    }
    await store.addVersion(tx, row)
    if (made) await carrySameAsks(tx, who, { version: id, source: made.version.id }, carried)
    else await carryAsks(tx, ports, who, { version: id, statement: statement.id }, carried)
    await recordPlaces(tx, statement.id, made ? withoutWords(carried) : carried)
    const { coalition, person: actor } = who
    await appendAudit(tx, ports, {
      coalition,
      act: 'version.frozen',
      actor,
      subject: id,
      data: { statement: statement.id, number, hash: text.hash },
    })
    const [seen] = await versionRows(tx, [row])
    return { version: seen!, translations: await translationsFrom(tx, statement.id) }
  })
  for (const { statement } of translations) ports.rooms.statementChanged(statement)
  return version
}

const CHANGED_MEANWHILE =
  'Somebody changed the text meanwhile. Nothing was frozen; look at it again, then freeze.'

/** @throws Refusal with the first thing that keeps the text from being frozen. */
function mustFreeze(doc: Doc): void {
  const { doc: normal, refusals } = normalise(doc)
  const [first] = refusals
  if (first?.code === 'broken-character')
    refuse('bad-input', `A character is broken after “${first.near}”. Type it again, then freeze.`)
  if (first)
    refuse(
      'loose-note',
      `After “${first.near}” stands a note reference whose note is not there. Mend it, then freeze.`,
    )
  const says = JSON.stringify(normal).includes('"text":')
  if (!says) refuse('nothing-to-freeze')
}

/** Only asks of this coalition's register count as asks; any other mark on a block is dropped with the copy. */
async function frozenFrom(
  q: Query,
  coalition: string,
  doc: Doc,
  { title, language, direction }: Says,
): Promise<Frozen> {
  const { doc: normal } = normalise(doc)
  const marked = carriedAsks(normal)
  const known = await heldRevisions(
    q,
    coalition,
    marked.map(({ ask }) => ask),
  )
  const carried = marked.filter(({ ask }) => known.has(ask))
  const body = withAsks(normal, new Map(carried.map(({ block, ask }) => [block, ask])))
  const text = canonical({ title, language, direction: direction as 'ltr' | 'rtl', body })
  return { body, carried, canonical: text, hash: createHash('sha256').update(text).digest('hex') }
}

/** A translation carries the revisions that its source carries; its own words are no wording of the register's. */
async function carrySameAsks(
  tx: Tx,
  who: Member,
  { version, source }: { version: string; source: string },
  carried: readonly Carried[],
): Promise<void> {
  const asks = carried.map(({ ask }) => ask)
  const held = await heldRevisions(tx, who.coalition, asks)
  const there = new Map((await carriedBy(tx, source)).map(({ ask, revisionId }) => [ask, revisionId]))
  for (const { ask, block } of carried)
    await addCarrier(tx, { ask, version, revision: there.get(ask) ?? held.get(ask)!.id, block })
}

async function newestNumber(q: Query, statement: string): Promise<number> {
  return (await store.versionsOf(q, [statement]))[0]?.number ?? 0
}

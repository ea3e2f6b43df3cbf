/** Translations: begun, worked on block by block, taken to another version, frozen; and how long a text is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as asks from '../../shared/contract/asks.ts'
import * as statements from '../../shared/contract/statements.ts'
import * as contracts from '../../shared/contract/translations.ts'
import { everyBlock } from '../../shared/statement/carried.ts'
import { isTextBlock } from '../../shared/statement/text.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { standings } from '../../shared/translation/standings.ts'
import { doc, note, notes, p, ref, text } from '../rules/build.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coalition: string
let amina: Somebody
let source: string
let ask: string
let first: { id: string; number: number; hash: string }
beforeEach(async () => {
  world = await openWorld()
  const made = await world.coalition('harbour', 'Amina')
  coalition = made.id
  amina = made.coordinator
  source = (await world.call(amina, statements.startStatement, { ...HEAD, coalition, body: letter() })).id
  ask = (
    await world.call(amina, asks.makeAsk, {
      ...{ statement: source, block: 'block-0002', verb: 'delete' },
      ...{ targets: [{ asWritten: 'Article 12' }], wording: 'Delete Article 12.' },
    })
  ).id
  await write(source, letter({ ask }))
  first = await world.call(amina, statements.freeze, { statement: source })
})
afterEach(() => world.close())

const HEAD = { kind: 'joint-letter', title: 'Harbours', language: 'en', direction: 'ltr' } as const
const letter = ({ ask = null as string | null, second = 'Delete Article 12.', more = '' } = {}) =>
  ({
    ...doc(
      p('We write to all delegations.', { id: 'block-0001' }),
      p([text(second), ref('note-00001')], { id: 'block-0002', ask }),
      ...(more === '' ? [] : [p(more, { id: 'block-0003' })]),
      notes(note('note-00001', 'On names.')),
    ),
  }) as Doc & Record<string, unknown>
const write = (statement: string, body: Doc) => world.app.ports.rooms.edit(statement, () => body, amina.id)
const read = async (statement: string) =>
  (await world.call(amina, statements.readText, { statement })).body as unknown as Doc
const wish = { language: 'es', direction: 'ltr', title: 'Puertos' } as const
const begun = async () =>
  (await world.call(amina, contracts.beginTranslation, { version: first.id, ...wish })).statement
const seen = (statement: string) => world.call(amina, contracts.seeTranslation, { statement })
async function stands(statement: string) {
  const { links, said } = await seen(statement)
  return standings(await read(statement), links, new Map(said)).map(({ standing }) => standing)
}

/** Says each block of the translation anew, in its own words, and that it is up to date. */
async function translate(statement: string, words: readonly string[]) {
  const { links, of } = await seen(statement)
  const body = structuredClone(await read(statement))
  const texts = [...everyBlock(body)].filter(isTextBlock)
  for (const [at, block] of texts.entries())
    block.content = [text(words[at]!), ...(block.content ?? []).filter(({ type }) => type !== 'text')]
  await write(statement, body)
  const blocks = links.map(({ block }) => block)
  return world.call(amina, contracts.renewBlocks, { statement, of: of.id, blocks })
}
const ES = ['Escribimos a todas las delegaciones.', 'Supriman el artículo 12.', 'Sobre los nombres.']

describe('beginning', () => {
  it('[TR-2] is a statement of its own with the text to be translated, every block linked and none translated', async () => {
    const statement = await begun()
    const row = await world.call(amina, statements.seeStatement, { statement })
    expect(row).toMatchObject({
      ...wish,
      kind: 'joint-letter',
      translates: { id: first.id, number: 1, statement: source },
    })
    const { source: from, of, newest } = await seen(statement)
    expect([from.statement, of, newest]).toEqual([
      source,
      { id: first.id, number: 1 },
      { id: first.id, number: 1 },
    ])
    expect(await stands(statement)).toEqual(['untranslated', 'untranslated', 'untranslated'])
    const body = JSON.stringify(await read(statement))
    expect(body).not.toContain('block-0001')
    expect(body).toContain('We write to all delegations.')
    expect(
      (await world.call(amina, contracts.listTranslations, { statement: source })).translations,
    ).toMatchObject([{ statement, title: 'Puertos', of: { number: 1 }, versions: [] }])
  })

  it('[TR-2] carries the same asks, and its words are no wording of theirs', async () => {
    const statement = await begun()
    const before = await world.call(amina, asks.seeAsk, { ask })
    expect(before.statements.map(({ id }) => id).sort()).toEqual([source, statement].sort())
    await translate(statement, ES)
    const frozen = await world.call(amina, statements.freeze, { statement })
    const after = await world.call(amina, asks.seeAsk, { ask })
    expect(after.revisions).toHaveLength(before.revisions.length)
    expect((await world.call(amina, statements.seeVersion, { version: frozen.id })).asks).toMatchObject([
      { ask, wording: 'Delete Article 12.', revision: before.revision },
    ])
  })

  it('[TR-2] not of a translation, not into its own language, and once into another', async () => {
    const statement = await begun()
    const refused = (version: string, language: string) =>
      world.refusal(amina, contracts.beginTranslation, { ...wish, version, language })
    expect(await refused(first.id, 'EN')).toBe('bad-input')
    expect(await refused(first.id, 'es')).toBe('already-there')
    const frozen = await world.call(amina, statements.freeze, { statement })
    expect(await refused(frozen.id, 'fr')).toBe('bad-input')
    await world.call(amina, statements.archiveStatement, { statement, archived: true })
    expect(await refused(first.id, 'es')).toBe(null)
  })

  it('an unattributed report is translated as one', async () => {
    const report = await world.call(amina, statements.startStatement, {
      ...HEAD,
      ...{ coalition, kind: 'report', unattributed: true, body: letter() },
    })
    const version = await world.call(amina, statements.freeze, { statement: report.id })
    const { statement } = await world.call(amina, contracts.beginTranslation, {
      version: version.id,
      ...wish,
    })
    expect(await world.call(amina, statements.seeStatement, { statement })).toMatchObject({
      unattributed: true,
    })
  })
})

describe('working', () => {
  it('[TR-2] a renewed block is current until its source says something else; then it says what it said before', async () => {
    const statement = await begun()
    expect(await translate(statement, ES)).toEqual({ renewed: 3 })
    expect(await stands(statement)).toEqual(['current', 'current', 'current'])
    await write(source, letter({ ask, second: 'Delete Article 14.' }))
    const second = await world.call(amina, statements.freeze, { statement: source })
    expect(await stands(statement)).toEqual(['current', 'current', 'current'])
    expect((await seen(statement)).newest).toEqual({ id: second.id, number: 2 })
    const moved = await world.call(amina, contracts.moveTranslation, {
      ...{ statement, version: second.id, of: first.id },
    })
    expect(moved).toEqual({ of: { id: second.id, number: 2 }, putIn: 0 })
    expect(await stands(statement)).toEqual(['current', 'changed', 'current'])
    expect((await seen(statement)).was).toMatchObject([
      { sourceBlock: 'block-0002', content: [{ text: 'Delete Article 12.' }, { type: 'footnoteRef' }] },
    ])
  })

  it('[TR-2] a press on what somebody took to another version meanwhile is refused', async () => {
    const statement = await begun()
    const { links } = await seen(statement)
    const second = await world.call(amina, statements.freeze, { statement: source })
    await world.call(amina, contracts.moveTranslation, { statement, version: second.id, of: first.id })
    const late = { statement, of: first.id }
    const { block } = links[0]!
    expect(await world.refusal(amina, contracts.renewBlocks, { ...late, blocks: [block] })).toBe(
      'text-changed',
    )
    expect(await world.refusal(amina, contracts.linkBlock, { ...late, block, sourceBlock: null })).toBe(
      'text-changed',
    )
    expect(await world.refusal(amina, contracts.moveTranslation, { ...late, version: first.id })).toBe(
      'text-changed',
    )
  })

  it('[TR-2] a block is linked by a person, and only to a block of its source', async () => {
    const statement = await begun()
    const body = await read(statement)
    await write(statement, { ...body, content: [p('Y más.', { id: 'ours-00001' }), ...body.content!] })
    expect((await stands(statement))[0]).toBe('unlinked')
    const link = (sourceBlock: string | null) => ({
      statement,
      of: first.id,
      block: 'ours-00001',
      sourceBlock,
    })
    expect(await world.refusal(amina, contracts.linkBlock, link('nothing-01'))).toBe('bad-input')
    expect(await world.call(amina, contracts.linkBlock, link('block-0001'))).toEqual({ linked: true })
    expect((await stands(statement))[0]).toBe('current')
    expect(await world.call(amina, contracts.linkBlock, link(null))).toEqual({ linked: false })
    expect((await stands(statement))[0]).toBe('unlinked')
    const renew = { statement, of: first.id, blocks: ['ours-00001'] }
    expect(await world.refusal(amina, contracts.renewBlocks, renew)).toBe('bad-input')
  })

  it('[TR-3] what is new in the source is put in untranslated, once, however many press', async () => {
    const statement = await begun()
    await translate(statement, ES)
    await write(source, letter({ ask, more: 'Keep Article 11.' }))
    const second = await world.call(amina, statements.freeze, { statement: source })
    const move = { statement, version: second.id }
    await world.call(amina, contracts.moveTranslation, { ...move, of: first.id })
    await Promise.all(
      Array.from({ length: 20 }, () =>
        world.call(amina, contracts.moveTranslation, { ...move, of: second.id }),
      ),
    )
    expect(await stands(statement)).toEqual(['current', 'current', 'untranslated', 'current'])
    expect(JSON.stringify(await read(statement)).split('Keep Article 11.')).toHaveLength(2)
  })

  it('[TR-3] a passage that somebody took out of the translation is put in again on demand', async () => {
    const statement = await begun()
    await translate(statement, ES)
    const body = await read(statement)
    await write(statement, { ...body, content: body.content!.slice(1) })
    const look = await world.call(amina, statements.lookBeforeFreezing, { statement })
    expect(look.translation).toMatchObject({ lacking: 1, changed: 0 })
    const again = { statement, version: first.id, of: first.id }
    expect(await world.call(amina, contracts.moveTranslation, again)).toMatchObject({ putIn: 1 })
    expect(await stands(statement)).toEqual(['untranslated', 'current', 'current'])
  })

  it('[TR-2] an older text that is written back over a renewed block makes it doubtful again', async () => {
    const statement = await begun()
    const raw = await world.call(amina, statements.freeze, { statement })
    await translate(statement, ES)
    await world.call(amina, statements.restoreVersion, { version: raw.id })
    expect(await stands(statement)).toEqual(['changed', 'changed', 'changed'])
  })

  it('[LIVE-2] a reviewer changes nothing of it, and an archived one stays as it is', async () => {
    const statement = await begun()
    const { links } = await seen(statement)
    const renew = { statement, of: first.id, blocks: [links[0]!.block] }
    const reviewer = await world.person('Rosa', { coalition, role: 'reviewer' })
    expect(await world.refusal(reviewer, contracts.renewBlocks, renew)).toBe('not-allowed')
    await world.call(amina, statements.archiveStatement, { statement, archived: true })
    expect(await world.refusal(amina, contracts.renewBlocks, renew)).toBe('statement-archived')
  })

  it('[LIVE-2] a version, block or statement of another coalition looks like none', async () => {
    const statement = await begun()
    const other = await world.coalition('pier', 'Boris')
    const theirs = await world.call(other.coordinator, statements.startStatement, {
      ...{ ...HEAD, coalition: other.id, body: letter() },
    })
    const version = await world.call(other.coordinator, statements.freeze, { statement: theirs.id })
    const move = { statement, version: version.id, of: first.id }
    expect(await world.refusal(amina, contracts.moveTranslation, move)).toBe('not-found')
    expect(await world.refusal(other.coordinator, contracts.seeTranslation, { statement })).toBe('not-found')
    expect(await world.refusal(amina, contracts.seeTranslation, { statement: source })).toBe('wrong-state')
  })
})

describe('freezing', () => {
  it('[TR-4] a version names the version it translates, and each block that does not say what that one says', async () => {
    const statement = await begun()
    const { links } = await seen(statement)
    await world.call(amina, contracts.renewBlocks, { statement, of: first.id, blocks: [links[0]!.block] })
    const look = await world.call(amina, statements.lookBeforeFreezing, { statement })
    expect(look.translation).toEqual({
      ...{ number: 1, changed: 0, untranslated: 2, gone: 0, unlinked: 0, lacking: 0 },
    })
    const frozen = await world.call(amina, statements.freeze, { statement })
    const stale = links.slice(1).map(({ block }) => block)
    expect(frozen).toMatchObject({
      translates: { id: first.id, number: 1, statement: source, title: 'Harbours', language: 'en' },
    })
    expect([...frozen.stale].sort()).toEqual(stale.sort())
    await world.call(amina, contracts.renewBlocks, { statement, of: first.id, blocks: stale })
    const again = await world.call(amina, statements.seeVersion, { version: frozen.id })
    expect([...again.stale].sort()).toEqual(stale)
    expect((await world.call(amina, statements.freeze, { statement })).stale).toEqual([])
  })

  it('a text that is no translation translates nothing', async () => {
    const look = await world.call(amina, statements.lookBeforeFreezing, { statement: source })
    expect(look.translation).toBe(null)
    const { versions } = await world.call(amina, statements.listVersions, { statement: source })
    expect(versions).toMatchObject([{ translates: null, stale: [] }])
  })
})

describe('[LIMIT-1] how long a text is', () => {
  it('is said before freezing, with the limit and with notes where they count', async () => {
    const length = async () =>
      (await world.call(amina, statements.lookBeforeFreezing, { statement: source })).length
    expect(await length()).toEqual({ words: 8, minutes: 8 / 120, limit: null })
    const row = await world.call(amina, statements.changeStatement, {
      ...{ statement: source, wordLimit: 1200, countsNotes: true },
    })
    expect(row).toMatchObject({ wordLimit: 1200, countsNotes: true })
    expect(await length()).toMatchObject({ words: 10, limit: 1200 })
    await world.call(amina, statements.changeStatement, { statement: source, wordLimit: null })
    expect(await length()).toMatchObject({ words: 10, limit: null })
  })
})

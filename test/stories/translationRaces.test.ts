/** Many at the same moment on one translation, on both databases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as statements from '../../shared/contract/statements.ts'
import * as contracts from '../../shared/contract/translations.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { newDatabase } from '../adapters/storages.ts'
import { doc, p } from '../rules/build.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const times = <T>(count: number, act: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)))
const letter = (...more: string[]) =>
  doc(...['We write.', ...more].map((words, at) => p(words, { id: `block-000${at}` }))) as Doc &
    Record<string, unknown>

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await newDatabase() })],
])('at the same moment, on %s', (_, options) => {
  let world: World
  let amina: Somebody
  let source: string
  let first: string
  beforeAll(async () => {
    world = await openWorld(await options())
    const { id: coalition, coordinator } = await world.coalition('harbour', 'Amina')
    amina = coordinator
    const head = { coalition, kind: 'joint-letter', title: 'Harbours', language: 'en' } as const
    const asked = { ...head, direction: 'ltr', body: letter() } as const
    source = (await world.call(amina, statements.startStatement, asked)).id
    first = (await world.call(amina, statements.freeze, { statement: source })).id
  })
  afterAll(() => world.close())
  const translations = async () =>
    (await world.call(amina, contracts.listTranslations, { statement: source })).translations

  it('[TR-2] a translation into a language is begun once', async () => {
    const wish = { version: first, language: 'es', title: 'Puertos' }
    const answers = await times(10, () => world.ask(amina, contracts.beginTranslation, wish))
    expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1)
    expect(await translations()).toHaveLength(1)
  })

  it('[TR-3] many take it to the next version, one does, and everything new stands in it once', async () => {
    await world.app.ports.rooms.edit(source, () => letter('Keep Article 11.', 'Thank you.'), amina.id)
    const version = (await world.call(amina, statements.freeze, { statement: source })).id
    const [{ statement } = { statement: '' }] = await translations()
    const moved = await times(10, () =>
      world.ask(amina, contracts.moveTranslation, { statement, version, of: first }),
    )
    expect(moved.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1)
    await times(10, () => world.ask(amina, contracts.moveTranslation, { statement, version, of: version }))
    const { body } = await world.call(amina, statements.readText, { statement })
    expect(JSON.stringify(body).split('Keep Article 11.')).toHaveLength(2)
    const look = await world.call(amina, statements.lookBeforeFreezing, { statement })
    expect(look.translation).toMatchObject({ untranslated: 3, unlinked: 0, lacking: 0 })
  })

  it('[TR-2] many renew the same block', async () => {
    const [{ statement } = { statement: '' }] = await translations()
    const { of, links } = await world.call(amina, contracts.seeTranslation, { statement })
    const blocks = links.map(({ block }) => block)
    await times(20, () => world.call(amina, contracts.renewBlocks, { statement, of: of.id, blocks }))
    const look = await world.call(amina, statements.lookBeforeFreezing, { statement })
    expect(look.translation).toMatchObject({ changed: 0, untranslated: 0, lacking: 0 })
  })
})

/** Starting, freezing, restoring, exporting; and the asks that a text carries. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as asks from '../../shared/contract/asks.ts'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as signons from '../../shared/contract/signons.ts'
import * as statements from '../../shared/contract/statements.ts'
import { fromJson } from '../../shared/formats/json.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coalition: string
let amina: Somebody
beforeEach(async () => {
  world = await openWorld()
  const made = await world.coalition('harbour', 'Amina')
  coalition = made.id
  amina = made.coordinator
})
afterEach(() => world.close())

const paragraph = (id: string, text: string, more: Record<string, unknown> = {}) => ({
  type: 'paragraph',
  attrs: { id, ...more },
  content: [{ type: 'text', text }],
})
const letter = (...texts: string[]) => ({
  type: 'doc',
  content: texts.map((text, at) => paragraph(`block-000${at + 1}`, text)),
})

async function started(
  body: Record<string, unknown> = letter('We write to all delegations.', 'Delete Article 9.'),
) {
  const asked = {
    coalition,
    kind: 'joint-letter' as const,
    title: 'Harbours',
    language: 'en',
    direction: 'ltr' as const,
    body,
  }
  return (await world.call(amina, statements.startStatement, asked)).id
}
const frozen = (statement: string) =>
  world.call(amina, statements.freeze, { statement, name: 'First', reason: 'For the session' })
const rewrite = (statement: string, body: Record<string, unknown>) =>
  world.app.ports.rooms.edit(statement, () => body as Doc, amina.id)
const delete9 = {
  verb: 'delete' as const,
  targets: [{ asWritten: 'Article 9' }],
  wording: 'Delete Article 9.',
}

describe('freezing', () => {
  it('[VER-1] the same text gives the same hash; a changed letter another', async () => {
    const statement = await started()
    const first = await frozen(statement)
    const again = await frozen(statement)
    expect([first.number, again.number]).toEqual([1, 2])
    expect(again.hash).toBe(first.hash)
    await rewrite(statement, letter('We write to all delegations.', 'Delete Article 8.'))
    expect((await frozen(statement)).hash).not.toBe(first.hash)
  })

  it('[VER-1] the same text in another statement, coalition and with other ids gives the same hash', async () => {
    const first = await frozen(await started())
    const other = {
      type: 'doc',
      content: [
        paragraph('other-0001', 'We write to all delegations.'),
        paragraph('other-0002', 'Delete Article 9.'),
      ],
    }
    expect((await frozen(await started(other))).hash).toBe(first.hash)
  })

  it('[VER-1] the exported JSON holds what the hash is taken of, and comes back to the same hash', async () => {
    const version = await frozen(await started())
    const file = (await world.ask(amina, statements.exportVersion, { version: version.id, format: 'json' }))
      .body
    expect(JSON.parse(file).hash).toBe(version.hash)
    const { body, title, language, direction } = fromJson(file)
    const copy = await world.call(amina, statements.startStatement, {
      coalition,
      kind: 'joint-letter',
      title,
      language,
      direction,
      body,
    })
    expect((await frozen(copy.id)).hash).toBe(version.hash)
  })

  it('[VER-1] what is stored is the canonical form, byte for byte', async () => {
    const version = await frozen(await started())
    const [row] = await world.storage.read(async ({ db, t }) => db.select().from(t.versions))
    expect(createHash('sha256').update(row!.canonical).digest('hex')).toBe(version.hash)
  })

  it('[VER-2] says beforehand what it leaves out and what cannot be seen', async () => {
    const statement = await started({
      type: 'doc',
      content: [
        paragraph('block-0001', 'Read\u202e this'),
        { type: 'bulletList', attrs: { id: 'block-0002' } },
        {
          type: 'footnotes',
          attrs: { id: 'footnotes' },
          content: [
            { type: 'footnote', attrs: { id: 'block-0003' }, content: [{ type: 'text', text: 'Loose.' }] },
          ],
        },
      ],
    })
    const look = await world.call(amina, statements.lookBeforeFreezing, { statement })
    expect(look.leftOut.map(entry => entry.reason).sort()).toEqual(['empty', 'unreferenced-note'])
    expect(look.unseen).toMatchObject([{ block: 'block-0001', codePoint: 'U+202E', kind: 'direction' }])
    expect((await frozen(statement)).hash).toBe(look.hash)
  })

  it('[VER-2] a text that changed after it was looked at is not frozen unseen', async () => {
    const statement = await started()
    const { hash } = await world.call(amina, statements.lookBeforeFreezing, { statement })
    await rewrite(statement, letter('We write to all delegations.', 'Delete Article 8.'))
    expect(await world.refusal(amina, statements.freeze, { statement, hash: hash! })).toBe('text-changed')
    expect((await world.call(amina, statements.listVersions, { statement })).versions).toEqual([])
    const again = await world.call(amina, statements.lookBeforeFreezing, { statement })
    expect((await world.call(amina, statements.freeze, { statement, hash: again.hash! })).hash).toBe(
      again.hash,
    )
  })

  it('[TEXT-5] a reference to nothing is refused with its place', async () => {
    const loose = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { id: 'block-0001' },
          content: [
            { type: 'text', text: 'As shown' },
            { type: 'footnoteRef', attrs: { note: 'nothing-01' } },
          ],
        },
      ],
    }
    const statement = await started(loose)
    const answer = await world.ask(amina, statements.freeze, { statement })
    expect(answer.json()).toMatchObject({ code: 'loose-note', message: expect.stringContaining('As shown') })
  })

  it('an empty letter is not frozen', async () => {
    const { id } = await world.call(amina, statements.startStatement, {
      coalition,
      kind: 'report',
      title: 'Empty',
      language: 'en',
      direction: 'ltr',
    })
    expect(await world.refusal(amina, statements.freeze, { statement: id })).toBe('nothing-to-freeze')
  })

  it('[VER-1] a hundred presses at once give versions 1 to 100, none twice', async () => {
    const statement = await started()
    const made = await Promise.all(Array.from({ length: 100 }, () => frozen(statement)))
    expect(made.map(version => version.number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, at) => at + 1),
    )
  })
})

describe('restoring', () => {
  it('[VER-3] brings the old text and title back as an edit', async () => {
    const statement = await started()
    const first = await frozen(statement)
    await rewrite(statement, letter('Something else.'))
    await world.call(amina, statements.changeStatement, { statement, title: 'Renamed' })
    await world.call(amina, statements.restoreVersion, { version: first.id })
    const text = await world.call(amina, statements.readText, { statement })
    expect(text.title).toBe('Harbours')
    expect((await frozen(statement)).hash).toBe(first.hash)
  })
})

describe('what is refused', () => {
  it('[TEXT-2] a node, mark or link that a letter does not have', async () => {
    const bad = [
      { type: 'doc', content: [{ type: 'codeBlock', content: [] }] },
      { type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] },
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            ],
          },
        ],
      },
    ]
    for (const body of bad)
      expect(
        await world.refusal(amina, statements.startStatement, {
          coalition,
          kind: 'report',
          title: 'T',
          language: 'en',
          direction: 'ltr',
          body,
        }),
      ).toBe('not-a-statement')
    expect((await world.call(amina, statements.listStatements, { coalition })).statements).toEqual([])
  })

  it('an archived statement can only be read', async () => {
    const statement = await started()
    await world.call(amina, statements.archiveStatement, { statement, archived: true })
    expect(await world.refusal(amina, statements.freeze, { statement })).toBe('statement-archived')
    expect(await world.refusal(amina, statements.changeStatement, { statement, title: 'T' })).toBe(
      'statement-archived',
    )
    expect((await world.call(amina, statements.seeStatement, { statement })).may).toMatchObject({
      write: false,
      freeze: false,
    })
    expect((await world.call(amina, statements.readText, { statement })).title).toBe('Harbours')
  })
})

describe('asks', () => {
  it('[ASK-3] a version records the revision of each ask it carries; a new wording in the text is a revision', async () => {
    const body = letter('We write.', 'Delete Article 9.')
    const asked = {
      coalition,
      kind: 'joint-letter' as const,
      title: 'Harbours',
      language: 'en',
      direction: 'ltr' as const,
      body,
    }
    const { id: statement } = await world.call(amina, statements.startStatement, {
      ...asked,
      asks: [{ block: 'block-0002', ...delete9 }],
    })
    const first = await frozen(statement)
    const [ask] = (await world.call(amina, asks.listAsks, { coalition })).asks
    expect(ask).toMatchObject({
      ...delete9,
      revision: 1,
      statements: [{ id: statement, block: 'block-0002' }],
    })
    await rewrite(statement, {
      type: 'doc',
      content: [
        paragraph('block-0001', 'We write.'),
        paragraph('block-0002', 'Delete Article 9 and Article 10.', { ask: ask!.id }),
      ],
    })
    const second = await frozen(statement)
    const seen = await world.call(amina, asks.seeAsk, { ask: ask!.id })
    expect(seen.revisions.map(revision => revision.wording)).toEqual([
      'Delete Article 9 and Article 10.',
      'Delete Article 9.',
    ])
    expect(seen.versions.map(version => [version.id, version.revision])).toEqual([
      [first.id, 1],
      [second.id, 2],
    ])
    expect(seen).toMatchObject({ ...delete9, revision: 1, statements: [{ wordings: 'offered' }] })
  })

  it('[ASK-2] the register follows the living text: a block that carries an ask, and one that carries it no more', async () => {
    const statement = await started()
    const { id } = await world.call(amina, asks.makeAsk, { statement, block: 'block-0002', ...delete9 })
    const marked = (block: string) => ({
      type: 'doc',
      content: [paragraph('block-0001', 'We write.'), paragraph(block, 'Delete Article 9.', { ask: id })],
    })
    const places = async () => {
      await world.app.places.settle()
      return (await world.call(amina, asks.seeAsk, { ask: id })).statements.map(place => place.block)
    }
    await rewrite(statement, marked('block-0007'))
    expect(await places()).toEqual(['block-0007'])
    await rewrite(statement, letter('We write.'))
    expect(await places()).toEqual([])
  })

  it('[ASK-2] an id of another coalition on a block is no ask in the frozen text', async () => {
    const other = await world.coalition('pier', 'Boris')
    const theirs = await world.call(other.coordinator, statements.startStatement, {
      coalition: other.id,
      kind: 'report',
      title: 'T',
      language: 'en',
      direction: 'ltr',
    })
    const ask = await world.call(other.coordinator, asks.makeAsk, {
      statement: theirs.id,
      block: 'block-0001',
      ...delete9,
    })
    const statement = await started()
    const plain = await frozen(statement)
    await rewrite(statement, {
      type: 'doc',
      content: [
        paragraph('block-0001', 'We write to all delegations.'),
        paragraph('block-0002', 'Delete Article 9.', { ask: ask.id }),
      ],
    })
    const marked = await frozen(statement)
    expect(marked.hash).toBe(plain.hash)
    expect((await world.call(amina, statements.seeVersion, { version: marked.id })).asks).toEqual([])
  })
})

describe('the sample', () => {
  it('is a coalition with two versions, asks, and an open sign-on; pressed twice it is one', async () => {
    const olu = await world.person('Olu', { operator: true })
    const sample = await world.call(olu, coalitions.foundSample, {})
    expect(await world.call(olu, coalitions.foundSample, {})).toEqual(sample)
    const { statements: rows } = await world.call(olu, statements.listStatements, { coalition: sample.id })
    expect(rows).toMatchObject([{ versions: 2 }])
    const { asks: register } = await world.call(olu, asks.listAsks, { coalition: sample.id })
    expect(register.map(ask => ask.verb)).toEqual(['narrow', 'delete', 'insert', 'limit'])
    expect(register.find(ask => ask.verb === 'narrow')).toMatchObject({
      ...{ number: 1, revision: 1, statements: [{ wordings: 'offered' }] },
      versions: [{ revision: 1 }, { revision: 2 }],
    })
    const { signons: open } = await world.call(olu, signons.listSignons, { coalition: sample.id })
    expect(open).toMatchObject([{ state: 'open', counts: { organisations: 4, individuals: 1, toDecide: 2 } }])
    expect(world.mails).toEqual([])
  })
})

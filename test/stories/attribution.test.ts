/** Who wrote which words: by organisation, for coordinators, where the coalition turned it on; in no file or page. */
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as coalitions from '../../shared/contract/coalitions.ts'
import * as signons from '../../shared/contract/signons.ts'
import * as statements from '../../shared/contract/statements.ts'
import { accept, FIRST, reviewScene, type Scene, SECOND, suggest, THIRD, words } from '../world/reviewing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

const WROTE = 'This holds for every harbour.'

let world: World
let scene: Scene
/** Drafter, of Quay Rights. */
let quentin: Somebody
beforeEach(async () => {
  world = await openWorld()
  scene = await reviewScene(world)
  const of = { coalition: scene.coalition, role: 'drafter' as const, organisation: 'Quay Rights' }
  quentin = await world.person('Quentin', of)
})
afterEach(() => world.close())

const turn = (attributed: boolean, as = scene.amina) =>
  world.call(as, coalitions.setAttribution, { coalition: scene.coalition, attributed })
const freeze = async () =>
  (await world.call(scene.amina, statements.freeze, { statement: scene.statement })).id
const rewrite = (as: Somebody, block: string, change: (text: string) => string) =>
  world.app.ports.rooms.edit(
    scene.statement,
    doc => ({
      ...doc,
      content: (doc.content ?? []).map(one => {
        if (one.type !== 'paragraph' || one.attrs.id !== block) return one
        const text = (one.content ?? []).map(node => (node.type === 'text' ? node.text : '')).join('')
        return { ...one, content: [{ type: 'text', text: change(text) }] }
      }),
    }),
    as.id,
  )
const asked = (old: string, now = 'live') => ({ statement: scene.statement, old, new: now })

/** What coordinators are told, as `organisation: words`. */
async function told(old: string, now = 'live') {
  const seen = await world.call(scene.amina, statements.seeAttribution, asked(old, now))
  const named = new Map(seen.organisations.map(({ id, name }) => [id, name]))
  const lines = (side: typeof seen.old) =>
    side.flatMap(({ text, stretches }) =>
      stretches.map(({ from, to, by }) => `${named.get(by)}: ${text.slice(from, to)}`),
    )
  return { old: lines(seen.old), new: lines(seen.new), raw: JSON.stringify(seen) }
}

describe('who wrote which words', () => {
  it('[SAFE-5] is shown to coordinators by organisation, between versions and up to the draft', async () => {
    await turn(true)
    const first = await freeze()
    world.clock.pass(60_000)
    await rewrite(quentin, SECOND, text => `${text} ${WROTE}`)
    await rewrite(scene.dara, FIRST, text => text.replace(' to all delegations', ''))
    const second = await freeze()
    world.clock.pass(60_000)
    await rewrite(scene.dara, THIRD, text => `${text} Thank you.`)
    const between = await told(first, second)
    expect(between.new).toEqual([`Quay Rights:  ${WROTE}`])
    expect(between.old).toEqual(['Harbour Watch: to all delegations '])
    expect((await told(second)).new).toEqual(['Harbour Watch:  Thank you.'])
    expect((await told(second, first)).old).toEqual(between.new)
  })

  it('[SAFE-5] says nothing of what was written before it was turned on', async () => {
    const first = await freeze()
    await rewrite(quentin, SECOND, text => `${text} ${WROTE}`)
    world.clock.pass(1000)
    await turn(true)
    await rewrite(scene.dara, THIRD, text => `${text} Thank you.`)
    expect((await told(first)).new).toEqual(['Harbour Watch:  Thank you.'])
  })

  it('[SAFE-5] names organisations and never a person', async () => {
    await turn(true)
    const first = await freeze()
    await rewrite(quentin, SECOND, text => `${text} ${WROTE}`)
    const { raw } = await told(first)
    expect(raw).toContain('Quay Rights')
    for (const personal of [quentin.id, quentin.name, quentin.address]) expect(raw).not.toContain(personal)
  })

  it('[SAFE-5] stays with the organisation it was written for, also after the writer left or changed', async () => {
    await turn(true)
    const first = await freeze()
    await rewrite(quentin, SECOND, text => `${text} ${WROTE}`)
    const { people } = await world.call(scene.amina, coalitions.listPeople, { coalition: scene.coalition })
    const { membership } = people.find(({ person }) => person === quentin.id)!
    await world.call(scene.amina, coalitions.removePerson, { coalition: scene.coalition, membership })
    expect((await told(first)).new).toEqual([`Quay Rights:  ${WROTE}`])
    world.clock.pass(1000)
    await world.person('Quentin', { coalition: scene.coalition, organisation: 'Harbour Watch' })
    expect((await told(first)).new).toEqual([`Quay Rights:  ${WROTE}`])
  })

  it('[SAFE-5] gives the words of an accepted suggestion to the organisation that suggested them', async () => {
    await turn(true)
    const first = await freeze()
    const was = 'Article 9 lets any port read the messages of any sailor.'
    const seen = await suggest(scene, scene.lars, 'one', [words(SECOND, was, `${was} ${WROTE}`)])
    await accept(scene, scene.dara, seen)
    expect((await told(first)).new).toEqual([`Lighthouse League:  ${WROTE}`])
  })
})

describe('who may see it', () => {
  it('[SAFE-5] nobody does until a coordinator turns it on, and nobody once it is off again', async () => {
    const version = await freeze()
    const code = () => world.refusal(scene.amina, statements.seeAttribution, asked(version))
    expect(await code()).toBe('attribution-off')
    await turn(true)
    expect(await code()).toBeNull()
    await turn(false)
    expect(await code()).toBe('attribution-off')
  })

  it('[SAFE-5] coordinators only, and only they turn it on', async () => {
    await turn(true)
    const version = await freeze()
    for (const somebody of [scene.dara, scene.rana, scene.otto]) {
      expect(await world.refusal(somebody, statements.seeAttribution, asked(version))).toBe('not-allowed')
      const off = { coalition: scene.coalition, attributed: false }
      expect(await world.refusal(somebody, coalitions.setAttribution, off)).toBe('not-allowed')
    }
  })

  it('[SAFE-5] never in an unattributed report', async () => {
    await turn(true)
    const { id: report } = await world.call(scene.amina, statements.startStatement, {
      ...{ coalition: scene.coalition, kind: 'report', unattributed: true, title: 'Round table' },
      ...{ language: 'en', direction: 'ltr' },
    })
    const asks = { statement: report, old: 'live', new: 'live' }
    expect(await world.refusal(scene.amina, statements.seeAttribution, asks)).toBe('unattributed')
    expect((await world.call(scene.otto, statements.seeStatement, { statement: report })).attributed).toBe(
      false,
    )
  })

  it('[SAFE-5] only between texts of the one statement', async () => {
    await turn(true)
    const other = await world.call(scene.amina, statements.startStatement, {
      ...{ coalition: scene.coalition, kind: 'joint-letter', title: 'Another' },
      ...{ language: 'en', direction: 'ltr' },
      body: (await world.call(scene.amina, statements.readText, { statement: scene.statement })).body,
    })
    const foreign = (await world.call(scene.amina, statements.freeze, { statement: other.id })).id
    for (const between of [asked(foreign), asked('live', foreign), asked('idunknown0000000')])
      expect(await world.refusal(scene.amina, statements.seeAttribution, between)).toBe('not-found')
  })

  it('[SAFE-5] every member is told that it is on, and the log of acts says who turned it on', async () => {
    const standing = async () => [
      (await world.call(scene.otto, coalitions.seeCoalition, { coalition: scene.coalition })).attributed,
      (await world.call(scene.otto, statements.seeStatement, { statement: scene.statement })).attributed,
    ]
    expect(await standing()).toEqual([false, false])
    await turn(true)
    await turn(true)
    expect(await standing()).toEqual([true, true])
    await turn(false)
    expect(await standing()).toEqual([false, false])
    const { entries } = await world.call(scene.amina, coalitions.readAudit, { coalition: scene.coalition })
    expect(entries.slice(0, 3).map(({ act, actor }) => [act, actor])).toEqual([
      ['attribution.hidden', 'Amina'],
      ['attribution.shown', 'Amina'],
      expect.not.arrayContaining(['attribution.shown']),
    ])
  })
})

describe('where it never stands', () => {
  it('[SAFE-5] in no exported file of a draft or a version, and on no public page', async () => {
    await turn(true)
    await rewrite(quentin, SECOND, text => `${text} ${WROTE}`)
    const version = await freeze()
    const { organisations } = await world.call(scene.amina, coalitions.listOrganisations, {
      coalition: scene.coalition,
    })
    const quay = organisations.find(({ name }) => name === 'Quay Rights')!
    const hidden = ['Quay Rights', quay.id, 'Quentin', quentin.id]
    const signon = await world.call(scene.amina, signons.openSignon, {
      ...{ version, closesLocal: '2027-02-01T18:00', zone: 'Europe/Zurich' },
    })
    const publicPage = new URL(signon.address).pathname
    const { statement } = scene
    const files = await Promise.all([
      ...(['json', 'md', 'txt', 'html', 'docx', 'odt'] as const).flatMap(format => [
        world.ask(scene.amina, statements.exportVersion, { version, format }),
        world.ask(scene.amina, statements.exportText, { statement, format }),
      ]),
      world.app.fastify.inject({ url: publicPage }),
    ])
    for (const file of files) {
      expect(file.statusCode).toBe(200)
      for (const said of [file.rawPayload.toString(), ...partsOf(file.rawPayload)])
        for (const name of hidden) expect(said).not.toContain(name)
    }
  })
})

/** The texts of a packed file's parts; none where it is not packed. */
const partsOf = (file: Buffer): string[] =>
  file.subarray(0, 2).toString() === 'PK' ? Object.values(unzipSync(file)).map(part => strFromU8(part)) : []

/** Suggestions: made beside the text, decided once, taken back out, and never applied blindly. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAudit } from '../../shared/contract/coalitions.ts'
import * as reviews from '../../shared/contract/reviews.ts'
import * as statements from '../../shared/contract/statements.ts'
import {
  accept,
  FIRST,
  livingText,
  reviewScene,
  type Scene,
  SECOND,
  SENTENCES,
  suggest,
  THIRD,
  type,
  words,
} from '../world/reviewing.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let scene: Scene
beforeEach(async () => {
  world = await openWorld()
  scene = await reviewScene(world)
})
afterEach(() => world.close())

const [one, two, three] = SENTENCES as [string, string, string]
const MANY = 'Article 9 lets every port read the messages of any sailor.'
const everyPort = words(SECOND, two, MANY)
const see = async (as: Somebody) =>
  (await world.call(as, reviews.seeReview, { statement: scene.statement })).suggestions
const put = (as: Somebody, name: string, changes: object[], more: object = {}) =>
  world.refusal(as, reviews.putSuggestion, {
    ...{ statement: scene.statement, suggestion: `suggestion-${name}`, changes: changes as never, ...more },
  })

describe('a suggestion', () => {
  it('[REV-1] leaves the text as it is, and is seen by everyone with its author', async () => {
    const { rana, otto, lars } = scene
    const made = await suggest(scene, rana, 'one', [everyPort], 'Not some ports only')
    expect(made).toMatchObject({ changes: [everyPort], why: 'Not some ports only', state: { state: 'open' } })
    expect(await livingText(scene)).toEqual(SENTENCES)
    const [seen] = await see(otto)
    expect(seen).toMatchObject({
      by: { name: 'Rana', organisation: 'Quay Rights' },
      mine: false,
      undoable: false,
    })
    for (const somebody of [rana, lars])
      expect(
        await world.refusal(somebody, reviews.acceptSuggestions, {
          ...{ statement: scene.statement, suggestions: [{ suggestion: made.id, seen: made.changed }] },
        }),
      ).toBe('not-allowed')
    expect(await livingText(scene)).toEqual(SENTENCES)
  })

  it('[REV-4] is amended and taken back by its author only, and sent again as it stands it changes nothing', async () => {
    const { rana, lars, amina } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    expect((await suggest(scene, rana, 'one', [everyPort])).changed).toBe(made.changed)
    expect(await put(lars, 'one', [everyPort])).toBe('not-found')
    const all = words(SECOND, two, 'Article 9 lets all ports read all messages.')
    const amended = await suggest(scene, rana, 'one', [all])
    expect(amended).toMatchObject({ id: made.id, changes: [all] })
    expect(amended.changed).toBeGreaterThan(made.changed)
    for (const other of [lars, amina])
      expect(await world.refusal(other, reviews.withdrawSuggestion, { suggestion: made.id })).toBe(
        'not-allowed',
      )
    const withdrawn = await world.call(rana, reviews.withdrawSuggestion, { suggestion: made.id })
    expect(withdrawn.state.state).toBe('withdrawn')
    expect(await world.refusal(rana, reviews.withdrawSuggestion, { suggestion: made.id })).toBeNull()
    expect(await put(rana, 'one', [everyPort])).toBe('wrong-state')
    expect((await accept(scene, amina, withdrawn)).refused).toMatchObject([{ code: 'wrong-state' }])
  })

  it('[TEXT-2] that a letter could not hold is refused before it is kept', async () => {
    const { rana } = scene
    const link = {
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
    }
    for (const changes of [
      [{ ...everyPort, says: [link] }],
      [{ ...everyPort, says: [{ type: 'image' }] }],
      [{ ...everyPort, surprise: 1 }],
      [{ kind: 'burn', block: SECOND }],
    ])
      expect(await put(rana, 'one', changes), JSON.stringify(changes)).toBe('bad-input')
    expect(await see(rana)).toEqual([])
  })
})

describe('accepting', () => {
  it('[REV-3] puts it into the text as one act, says who suggested and who accepted, and can be undone', async () => {
    const { rana, dara, amina, coalition } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    const { suggestions, refused } = await accept(scene, dara, made, { reason: 'Agreed.' })
    expect(refused).toEqual([])
    expect(suggestions).toMatchObject([
      {
        by: { name: 'Rana' },
        state: { state: 'accepted', by: { name: 'Dara' }, reason: 'Agreed.', inPart: false },
        undoable: true,
      },
    ])
    expect(await livingText(scene)).toEqual([one, MANY, three])
    const undone = await world.call(amina, reviews.undoDecision, { suggestion: made.id })
    expect(undone).toMatchObject({ state: { state: 'open' }, undoable: false, changes: [everyPort] })
    expect(await livingText(scene)).toEqual(SENTENCES)
    expect(await world.refusal(amina, reviews.undoDecision, { suggestion: made.id })).toBe('wrong-state')
    expect((await accept(scene, dara, undone)).refused).toEqual([])
    const { entries } = await world.call(amina, readAudit, { coalition })
    const acts = entries.filter(({ act }) => act.startsWith('suggestion.'))
    expect(acts.map(({ act, actor }) => [act, actor]).reverse()).toEqual([
      ['suggestion.accepted', 'Dara'],
      ['suggestion.reopened', 'Amina'],
      ['suggestion.accepted', 'Dara'],
    ])
  })

  it('[REV-3] keeps what was typed beside it meanwhile', async () => {
    const { rana, dara } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    await type(scene, SECOND, `${two} We have seen it.`)
    await type(scene, FIRST, 'We write to you.')
    expect((await accept(scene, dara, made)).refused).toEqual([])
    expect(await livingText(scene)).toEqual(['We write to you.', `${MANY} We have seen it.`, three])
    await world.call(dara, reviews.undoDecision, { suggestion: made.id })
    expect(await livingText(scene)).toEqual(['We write to you.', `${two} We have seen it.`, three])
  })

  it('[REV-3] that does not fit any more is refused, and both stay as they are', async () => {
    const { rana, dara } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    await type(scene, SECOND, 'Article 9 lets no port read anything.')
    const { refused, suggestions } = await accept(scene, dara, made)
    expect(suggestions).toEqual([])
    expect(refused).toMatchObject([{ suggestion: made.id, code: 'does-not-fit' }])
    expect((await livingText(scene))[1]).toBe('Article 9 lets no port read anything.')
    expect((await see(rana))[0]).toEqual({ ...made })
  })

  it('[REV-3] takes the part that fits, where whoever decides said so', async () => {
    const { rana, dara } = scene
    const third = words(THIRD, three, 'Delete Article 9.')
    const made = await suggest(scene, rana, 'one', [everyPort, third])
    await type(scene, SECOND, 'Article 9 lets no port read anything.')
    expect((await accept(scene, dara, made)).refused).toMatchObject([{ code: 'does-not-fit' }])
    const { suggestions } = await accept(scene, dara, made, { inPart: true })
    expect(suggestions).toMatchObject([{ state: { state: 'accepted', inPart: true } }])
    expect((await livingText(scene)).slice(1)).toEqual([
      'Article 9 lets no port read anything.',
      'Delete Article 9.',
    ])
    await world.call(dara, reviews.undoDecision, { suggestion: made.id })
    expect((await livingText(scene)).slice(1)).toEqual(['Article 9 lets no port read anything.', three])
  })

  it('[REV-3] an acceptance that was written over cannot be taken out blindly, and stays accepted', async () => {
    const { rana, dara } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    await accept(scene, dara, made)
    await type(scene, SECOND, 'Article 9 goes.')
    expect(await world.refusal(dara, reviews.undoDecision, { suggestion: made.id })).toBe('does-not-fit')
    expect((await see(dara))[0]).toMatchObject({ state: { state: 'accepted' }, undoable: true })
    expect((await livingText(scene))[1]).toBe('Article 9 goes.')
  })

  it('[REV-3] is of what was looked at: amended since, it is not accepted unseen', async () => {
    const { rana, dara } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    await suggest(scene, rana, 'one', [words(SECOND, two, 'We withdraw.')])
    expect((await accept(scene, dara, made)).refused).toMatchObject([{ code: 'suggestion-amended' }])
    expect(await livingText(scene)).toEqual(SENTENCES)
  })

  it('several go one after the other, each judged by the text as the ones before have left it', async () => {
    const { rana, lars, dara, statement } = scene
    const mine = await suggest(scene, rana, 'one', [everyPort])
    const yours = await suggest(scene, lars, 'two', [words(SECOND, two, two.replace('any port', 'no port'))])
    const beside = await suggest(scene, lars, 'three', [
      words(SECOND, two, two.replace('any sailor', 'all sailors')),
    ])
    const answer = await world.call(dara, reviews.acceptSuggestions, {
      statement,
      suggestions: [mine, yours, beside, mine]
        .map(({ id, changed }) => ({ suggestion: id, seen: changed }))
        .concat([{ suggestion: 'suggestion-none', seen: 1 }]),
    })
    expect(answer.suggestions.map(({ id }) => id).sort()).toEqual([mine.id, beside.id].sort())
    expect(answer.refused.map(({ suggestion, code }) => [suggestion, code])).toEqual([
      [yours.id, 'does-not-fit'],
      [mine.id, 'wrong-state'],
      ['suggestion-none', 'not-found'],
    ])
    expect((await livingText(scene))[1]).toBe('Article 9 lets every port read the messages of all sailors.')
  })

  it('otherwise than suggested is accepted in part; the suggestion keeps what its author wrote', async () => {
    const { rana, dara, statement } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    const amended = words(SECOND, two, two.replace('any port', 'each port'))
    const answer = await world.call(dara, reviews.acceptSuggestions, {
      ...{ statement, suggestions: [{ suggestion: made.id, seen: made.changed, amended: [{ ...amended }] }] },
    })
    expect(answer.suggestions).toMatchObject([
      { changes: [everyPort], state: { state: 'accepted', inPart: true } },
    ])
    expect((await livingText(scene))[1]).toContain('each port')
    await world.call(dara, reviews.undoDecision, { suggestion: made.id })
    expect(await livingText(scene)).toEqual(SENTENCES)
  })
})

describe('declining and deferring', () => {
  it('[REV-3] taken word for word, whatever stands there by now, it is accepted and not in part', async () => {
    const { world, statement, rana, dara } = scene
    const says = 'Article 9 lets no port read the messages of any sailor.'
    const made = await suggest(scene, rana, 'one', [words(SECOND, 'What stood there once.', says)])
    const amended = words(SECOND, 'Article 9 lets any port read the messages of any sailor.', says)
    const { suggestions } = await world.call(dara, reviews.acceptSuggestions, {
      ...{ statement, suggestions: [{ suggestion: made.id, seen: made.changed, amended: [{ ...amended }] }] },
    })
    expect(suggestions).toMatchObject([{ state: { state: 'accepted', inPart: false } }])
  })

  it('takes a reason, all of them or none; a deferred one waits on, and amended it is open again', async () => {
    const { rana, dara, statement } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    const other = await suggest(scene, rana, 'two', [words(THIRD, three, 'Delete Article 9.')])
    const decline = (suggestions: string[], as: 'declined' | 'deferred' = 'declined', reason = 'Not now.') =>
      world.refusal(dara, reviews.declineSuggestions, { statement, suggestions, as, reason })
    expect(await decline([made.id], 'declined', '')).toBe('bad-input')
    expect(await decline([made.id, 'suggestion-none'])).toBe('not-found')
    expect((await see(rana)).map(({ state }) => state.state)).toEqual(['open', 'open'])
    expect(await decline([made.id, other.id], 'deferred')).toBeNull()
    await suggest(scene, rana, 'one', [words(SECOND, two, 'Shorter.')])
    expect((await see(rana)).map(({ state }) => state.state)).toEqual(['open', 'deferred'])
    expect(await decline([other.id])).toBeNull()
    expect(await decline([other.id])).toBeNull()
    expect(await decline([other.id], 'declined', 'Another reason.')).toBe('wrong-state')
    const undone = await world.call(dara, reviews.undoDecision, { suggestion: other.id })
    expect(undone.state).toEqual({ state: 'open' })
    expect(await livingText(scene)).toEqual(SENTENCES)
  })

  it('[REV-3] in an archived statement nothing is suggested or decided', async () => {
    const { amina, rana, statement } = scene
    const made = await suggest(scene, rana, 'one', [everyPort])
    await world.call(amina, statements.archiveStatement, { statement, archived: true })
    const asked = { statement, suggestions: [{ suggestion: made.id, seen: made.changed }] }
    const decline = { statement, suggestions: [made.id], as: 'declined' as const, reason: 'No.' }
    for (const refused of [
      await put(rana, 'two', [everyPort]),
      await put(rana, 'one', [words(SECOND, two, 'Other.')]),
      await world.refusal(rana, reviews.withdrawSuggestion, { suggestion: made.id }),
      await world.refusal(amina, reviews.acceptSuggestions, asked),
      await world.refusal(amina, reviews.declineSuggestions, decline),
      await world.refusal(amina, reviews.undoDecision, { suggestion: made.id }),
    ])
      expect(refused).toBe('statement-archived')
    expect(await livingText(scene)).toEqual(SENTENCES)
  })
})

/** Suggest mode in a real browser: typing as usual in a text of one's own, while the living one is others' only. */
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAsk } from '../../shared/contract/asks.ts'
import { changeRole, listPeople } from '../../shared/contract/coalitions.ts'
import {
  acceptSuggestions,
  declineSuggestions,
  type SuggestionRow,
  seeReview,
  undoDecision,
} from '../../shared/contract/reviews.ts'
import { readText, startStatement } from '../../shared/contract/statements.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { Block, Doc, Paragraph } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { apply } from '../../shared/suggestion/rebase.ts'
import { editorEn } from '../../shared/words/editor.en.ts'
import { reviewEn as words } from '../../shared/words/review.en.ts'
import type { Somebody } from '../world.ts'
import { editsSent, PATIENCE, selectWord, standsAt } from './hands.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let coalition: string
let ines: Somebody
let amina: Somebody
let dario: Somebody
let bruno: Somebody

beforeAll(async () => {
  stage = await openStage()
  const { world } = stage
  const founded = await world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  amina = await world.person('Amina Haddad', { coalition, role: 'drafter', organisation: 'Harbour Watch' })
  dario = await world.person('Dario Conti', { coalition, role: 'drafter', organisation: 'Open Docks' })
  bruno = await world.person('Bruno Keller', { coalition, role: 'reviewer', organisation: 'Quay Workers' })
})
afterAll(() => stage.close())

const FIRST = 'Any port may keep the names of seafarers.'
const SECOND = 'We thank the Committee for its time.'
const { saved, waiting } = words.suggesting
const SAVED = saved

describe('suggesting', () => {
  it('[REV-1] [LIVE-2] what a reviewer types is drawn for others, and no edit leaves the window', async () => {
    const letter = await begin([FIRST, SECOND])
    const before = await treeOn(letter)
    const [a, b] = [await sit(amina, letter), await suggesting(bruno, letter)]
    await caretAt(b, FIRST, 'End')
    await b.page.keyboard.type(' At most for a day.')
    await a.page.locator('#letter-text ins.suggested-in', { hasText: 'At most for a day.' }).waitFor()
    await b.page.locator('#letter-text ins.own', { hasText: 'At most for a day.' }).waitFor()
    await cardOf(b, 'At most for a day.').waitFor()
    await standsAt(b, SAVED)
    expect(b.edits).toEqual([])
    expect(await treeOn(letter)).toEqual(before)
    expect([...a.troubles, ...b.troubles]).toEqual([])
    await leave(a, b)
  })

  it('[REV-3] [TEXT-6] two drafters type in the very paragraph; all words stay, each where it belongs', async () => {
    const letter = await begin([FIRST])
    const [a, d] = [await sit(amina, letter), await sit(dario, letter)]
    const b = await suggesting(bruno, letter)
    await caretAt(a, FIRST, 'Home')
    await caretAt(d, FIRST, 'End')
    await replaceWord(b, 'seafarers', '')
    await Promise.all([
      a.page.keyboard.type('As we said: ', { delay: 60 }),
      d.page.keyboard.type(' That is too much.', { delay: 45 }),
      b.page.keyboard.type('nobody at all', { delay: 50 }),
    ])
    const suggested = 'As we said: Any port may keep the names of nobody at all. That is too much.'
    await expect.poll(() => textIn(b), { timeout: PATIENCE }).toBe(suggested)
    const typed = 'As we said: Any port may keep the names of seafarers. That is too much.'
    await expect.poll(() => textIn(a), { timeout: PATIENCE }).toBe(typed)
    await standsAt(b, SAVED)
    expect(await textOn(letter)).toBe(typed)
    expect(await suggestedOn(letter)).toBe(suggested)
    expect(b.edits).toEqual([])
    await leave(a, d, b)
  })

  it('[REV-4] survives a reload, and goes on as the same suggestion', async () => {
    const letter = await begin([FIRST, SECOND])
    const b = await suggesting(bruno, letter)
    await replaceWord(b, 'thank', 'greet')
    await standsAt(b, SAVED)
    await b.page.reload()
    await expect.poll(() => textIn(b)).toBe(`${FIRST}\nWe greet the Committee for its time.`)
    await b.page.locator('#letter-text del.own', { hasText: 'thank' }).waitFor()
    await caretAt(b, 'greet', 'End')
    await b.page.keyboard.type(' And its patience.')
    await standsAt(b, SAVED)
    await theOneOpen(letter)
    expect(await suggestedOn(letter)).toBe(`${FIRST}\nWe greet the Committee for its time. And its patience.`)
    await leave(b)
  })

  it('[REV-4] without a network it says so, keeps what is typed, warns, and sends it once it is back', async () => {
    const letter = await begin([FIRST])
    const b = await suggesting(bruno, letter)
    await b.context.setOffline(true)
    await replaceWord(b, 'names', 'ages')
    await standsAt(b, waiting)
    await cardOf(b, 'ages').waitFor()
    expect(await open(letter)).toEqual([])
    const asked = b.page.waitForEvent('dialog')
    await b.page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await b.context.setOffline(false)
    await standsAt(b, SAVED)
    expect(await suggestedOn(letter)).toBe('Any port may keep the ages of seafarers.')
    await theOneOpen(letter)
    await leave(b)
  })

  it('[SAFE-4] [REV-4] what was not sent is kept on a device whose owner said so, and sent at the next visit', async () => {
    const letter = await begin([FIRST])
    const b = await suggesting(bruno, letter)
    await b.page.getByRole('button', { name: editorEn.keep.yes }).click()
    await b.context.setOffline(true)
    await replaceWord(b, 'names', 'ages')
    await standsAt(b, words.suggesting['waiting-kept'])
    await expect.poll(() => databases(b)).toHaveLength(1)
    const page = await b.context.newPage()
    const closed = b.page.waitForEvent('close')
    await b.page.close({ runBeforeUnload: true })
    await closed
    await b.context.setOffline(false)
    await page.goto(`${stage.origin}/statements/${letter}`)
    const again = { ...b, page }
    await standsAt(again, SAVED)
    await expect.poll(() => textIn(again)).toBe('Any port may keep the ages of seafarers.')
    expect(await suggestedOn(letter)).toBe('Any port may keep the ages of seafarers.')
    await leave(again)
  })

  it('[REV-3] accepted, it stands once in everyone’s letter; taken back, it is suggested again', async () => {
    const letter = await begin([FIRST])
    const [a, b] = [await sit(amina, letter), await suggesting(bruno, letter)]
    await replaceWord(b, 'keep', 'never keep')
    await standsAt(b, SAVED)
    const row = await theOneOpen(letter)
    await accept(letter, row)
    const now = 'Any port may never keep the names of seafarers.'
    await expect.poll(() => textIn(a), { timeout: PATIENCE }).toBe(now)
    await expect.poll(() => textIn(b), { timeout: PATIENCE }).toBe(now)
    await expect.poll(() => b.page.locator('.own').count()).toBe(0)
    await b.page.keyboard.press('Control+z')
    expect(await textIn(b)).toBe(now)
    await stage.world.call(amina, undoDecision, { suggestion: row.id })
    await expect.poll(() => textIn(a), { timeout: PATIENCE }).toBe(FIRST)
    await b.page.locator('#letter-text ins.own', { hasText: 'never' }).waitFor()
    expect(await textIn(b)).toBe(now)
    expect(await textOn(letter)).toBe(FIRST)
    expect((await open(letter)).map(({ id }) => id)).toEqual([row.id])
    expect(b.edits).toEqual([])
    await leave(a, b)
  })

  it('declined while its author types elsewhere, it leaves the text and the caret stays', async () => {
    const letter = await begin([FIRST, SECOND])
    const b = await suggesting(bruno, letter)
    await replaceWord(b, 'names', 'ages')
    await standsAt(b, SAVED)
    const row = await theOneOpen(letter)
    await caretAt(b, SECOND, 'End')
    await b.page.keyboard.type(' And')
    await stage.world.call(amina, declineSuggestions, {
      ...{ statement: letter, suggestions: [row.id], as: 'declined', reason: 'Names are the point.' },
    })
    await expect.poll(() => textIn(b), { timeout: PATIENCE }).toBe(`${FIRST}\n${SECOND} And`)
    await b.page.keyboard.type(' its patience.')
    await standsAt(b, SAVED)
    expect(await suggestedOn(letter)).toBe(`${FIRST}\n${SECOND} And its patience.`)
    await leave(b)
  })

  it('[ASK-2] the wording of an ask is suggested and accepted, and the ask stays on it', async () => {
    const letter = await begin([FIRST])
    const [{ attrs } = {}] = ((await treeOn(letter)).content ?? []) as Paragraph[]
    const a = await sit(amina, letter)
    const { id: ask } = await stage.world.call(amina, makeAsk, askOn(letter, attrs!.id!))
    await a.page.evaluate(
      ([block, ask]) => {
        const { view } = Reflect.get(document.querySelector('.letter-text')!, 'editor')
        view.dispatch(view.state.tr.setNodeAttribute(0, 'ask', ask).setMeta('block', block))
      },
      [attrs!.id!, ask],
    )
    await expect.poll(async () => askIn(await treeOn(letter))).toBe(ask)
    const b = await suggesting(bruno, letter)
    await replaceWord(b, 'keep', 'delete')
    await standsAt(b, SAVED)
    const row = await theOneOpen(letter)
    expect(JSON.stringify(row.changes)).not.toContain(ask)
    await accept(letter, row)
    await expect.poll(() => textIn(b)).toBe('Any port may delete the names of seafarers.')
    expect(askIn(await treeOn(letter))).toBe(ask)
    expect(await b.page.locator('.toolbar .tool.ask').count()).toBe(0)
    await leave(a, b)
  })

  it('[REV-3] blocks, headings, lists, notes, marks and undo: what is accepted is what its author saw', async () => {
    const letter = await begin([FIRST, SECOND, 'A third one.', 'A fourth one.'])
    const b = await suggesting(bruno, letter)
    await caretAt(b, FIRST, 'End')
    await b.page.keyboard.press('Enter')
    await b.page.keyboard.type('A new paragraph.')
    await caretAt(b, SECOND, 'Home')
    await b.page.keyboard.press('Control+Alt+2')
    await caretAt(b, 'A third one.', 'End')
    await b.page.keyboard.press('Control+Shift+8')
    await caretAt(b, 'A fourth one.', 'End')
    await b.page.keyboard.press('Shift+Home')
    await b.page.keyboard.press('Control+b')
    await b.page.keyboard.press('ArrowRight')
    await b.page.keyboard.press('Control+Alt+f')
    await b.page.keyboard.type('A note.')
    await standsAt(b, SAVED)
    const made = await treeIn(b)
    await expect.poll(async () => suggestedTree(letter)).toEqual(made)
    expect((await suggestedTree(letter)).content?.map(({ type }) => type)).toEqual([
      ...['paragraph', 'paragraph', 'heading', 'bulletList', 'paragraph', 'footnotes'],
    ])
    await caretAt(b, FIRST, 'Home')
    for (let step = 0; step < 12; step++) await b.page.keyboard.press('Control+z')
    await expect.poll(async () => (await open(letter)).length, { timeout: PATIENCE }).toBe(0)
    for (let step = 0; step < 12; step++) await b.page.keyboard.press('Control+y')
    await expect.poll(() => suggestedTree(letter), { timeout: PATIENCE }).toEqual(made)
    expect(b.edits).toEqual([])
    await leave(b)
  })

  it('[LIVE-3] what is not taken any more is seen by its author, who can copy it', async () => {
    const letter = await begin([FIRST])
    const otto = await stage.world.person('Otto Brandt', {
      coalition,
      role: 'reviewer',
      organisation: 'Pier 4',
    })
    const o = await suggesting(otto, letter)
    await o.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.origin })
    await o.page.route('**/suggestions/*', route =>
      route.fulfill({
        ...{ status: 403, contentType: 'application/json' },
        body: JSON.stringify({ code: 'not-allowed', message: 'Your role does not allow this.' }),
      }),
    )
    await replaceWord(o, 'names', 'ages')
    await o.page.getByRole('alert').getByText(words.suggesting.notTaken.title).waitFor()
    await standsAt(o, words.suggesting.refused)
    await o.page.getByRole('button', { name: words.suggesting.notTaken.copy }).click()
    await o.page.getByRole('button', { name: words.suggesting.notTaken.copied }).waitFor()
    expect(await o.page.evaluate(() => navigator.clipboard.readText())).toContain('ages')
    await o.page.getByRole('button', { name: words.suggesting.notTaken.discard }).click()
    await expect.poll(() => textIn(o)).toBe(FIRST)
    await leave(o)
  })

  it('[LIVE-2] a drafter suggests and edits by turns; a role taken away ends both', async () => {
    const letter = await begin([FIRST])
    const mia = await stage.world.person('Mia Sand', { coalition, role: 'drafter', organisation: 'Mole 9' })
    const m = await sit(mia, letter)
    await m.page.getByLabel(words.tools.mode).selectOption('suggesting')
    await replaceWord(m, 'names', 'ages')
    await m.page.getByLabel(words.tools.mode).selectOption('editing')
    await expect.poll(() => textIn(m)).toBe(FIRST)
    await m.page.locator('#letter-text ins.suggested-in', { hasText: 'ages' }).waitFor()
    await m.page.getByLabel(words.tools.mode).selectOption('suggesting')
    await expect.poll(() => textIn(m)).toBe('Any port may keep the ages of seafarers.')
    const { people } = await stage.world.call(ines, listPeople, { coalition })
    const { membership } = people.find(({ person }) => person === mia.id)!
    await stage.world.call(ines, changeRole, { coalition, membership, role: 'observer' })
    await expect.poll(() => m.page.locator('[contenteditable="true"]').count()).toBe(0)
    await expect.poll(() => textIn(m)).toBe(FIRST)
    await leave(m)
  })
})

type Suggester = Seat & { edits: string[] }

/** Somebody who suggests; `edits` are the frames with an edit that left the window. */
async function suggesting(who: Somebody, letter: string): Promise<Suggester> {
  const seat = await stage.open(who, '/account')
  const edits = editsSent(seat)
  await seat.page.goto(`${stage.origin}/statements/${letter}`)
  await seat.page.locator('.letter-text[contenteditable="true"]').waitFor()
  return { ...seat, edits }
}

async function begin(paragraphs: readonly string[]): Promise<string> {
  const { id } = await stage.world.call(amina, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Joint letter on the Convention on Harbour Data' },
    ...{ language: 'en', direction: 'ltr', body: { type: 'doc', content: paragraphs.map(paragraph) } },
  })
  return id
}

const paragraph = (text: string): Paragraph => ({
  type: 'paragraph',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
  content: [{ type: 'text', text }],
})

async function sit(who: Somebody, letter: string): Promise<Seat> {
  const seat = await stage.open(who, `/statements/${letter}`)
  await seat.page.locator('.letter-text').waitFor()
  return seat
}

const leave = (...seats: Seat[]) => Promise.all(seats.map(seat => seat.context.close()))

const cardOf = ({ page }: Seat, text: string): Locator =>
  page.locator('.card.suggestion', { hasText: text }).first()

/** The text that the editor holds, without anything drawn over it. */
const textIn = async (seat: Seat): Promise<string> => textOf(await treeIn(seat))

const treeIn = ({ page }: Seat): Promise<Doc> =>
  page.evaluate(() => Reflect.get(document.querySelector('.letter-text')!, 'editor').state.doc.toJSON())

const textOf = ({ content }: Doc): string => (content ?? []).map(textOfBlock).filter(Boolean).join('\n')

async function treeOn(letter: string): Promise<Doc> {
  const { body } = await stage.world.call(amina, readText, { statement: letter })
  return body as Doc
}

const textOn = async (letter: string): Promise<string> => textOf(await treeOn(letter))

async function open(letter: string): Promise<SuggestionRow[]> {
  const { suggestions } = await stage.world.call(amina, seeReview, { statement: letter })
  return suggestions.filter(({ state }) => state.state === 'open')
}

/** Waits for it: the screen says "saved" for a moment more when one begins to type. */
async function theOneOpen(letter: string): Promise<SuggestionRow> {
  await expect.poll(async () => (await open(letter)).length, { timeout: PATIENCE }).toBe(1)
  return (await open(letter))[0]!
}

/** The letter with everything that is suggested. */
async function suggestedTree(letter: string): Promise<Doc> {
  const rows = await open(letter)
  // The server judged the changes when it took them.
  const changes = rows.flatMap(row => row.changes as unknown as Change[])
  return apply(changes, await treeOn(letter)).doc
}

const suggestedOn = async (letter: string): Promise<string> => textOf(await suggestedTree(letter))

async function accept(letter: string, { id, changed }: SuggestionRow): Promise<void> {
  const { refused } = await stage.world.call(amina, acceptSuggestions, {
    ...{ statement: letter, suggestions: [{ suggestion: id, seen: changed }] },
  })
  expect(refused).toEqual([])
}

const askIn = ({ content = [] }: Doc): unknown =>
  (content[0] as Exclude<Block, { type: 'table' }> & { attrs: { ask?: unknown } }).attrs.ask

const askOn = (statement: string, block: string) => ({
  ...{ statement, block, verb: 'delete' as const, targets: [], wording: 'No names are kept.' },
})

async function replaceWord(seat: Seat, word: string, by: string): Promise<void> {
  await selectWord(seat, word)
  if (by === '') await seat.page.keyboard.press('Delete')
  else await seat.page.keyboard.type(by)
}

async function caretAt({ page }: Seat, text: string, key: 'Home' | 'End'): Promise<void> {
  const press = async () => {
    await page.locator('.letter-text p', { hasText: text }).first().click()
    await page.keyboard.press(key)
    return page.evaluate(() => {
      const { $from } = Reflect.get(document.querySelector('.letter-text')!, 'editor').state.selection
      return $from.parentOffset === 0 ? 'Home' : $from.parentOffset === $from.parent.content.size ? 'End' : ''
    })
  }
  await expect.poll(press, { timeout: 10_000 }).toBe(key)
}

const databases = ({ page }: Seat): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

/** The editor in a real browser: what hands do, and what others see of it. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAsks } from '../../shared/contract/asks.ts'
import { changeRole, listPeople } from '../../shared/contract/coalitions.ts'
import { readText, startStatement } from '../../shared/contract/statements.ts'
import { childrenOf, textOfBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Block, Doc } from '../../shared/statement/tree.ts'
import type { Somebody } from '../world.ts'
import { PATIENCE } from './hands.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let amina: Somebody
let bruno: Somebody
let oda: Somebody
let ines: Somebody
let coalition: string

beforeAll(async () => {
  stage = await openStage()
  const { world } = stage
  const founded = await world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  ines = founded.coordinator
  amina = await world.person('Amina Haddad', { coalition, role: 'drafter', organisation: 'Harbour Watch' })
  bruno = await world.person('Bruno Keller', { coalition, role: 'drafter', organisation: 'Open Quays' })
  oda = await world.person('Oda Lind', { coalition, role: 'observer', organisation: 'Tide Archive' })
})
afterAll(() => stage.close())

describe('writing together', () => {
  it('[LIVE-1] two people typing in one paragraph lose no character and stay where they were', async () => {
    const letter = await begin([paragraph('The harbour is open to all.')])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await caretAt(a, 'all.', 'End')
    await caretAt(b, 'The harbour', 'Home')
    const [letters, digits] = ['abcdefghij'.repeat(12), '0123456789'.repeat(12)]
    await Promise.all([a.page.keyboard.type(letters), b.page.keyboard.type(digits)])
    const whole = `${digits}The harbour is open to all.${letters}`
    await Promise.all([shows(a, whole), shows(b, whole)])
    await saved(a)
    await saved(b)
    expect(await onDisk(letter)).toBe(whole)
    expect([...a.troubles, ...b.troubles]).toEqual([])
    await leave(a, b)
  })

  it('[LIVE-1] a key that moves the caret is obeyed, whatever arrives at that moment', async () => {
    const letter = await begin([paragraph('Calm water.'), paragraph('Busy pier.')])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await caretAt(b, 'Busy pier.', 'End')
    await caretAt(a, 'Calm water.', 'End')
    let typing = true
    const noise = (async () => {
      while (typing) await b.page.keyboard.type('x')
    })()
    for (const digit of '1234567890') {
      await a.page.keyboard.press('Home')
      await a.page.keyboard.type(digit)
      await a.page.keyboard.press('End')
      await a.page.keyboard.type(digit)
    }
    typing = false
    await noise
    await saved(a)
    expect(await onDisk(letter)).toMatch(/^0987654321Calm water\.1234567890Busy pier\.x+$/)
    await leave(a, b)
  })

  it('[TEXT-6] a key acts where the caret is seen, although the browser has not told of it yet', async () => {
    const letter = await begin([paragraph('Calm water.'), paragraph('Busy pier.')])
    const a = await sit(amina, letter)
    await caretAt(a, 'Calm water.', 'Home')
    await a.page.locator('#letter-text').evaluate(text => {
      const busy = [...text.children].find(block => block.textContent === 'Busy pier.')!
      getSelection()!.collapse(busy.firstChild, 0)
      const held = { key: '2', keyCode: 50, ctrlKey: true, altKey: true }
      text.dispatchEvent(new KeyboardEvent('keydown', { ...held, bubbles: true }))
    })
    expect(await a.page.locator('#letter-text > :is(h2, h3)').allTextContents()).toEqual(['Busy pier.'])
    await leave(a)
  })

  it('undo takes back one’s own words and nobody else’s', async () => {
    const letter = await begin([paragraph('Start.')])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await caretAt(a, 'Start.', 'End')
    await a.page.keyboard.type(' Mine.')
    await shows(b, 'Start. Mine.')
    await caretAt(b, 'Start.', 'End')
    await b.page.keyboard.type(' Theirs.')
    await shows(a, 'Start. Mine. Theirs.')
    await pressUntil(a, 'Control+z', 'Start. Theirs.')
    await shows(b, 'Start. Theirs.')
    await pressUntil(a, 'Control+Shift+z', 'Start. Mine. Theirs.')
    await shows(b, 'Start. Mine. Theirs.')
    await leave(a, b)
  })

  it('[LIVE-2] an observer sees what is written, as it is written, and cannot write', async () => {
    const letter = await begin([paragraph('Read me.')])
    const [a, reader] = [await sit(amina, letter), await sit(oda, letter)]
    await caretAt(a, 'Read me.', 'End')
    await a.page.keyboard.type(' Now.')
    await shows(reader, 'Read me. Now.')
    await reader.page.locator('.letter-text').click()
    await reader.page.keyboard.type('No.')
    await reader.page.keyboard.press('Control+v')
    expect(await reader.page.locator('.toolbar').count()).toBe(0)
    expect(await reader.page.locator('.letter-notice').count()).toBe(0)
    await a.page.keyboard.type(' More.')
    await shows(reader, 'Read me. Now. More.')
    expect(await onDisk(letter)).toBe('Read me. Now. More.')
    await leave(a, reader)
  })

  it('[LIVE-2] a role taken away makes the open letter one to read', async () => {
    const letter = await begin([paragraph('While I may.')])
    const cleo = await stage.world.person('Cleo Marsh', { coalition, role: 'drafter' })
    const [a, seat] = [await sit(amina, letter), await sit(cleo, letter)]
    await seat.page.locator('.toolbar').waitFor()
    await demote(cleo)
    await seat.page.locator('.toolbar').waitFor({ state: 'detached' })
    await caretAt(a, 'While I may.', 'End')
    await a.page.keyboard.type(' Still.')
    await shows(seat, 'While I may. Still.')
    await leave(a, seat)
  })

  it('shows who is here, with name and organisation, at the caret and in the list', async () => {
    const letter = await begin([paragraph('Somebody else is here.')])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    await caretAt(b, 'Somebody', 'Home')
    await a.page.locator('.caret-label', { hasText: 'Bruno Keller · Open Quays' }).waitFor()
    await a.page.locator('.here > summary').click()
    await a.page.locator('.here-list', { hasText: 'Open Quays' }).waitFor()
    await leave(a, b)
  })

  it('a title changed by one is the title on everybody’s screen', async () => {
    const letter = await begin([paragraph('Text.')])
    const [a, b] = [await sit(amina, letter), await sit(bruno, letter)]
    const title = a.page.getByRole('textbox', { name: 'Title' })
    await title.fill('A title for the fifth session')
    await title.press('Enter')
    await b.page.waitForFunction(
      () =>
        document.querySelector<HTMLTextAreaElement>('.title-field')?.value ===
        'A title for the fifth session',
    )
    await leave(a, b)
  })
})

describe('by hand', () => {
  it('what is typed becomes headings, lists as they were begun, and a quotation', async () => {
    const letter = await begin([paragraph('')])
    const { page, ...seat } = await sit(amina, letter)
    await page.locator('.letter-text').click()
    const keys = page.keyboard
    await keys.type('# What we ask')
    await keys.press('Enter')
    await keys.type('(a) define a record')
    await keys.press('Enter')
    await keys.type('delete Article 9')
    await keys.press('Enter')
    await keys.press('Enter')
    await keys.type('> Quoted.')
    await saved({ page, ...seat })
    const [heading, list, quote] = (await textOf(letter)).content ?? []
    expect(heading).toMatchObject({ type: 'heading', attrs: { level: 1 } })
    expect(list).toMatchObject({ type: 'orderedList', attrs: { type: '(a)' } })
    expect(list && textOfBlock(list)).toBe('define a record\ndelete Article 9')
    expect(quote).toMatchObject({ type: 'blockquote' })
    await leave({ page, ...seat })
  })

  it('a footnote is one key: its mark, its note, its number, and the way back', async () => {
    const letter = await begin([paragraph('First. Second.')])
    const seat = await sit(amina, letter)
    const { page } = seat
    await caretAt(seat, 'First.', 'End')
    await page.keyboard.press('Control+Alt+f')
    await page.keyboard.type('On the second.')
    await page.keyboard.press('Escape')
    await caretAt(seat, 'First.', 'Home')
    await page.keyboard.type('X')
    await page.keyboard.press('Control+Alt+f')
    await page.keyboard.type('On the first.')
    await page.locator('.note[data-number="1"]', { hasText: 'On the first.' }).waitFor()
    await page.locator('.note[data-number="2"]', { hasText: 'On the second.' }).waitFor()
    expect(
      await page
        .locator('.note-ref')
        .evaluateAll(marks => marks.map(mark => mark.getAttribute('data-number'))),
    ).toEqual(['1', '2'])
    await leave(seat)
  })

  it('Backspace in a note without words takes it away with its mark', async () => {
    const letter = await begin([paragraph('Only this.')])
    const seat = await sit(amina, letter)
    const { page } = seat
    await caretAt(seat, 'Only this.', 'End')
    await page.keyboard.press('Control+Alt+f')
    await page.locator('.note').waitFor()
    await page.keyboard.press('Backspace')
    await page.locator('.note').waitFor({ state: 'detached' })
    await page.keyboard.type(' More.')
    await shows(seat, 'Only this. More.')
    expect(await page.locator('.note-ref').count()).toBe(0)
    await leave(seat)
  })

  it('an ask is made where the caret stands, by key, and stands in the margin at its height', async () => {
    const letter = await begin([
      paragraph('We thank you.'),
      paragraph('Delegations should delete Article 9.'),
    ])
    const [seat, other] = [await sit(amina, letter), await sit(bruno, letter)]
    const { page } = seat
    await caretAt(seat, 'Delegations', 'End')
    await page.keyboard.press('Control+Alt+a')
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('What is asked').inputValue()).toBe('delete')
    expect(await dialog.getByLabel('As the letter says it').inputValue()).toBe('Article 9')
    await dialog.getByRole('button', { name: 'Make the ask' }).click()
    const card = page.locator('.card.ask:not(.unplaced)')
    await card.waitFor()
    const apart = async () => {
      const text = await page.locator('.letter-text [data-ask]').boundingBox()
      return Math.abs(((await card.boundingBox())?.y ?? 0) - (text?.y ?? 99))
    }
    await expect.poll(apart, { timeout: PATIENCE }).toBeLessThan(8)
    await other.page.locator('.card.ask', { hasText: 'Delete Article 9' }).waitFor()
    await saved(seat)
    const { asks } = await stage.world.call(amina, listAsks, { coalition })
    expect(asks.find(ask => ask.statements.some(({ id }) => id === letter))).toMatchObject({
      verb: 'delete',
      targets: [{ asWritten: 'Article 9' }],
      wording: 'Delegations should delete Article 9.',
    })
    await leave(seat, other)
  })

  it('the toolbar is one stop of the Tab key, and arrows move in it', async () => {
    const letter = await begin([paragraph('Bold words.')])
    const seat = await sit(amina, letter)
    const { page } = seat
    await caretAt(seat, 'Bold', 'Home')
    await page.keyboard.press('Shift+End')
    await page.waitForFunction(
      () => !Reflect.get(document.querySelector('.letter-text')!, 'editor').state.selection.empty,
    )
    await page.keyboard.press('Alt+F10')
    await page.locator('.tool.ask:focus').waitFor()
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight')
    await page.locator('[aria-label="Bold"]:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.letter-text strong', { hasText: 'Bold words.' }).waitFor()
    expect(await page.locator('.toolbar [tabindex="0"]').count()).toBe(1)
    await leave(seat)
  })

  it('pasted text keeps its structure and brings no code', async () => {
    const letter = await begin([paragraph('')])
    const seat = await sit(amina, letter)
    const { page } = seat
    await page.locator('.letter-text').click()
    await paste(page, WORD)
    await saved(seat)
    const content = (await textOf(letter)).content ?? []
    expect(content[0]).toMatchObject({ type: 'heading', attrs: { level: 1 } })
    expect(content[1]).toMatchObject({ type: 'orderedList', attrs: { type: 'a)' } })
    const notes = content.find(block => block.type === 'footnotes')
    expect(notes && textOfBlock(notes)).toBe('See the minutes.')
    expect(JSON.stringify(content)).not.toMatch(/javascript|onerror|<|o:p/)
    await leave(seat)
  })

  it('a letter in Arabic is set from right to left, and an English line in it from left to right', async () => {
    const letter = await begin([paragraph('تشكر المنظمات لجنة الموانئ.'), paragraph('In English.')], 'ar')
    const seat = await sit(amina, letter)
    const directions = await seat.page
      .locator('.letter-text > p')
      .evaluateAll(lines => lines.map(line => getComputedStyle(line).direction))
    expect(directions).toEqual(['rtl', 'ltr'])
    await leave(seat)
  })
})

describe('what is where', () => {
  it('[SAFE-4] asks a writer once on this device whether to keep a copy, and an observer never', async () => {
    const letter = await begin([paragraph('Kept?')])
    const reader = await sit(oda, letter)
    expect(await reader.page.getByText('Keep a copy on this device?').count()).toBe(0)
    const seat = await sit(amina, letter)
    await seat.page.getByRole('button', { name: 'Keep a copy here' }).click()
    await seat.page.getByText('Keep a copy on this device?').waitFor({ state: 'detached' })
    await seat.page.reload()
    await seat.page.locator('.letter-text').waitFor()
    expect(await seat.page.getByText('Keep a copy on this device?').count()).toBe(0)
    await leave(seat, reader)
  })

  it('[LIVE-1] says offline when the line is down, and Saved once the words written meanwhile are on disk', async () => {
    const letter = await begin([paragraph('On a train.')])
    const seat = await sit(amina, letter)
    await saved(seat)
    await seat.context.setOffline(true)
    await seat.page.evaluate(() => dispatchEvent(new Event('offline')))
    stage.world.app.ports.rooms.closePerson(amina.id)
    await seat.page.locator('.saved-sign', { hasText: 'Offline: not kept on this device' }).waitFor()
    await caretAt(seat, 'On a train.', 'End')
    await seat.page.keyboard.type(' In a tunnel.')
    expect(await onDisk(letter)).toBe('On a train.')
    await seat.context.setOffline(false)
    await saved(seat)
    expect(await onDisk(letter)).toBe('On a train. In a tunnel.')
    await leave(seat)
  })
})

describe('on any screen', () => {
  it('has no barrier that the usual checks find, in light and in dark', async () => {
    const letter = await begin([heading('What concerns us'), paragraph('A record is not defined.')])
    for (const colorScheme of ['light', 'dark'] as const) {
      const seat = await stage.open(amina, `/statements/${letter}`, { colorScheme })
      await seat.page.locator('.letter-text').waitFor()
      await seat.page.evaluate(axe.source)
      const { violations } = await seat.page.evaluate(() => Reflect.get(globalThis, 'axe').run())
      expect(violations.map(({ id, nodes }: axe.Result) => [id, nodes.map(node => node.html)])).toEqual([])
      await leave(seat)
    }
  })

  it('on a phone the letter stands alone, and outline and margin slide in over it', async () => {
    const letter = await begin([heading('What concerns us'), paragraph('A record is not defined.')])
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const seat = await stage.open(amina, `/statements/${letter}`, phone)
    const { page } = seat
    await page.locator('.letter-text').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    expect(await page.getByRole('navigation', { name: 'Outline' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Outline', exact: true }).tap()
    await page.getByRole('button', { name: 'What concerns us' }).tap()
    await page.getByRole('navigation', { name: 'Outline' }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '0 asks' }).tap()
    await page.getByText('What the letter asks for stands here').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('What the letter asks for stands here').waitFor({ state: 'hidden' })
    await leave(seat)
  })
})

async function demote(somebody: Somebody) {
  const { world } = stage
  const { people } = await world.call(ines, listPeople, { coalition })
  const { membership } = people.find(({ person }) => person === somebody.id)!
  await world.call(ines, changeRole, { coalition, membership, role: 'observer' })
}

async function begin(content: Block[], language = 'en'): Promise<string> {
  const { id } = await stage.world.call(amina, startStatement, {
    coalition,
    kind: 'joint-letter',
    title: 'Joint letter on the Convention on Harbour Data',
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    body: { type: 'doc', content },
  })
  return id
}

const heading = (text: string): Block => ({
  type: 'heading',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null, level: 1 },
  content: [{ type: 'text', text }],
})

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
})

async function sit(who: Somebody, letter: string): Promise<Seat> {
  const seat = await stage.open(who, `/statements/${letter}`)
  await seat.page.locator('.letter-text').waitFor()
  return seat
}

const leave = (...seats: Seat[]) => Promise.all(seats.map(seat => seat.context.close()))

/**
 * Puts the caret at an edge of the paragraph that has these words. The editor learns where a key put the caret a
 * moment later, and whatever arrives in between puts it back: it is pressed again until the editor knows.
 */
async function caretAt({ page }: Seat, text: string, edge: 'Home' | 'End') {
  const line = page.locator('.letter-text p', { hasText: text }).first()
  const press = async () => {
    await line.click()
    await page.keyboard.press(edge)
    return page.evaluate(() => {
      const { $from } = Reflect.get(document.querySelector('.letter-text')!, 'editor').state.selection
      return { from: $from.parentOffset, of: $from.parent.content.size, drawn: getSelection()?.anchorOffset }
    })
  }
  const there = ({ from, of, drawn }: Awaited<ReturnType<typeof press>>) =>
    edge === 'Home' ? from === 0 && drawn === 0 : from === of && drawn !== 0
  await expect.poll(async () => there(await press()), { timeout: 10_000 }).toBe(true)
}

/** Waits until the letter's words are these, without the names at carets. */
const shows = (seat: Seat, text: string) =>
  expect.poll(() => wordsOf(seat), { timeout: PATIENCE, interval: 30 }).toBe(text)

const wordsOf = ({ page }: Seat) =>
  page.locator('.letter-text').evaluate(text => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const drawn of copy.querySelectorAll('.caret')) drawn.remove()
    return copy.textContent
  })

/** What was typed with a pause in it is taken back, or brought again, in as many steps. */
async function pressUntil(seat: Seat, key: string, text: string) {
  const step = async () => {
    if ((await wordsOf(seat)) !== text) await seat.page.keyboard.press(key)
    return wordsOf(seat)
  }
  await expect.poll(step, { timeout: 10_000 }).toBe(text)
}

const saved = ({ page }: Seat) => page.locator('.saved-sign.good', { hasText: 'Saved' }).waitFor()

const textOf = async (letter: string): Promise<Doc> =>
  (await stage.world.call(amina, readText, { statement: letter })).body as Doc

async function onDisk(letter: string): Promise<string> {
  const words = (node: AnyBlock | Doc): string =>
    childrenOf(node)
      .map(child => textOfBlock(child))
      .join('')
  return words(await textOf(letter))
}

/** What a browser does with the clipboard of another program. */
const paste = (page: Page, html: string) =>
  page.evaluate(html => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    document
      .querySelector('.letter-text')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)

const item = (marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp;</span></span>${text}<o:p></o:p></p>`

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><h1>Our asks<o:p></o:p></h1>
${item('a)', 'delete Article 9<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1">[1]</a>')}${item('b)', 'keep the preamble')}
<p class=MsoNormal><img src=x onerror="alert(1)"><a href="javascript:alert(1)">a link</a><o:p>&nbsp;</o:p></p>
<div style='mso-element:footnote-list'><hr size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> See the minutes.</p></div></div></body></html>`

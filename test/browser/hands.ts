/** What hands and eyes do in the windows of the story: sitting down, typing, reading, and looking for barriers. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, BrowserContextOptions, Dialog, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { editorEn } from '../../shared/words/editor.en.ts'
import { enterWords } from '../../shared/words/enter.en.ts'

/** Somebody's window. `troubles`: errors of its pages, and whatever their security policy refused. */
export type Seat = { page: Page; context: BrowserContext; troubles: string[] }

/** Long enough for a machine that does other things as well. */
export const PATIENCE = 20_000

export async function sit(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Europe/Zurich',
    locale: 'en-GB',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(`${page.url()}: ${error.message}`))
  page.on('console', message => {
    const isTrouble = message.type() === 'error' && !NETWORK.test(message.text())
    if (isTrouble || POLICY.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`)
  })
  return { page, context, troubles }
}

/** Said by the browser itself of a line that is down, or of an answer that says no. */
const NETWORK = /^Failed to load resource|^WebSocket connection to/
const POLICY = /Content.Security.Policy|Refused to/i

/** Opens a mailed or printed one-time link and presses its button; who is new gives a name. */
export async function enter({ page }: Seat, link: string, button: string, name?: string): Promise<void> {
  await page.goto(link)
  if (name !== undefined) await page.getByLabel(enterWords.nameLabel).fill(name)
  await page.getByRole('button', { name: button }).click()
}

/** The frames with an edit that leave a window from now on. */
export function editsSent({ page }: Seat): string[] {
  const edits: string[] = []
  page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      const frame = Buffer.from(payload)
      const holdsEdit =
        frame[0] === 0 && (frame[1] === 2 || (frame[1] === 1 && !frame.subarray(2).equals(EMPTY)))
      if (holdsEdit) edits.push(frame.toString('hex'))
    }),
  )
  return edits
}

/** The update in which nothing is, with its length before it. */
const EMPTY = Buffer.from([2, 0, 0])

/** The letter as a text field, for those who write. */
export const letterOf = ({ page }: Seat): Locator => page.getByRole('textbox', { name: editorEn.text })

/** The words of the letter as they stand on the screen, without the names at other people's carets. */
export const wordsOf = ({ page }: Seat): Promise<string> =>
  page.locator('#letter-text').evaluate(text => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return [...copy.children].map(block => block.textContent).join('\n')
  })

/** Waits until the letter on that screen holds these words. */
export const reads = (seat: Seat, words: string | RegExp): Promise<void> =>
  expect.poll(() => wordsOf(seat), { timeout: PATIENCE }).toMatch(words)

/** Waits for what the screen says about where one's words are. */
export const standsAt = ({ page }: Seat, sign: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: sign }).first().waitFor()

/** Clicks behind the last word of the paragraph or heading with these words, and waits until the caret is there. */
export async function caretAfter(seat: Seat, words: string): Promise<void> {
  const block = letterOf(seat).locator(':is(p, h1, h2, h3, h4)').filter({ hasText: words }).first()
  await block.scrollIntoViewIfNeeded()
  const { x, y } = await block.evaluate(node => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const line = [...range.getClientRects()].at(-1)!
    return { x: line.right - 1, y: line.top + line.height / 2 }
  })
  await seat.page.mouse.click(x, y)
  await seat.page.keyboard.press('End')
  await seat.page.waitForFunction(words => {
    const { anchorNode: node, anchorOffset: offset } = getSelection() ?? {}
    const block = node?.parentElement?.closest('p, h1, h2, h3, h4')
    return block?.textContent?.includes(words) && offset === (node?.textContent ?? '').length
  }, words)
}

/** Selects a word by a double press, again where the page was still moving, until the editor knows. */
export const selectWord = (seat: Seat, word: string): Promise<void> =>
  expect.poll(() => doublePress(seat, word), { timeout: PATIENCE, interval: BETWEEN_PRESSES }).toBe(word)

/** Milliseconds after which a double press is not taken for a third and fourth one. */
const BETWEEN_PRESSES = 700

/** What is selected then. */
async function doublePress(seat: Seat, word: string): Promise<string> {
  const { page } = seat
  const block = page.locator('.letter-text p', { hasText: word }).first()
  const at = await block.evaluate((block, word) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = (node.textContent ?? '').indexOf(word)
      if (from < 0) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, from + word.length)
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    }
    return { x: 0, y: 0 }
  }, word)
  await page.mouse.dblclick(at.x, at.y)
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn))))
  return selected(seat)
}

/** The words that the editor takes for selected. */
export const selected = ({ page }: Seat): Promise<string> =>
  page.evaluate(() => {
    const { doc, selection } = Reflect.get(document.querySelector('.letter-text')!, 'editor').state
    return doc.textBetween(selection.from, selection.to)
  })

/** Closes a window as its cross does; whoever is asked whether they mean it stays. */
export function closing({ page }: Seat): Promise<'warned' | 'closed'> {
  return new Promise((resolve, reject) => {
    const warned = (dialog: Dialog) => {
      page.off('close', closed)
      dialog.dismiss().then(() => resolve('warned'), reject)
    }
    const closed = () => resolve('closed')
    page.once('dialog', warned)
    page.once('close', closed)
    page.close({ runBeforeUnload: true }).catch(reject)
  })
}

/** Closes a window as soon as nobody is warned any more: what was typed is on the server, or on this device. */
export const closed = (seat: Seat): Promise<void> =>
  expect.poll(() => closing(seat), { timeout: PATIENCE }).toBe('closed')

/** What axe-core finds on the screen that would keep somebody out: serious and critical, in sentences. */
export async function barriersOn({ page }: Seat, screen: string): Promise<string[]> {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(axe)
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )) as Violation[]
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ nodes, ...rule }) => ({ ...rule, nodes: nodes.filter(node => !isSymbol(rule.id, node.html)) }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 3).map(({ target, html }) => `${target} ${html.slice(0, 160)}`)
      return `${screen}: ${id}, ${help}: ${where.join(' | ')}`
    })
}
let axe: string | undefined

/** WCAG 2.5.3 is about visible words; a sign that stands for words, such as "x²" or initials, need not be in the name. */
const isSymbol = (rule: string, html: string): boolean =>
  rule === 'label-content-name-mismatch' && html.includes('aria-hidden="true"')

type Violation = { id: string; help: string; impact: string; nodes: { target: string[]; html: string }[] }

/**
 * How quick typing is in a letter of thirty pages: bare, with 300 comments and 100 suggestions, and in suggest mode
 * over as many. Prints milliseconds from a key to the frame that draws it, and the ratio to the bare letter of the
 * same run. Needs the built client (`npm run build`).
 */
import { putSuggestion, startThread } from '../../shared/contract/reviews.ts'
import { readText, startStatement } from '../../shared/contract/statements.ts'
import type { Doc, Paragraph } from '../../shared/statement/tree.ts'
import { openStage, type Stage } from '../browser/stage.ts'
import type { Somebody } from '../world.ts'

/** About thirty pages of 330 words. */
const PARAGRAPHS = 150
const SUGGESTIONS = 100
const COMMENTS = 300
const KEYS = 120

const stage = await openStage()
const { world } = stage
const { id: coalition } = await world.coalition('harbour', 'Ines Prado')
const amina = await world.person('Amina Haddad', { coalition, role: 'drafter' })
const bruno = await world.person('Bruno Keller', { coalition, role: 'reviewer' })
const [bare, reviewed] = [await begin(), await begin()]
await review(reviewed)

const plain = await measured(stage, amina, bare)
const rows = {
  'bare letter': plain,
  'with 300 comments and 100 suggestions': await measured(stage, amina, reviewed),
  'suggest mode in that letter': await measured(stage, bruno, reviewed),
}
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      { ...row, 'p50 ÷ bare': (row.p50 / plain.p50).toFixed(1) },
    ]),
  ),
)
await stage.close()

async function begin(): Promise<string> {
  const { id } = await world.call(amina, startStatement, {
    ...{ coalition, kind: 'joint-letter', title: 'Joint letter', language: 'en', direction: 'ltr' },
    body: { type: 'doc', content: Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(at)) },
  })
  return id
}

async function review(statement: string): Promise<void> {
  const { content: blocks = [] } = (await world.call(amina, readText, { statement })).body as Doc
  for (let at = 0; at < SUGGESTIONS; at++) {
    const { attrs, content } = blocks[at + 20] as Paragraph
    const [{ text } = { text: '' }] = content as { text: string }[]
    const says = [{ type: 'text', text: text.replace('harbour', 'port').replace('records', 'lists') }]
    await world.call(at % 4 === 3 ? amina : bruno, putSuggestion, {
      ...{ statement, suggestion: `made${String(at).padStart(12, '0')}` },
      changes: [{ kind: 'words', block: attrs.id, was: content, says }],
    })
  }
  for (let at = 0; at < COMMENTS; at++) {
    const block = (blocks[at % PARAGRAPHS] as Paragraph).attrs.id!
    const quote = { before: 'The ', exact: 'harbour', after: ' keeps' }
    const from = `${at % PARAGRAPHS}. The `.length
    await world.call(bruno, startThread, {
      ...{
        statement,
        id: `thread${String(at).padStart(10, '0')}`,
        comment: `said${String(at).padStart(12, '0')}`,
      },
      on: { kind: 'passage', block, from, to: from + 'harbour'.length, quote },
      words: 'Which harbour?',
    })
  }
}

/** Types at the end of a paragraph as a quick typist does. */
async function measured({ open }: Stage, who: Somebody, letter: string) {
  const { page, context } = await open(who, `/statements/${letter}`)
  await page.locator('.letter-text[contenteditable="true"]').waitFor()
  if (letter === reviewed)
    await page.locator('#letter-text ins').nth(SUGGESTIONS).waitFor({ timeout: 60_000 })
  await page.locator('.letter-text p').nth(5).click()
  await page.keyboard.press('End')
  await page.evaluate(listenToKeys)
  for (let key = 0; key < KEYS; key++) await page.keyboard.type('x', { delay: 90 })
  const { drawn, longest } = await page.evaluate(() => Reflect.get(window, 'measured')())
  await context.close()
  const sorted = (drawn as number[]).sort((a, b) => a - b)
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)]!)
  return { p50: at(0.5), p95: at(0.95), 'longest task': Math.round(longest) }
}

/** From the event of a key to the frame after the one that draws it. */
function listenToKeys(): void {
  const drawn: number[] = []
  let longest = 0
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask' })
  document.addEventListener(
    'keydown',
    event => requestAnimationFrame(() => setTimeout(() => drawn.push(performance.now() - event.timeStamp))),
    { capture: true },
  )
  Reflect.set(window, 'measured', () => ({ drawn, longest }))
}

function paragraph(at: number): Paragraph {
  const words =
    'The harbour keeps its records for as long as the ship that called there is at sea and no longer'
  return {
    type: 'paragraph',
    attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
    content: [{ type: 'text', text: `${at}. ${Array(4).fill(words).join(', ')}.` }],
  }
}

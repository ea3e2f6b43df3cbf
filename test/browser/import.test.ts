/** Importing on the screen: Word files with changes and comments, several files at once, and files that are refused. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeReview } from '../../shared/contract/reviews.ts'
import { listStatements, readText } from '../../shared/contract/statements.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { en as words } from '../../shared/words/en.ts'
import { del, ins, p, r, wordFile } from '../rules/wordFile.ts'
import type { Somebody } from '../world.ts'
import { barriersOn } from './hands.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

let stage: Stage
let coalition: string
let amina: Somebody
let slug: string

beforeAll(async () => {
  stage = await openStage()
  const founded = await stage.world.coalition('harbour', 'Ines Prado')
  coalition = founded.id
  slug = 'harbour'
  amina = await stage.world.person('Amina Haddad', {
    coalition,
    role: 'drafter',
    organisation: 'Harbour Watch',
  })
})
afterAll(() => stage.close())

const COMMENTED = wordFile(
  p(r('On harbour logs'), '<w:pStyle w:val="Heading1"/>') +
    p(r('Ports keep ') + del('every log') + ins('no log') + r(' of seafarers.')) +
    p(
      r('We ask for ') +
        '<w:commentRangeStart w:id="7"/>' +
        r('a date') +
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>' +
        r(' by which they are erased.'),
    ) +
    p(ins('Nobody may sell them.'), '<w:rPr><w:ins w:id="3" w:author="Ada Marlow"/></w:rPr>') +
    p('With respect.'),
  {
    styles: '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    comments: `<w:comment w:id="7" w:author="Teo Brandt">${p('Which date?')}</w:comment>`,
  },
)
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const docx = (name: string, bytes = COMMENTED) => ({ name, mimeType: WORD, buffer: Buffer.from(bytes) })
const text = (name: string, says: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(says as string),
})

describe('a Word file with changes and comments', () => {
  it('[IN-6] begins as it was before them; each change waits as a suggestion, each comment as a thread', async () => {
    const seat = await open()
    const { page } = seat
    await choose(seat, docx('Logs.docx'))
    await page.getByText('no log').waitFor()
    expect(await page.locator('.letter').textContent()).toContain('Nobody may sell them.')
    await page.getByLabel(words.importing.takenAs.suggested).check()
    await page.locator('.letter', { hasText: 'every log' }).waitFor()
    expect(await page.locator('.letter').textContent()).not.toContain('no log')
    await page.getByText(words.importing.suggestions(2)).waitFor()
    expect(await barriersOn(seat, 'importing')).toEqual([])
    await accept(seat)
    await page.waitForURL(/\/statements\/[\w-]+$/)
    const statement = page.url().split('/').at(-1)!
    expect(await textOn(statement)).toBe(
      'Ports keep every log of seafarers.\nWe ask for a date by which they are erased.\nWith respect.',
    )
    const { suggestions, threads } = await stage.world.call(amina, seeReview, { statement })
    expect(suggestions.map(({ why }) => why)).toEqual(Array(2).fill('From the file by Ada Marlow'))
    expect(threads).toMatchObject([
      {
        on: { kind: 'passage', quote: { exact: 'a date' } },
        comments: [{ words: 'Teo Brandt: Which date?', mine: true }],
      },
    ])
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })

  it('[IN-6] is taken as accepted or as rejected, with what was left listed, and without its comments where wished', async () => {
    const seat = await open()
    const { page } = seat
    await choose(seat, docx('Logs.docx'))
    await page.getByLabel(words.importing.takenAs.rejected).check()
    await page.locator('.letter', { hasText: 'every log' }).waitFor()
    await page.locator('section', { hasText: 'Nobody may sell them.' }).first().waitFor()
    await page.getByLabel(/Take 1 comment along/).uncheck()
    await page.locator('section[aria-labelledby=set-aside]', { hasText: 'Which date?' }).waitFor()
    await accept(seat)
    await page.waitForURL(/\/statements\/[\w-]+$/)
    const { suggestions, threads } = await stage.world.call(amina, seeReview, {
      statement: page.url().split('/').at(-1)!,
    })
    expect([suggestions, threads]).toEqual([[], []])
    await seat.context.close()
  })

  it('[IN-6] goes on where it was cut off, and nothing is there twice', async () => {
    const seat = await open()
    const { page } = seat
    await choose(seat, docx('Logs.docx'))
    await page.getByLabel(words.importing.takenAs.suggested).check()
    let answers = 0
    await page.route('**/suggestions/*', async route => {
      answers += 1
      // The second arrives, and its answer is lost.
      if (answers !== 2) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await accept(seat)
    await page.getByText(words.importing.sentInPart(1, 3)).waitFor()
    await page.getByRole('button', { name: words.importing.goOn }).click()
    await page.waitForURL(/\/statements\/[\w-]+$/)
    const statement = page.url().split('/').at(-1)!
    const { suggestions, threads } = await stage.world.call(amina, seeReview, { statement })
    expect([suggestions.length, threads.length]).toEqual([2, 1])
    await seat.context.close()
  })

  it('[IN-6] so does an OpenDocument text', async () => {
    const seat = await open()
    const { page } = seat
    const buffer = await readFile(new URL('../rules/files/tracked.odt', import.meta.url))
    await choose(seat, { name: 'Tracked.odt', mimeType: 'application/octet-stream', buffer })
    await page.getByLabel(words.importing.takenAs.suggested).check()
    await accept(seat)
    await page.waitForURL(/\/statements\/[\w-]+$/)
    const statement = page.url().split('/').at(-1)!
    const { suggestions } = await stage.world.call(amina, seeReview, { statement })
    expect(suggestions.length).toBeGreaterThan(2)
    for (const { why } of suggestions) expect(why).toMatch(/^From the file by /)
    await seat.context.close()
  })
})

describe('a file that takes too long', () => {
  it('[IN-3] is left after 30 seconds with a sentence, and another one is read', async () => {
    const seat = await open()
    const { page } = seat
    await page.route('**/assets/reader-*.js', route =>
      route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => {}' }),
    )
    await page.clock.install()
    await choose(seat, text('Slow.txt', 'Slow.'))
    await page.getByText(words.importing.reading('Slow.txt')).waitFor()
    await expect.poll(() => page.workers().length).toBe(1)
    await page.clock.fastForward(30_000)
    await page.getByText(words.importing.tooSlow('Slow.txt')).waitFor()
    await expect.poll(() => page.workers().length).toBe(0)
    await page.unroute('**/assets/reader-*.js')
    await choose(seat, text('Quick.txt', 'The letter that is quick.'))
    await page.locator('.letter', { hasText: 'The letter that is quick.' }).waitFor()
    await seat.context.close()
  })
})

describe('several files', () => {
  it('[IN-6] are each looked at and taken up by themselves; one that cannot be read says why', async () => {
    const seat = await open()
    const { page } = seat
    await choose(
      seat,
      text('One.txt', 'The first letter to the Harbour Committee.\n\nIt is short.'),
      text('Broken.docx', 'no package'),
      text('Two.html', '<title>Two</title><h1>The second letter</h1><p>It is as short.'),
    )
    const list = page.getByRole('navigation', { name: words.importing.files(3) })
    await list.getByRole('button', { name: /Two\.html/ }).click()
    await page.locator('.letter', { hasText: 'It is as short.' }).waitFor()
    await accept(seat)
    await list.getByRole('link', { name: words.importing.open('The second letter') }).waitFor()
    await page.locator('.letter', { hasText: 'It is short.' }).waitFor()
    await list.getByRole('button', { name: /Broken\.docx/ }).click()
    await page.getByText('is no Word or OpenDocument file').waitFor()
    expect(await barriersOn(seat, 'importing')).toEqual([])
    await page.getByRole('button', { name: words.importing.leaveOut }).click()
    await accept(seat)
    await page.getByText(words.importing.allStarted).waitFor()
    const { statements } = await stage.world.call(amina, listStatements, { coalition })
    expect(statements.map(({ title }) => title)).toEqual(expect.arrayContaining(['The second letter', 'One']))
    expect(seat.troubles).toEqual([])
    await seat.context.close()
  })

  it('[IN-3] a file of another kind, too large or in another encoding is refused before anything is read of it', async () => {
    const seat = await open()
    const { page } = seat
    await choose(seat, text('Plan.pdf', '%PDF-1.7'))
    await page.getByText(words.importing.wrongKind('Plan.pdf')).waitFor()
    await choose(seat, text('Big.txt', Buffer.alloc(5_000_001, 'a')))
    await page.getByText(words.importing.tooLarge('Big.txt', 5)).waitFor()
    await choose(seat, text('Odd.txt', Buffer.from([0xe9, 0x20])))
    await page.getByText(words.importing.notDecoded('Odd.txt')).waitFor()
    await seat.context.close()
  })
})

const open = (): Promise<Seat> => stage.open(amina, `/c/${slug}/import`)

type Given = { name: string; mimeType: string; buffer: Buffer }
const choose = ({ page }: Seat, ...files: Given[]) =>
  page.getByLabel(words.importing.choose).setInputFiles(files)

const accept = ({ page }: Seat) => page.getByRole('button', { name: /^Start the joint letter/ }).click()

async function textOn(statement: string): Promise<string> {
  const { body } = await stage.world.call(amina, readText, { statement })
  return ((body as Doc).content ?? []).map(textOfBlock).filter(Boolean).join('\n')
}

/** The thread for heavy work: what comes back from it, and what happens to work that goes beyond its limits. */
import { afterEach, describe, expect, it } from 'vitest'
import { openWorkshop, type Workshop } from '../../server/exchange/worker.ts'
import type { ToWrite } from '../../server/exchange/workerTasks.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { doc, p } from '../rules/build.ts'
import { fakeClock } from '../world/clock.ts'
import { threadsSteppedBack } from '../world/threads.ts'

const letter = (words: string, paragraphs = 1): ToWrite => {
  const body = doc(...Array.from({ length: paragraphs }, () => p(words)))
  const file: StatementFile = {
    ...{ format: 'undersigned-statement', formatVersion: 1, language: 'en', direction: 'ltr' },
    ...{ title: 'On harbour data', body },
  }
  return { file, about: { version: { number: 3, hash: 'a'.repeat(64) } } }
}

const clock = fakeClock()
let workshop: Workshop
const opened = () => {
  workshop = openWorkshop(clock)
  return workshop
}
afterEach(() => workshop.close())

describe('the thread for heavy work', () => {
  it('[SAFE-9] makes one file after the other, and the loop that serves goes on meanwhile', async () => {
    const { inWorker } = opened()
    let turns = 0
    const turning = setInterval(() => {
      turns += 1
    }, 1)
    const [pdf, docx, odt] = await Promise.all([
      inWorker('pdf', letter('Your Excellencies,', 300)),
      inWorker('docx', letter('Your Excellencies,')),
      inWorker('odt', letter('Your Excellencies,')),
    ])
    clearInterval(turning)
    expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
    for (const packed of [docx, odt]) expect(new TextDecoder().decode(packed.subarray(0, 2))).toBe('PK')
    expect(turns).toBeGreaterThan(20)
    // Those it has begun itself step back with it.
    expect(threadsSteppedBack()).toBeGreaterThan(0)
  })

  it('[SAFE-9] gives a refusal as the refusal it was, and works on', async () => {
    const { inWorker } = opened()
    await expect(inWorker('pdf', letter('ꓤ'))).rejects.toMatchObject({ name: 'Refusal', code: 'cannot-draw' })
    await expect(inWorker('pdf', letter('Your Excellencies,'))).resolves.toBeInstanceOf(Uint8Array)
  })

  it('[SAFE-9] gives up what takes too long or too much, with a sentence, and does what waits behind it', async () => {
    const { inWorker } = opened()
    const slow = inWorker('pdf', letter('Your Excellencies,', 2000), { timeout: 1000 })
    const behind = inWorker('pdf', letter('Your Excellencies,'))
    clock.pass(1000)
    await expect(slow).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('longer'),
    })
    await expect(behind).resolves.toBeInstanceOf(Uint8Array)
    const large = inWorker('pdf', letter('Your Excellencies,', 2000), { memory: 4 })
    await expect(large).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('memory'),
    })
    await expect(inWorker('odt', letter('Your Excellencies,'))).resolves.toBeInstanceOf(Uint8Array)
  })

  it('[SAFE-9] lets only so many wait, and none when the server stops', async () => {
    const { inWorker } = opened()
    const asked = Array.from({ length: 22 }, () => inWorker('odt', letter('Your Excellencies,')))
    const answers = Promise.allSettled(asked)
    await workshop.close()
    const codes = (await answers).map(answer => answer.status === 'rejected' && answer.reason.code)
    expect(codes).toEqual([...Array.from({ length: 21 }, () => 'not-ready'), 'try-again'])
    await expect(inWorker('odt', letter('late'))).rejects.toMatchObject({ code: 'not-ready' })
  })
})

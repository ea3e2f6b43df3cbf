/** What is decided inside the one write of a signature: the deadline, by the server's clock, and the text. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicEn } from '../../shared/words/public.en.ts'
import { board, type Letter, moveOn, openLetter, SIGNER, sign } from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

const SIGNERS = 1000

let world: World
let letter: Letter
beforeEach(async () => {
  world = await openWorld({ config: { TRUST_PROXY: '127.0.0.1' } })
  letter = await openLetter(world)
})
afterEach(() => world.close())

/** Sends the form from an address of its own. @returns whether the page says that a mail is on its way */
async function signFrom(at: number): Promise<boolean> {
  const typed = { ...SIGNER, hash: letter.version.hash, address: `signer${at}@circle${at}.example` }
  const answer = await world.app.fastify.inject({
    method: 'POST',
    url: `/s/${letter.page}`,
    headers: {
      origin: world.config.publicUrl,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `10.1.${at >> 8}.${at & 255}`,
    },
    payload: new URLSearchParams(typed).toString(),
  })
  return answer.statusCode === 200
}

describe('[SIGN-6] a thousand around the deadline', () => {
  it('are taken before it and not after it, and each is told what was done', async () => {
    const { closesAt } = letter.signon
    world.clock.pass(closesAt - world.clock.now() - 1)
    let taken = 0
    const answers = await Promise.all(
      Array.from({ length: SIGNERS }, async (_, at) => {
        const isTaken = await signFrom(at)
        if (isTaken && ++taken === SIGNERS / 4) world.clock.pass(1)
        return isTaken
      }),
    )
    const { signatures } = await board(world, letter)
    const told = answers.filter(Boolean).length
    expect(signatures).toHaveLength(told)
    expect(signatures.every(({ createdAt }) => createdAt < closesAt)).toBe(true)
    expect(told).toBeGreaterThanOrEqual(SIGNERS / 4)
    expect(told).toBeLessThan(SIGNERS)
  })
})

describe('[SIGN-1] a text that changes between the page and the write', () => {
  it('is not signed: the form comes back with the text as it is now', async () => {
    const { storage } = world
    const write = storage.write.bind(storage)
    let writes = 0
    // The first write counts the try; the second one would store the signature.
    storage.write = async fn => {
      if (++writes === 2) {
        storage.write = write
        await moveOn(world, letter)
      }
      return write(fn)
    }
    const answer = await sign(world, letter)
    expect(writes).toBe(2)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain(publicEn.form.textChanged)
    expect((await board(world, letter)).signatures).toEqual([])
  })
})

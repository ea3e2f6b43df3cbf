/** A thousand people who sign around the deadline: the server's clock decides each, inside its write. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { board, type Letter, openLetter, SIGNER } from '../world/signing.ts'
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

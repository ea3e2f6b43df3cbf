/** Deciding about signatures on the board: who may be the same, who may sign, and a correction that two agree on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOrganisation } from '../../shared/contract/coalitions.ts'
import { en as words } from '../../shared/words/en.ts'
import { board, freezeNext, type Letter, openLetter, signAndConfirm } from '../world/signing.ts'
import type { Somebody } from '../world.ts'
import { openStage, type Seat, type Stage } from './stage.ts'

const { signons, signonsDeciding: deciding, signonsMoves: moving } = words

describe('the board of a sign-on', () => {
  let stage: Stage
  let letter: Letter
  let amina: Seat
  let bashir: Somebody

  beforeAll(async () => {
    stage = await openStage()
    const { world } = stage
    letter = await openLetter(world)
    bashir = await world.person('Bashir', { coalition: letter.coalition, role: 'coordinator' })
    const known = { coalition: letter.coalition, name: 'Quay Rights Network', domains: ['quay.example'] }
    await world.call(letter.coordinator, addOrganisation, known)
    await signAndConfirm(world, letter, { name: 'Quay Rights Network', address: 'a@quay.example' })
    await signAndConfirm(world, letter, {
      name: 'Quay Rigths Netwrok',
      address: 'b@post.example',
      signatory: 'Tomás',
    })
    amina = await stage.open(letter.coordinator, `/c/harbour/signons/${letter.signon.id}`)
  })
  afterAll(() => stage.close())

  it('[SIGN-17] two are judged by a key, and the verdict is taken back by its button', async () => {
    const { page } = amina
    await page.getByRole('button', { name: deciding.compareAll(2) }).click()
    const dialog = page.getByRole('dialog', { name: deciding.compareTitle })
    await dialog.getByText(deciding.pairOf(1, 2)).waitFor()
    await page.keyboard.press('d')
    await dialog.getByText(deciding.pairOf(2, 2)).waitFor()
    await dialog.getByRole('button', { name: words.acts.undo }).click()
    await dialog.getByText(deciding.pairOf(1, 2)).waitFor()
    await page.keyboard.press('s')
    await dialog.getByText(deciding.sameNow).waitFor()
    await dialog.getByRole('button', { name: deciding.declineTwice('', 'Tomás') }).click()
    await page.keyboard.press('Escape')
    await page.getByText(deciding.inDomain).waitFor()
    const { signatures } = await board(stage.world, letter)
    expect(signatures.map(({ state }) => state)).toEqual(['confirmed', 'declined'])
  })

  it('[SIGN-18] what needs no second look is accepted, and its line can be corrected', async () => {
    const { page } = amina
    await page.getByRole('button', { name: signons.acceptShort }).first().click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel(deciding.note.checked).count()).toBe(0)
    await dialog.getByRole('button', { name: signons.accept('Quay Rights Network') }).click()
    await page.getByRole('button', { name: deciding.correct }).click()
    await dialog.getByLabel(deciding.correctName).fill('The Quay Rights Network')
    await dialog.getByRole('button', { name: deciding.correctAct }).click()
    await page.getByRole('rowheader', { name: 'The Quay Rights Network' }).waitFor()
  })

  it('[SIGN-15] one proposes a correction, the other agrees; the counts say so', async () => {
    const { page } = amina
    await freezeNext(stage.world, letter)
    await page.getByRole('button', { name: signons.move }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(moving.kinds.editorial, { exact: true }).click()
    await dialog.getByLabel(moving.reason).fill('Article 14 is meant.')
    await dialog.getByRole('button', { name: moving.proposeAct(2) }).click()
    await page.getByText(moving.ownProposal).waitFor()
    expect(await page.getByRole('button', { name: moving.agree }).count()).toBe(0)
    const other = await stage.open(bashir, `/c/harbour/signons/${letter.signon.id}`)
    await other.page.getByRole('button', { name: moving.agree }).click()
    await other.page.getByText(moving.made('editorial', 1, 2)).waitFor()
    const { counts, version } = await board(stage.world, letter)
    expect([version.number, counts.organisations, counts.corrected]).toEqual([2, 1, 1])
    expect([...amina.troubles, ...other.troubles]).toEqual([])
  })
})

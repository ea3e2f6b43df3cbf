/**
 * Pictures of every main screen, to be looked at: `tsx test/browser/screens.ts OUTDIR`, after `npm run build`.
 * With `--signons OUTDIR` only those of big sign-ons, with `--readme FILE` only the picture of the README.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { editorEn as desk } from '../../shared/words/editor.en.ts'
import { en as words } from '../../shared/words/en.ts'
import { caretAfter, type Seat } from './hands.ts'
import { FILE } from './letter.ts'
import { openScene, type Places, publishSample, type Scene, second } from './scene.ts'
import { openSignonScene, type SignonScene } from './signonScene.ts'

type Shot = { name: string; at: string; act?: (page: Page) => Promise<unknown>; whole?: boolean }

const WIDTHS = [1280, 390]
const SCHEMES = ['light', 'dark'] as const

/** A browser repeats itself in a picture that is taller, in pixels. */
const TALLEST = 6000

/** A list as it comes by mail: numbered, with columns that changed places and one name twice. */
const PASTED = `1\tCoastal Data Trust\tKenya
2\tRed de Prácticos del Estuario\tHaiti
3\tHaïti\tAssociation des Gardiens de Phare
4\tThe Coastal Data Trust\tKenya
5\tمنتدى ربابنة الموانئ\tالمغرب
6\tProf. Noor Haddad, University of the Bay\tUnited Kingdom`

const [first, file] = process.argv.slice(2)
const only: Record<string, (path: string) => Promise<void>> = { '--readme': readme, '--signons': signonsOf }
if (first === undefined || (first in only && file === undefined)) {
  process.stderr.write('tsx test/browser/screens.ts OUTDIR | --signons OUTDIR | --readme FILE\n')
  process.exitCode = 2
} else await (only[first]?.(file!) ?? all(first))

async function all(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const scene = await openScene()
  try {
    await take(scene, folder, beginning(scene), true)
    await take(scene, folder, [{ name: '00-sign-in', at: scene.origin }], false)
    const places = await scene.make()
    await take(scene, folder, [{ name: '02-invitation', at: places.invitation }], false)
    const other = await second(scene, places)
    await take(scene, folder, inside(places), true)
    await take(scene, folder, dialogs(places), true)
    await take(scene, folder, outside(places), false)
    await publishSample(scene, places)
    await take(scene, folder, [{ name: '43-public', at: places.published }], false)
    await other.context.close()
  } finally {
    process.stdout.write(scene.said())
    await scene.close()
  }
  await signonsOf(folder)
}

/** Sign-ons with 400 signatories, on a server of their own. */
async function signonsOf(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { stage, cookie, places } = await openSignonScene()
  try {
    await takeAs(stage.browser, folder, boards(places), { cookie, time: stage.world.clock.now() })
    await takeAs(stage.browser, folder, pagesOfSigners(places), {})
  } finally {
    await stage.close()
  }
}

function beginning({ origin }: Scene): Shot[] {
  return [{ name: '01-first-screen', at: origin }]
}

function inside(places: Places): Shot[] {
  return [
    { name: '10-home', at: places.home },
    { name: '11-statement', at: places.statement, act: letter, whole: false },
    { name: '12-statement-whole', at: places.statement, act: letter },
    { name: '13-versions', at: `${places.statement}/versions` },
    { name: '14-version', at: places.version },
    { name: '15-compare', at: places.compare },
    {
      name: '16-compare-sides',
      at: places.compare,
      act: page => page.getByLabel(words.compare.sideBySide).check(),
    },
    { name: '17-asks', at: `${places.home}/asks` },
    {
      name: '18-ask',
      at: `${places.home}/asks`,
      act: page => page.getByRole('main').locator('a[href*="/asks/"]').first().click(),
    },
    { name: '19-people', at: `${places.home}/people` },
    { name: '20-sign-on', at: places.board },
    { name: '21-audit', at: `${places.home}/audit` },
    { name: '22-account', at: new URL('/account', places.home).href },
    { name: '23-import', at: `${places.home}/import` },
    { name: '24-import-preview', at: `${places.home}/import`, act: preview },
    { name: '25-nothing-here', at: new URL('/c/nowhere', places.home).href },
    { name: '26-arabic', at: places.arabic, act: letter },
    { name: '27-arabic-versions', at: `${places.arabic}/versions` },
    { name: '28-round', at: places.round },
    { name: '29-rounds', at: `${places.statement}/rounds` },
  ]
}

function dialogs(places: Places): Shot[] {
  const press = (name: string) => async (page: Page) => {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
    await page.waitForLoadState('networkidle')
  }
  const shot = (name: string, at: string, button: string): Shot => ({
    name,
    at,
    act: press(button),
    whole: false,
  })
  return [
    shot('30-start', places.home, words.statements.start),
    shot('31-freeze', `${places.statement}/versions`, words.statements.freeze(3)),
    shot('32-open-sign-on', places.version, words.statements.openSignon),
    shot('33-invite', `${places.home}/people`, words.people.invite),
    shot('34-organisation', `${places.home}/people`, words.people.addOrganisation),
    shot('35-accept', places.board, words.signons.acceptShort),
    shot('36-publish', places.board, words.signons.publish),
    shot('38-circulate', places.version, words.rounds.circulate.act(2)),
    shot('39-remind', places.round, words.rounds.acts.remind),
    { name: '37-keys', at: places.statement, act: keys, whole: false },
  ]
}

function outside(places: Places): Shot[] {
  return [
    { name: '40-public-before', at: places.unpublished },
    { name: '41-signer-pending', at: places.pending },
    { name: '42-signer-confirmed', at: places.accepted },
    { name: '44-arabic-public', at: places.arabicPublic },
    { name: '45-guest', at: places.guest },
  ]
}

function boards({ board, proposed }: SignonScene['places']): Shot[] {
  const press = (name: string | RegExp) => async (page: Page) => {
    await ready(page)
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
    await page.waitForLoadState('networkidle')
  }
  const dialog = (name: string, at: string, button: string | RegExp): Shot => ({
    ...{ name, at, act: press(button), whole: false },
  })
  return [
    { name: '50-big-board', at: board, act: ready },
    { name: '51-board-correction', at: proposed, act: ready },
    { name: '52-settings', at: `${board}/settings` },
    { name: '53-import-list', at: `${board}/import` },
    { name: '54-import-list-preview', at: `${board}/import`, act: listPreview },
    dialog('55-compare', board, /^Compare \d+ pairs?…/),
    dialog('56-accept-unknown', board, words.signons.acceptShort),
    dialog('57-invite-to-sign', board, words.signonsInvitations.invite),
    dialog('58-move', proposed, words.signons.move),
    dialog('59-hand-over', board, words.signonsDelivery.handOver),
    dialog('60-freeze-list', board, words.signonsDelivery.freeze),
    dialog('61-write-to-signers', board, words.signonsMessages.write),
    dialog('62-correct-line', board, words.signonsDeciding.correct),
    dialog('63-publish-embargo', proposed, words.signons.publish),
  ]
}

function pagesOfSigners(places: SignonScene['places']): Shot[] {
  return [
    { name: '70-public-400', at: places.public },
    { name: '71-public-400-arabic', at: places.arabicPublic },
    { name: '72-public-found', at: `${places.public}?find=${encodeURIComponent('مرصد')}` },
    { name: '73-unpublished', at: places.unpublished },
    { name: '74-invited', at: places.invited },
    { name: '75-invited-answered', at: places.answered },
    { name: '76-own-pending', at: places.pending },
    { name: '77-own-confirmed', at: places.confirmed },
    { name: '78-own-behind', at: places.behind },
    { name: '79-check', at: places.check },
  ]
}

/** Until the board and its parts are there. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('heading', { name: words.signonsDelivery.title, exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
}

async function listPreview(page: Page): Promise<void> {
  await page.getByLabel(words.signonsImport.paste).fill(PASTED)
  await page.getByRole('button', { name: words.signonsImport.pasteAct }).click()
  await page.getByText(words.signonsImport.look).first().waitFor()
  await page.waitForLoadState('networkidle')
}

function letter(page: Page): Promise<void> {
  return page.locator('#letter-text').waitFor()
}

async function preview(page: Page): Promise<void> {
  await page.getByLabel(words.importing.choose).setInputFiles(FILE)
  await page.getByRole('heading', { name: words.importing.preview }).waitFor()
}

async function keys(page: Page): Promise<void> {
  await letter(page)
  await page.locator('body').press('?')
  await page.getByRole('dialog').waitFor()
}

/** Takes each at every width, light and dark. @param known as the host of the scene, who is signed in */
async function take(scene: Scene, folder: string, shots: readonly Shot[], known: boolean): Promise<void> {
  const [cookie] = known ? await scene.host.context.cookies() : []
  await takeAs(scene.browser, folder, shots, cookie ? { cookie } : {})
}

type Cookie = Parameters<BrowserContext['addCookies']>[0][number]

/** @param time what the clock says there, in milliseconds since 1970; without it, what it says here */
async function takeAs(
  browser: Browser,
  folder: string,
  shots: readonly Shot[],
  { cookie, time }: { cookie?: Cookie; time?: number },
): Promise<void> {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        ...{ colorScheme, reducedMotion: 'reduce' as const },
        viewport: { width, height: width < 600 ? 844 : 900 },
        timezoneId: 'Europe/Zurich',
      })
      if (cookie) await context.addCookies([cookie])
      if (time !== undefined) await context.clock.install({ time })
      for (const shot of shots)
        await takeOne(context, shot, join(folder, `${shot.name}-${width}-${colorScheme}.png`))
      await context.close()
    }
  }
}

async function takeOne(
  context: BrowserContext,
  { name, at, act, whole = true }: Shot,
  path: string,
): Promise<void> {
  const page = await context.newPage()
  try {
    await page.goto(at, { waitUntil: 'networkidle' })
    await act?.(page)
    const { wide, most, tall } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      most: document.documentElement.clientWidth,
      tall: document.documentElement.scrollHeight,
    }))
    if (!whole || tall <= TALLEST) await page.screenshot({ path, fullPage: whole })
    else await inParts(page, path, { width: most, tall })
    if (wide > most) process.stdout.write(`${path}: wider than the screen by ${wide - most}\n`)
  } catch (error) {
    process.stdout.write(`${name}: ${String(error)}\n`)
    await page.screenshot({ path })
  } finally {
    await page.close()
  }
}

/** A long page in several pictures: `…-1.png`, `…-2.png`, three at most. */
async function inParts(page: Page, path: string, { width, tall }: { width: number; tall: number }) {
  for (let part = 0; part < Math.min(3, tall / TALLEST); part++) {
    const y = part * TALLEST
    const clip = { x: 0, y, width, height: Math.min(TALLEST, tall - y) }
    await page.screenshot({ path: path.replace(/\.png$/, `-${part + 1}.png`), fullPage: true, clip })
  }
}

/** The letter of the sample with its outline, its asks in the margin, and somebody else's caret in it. */
async function readme(path: string): Promise<void> {
  const scene = await openScene()
  try {
    const places = await scene.make()
    const other = await second(scene, places)
    const { page }: Seat = scene.host
    await page.setViewportSize({ width: 1280, height: 1230 })
    await page.goto(places.statement, { waitUntil: 'networkidle' })
    await letter(page)
    await page.getByRole('button', { name: desk.keep.no }).click()
    await caretAfter(other, 'What we ask')
    await page.locator('.caret-label').first().waitFor()
    await page.mouse.move(640, 20)
    await page.screenshot({ path })
  } finally {
    await scene.close()
  }
}

/** A world that browsers can walk into: its app listens on a free port, and its clock runs with the wall's. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { packageRoot } from '../../server/adapters/packageRoot.ts'
import type { Mailer } from '../../server/ports.ts'
import { openWorld, type Somebody, type World } from '../world.ts'
import { startChromium } from './chromium.ts'
import { PATIENCE } from './hands.ts'
import { freePort } from './served.ts'

export type Stage = {
  world: World
  origin: string
  browser: Browser
  /** Opens a window for somebody who is signed in, on an address of the application. */
  open(who: Somebody, path: string, options?: BrowserContextOptions): Promise<Seat>
  /** The same on a letter, once its text is there. */
  openLetter(who: Somebody, letter: string): Promise<Seat>
  close(): Promise<void>
}

/** Somebody's window; `troubles` are the page's errors and everything its security policy refused. */
export type Seat = { page: Page; context: BrowserContext; troubles: string[] }

/**
 * Needs the client as `npm run build` leaves it in `dist/client`. Links in mails lead to where it listens.
 * @param mailer sends mails instead of keeping them
 * @param given a world that is there already, with a port of its own, such as one that was restored
 */
export async function openStage({
  mailer,
  world: given,
}: {
  mailer?: Mailer
  world?: World
} = {}): Promise<Stage> {
  if (!existsSync(join(packageRoot(), 'dist/client/index.html')))
    throw new Error('The client is not built: run "npm run build" first.')
  const config = { PORT: String(await freePort()) }
  const world = given ?? (await openWorld({ config, ...(mailer && { mailer }) }))
  const { port, publicUrl: origin } = world.config
  await world.app.fastify.listen({ host: '127.0.0.1', port })
  const clock = setInterval(() => world.clock.pass(100), 100)
  const browser = await startChromium()
  return {
    world,
    origin,
    browser,
    open: (who, path, options) => open(browser, origin, who, path, options),
    async openLetter(who, letter) {
      const seat = await open(browser, origin, who, `/statements/${letter}`)
      await seat.page.locator('.letter-text').waitFor()
      return seat
    },
    async close() {
      await browser.close()
      clearInterval(clock)
      await world.close()
    },
  }
}

async function open(
  browser: Browser,
  origin: string,
  who: Somebody,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Seat> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' },
    ...options,
  })
  context.setDefaultTimeout(PATIENCE)
  const [name = '', value = ''] = who.cookie.split('=')
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => {
    if (/Content Security Policy|Refused to/.test(message.text())) troubles.push(message.text())
  })
  await page.goto(origin + path)
  return { page, context, troubles }
}

/** Gives a window the time of the server, which is not this machine's: for screens that judge a date themselves. */
export async function atTheClock({ world }: Stage, seat: Seat): Promise<Seat> {
  await seat.context.clock.install({ time: world.clock.now() })
  await seat.page.reload()
  return seat
}

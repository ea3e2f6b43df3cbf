/**
 * A real Chromium out of an npm package, so that the tests of the screens need nothing installed. `CHROMIUM_PATH`
 * names another one. It runs headless, also as root and without a GPU.
 */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Starts a browser. Close it when the tests are done. */
export async function startChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  return playwright.launch({
    executablePath: own || (await chromium.executablePath()),
    args: own ? ['--no-sandbox'] : [...chromium.args.filter(arg => !UNFIT.has(arg)), '--disable-gpu'],
    headless: true,
  })
}

/**
 * Made for a function in a cloud: with everything in one process the browser ends with its first closed window,
 * and with its guards down a test would not see what the Content-Security-Policy and other origins forbid. Graphics
 * of three dimensions, which no screen has, would be reckoned without a GPU at several times the cost of all the rest.
 */
const UNFIT = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
])

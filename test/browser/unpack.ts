import chromium from '@sparticuz/chromium'

/** Unpacks the browser before any test starts, so that no two of them do it at once into the same place. */
export async function setup(): Promise<void> {
  if (!process.env.CHROMIUM_PATH) await chromium.executablePath()
}

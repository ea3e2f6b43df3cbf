/** What a browser says of itself, put into a few words. */

/**
 * The browser and the system of a `User-Agent` line, as their makers call them; null for one that is not known.
 * @param agent may be cut off at its end
 */
export function deviceOf(agent: string): { browser: string | null; system: string | null } {
  const first = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(agent))?.[1] ?? null
  return { browser: first(BROWSERS), system: first(SYSTEMS) }
}

/** In this order: most browsers also name the ones they are like. */
const BROWSERS = [
  [/\bEdg/, 'Edge'],
  [/\b(?:OPR|OPT|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\b(?:Version|Safari)\//, 'Safari'],
] as const

/** In this order: Android says that it is Linux, and an iPhone that it is like Mac OS X. */
const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS X)\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
] as const

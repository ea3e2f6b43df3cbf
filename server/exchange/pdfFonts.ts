/**
 * The fonts a PDF is drawn with: every package of `@expo-google-fonts` that is installed. Adding such a package adds
 * its scripts; nothing else has to be told.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Coverage, coverageOf } from './fontTables.ts'

export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic'

export type Family = {
  name: string
  covers: Coverage
  /** Paths of the files; a family without italics is drawn upright. */
  faces: Partial<Record<Face, string>> & { regular: string }
}

/** The face every letter begins with, and its foot is drawn in. */
const BASE = 'noto-serif'

/** The family of a language that draws shared signs, blanks and points in its own way. */
const OWN: readonly [RegExp, RegExp][] = [
  [/^(ar|fa|ur|ps|ckb|ug|sd)\b/i, / Arabic$/],
  [/^(he|yi)\b/i, / Hebrew$/],
  [/^ja\b/i, / JP$/],
  [/^ko\b/i, / KR$/],
  [/^zh-(hant|tw|hk|mo)\b/i, / TC$/],
  [/^zh\b/i, / SC$/],
]

let known: [Family, ...Family[]] | undefined

/**
 * The families in the order in which a letter asks them: the one for Latin, Greek and Cyrillic, that of the
 * language, then all others by name. The packages are looked for once in a thread's life.
 * @param language BCP 47
 */
export function fontsFor(language: string): [Family, ...Family[]] {
  known ??= families()
  const [base, ...others] = known
  const own = OWN.find(([tag]) => tag.test(language))?.[1] ?? /^$/
  return [
    base,
    ...others.filter(({ name }) => own.test(name)),
    ...others.filter(({ name }) => !own.test(name)),
  ]
}

function families(): [Family, ...Family[]] {
  const resolve = createRequire(import.meta.url).resolve
  const folder = dirname(dirname(resolve(`@expo-google-fonts/${BASE}/metadata.json`)))
  const packages = readdirSync(folder).filter(name => name !== BASE)
  const others = packages.sort().flatMap(name => familyIn(join(folder, name)))
  const [base] = familyIn(join(folder, BASE))
  if (base === undefined) throw new Error(`The font package ${BASE} is not as it was.`)
  return [base, ...others]
}

/** Newer packages have a folder for each weight, older ones all files side by side. */
function familyIn(folder: string): Family[] {
  const metadata = join(folder, 'metadata.json')
  if (!existsSync(metadata)) return []
  const { family } = JSON.parse(readFileSync(metadata, 'utf8')) as { family: string }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const ending = (wanted: string) => files.find(file => file.endsWith(wanted))
  const [regular, bold, italic, boldItalic] = [
    ...['_400Regular.ttf', '_700Bold.ttf', '_400Regular_Italic.ttf', '_700Bold_Italic.ttf'],
  ].map(ending)
  if (regular === undefined) return []
  const path = join(folder, regular)
  const others = Object.entries({ bold, italic, boldItalic }).flatMap(([face, file]) =>
    file === undefined ? [] : [[face, join(folder, file)]],
  )
  return [{ name: family, covers: lazily(path), faces: { regular: path, ...Object.fromEntries(others) } }]
}

/** A font is read when a letter first has a character that those before it lack. */
function lazily(path: string): Coverage {
  let coverage: Coverage | undefined
  return codePoint => {
    coverage ??= coverageOf(path)
    return coverage(codePoint)
  }
}

/** The typesetter: typst, as a native module that not every machine has. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { TYPST_TEMPLATE } from './typstTemplate.ts'

export type FontChoice = {
  /** Paths of font files; nothing else is drawn with, whatever the machine has. */
  files: readonly string[]
  /** Families in the order in which they are asked for a sign, some for a part of their signs only. */
  order: readonly (string | { name: string; covers: 'latin' | 'latin-in-cjk' })[]
}

/** There is no such folder: what the template reads lies in memory, and nothing else can be read. */
const WORKSPACE = join(import.meta.dirname, 'no-files')

/**
 * Sets the pages of a letter.
 * @param letter what the template reads, as in `typstLetter.ts`
 * @param date milliseconds since 1970; none is written without it
 * Refuses with `cannot-draw` on a machine that typst has no module for, and for signs that a font lacks after all.
 */
export async function setPages(letter: object, fonts: FontChoice, date?: number): Promise<Uint8Array> {
  const compiler = await compilerWith(fonts.files)
  compiler.mapShadow(join(WORKSPACE, 'letter.json'), Buffer.from(JSON.stringify(letter)))
  compiler.mapShadow(join(WORKSPACE, 'fonts.json'), Buffer.from(JSON.stringify(fonts.order)))
  try {
    const made = compiler.compile({ mainFileContent: TYPST_TEMPLATE })
    if (!made.result) throw new Error(`typst: ${firstMessage(compiler, made)}`)
    return compiler.pdf(made.result, {
      pdfStandard: 'ua-1',
      ...(date === undefined ? {} : { creationTimestamp: Math.floor(date / 1000) }),
    })
  } catch (error) {
    throw undrawable(error) ?? error
  } finally {
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}

/** The last compiler with its fonts: those for Chinese are large, and letters of one coalition need the same. */
let last: { files: string; compiler: NodeCompiler } | undefined

async function compilerWith(files: readonly string[]): Promise<NodeCompiler> {
  const key = files.join('\n')
  if (last?.files === key) return last.compiler
  const typst = await import('@myriaddreamin/typst-ts-node-compiler').catch(() =>
    refuse('cannot-draw', 'PDF files cannot be made on this kind of machine. Choose another kind of file.'),
  )
  const fontBlobs = files.map(path => readFileSync(path))
  const compiler = typst.NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs }] })
  last = { files: key, compiler }
  return compiler
}

type Compiled = ReturnType<NodeCompiler['compile']>

function firstMessage(compiler: NodeCompiler, made: Compiled): string {
  const error = made.takeError()
  const [first] = error ? (compiler.fetchDiagnostics(error) as { message: string }[]) : []
  return first?.message ?? 'no pages'
}

/** PDF/UA refuses what would be drawn as an empty box: then it is told which signs these are. */
function undrawable(error: unknown): unknown {
  const told = error instanceof Error ? error.message : ''
  const signs = [...told.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map(match => match[1])
  if (signs.length === 0) return undefined
  return new Refusal('cannot-draw', `The fonts of this server cannot draw: ${signs.slice(0, 20).join(' ')}.`)
}

import { parseArgs } from 'node:util'
import { compare } from '../../shared/compare/compare.ts'
import type { Comparison } from '../../shared/compare/comparison.ts'
import { comparisonHtml } from '../../shared/compare/html.ts'
import { toRedline } from '../../shared/formats/docx/redline.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { comparedWords } from '../../shared/words/compared.ts'
import type { CommandIo } from '../command.ts'
import { comparisonText } from './comparisonText.ts'

/** Reads a letter from a file's bytes by the ending of its name, or throws with a sentence for a person. */
export type ReadLetter = (name: string, bytes: Uint8Array) => Promise<StatementFile> | StatementFile

const USAGE = 'undersigned compare OLD NEW [--json | --html OUT | --docx OUT]\n'

/**
 * `compare OLD NEW [--json | --html OUT | --docx OUT]`: what is different between two letters, asks first; as text
 * for people, as the `Comparison` of shared/compare, as a web page, or as a Word file with tracked changes. Words are
 * divided as the language of the new letter does it. That there are differences is no failure: the exit code is 0
 * all the same.
 */
export async function compareCommand(argv: string[], io: CommandIo, readLetter: ReadLetter): Promise<number> {
  const asked = readArguments(argv)
  if (asked === undefined) {
    io.stderr(USAGE)
    return 2
  }
  const letters: StatementFile[] = []
  for (const path of asked.paths) {
    try {
      letters.push(await readLetter(path, await io.readFile(path)))
    } catch (error) {
      io.stderr(`${path} could not be read: ${error instanceof Error ? error.message : 'unknown reason'}\n`)
      return 1
    }
  }
  const [old, now] = letters
  if (old === undefined || now === undefined) return 1
  return answer(asked, old, now, io)
}

async function answer(
  { form }: Asked,
  old: StatementFile,
  now: StatementFile,
  io: CommandIo,
): Promise<number> {
  const comparison = compareLetters(old, now)
  if (form === 'text') io.stdout(comparisonText(comparison))
  else if (form === 'json') io.stdout(`${JSON.stringify(comparison, null, 2)}\n`)
  else if ('html' in form) return written(form.html, htmlOf(comparison, now), io)
  else return written(form.docx, await toRedline(old, now, comparison), io)
  return 0
}

async function written(path: string, content: string | Uint8Array, io: CommandIo): Promise<number> {
  try {
    await io.writeFile(path, content)
    return 0
  } catch (error) {
    io.stderr(`${path} could not be written: ${error instanceof Error ? error.message : 'unknown reason'}\n`)
    return 1
  }
}

/** Two letters as files, titles included. */
function compareLetters(old: StatementFile, now: StatementFile): Comparison {
  return compare(old.body, now.body, {
    language: now.language,
    titles: { old: old.title, new: now.title },
  })
}

const htmlOf = (comparison: Comparison, { title, language, direction }: StatementFile): string =>
  comparisonHtml(comparison, { title, direction, words: comparedWords(language) })

type Asked = { paths: [string, string]; form: Form }
type Form = 'text' | 'json' | { html: string } | { docx: string }

function readArguments(argv: string[]): Asked | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        html: { type: 'string' },
        docx: { type: 'string' },
      },
    })
    const [old, now, ...more] = positionals
    const { json, html, docx } = values
    const forms = [json, html !== undefined, docx !== undefined].filter(Boolean)
    if (old === undefined || now === undefined || more.length > 0 || forms.length > 1) return undefined
    const paths: Asked['paths'] = [old, now]
    if (html !== undefined) return { paths, form: { html } }
    if (docx !== undefined) return { paths, form: { docx } }
    return { paths, form: json ? 'json' : 'text' }
  } catch {
    return undefined // An option that is not one of ours.
  }
}

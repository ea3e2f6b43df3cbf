/** A letter as JSON: every block, mark and id; what other tools should keep. */
import { NotAStatement, readDoc } from '../statement/read.ts'
import { type StatementFile, statementFile } from '../statement/tree.ts'
import { readVersionFile } from '../statement/versionFile.ts'

export function toJson(file: StatementFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Reads a statement file, or the file of a frozen version (of which the text is taken).
 * Throws `NotAStatement` with a sentence for anything else.
 */
export function fromJson(text: string): StatementFile {
  const json = parse(text)
  if (isVersionFile(json)) {
    const { language, direction, title, body } = readVersionFile(json).statement
    return { format: 'undersigned-statement', formatVersion: 1, language, direction, title, body }
  }
  const outer = statementFile.safeParse(json)
  if (!outer.success) {
    const issue = outer.error.issues[0]
    throw new NotAStatement(
      `This is no letter's JSON (${issue?.message ?? 'unknown form'})`,
      issue?.path.join('.') || 'the file',
    )
  }
  return { ...outer.data, body: readDoc(outer.data.body) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new NotAStatement('This is not JSON', 'the file')
  }
}

/** Whether this says to be the file of a frozen version. */
export function isVersionFile(json: unknown): boolean {
  return (
    typeof json === 'object' && json !== null && 'format' in json && json.format === 'undersigned-version'
  )
}

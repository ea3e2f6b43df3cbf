/** Other programs: LibreOffice and poppler, where the machine has them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const has = (program: string): boolean => spawnSync(program, ['-v']).error === undefined

/** Which of the programs are not here, in a sentence; null where all are. */
export function missing(...programs: ('soffice' | 'pdftotext')[]): string | null {
  const lacking = programs.filter(program => !has(program))
  return lacking.length === 0 ? null : `${lacking.join(' and ')} is not installed on this machine`
}

/**
 * Lets LibreOffice write files in another form, all of them in one run and with a profile of its own, so that one
 * that is open already is left alone. What it cannot open is not in the answer.
 * @param form as `--convert-to` takes it, such as `pdf` or `txt:Text (encoded):UTF8`
 * @returns paths of the new files
 */
export function convert(files: readonly string[], form: string, folder: string, profile: string): string[] {
  if (files.length === 0) return []
  const options = ['--headless', '--norestore', `-env:UserInstallation=file://${profile}`]
  execFileSync('soffice', [...options, '--convert-to', form, '--outdir', folder, ...files], {
    stdio: 'ignore',
    timeout: 120_000,
  })
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
}

/** The words of a PDF in the order they were drawn: page after page, columns one by one, notes at the end of theirs. */
export function pdfText(path: string): string {
  return execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

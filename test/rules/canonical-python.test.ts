import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../shared/statement/canonical.ts'
import { versionFile } from '../../shared/statement/versionFile.ts'
import { bold, doc, h, li, link, note, notes, ol, p, ref, signatories, table, text, ul } from './build.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Everything that could be written differently by another language's JSON: quotes, controls, scripts, emoji. */
const statement = {
  language: 'en',
  direction: 'ltr' as const,
  title: 'On the “Convention on Harbour Data” – second reading',
  body: doc(
    h(1, 'What the Harbour Committee should do', { id: 'blockaaaa1' }),
    p([
      text(
        'A "quoted" back\\slash, a tab\t, a slash /, é e\u0301, العربية, 港口, \u{1f6a2}\u200d\u2028 and \u007f',
      ),
    ]),
    ol(
      [
        li(
          [
            p([
              text('Delete '),
              text('Article 4', bold, link('https://a.example/?q=1&r=<2>')),
              ref('noteaaaa1'),
            ]),
          ],
          { ask: 'askaaaaa1' },
        ),
      ],
      '(i)',
      2,
    ),
    ul(li([p('One concern', { concern: true })])),
    table(['A', 'B'], ['1', '2']),
    signatories(['Harbour Watch (HW)', 'Quay\u00a0Network']),
    notes(note('noteaaaa1', 'See the report.')),
  ),
}

const folder = mkdtempSync(join(tmpdir(), 'undersigned-recompute-'))
afterAll(() => rmSync(folder, { recursive: true }))

const strangers: [string, string, string][] = [
  ['Python', 'python3', new URL('recompute.py', import.meta.url).pathname],
  ['plain Node', process.execPath, new URL('recompute.mjs', import.meta.url).pathname],
]
const present = strangers.filter(([, command]) => spawnSync(command, ['--version']).status === 0)

describe.each(present)('a stranger with %s', (_name, command, script) => {
  it('[VER-1] computes the hash of an exported version without our code', async () => {
    const { path, hash } = await exported('version.json')
    const run = spawnSync(command, [script, path], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    expect(run.stdout.trim()).toBe(hash)
    expect(run.status).toBe(0)
  })

  it('[VER-1] sees that a text was touched', async () => {
    const { path } = await exported('touched.json', json => json.replace('Article 4', 'Article 5'))
    expect(spawnSync(command, [script, path]).status).toBe(1)
  })
})

async function exported(name: string, touch = (json: string) => json) {
  const hash = await hashOf(statement, sha256)
  const file = versionFile({
    number: 1,
    name: '',
    frozenAt: '2031-03-04T05:06:07Z',
    hash,
    statement,
    asks: [],
  })
  const path = join(folder, name)
  writeFileSync(path, touch(JSON.stringify(file, null, 2)))
  return { path, hash }
}

import { describe, expect, it } from 'vitest'
import { compareCommand } from '../../server/exchange/compareCommand.ts'
import { fromJson } from '../../shared/formats/json.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { doc, li, ol, p, ul } from './build.ts'
import { documentOf } from './redlineReading.ts'

const file = (title: string, body: Doc) =>
  JSON.stringify({
    format: 'undersigned-statement',
    formatVersion: 1,
    language: 'en',
    direction: 'ltr',
    title,
    body,
  })
const read = (_name: string, bytes: Uint8Array) => fromJson(new TextDecoder().decode(bytes))

const KEEP = 'Each port authority keeps a public register of the requests it receives.'
const old = file(
  'Joint letter',
  doc(p('Dear delegates,'), ul(li([p('Delete Article 4 of the draft.')], { ask: 'askaaaaa1' })), p(KEEP)),
)
const now = file(
  'Joint letter',
  doc(
    p('Dear delegates,'),
    ul(li([p('Narrow Article 4 of the draft.')], { ask: 'askaaaaa1' })),
    p(KEEP.replace('public', 'sealed')),
  ),
)

async function run(argv: string[], files: Record<string, string> = { 'old.json': old, 'new.json': now }) {
  const out = { stdout: '', stderr: '', files: new Map<string, string | Uint8Array>() }
  const code = await compareCommand(
    argv,
    {
      readFile: async path => {
        const content = files[path]
        if (content === undefined) throw new Error('there is no such file')
        return new TextEncoder().encode(content)
      },
      writeFile: async (path, content) => {
        if (path.startsWith('/no/')) throw new Error('there is no such folder')
        out.files.set(path, content)
      },
      stdout: said => {
        out.stdout += said
      },
      stderr: said => {
        out.stderr += said
      },
    },
    read,
  )
  return { code, ...out }
}

describe('undersigned compare', () => {
  it('[ASK-1] says for people what changed, asks first', async () => {
    const { code, stdout } = await run(['old.json', 'new.json'])
    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'Asks: 1 reworded.',
        'Blocks: 1 same, 2 changed.',
        'Words: 2 inserted, 2 deleted.',
        '',
        'Asks',
        '  reworded: [-Delete-]{+Narrow+} Article 4 of the draft. (verb: delete → narrow)',
        '',
        'Changes',
        '  2 changed: • [-Delete-]{+Narrow+} Article 4 of the draft.',
        '  3 changed: Each port authority keeps a [-public-]{+sealed+} register of the requests it receives.',
        '',
      ].join('\n'),
    )
  })

  it('prints the comparison as JSON', async () => {
    const { code, stdout } = await run(['old.json', 'new.json', '--json'])
    expect(code).toBe(0)
    const comparison = JSON.parse(stdout)
    expect(comparison.format).toBe('undersigned-comparison')
    expect(comparison.blocks.map((block: { change: string }) => block.change)).toEqual([
      'same',
      'changed',
      'changed',
    ])
    expect(comparison.blocks[1].old[0]).toMatchObject({ index: 1, text: 'Delete Article 4 of the draft.' })
  })

  it('[CMP-2] writes a page, and a Word file with tracked changes', async () => {
    const html = await run(['old.json', 'new.json', '--html', 'out.html'])
    expect(html).toMatchObject({ code: 0, stdout: '', stderr: '' })
    const page = String(html.files.get('out.html'))
    expect(page).toContain(
      '<del><span class="unseen">[deleted: </span>Delete<span class="unseen">]</span></del>',
    )
    expect(page).toContain(
      '<ins><span class="unseen">[inserted: </span>Narrow<span class="unseen">]</span></ins>',
    )
    expect(page).toContain('Reworded: asks to narrow, no longer to delete')
    const word = await run(['old.json', 'new.json', '--docx', 'out.docx'])
    const docx = word.files.get('out.docx')
    expect(word.code).toBe(0)
    expect(documentOf(docx instanceof Uint8Array ? docx : new Uint8Array(0))).toContain('sealed</w:t>')
    expect(await run(['old.json', 'new.json', '--html', '/no/out.html'])).toMatchObject({
      code: 1,
      stderr: '/no/out.html could not be written: there is no such folder\n',
    })
    expect((await run(['old.json', 'new.json', '--json', '--html', 'out.html'])).code).toBe(2)
  })

  it('says that two texts are the same, and that only a list changed its numbers', async () => {
    expect((await run(['old.json', 'old.json'])).stdout).toBe('The two texts are the same.\n')
    const one = file('T', doc(ol([li([p(KEEP)])])))
    const other = file('T', doc(ol([li([p(KEEP)])], 'a)')))
    const { stdout } = await run(['a', 'b'], { a: one, b: other })
    expect(stdout).toContain('1 changed: a) Each port authority')
    expect(stdout).toContain('(numbering: 1. → a))')
  })

  it('refuses with a sentence what it cannot read, and names wrong usage', async () => {
    expect(await run(['old.json', 'gone.json'])).toMatchObject({
      code: 1,
      stderr: 'gone.json could not be read: there is no such file\n',
    })
    expect((await run(['a', 'b'], { a: 'no json', b: old })).code).toBe(1)
    expect((await run(['old.json'])).code).toBe(2)
    expect((await run(['old.json', 'new.json', '--loud'])).code).toBe(2)
  })
})

import { describe, expect, it } from 'vitest'
import { exchangeCommands } from '../../server/exchange/commands.ts'
import { furtherArticles, harbourTreaty, type Plan, textOf } from './harbourTreaty.ts'

const encoded = (text: string) => new TextEncoder().encode(text)

async function run(argv: string[], files: Record<string, string>) {
  const said = { out: '', err: '' }
  const code = await exchangeCommands.concord!(argv, {
    readFile: async path => encoded(files[path] ?? ''),
    writeFile: async () => {},
    stdout: text => {
      said.out += text
    },
    stderr: text => {
      said.err += text
    },
  })
  return { code, ...said }
}

const files = () => {
  const now: Plan[] = structuredClone(harbourTreaty())
  now[1]!.children.splice(3, 0, ...now[2]!.children.splice(9 - 1, 1))
  now[4]!.children.push(furtherArticles()[0]!)
  return { 'old.txt': textOf(harbourTreaty()), 'now.txt': textOf(now) }
}

describe('undersigned concord', () => {
  it('[CONC-10] prints the proposals of two files with the numbers as printed', async () => {
    const { code, out } = await run(['old.txt', 'now.txt', '--json'], files())
    const proposals: Record<string, unknown>[] = JSON.parse(out)
    expect(code).toBe(0)
    const of = (number: string) =>
      proposals
        .filter(({ from }) => Array.isArray(from) && from.includes(number))
        .map(({ likeness: _, ...one }) => one)
    expect(of('16')).toEqual([{ kind: 'moved', from: ['16'], to: ['4'], sure: true }])
    expect(of('4')).toEqual([{ kind: 'moved', from: ['4'], to: ['5'], sure: true }])
    expect(of('17')).toEqual([{ kind: 'kept', from: ['17'], to: ['17'], sure: true }])
    expect(of('10(1)')).toEqual([{ kind: 'moved', from: ['10(1)'], to: ['11(1)'], sure: true }])
    expect(of('Chapter V')).toEqual([{ kind: 'kept', from: ['Chapter V'], to: ['Chapter V'], sure: true }])
    expect(proposals.filter(({ kind }) => kind === 'new')).toContainEqual(
      expect.objectContaining({ kind: 'new', from: [], to: ['36'], sure: true }),
    )
    expect(Object.keys(proposals[0]!)).toEqual(['kind', 'from', 'to', 'sure', 'likeness'])
  })

  it('[CONC-10] prints a line each for the eye, and how it is used', async () => {
    const { out } = await run(['old.txt', 'now.txt'], files())
    expect(out).toMatch(/^\d+ kept, \d+ moved, 0 merged, 0 split, 0 struck, \d+ new; \d+ to look at\.\n/)
    expect(out).toContain('moved  16 → 4\n')
    expect(await run(['old.txt'], files())).toEqual({
      code: 2,
      out: '',
      err: 'undersigned concord OLD NEW [--json]\n',
    })
    expect((await run(['old.txt', 'now.txt', '--fast'], files())).code).toBe(2)
  })

  it('[CONC-10] a file without provisions is said', async () => {
    const { code, err, out } = await run(['empty.txt', 'now.txt', '--json'], { ...files(), 'empty.txt': '' })
    expect(err === '' && code === 0).toBe(false)
    expect(out === '' || JSON.parse(out).every((one: { kind: string }) => one.kind === 'new')).toBe(true)
  })
})

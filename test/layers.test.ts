/** The fence: who may import whom, and what only one place may touch. Read from the import lines themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
/** Capabilities from left to right; an act may use those to its left. The register needs nothing of coalitions, so it stands first. */
const ORDER = [
  'people',
  'organisations',
  'coalitions',
  'processes',
  'instrument',
  'asks',
  'statements',
  'reviews',
  'rounds',
  'signons',
]

type SourceFile = { path: string; text: string; imports: string[] }

const files = [
  ...filesBelow('shared'),
  ...filesBelow('server'),
  ...filesBelow('client').filter(file => !file.path.endsWith('vite.config.ts')),
]

describe('the fence', () => {
  it('shared knows only what runs anywhere', () => {
    const packages =
      /^(zod|yjs|lib0|fflate|saxes|parse5|docx|papaparse|y-protocols|luxon|canonicalize|jose|diff|unified|remark-[\w-]+|mdast[\w-]*|micromark[\w-]*|unist[\w-]*|@tiptap\/(core|pm|y-tiptap|extension-[\w-]+))(\/|$)/
    expect(wrong('shared/', target => !target.startsWith('shared/') && !packages.test(target))).toEqual([])
  })

  it('the client knows shared, and nothing of the server', () => {
    expect(wrong('client/', target => target.startsWith('server/') || target.startsWith('node:'))).toEqual([])
  })

  it('the server knows nothing of the client', () => {
    expect(wrong('server/', target => target.startsWith('client/'))).toEqual([])
  })

  it('an act uses capabilities to its left only', () => {
    const isRight = (target: string, from: string) => {
      const [here, there] = [capabilityOf(from), capabilityOf(target)].map(name => ORDER.indexOf(name))
      return here! >= 0 && there! > here!
    }
    expect(wrong('server/', isRight)).toEqual([])
  })

  it('nobody touches the store of another capability', () => {
    const isForeign = (target: string, from: string) =>
      /\/store\.ts$/.test(target) && capabilityOf(target) !== capabilityOf(from)
    const links = (path: string) => path === 'server/coalitions/enter.ts'
    expect(wrong('server/', (target, from) => isForeign(target, from) && !links(from))).toEqual([])
  })

  it('drizzle stands in stores and adapters only', () => {
    const may = (path: string) =>
      /\/(store|store\w+)\.ts$/.test(path) ||
      path.startsWith('server/adapters/') ||
      path === 'server/ports.ts' ||
      path === 'server/live/log.postgres.ts'
    expect(wrong('server/', (target, from) => target.startsWith('drizzle-orm') && !may(from))).toEqual([])
  })

  it('Fastify stands in http, routes, doors and the app only', () => {
    const may = (path: string) =>
      /^server\/(http\/|app\.ts|live\/)/.test(path) || /\/(routes|door)\.ts$/.test(path)
    expect(wrong('server/', (target, from) => /^(fastify|@fastify\/)/.test(target) && !may(from))).toEqual([])
  })

  it('acts and pure rules never ask the machine for time, chance or settings', () => {
    const may = (path: string) =>
      path.startsWith('server/adapters/') ||
      path === 'server/serve.ts' ||
      path === 'server/config.ts' ||
      path.startsWith('client/')
    const asks =
      /\bDate\.now\(|\bnew Date\(\s*\)|\brandomUUID\b|\bMath\.random\(|\bprocess\.env\b|\brandomBytes\b/
    const found = files
      .filter(file => !may(file.path) && asks.test(withoutComments(file.text)))
      .map(file => file.path)
    expect(found).toEqual([])
  })

  it('nothing reads what lies outside the repository', () => {
    const found = files
      .filter(file => /\.\.\/shared\/(seeds|guide|spikes)/.test(file.text))
      .map(file => file.path)
    expect(found).toEqual([])
  })
})

/** Every forbidden import below a folder, as a sentence. */
function wrong(below: string, forbidden: (target: string, from: string) => boolean): string[] {
  return files
    .filter(file => file.path.startsWith(below))
    .flatMap(file =>
      file.imports
        .filter(target => forbidden(target, file.path))
        .map(target => `${file.path} must not import ${target}`),
    )
}

function capabilityOf(path: string): string {
  return /^server\/(\w+)\//.exec(path)?.[1] ?? ''
}

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => {
      const path = join(folder, name)
      const text = readFileSync(join(ROOT, path), 'utf8')
      return { path, text, imports: importsOf(text, path) }
    })
}

function importsOf(text: string, path: string): string[] {
  const found = [...text.matchAll(/(?:from\s+|import\s*\(?\s*)'([^']+)'/g)].map(match => match[1]!)
  return found.map(target =>
    target.startsWith('.') ? relative(ROOT, normalize(join(ROOT, dirname(path), target))) : target,
  )
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

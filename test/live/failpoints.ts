/**
 * The fail-points of the living texts. In the product each is a comment, `// fail-point: NAME`, and nothing else; the
 * compiler keeps it. Here a copy of the build is made in which every such comment has become code that kills its own
 * process when it is passed for the time that the environment names.
 */
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../server/adapters/packageRoot.ts'

/** The steps of an edit and of a snapshot, in order, with how often each may be passed before the process dies. */
const ALWAYS = {
  opening: 1,
  received: 120,
  decoded: 120,
  gated: 120,
  applied: 120,
  'before-append': 15,
  committed: 15,
  'mid-broadcast': 120,
  'before-saved': 15,
  'snapshot-encoded': 1,
  'snapshot-drafted': 1,
  'snapshot-read-back': 1,
  'snapshot-adopted': 1,
  retiring: 1,
}
const IN_FILE = {
  'in-worker-before-commit': 30,
  'in-worker-after-commit': 30,
  'in-worker-before-adopting': 1,
}
const IN_DATABASE = {
  'in-database-before-commit': 15,
  'in-database-after-commit': 15,
  'in-database-before-adopting': 1,
}

export type FailPoint = { name: string; most: number }

/** What can be passed where the log is a file, or tables of a database. */
export const failPoints = (log: 'file' | 'database'): FailPoint[] =>
  Object.entries({ ...ALWAYS, ...(log === 'file' ? IN_FILE : IN_DATABASE) }).map(([name, most]) => ({
    name,
    most,
  }))

/** The environment of a server that kills itself when it passes a point for the n-th time. */
export const failingAt = (name: string, passing: number): Record<string, string> => ({
  FAIL_POINT: name,
  FAIL_PASSING: String(passing),
})

/** A change of the copy, for a server that is wrong on purpose. What is changed must be found once. */
export type Bend = { module: string; from: string; to: string }

/** The built server as it is. */
export const builtServer = (): string => join(packageRoot(), 'dist/server/main.js')

/**
 * Copies the build into a folder, with its fail-points compiled in. A point may stand in the build twice, where there
 * are two ways of doing the same.
 * @returns the program, in place of `dist/server/main.js`
 * @throws where a named point is not in the build, or a bend does not fit
 */
export async function buildWithFailPoints(folder: string, bends: readonly Bend[] = []): Promise<string> {
  const root = packageRoot()
  await mkdir(join(folder, 'dist'), { recursive: true })
  for (const part of ['server', 'shared'])
    await cp(join(root, 'dist', part), join(folder, 'dist', part), { recursive: true })
  await cp(join(root, 'package.json'), join(folder, 'package.json'))
  for (const part of ['node_modules', 'migrations', 'dist/client'])
    await symlink(join(root, part), join(folder, part))
  const live = join(folder, 'dist/server/live')
  const found: string[] = []
  for (const name of await readdir(live)) {
    if (!name.endsWith('.js')) continue
    const code = await readFile(join(live, name), 'utf8')
    const here = bends.filter(({ module }) => `${module}.js` === name)
    await writeFile(join(live, name), compileIn(bend(code, here), found))
  }
  mustBeKnown(found)
  return join(folder, 'dist/server/main.js')
}

function bend(code: string, bends: readonly Bend[]): string {
  for (const { module, from, to } of bends) {
    if (code.split(from).length !== 2) throw new Error(`The build of “${module}” is not as expected.`)
    code = code.replace(from, () => to)
  }
  return code
}

function compileIn(code: string, found: string[]): string {
  return code.replace(/^(\s*)\/\/ fail-point: (\S+)$/gm, (_, indent: string, name: string) => {
    found.push(name)
    return `${indent}if (process.env.FAIL_POINT === '${name}' && (globalThis.passings = (globalThis.passings ?? 0) + 1) === Number(process.env.FAIL_PASSING)) process.kill(process.pid, 'SIGKILL');`
  })
}

function mustBeKnown(found: readonly string[]): void {
  const known = Object.keys({ ...ALWAYS, ...IN_FILE, ...IN_DATABASE })
  const wrong = [...new Set([...known, ...found])].filter(
    name => !known.includes(name) || !found.includes(name),
  )
  if (wrong.length) throw new Error(`Fail-points that are unknown or missing: ${wrong.join(', ')}`)
}

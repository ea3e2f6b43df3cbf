/** Writes that wait for one flush together: each whole or not at all, none told before it is on disk. */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inGroups } from '../../server/adapters/groups.ts'

let db: Database.Database
let said: string[]
let breaks: (sql: string) => boolean
beforeEach(() => {
  db = new Database(':memory:')
  db.exec('CREATE TABLE rows (name TEXT PRIMARY KEY)')
  said = []
  breaks = () => false
  const exec = db.exec.bind(db)
  db.exec = sql => {
    said.push(sql)
    if (breaks(sql)) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
    return exec(sql)
  }
})
afterEach(() => db.close())

const group = (flush = async () => void said.push('flush')) =>
  inGroups(db, async () => void db.exec('BEGIN IMMEDIATE'), flush)
const insert = (name: string) => async () => {
  await null
  db.prepare('INSERT INTO rows VALUES (?)').run(name)
  return name
}
const rows = () => db.prepare('SELECT name FROM rows ORDER BY name').pluck().all()

describe('[HOUSE-1] writes in groups', () => {
  it('are flushed once for all that waited, in the order they came', async () => {
    const write = group()
    const first = write(insert('a'))
    expect(await Promise.all([first, write(insert('b')), write(insert('c'))])).toEqual(['a', 'b', 'c'])
    expect(said.slice(-2)).toEqual(['COMMIT', 'flush'])
    expect(said.filter(sql => sql === 'COMMIT')).toHaveLength(1)
    expect(rows()).toEqual(['a', 'b', 'c'])
  })

  it('each fail for themselves, and leave nothing of what they had done', async () => {
    const write = group()
    const broken = async () => {
      await insert('x')()
      throw new Error('Not this one.')
    }
    const ends = await Promise.allSettled([write(insert('a')), write(broken), write(insert('b'))])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(rows()).toEqual(['a', 'b'])
  })

  it('are all told that nothing was written when the flush fails, and the next ones are written', async () => {
    const write = group()
    breaks = sql => sql === 'COMMIT'
    const ends = await Promise.allSettled([write(insert('a')), write(insert('b'))])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    breaks = () => false
    await write(insert('c'))
    expect(rows()).toEqual(['c'])
  })

  it('are all told when SQLite gives the transaction up in the middle', async () => {
    const write = group()
    const givesUp = async () => {
      db.exec('ROLLBACK')
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
    const ends = await Promise.allSettled([write(insert('a')), write(givesUp), write(insert('b'))])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(rows()).toEqual(['b'])
  })

  it('tell nobody before the flush, nor of anything but trouble where it fails', async () => {
    let told = false
    const toldEarly: boolean[] = []
    const write = group(async () => void toldEarly.push(told))
    await write(insert('a')).then(() => (told = true))
    expect(toldEarly).toEqual([false])
    const failing = group(() => Promise.reject(new Error('the disk is gone')))
    await expect(failing(insert('b'))).rejects.toThrow('the disk is gone')
  })

  it('are at most so many that the first does not wait for all who come after', async () => {
    const write = group()
    await Promise.all(Array.from({ length: 130 }, (_, at) => write(insert(String(at)))))
    expect(said.filter(sql => sql === 'COMMIT').length).toBeGreaterThanOrEqual(3)
    expect(rows()).toHaveLength(130)
  })
})

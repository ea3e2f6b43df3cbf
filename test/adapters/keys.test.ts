import { chmod, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/adapters/clock.ts'
import { randomIds } from '../../server/adapters/ids.ts'
import { type KeyMaterial, keysFrom, newKeyMaterial, openKeys } from '../../server/adapters/keys.ts'
import { BadSetting } from '../../server/config.ts'
import { type OpenedStorage, storages } from './storages.ts'

describe('keys', () => {
  const keys = keysFrom(newKeyMaterial())
  const text = 'lena@dockworkers.example – Ľubica – 署名'

  it('open what they sealed, and seal the same thing differently each time', () => {
    expect(keys.open(keys.seal(text))).toBe(text)
    expect(keys.open(keys.seal(''))).toBe('')
    expect(keys.seal(text)).not.toBe(keys.seal(text))
    expect(keys.seal(text)).not.toContain('lena')
  })

  it('open nothing in which a character was changed', () => {
    const sealed = keys.seal(text)
    for (let at = 0; at < sealed.length - 1; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      expect(() => keys.open(changed), `character ${at}`).toThrow()
    }
    for (const cut of ['', 's1', 's1.', sealed.slice(0, 20), sealed.slice(0, -4)])
      expect(() => keys.open(cut), cut).toThrow()
  })

  it('of another server open nothing of ours and look nothing up', () => {
    const others = keysFrom(newKeyMaterial())
    expect(() => others.open(keys.seal(text))).toThrow()
    expect(others.lookup(text)).not.toBe(keys.lookup(text))
  })

  it('look an address up however it was typed', () => {
    expect(keys.lookup(' Lena@Dockworkers.example ')).toBe(keys.lookup('lena@dockworkers.example'))
    expect(keys.lookup('lena@dockworkers.example')).not.toBe(keys.lookup('lea@dockworkers.example'))
  })

  it('seal with the first of several, and open what an older one sealed', () => {
    const old = newKeyMaterial()
    const renewed: KeyMaterial = { ...old, sealing: [...newKeyMaterial().sealing, ...old.sealing] }
    const sealed = keysFrom(old).seal(text)
    expect(keysFrom(renewed).open(sealed)).toBe(text)
    expect(() => keysFrom(old).open(keysFrom(renewed).seal(text))).toThrow()
  })
})

describe.each(storages)('the key file of a storage on %s', (_, open) => {
  let opened: OpenedStorage
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(() => opened.close())
  const file = () => opened.config.keyFile

  it('is made once, whole, for its owner only', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => openKeys(file(), opened.storage)))
    const sealed = made[0]!.seal('harbour')
    for (const keys of made) expect(keys.open(sealed)).toBe('harbour')
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect((await readdir(opened.config.dataDir)).filter(name => name.startsWith('keys'))).toEqual(['keys'])
    const before = await readFile(file(), 'utf8')
    await openKeys(file(), opened.storage)
    expect(await readFile(file(), 'utf8')).toBe(before)
  })

  it('stops the start with a sentence when it is missing, and is not made anew', async () => {
    await openKeys(file(), opened.storage)
    await unlink(file())
    await expect(openKeys(file(), opened.storage)).rejects.toThrow(/^The key file .* is missing\./)
    expect(await readdir(opened.config.dataDir)).not.toContain('keys')
  })

  it('stops the start with a sentence when it belongs to another database', async () => {
    await openKeys(file(), opened.storage)
    const other = join(opened.config.dataDir, 'other')
    await writeFile(other, JSON.stringify(newKeyMaterial()), { mode: 0o600 })
    await rename(other, file())
    const start = openKeys(file(), opened.storage)
    await expect(start).rejects.toThrow(BadSetting)
    await expect(start).rejects.toThrow('is not the one that this database was sealed with')
  })

  it.each([
    '',
    'not json',
    '{}',
    '{"format":1,"sealing":[],"looking":""}',
    '{"format":1,"sealing":[{"id":"a","key":"c2hvcnQ"}],"looking":"c2hvcnQ"}',
  ])('stops the start with a sentence when it holds %j', async content => {
    await writeFile(file(), content)
    await chmod(file(), 0o600)
    await expect(openKeys(file(), opened.storage)).rejects.toThrow(BadSetting)
  })
})

describe('the machine’s own clock and chance', () => {
  it('call once when the time has come, and not when cancelled', async () => {
    let called = 0
    const cancel = systemClock.after(1, () => called++)
    cancel()
    await new Promise<void>(resolve => systemClock.after(5, resolve))
    expect(called).toBe(0)
  })

  it('wait out times that are longer than a timer of Node can be', async () => {
    let called = 0
    const cancel = systemClock.after(2 ** 40, () => called++)
    await new Promise<void>(resolve => systemClock.after(5, resolve))
    cancel()
    expect(called).toBe(0)
  })

  it('make ids of 16 and tokens of 22 characters that never repeat', () => {
    const made = Array.from({ length: 1_000 }, () => [randomIds.id(), randomIds.token()] as const)
    expect(made.every(([id]) => /^[\w-]{16}$/.test(id))).toBe(true)
    expect(made.every(([, token]) => /^[\w-]{22}$/.test(token))).toBe(true)
    expect(new Set(made.flat()).size).toBe(2_000)
  })
})

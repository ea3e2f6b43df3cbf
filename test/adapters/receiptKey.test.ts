import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KeyMaterial, keysFrom, newKeyMaterial, openKeys } from '../../server/adapters/keys.ts'
import { newReceiptKey } from '../../server/adapters/receiptKey.ts'
import { BadSetting } from '../../server/config.ts'
import type { Keys } from '../../server/ports.ts'
import { readKeys } from '../../shared/receipt/keys.ts'
import { verifyReceipt } from '../../shared/receipt/verify.ts'
import { receipt, sha256 } from '../rules/receiptMade.ts'
import { type OpenedStorage, storages } from './storages.ts'

const found = async (signed: string, { receipts: { publicKeys } }: Keys) =>
  (await verifyReceipt(signed, { keys: publicKeys, sha256 })).findings.map(({ code }) => code)
const published = ({ receipts: { publicKeys } }: Keys) => publicKeys.map(({ x }) => x)

describe('the keys of receipts', () => {
  it('[RCPT-1] sign what their public halves check, and nobody else’s', async () => {
    const keys = keysFrom(newKeyMaterial())
    const signed = await keys.receipts.sign(await receipt())
    expect(await found(signed, keys)).toEqual(['signed'])
    expect(await found(signed, keysFrom(newKeyMaterial()))).toEqual(['unknown-key'])
    expect(await keys.receipts.sign(await receipt())).toBe(signed)
  })

  it('[RCPT-7] publish nothing private, under thumbprints that others compute too', async () => {
    const { publicKeys } = keysFrom(newKeyMaterial()).receipts
    expect(publicKeys.map(key => Object.keys(key).sort())).toEqual([['crv', 'kid', 'kty', 'x']])
    expect(await readKeys(JSON.stringify({ keys: publicKeys }))).toEqual({ keys: publicKeys })
  })

  it('[RCPT-7] sign with the newest, while the older ones are still published', async () => {
    const old = newKeyMaterial()
    const [{ d: _, ...publicHalf }] = old.receipts as [ReturnType<typeof newReceiptKey>]
    const renewed = keysFrom({ ...old, receipts: [newReceiptKey(), publicHalf] })
    const before = await keysFrom(old).receipts.sign(await receipt())
    expect(await found(before, renewed)).toEqual(['signed'])
    expect(await found(await renewed.receipts.sign(await receipt()), keysFrom(old))).toEqual(['unknown-key'])
    expect(published(renewed)).toHaveLength(2)
  })

  it('[RCPT-7] stop the start with a sentence where the first cannot sign, or is not whole', () => {
    const material = newKeyMaterial()
    const [key] = material.receipts as [ReturnType<typeof newReceiptKey>]
    const { d: _, ...publicHalf } = key
    expect(() => keysFrom({ ...material, receipts: [publicHalf] })).toThrow(BadSetting)
    const mixed = { ...key, x: newReceiptKey().x }
    expect(() => keysFrom({ ...material, receipts: [mixed] })).toThrow(/public half that is not its own/)
  })
})

describe('a key file that is older than receipts', () => {
  let opened: OpenedStorage
  let older: KeyMaterial
  beforeEach(async () => {
    opened = await storages[0]![1]()
    const { receipts: _, ...rest } = newKeyMaterial()
    older = rest
    await writeFile(file(), JSON.stringify(older), { mode: 0o640 })
  })
  afterEach(() => opened.close())
  const file = () => opened.config.keyFile
  const written = async () => JSON.parse(await readFile(file(), 'utf8')) as KeyMaterial

  it('[RCPT-7] gets one key at the start, however many start at once, and keeps what it held', async () => {
    const started = await Promise.all(Array.from({ length: 5 }, () => openKeys(file(), opened.storage)))
    const { receipts, ...rest } = await written()
    expect(rest).toEqual(older)
    expect(receipts).toHaveLength(1)
    for (const keys of started) expect(published(keys)).toEqual([receipts![0]!.x])
    expect((await stat(file())).mode & 0o777).toBe(0o640)
    expect((await readdir(opened.config.dataDir)).filter(name => name.startsWith('keys'))).toEqual(['keys'])
    const text = await readFile(file(), 'utf8')
    await openKeys(file(), opened.storage)
    expect(await readFile(file(), 'utf8')).toBe(text)
  })

  it('[RCPT-7] gives the same key again after the older file was put back', async () => {
    const first = await openKeys(file(), opened.storage)
    await writeFile(file(), JSON.stringify(older))
    expect(published(await openKeys(file(), opened.storage))).toEqual(published(first))
    expect(published(keysFrom(newKeyMaterial()))).not.toEqual(published(first))
  })

  it('[RCPT-7] that is not this database’s is not written into', async () => {
    await openKeys(file(), opened.storage)
    const { receipts: _, ...others } = newKeyMaterial()
    const text = JSON.stringify(others)
    await writeFile(file(), text)
    await chmod(file(), 0o600)
    await expect(openKeys(file(), opened.storage)).rejects.toThrow(BadSetting)
    expect(await readFile(file(), 'utf8')).toBe(text)
  })
})

/** Receipts, from the signer's own link to being checked by somebody who has nothing but files. */
import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyCommand } from '../../server/exchange/verifyCommand.ts'
import { exportLog } from '../../shared/contract/coalitions.ts'
import { downloadReceipt, downloadSigned, receiptKeys } from '../../shared/contract/receipts.ts'
import * as signons from '../../shared/contract/signons.ts'
import { exportVersion } from '../../shared/contract/statements.ts'
import { readKeys } from '../../shared/receipt/keys.ts'
import { verifyReceipt } from '../../shared/receipt/verify.ts'
import { readReceipt } from '../../shared/receipt.ts'
import { REFUSALS } from '../../shared/refusals.ts'
import {
  acceptAll,
  board,
  type Letter,
  moveOn,
  openLetter,
  press,
  SIGNER,
  sign,
  signAndConfirm,
  tokenTo,
} from '../world/signing.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let letter: Letter
const open: World[] = []

beforeEach(async () => {
  world = await openWorld()
  open.push(world)
  letter = await openLetter(world)
})
afterAll(() => Promise.all(open.map(one => one.close())))

const download = (link: string) => world.ask(null, downloadReceipt, { link })
const receiptOf = async (link: string) => (await download(link)).body
const said = (jws: string) => {
  const read = readReceipt(jws)
  if ('flaw' in read) throw new Error(read.flaw)
  return read.receipt
}
const CODES = ['wrong-state', 'not-found'] as const
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What anybody can get, and what the coordinators can export, as text. */
const keysFile = async () => JSON.stringify(await world.call(null, receiptKeys, {}))
const listFile = async () =>
  (await world.ask(letter.coordinator, signons.exportList, { signon: letter.signon.id, format: 'json' })).body
const letterFile = async (version = letter.version.id) =>
  (await world.ask(letter.coordinator, exportVersion, { version, format: 'json' })).body
const logFile = async () =>
  (await world.ask(letter.coordinator, exportLog, { coalition: letter.coalition })).body

async function found(receipt: string, files: { letter?: string; list?: string; log?: string } = {}) {
  const read = await readKeys(await keysFile())
  if ('flaw' in read) throw new Error(read.flaw)
  const { findings } = await verifyReceipt(receipt, { keys: read.keys, sha256, ...files })
  return findings.map(({ code }) => code)
}

describe('a receipt', () => {
  it('[RCPT-3] is checked with the text that its signer downloads, whatever is current by then', async () => {
    const link = await signAndConfirm(world, letter)
    await moveOn(world, letter)
    const receipt = (await world.ask(null, downloadReceipt, { link })).body
    const text = (await world.ask(null, downloadSigned, { link })).body
    expect(await found(receipt, { letter: text })).toEqual(['signed', 'same-text'])
    const dead = await world.ask(null, downloadSigned, { link: 'unknown-link-000000000' })
    expect(dead.statusCode).toBe(404)
  })

  it('[RCPT-1] is downloaded by the signer, and checks with the key, the letter, the list and the log', async () => {
    world.clock.pass(60_000)
    const link = await signAndConfirm(world, letter)
    await acceptAll(world, letter)
    const answer = await download(link)
    expect(answer.headers['content-type']).toBe('application/jose')
    expect(answer.headers['content-disposition']).toContain('receipt.jws')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    const files = { letter: await letterFile(), list: await listFile(), log: await logFile() }
    expect(await found(answer.body, files)).toEqual(['signed', 'same-text', 'listed', 'in-log'])
    expect(said(answer.body)).toMatchObject({
      kind: 'organisation',
      organisation: SIGNER.name,
      version: { number: 1, hash: letter.version.hash },
      server: world.config.publicUrl,
    })
  })

  it('[RCPT-2] holds no person, no title, no address and nothing that was not asked for', async () => {
    const link = await signAndConfirm(world, letter)
    const { organisation: _, ...rest } = said(await receiptOf(link)) as { organisation: string }
    expect(Object.keys(rest).sort()).toEqual(
      [
        'confirmedAt',
        'format',
        'formatVersion',
        'issuedAt',
        'kind',
        'log',
        'server',
        'signedAt',
        'version',
      ].sort(),
    )
    const typed = { kind: 'individual', name: '', signatory: 'Dana Quill', address: 'dana@pier.example' }
    const individual = said(await receiptOf(await signAndConfirm(world, letter, typed)))
    expect(individual.kind).toBe('individual')
    expect(JSON.stringify(individual)).not.toMatch(/dana|quill|pier/i)
    await acceptAll(world, letter)
    const receipt = await receiptOf(await tokenTo(world, typed.address))
    expect(await found(receipt, { list: await listFile() })).toEqual(['signed', 'counted'])
  })

  it('[RCPT-6] is of the text that the signature stands on, before and after it was signed anew', async () => {
    const link = await signAndConfirm(world, letter)
    const first = await receiptOf(link)
    const second = await moveOn(world, letter)
    world.clock.pass(60_000)
    expect(said(await receiptOf(link)).version).toEqual({ number: 1, hash: letter.version.hash })
    await press(world, link, 'reconfirm', second.hash)
    const anew = await receiptOf(link)
    expect(said(anew).version).toEqual({ number: 2, hash: second.hash })
    expect(said(anew).signedAt).toBe(said(anew).confirmedAt)
    expect(Date.parse(said(anew).confirmedAt)).toBeGreaterThan(Date.parse(said(first).confirmedAt))
    const log = await logFile()
    expect(await found(anew, { log, letter: await letterFile(second.id) })).toEqual([
      'signed',
      'same-text',
      'in-log',
    ])
    expect(await found(first, { log, letter: await letterFile(second.id) })).toEqual([
      ...['signed', 'other-version', 'in-log'],
    ])
  })

  it('[RCPT-6] is refused where nothing is confirmed, and after it was withdrawn, disowned or declined', async () => {
    const refused = async (link: string) => {
      const { statusCode, body } = await download(link)
      return [statusCode, CODES.find(code => body.includes(REFUSALS[code]))]
    }
    await sign(world, letter)
    const link = await tokenTo(world, SIGNER.address)
    expect(await refused(link)).toEqual([409, 'wrong-state'])
    await press(world, link, 'confirm')
    const kept = await receiptOf(link)
    await press(world, link, 'withdraw')
    expect(await refused(link)).toEqual([409, 'wrong-state'])
    expect(await found(kept, { log: await logFile() })).toEqual(['signed', 'in-log'])
    expect(await found(kept, { list: await listFile() })).toEqual(['signed', 'not-listed'])

    const others = { name: 'Quay Rights', address: 'quay@quay.example' }
    const disowned = await signAndConfirm(world, letter, others)
    await press(world, disowned, 'not-me')
    expect(await refused(disowned)).toEqual([409, 'wrong-state'])
    const declined = await signAndConfirm(world, letter, { ...others, name: 'Pier Pressure' })
    const row = (await board(world, letter)).signatures.find(({ state }) => state === 'confirmed')!
    const decision = { signature: row.id, reason: 'Not an organisation.' }
    await world.call(letter.coordinator, signons.declineSignature, decision)
    expect(await refused(declined)).toEqual([409, 'wrong-state'])
    expect(await refused('unknown-00000000000000')).toEqual([404, 'not-found'])
  })

  it('[SIGN-3] downloading one changes nothing', async () => {
    const link = await signAndConfirm(world, letter)
    const before = await logFile()
    const first = await receiptOf(link)
    expect(await receiptOf(link)).toBe(first)
    expect(await logFile()).toBe(before)
  })

  it('[RCPT-1] is checked by the command, which says each thing and ends with 0 only where all of it holds', async () => {
    const receipt = await receiptOf(await signAndConfirm(world, letter))
    await acceptAll(world, letter)
    const second = await moveOn(world, letter)
    const files: Record<string, string | Uint8Array> = {
      ...{ 'receipt.jws': receipt, 'keys.json': await keysFile(), 'list.json': await listFile() },
      ...{ 'letter.json': await letterFile(), 'newer.json': await letterFile(second.id) },
      ...{ 'log.json': await logFile(), 'picture.png': new Uint8Array([137, 80, 255]) },
    }
    const all = ['--letter', 'letter.json', '--list', 'list.json', '--log', 'log.json']
    const good = await run(['receipt.jws', '--key', 'keys.json', ...all], files)
    expect(good).toMatchObject({ code: 0, stderr: '' })
    expect(good.stdout.trimEnd().split('\n')).toHaveLength(5)

    const newer = await run(['receipt.jws', '--key', 'keys.json', '--letter', 'newer.json'], files)
    expect(newer.code).toBe(1)
    expect(newer.stderr).toContain('This receipt signs version 1; the letter you gave is version 2.')
    expect(newer.stdout).not.toContain('All that was given checks')

    for (const [argv, sentence] of [
      [['receipt.jws'], '--key'],
      [['receipt.jws', '--key', 'list.json'], 'holds no public key'],
      [['receipt.jws', '--key', 'gone.json'], 'gone.json could not be read'],
      [['picture.png', '--key', 'keys.json'], 'picture.png is not text'],
      [['list.json', '--key', 'keys.json'], 'not a receipt'],
    ] as const) {
      const { code, stdout, stderr } = await run([...argv], files)
      expect(code, argv.join(' ')).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain(sentence)
    }
    for (const argv of [[], ['a', 'b'], ['receipt.jws', '--keys', 'keys.json']])
      expect(await run(argv, files)).toMatchObject({ code: 2, stdout: '' })
  })
})

async function run(argv: string[], files: Record<string, string | Uint8Array>) {
  const out = { stdout: '', stderr: '' }
  const code = await verifyCommand(argv, {
    readFile: async path => {
      const content = files[path]
      if (content === undefined) throw new Error('there is no such file')
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    writeFile: async () => {},
    stdout: text => {
      out.stdout += text
    },
    stderr: text => {
      out.stderr += text
    },
  })
  return { code, ...out }
}

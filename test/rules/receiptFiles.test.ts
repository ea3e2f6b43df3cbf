import { describe, expect, it } from 'vitest'
import { partOf, readChosen } from '../../client/pages/check/chosen.ts'
import { LEAGUE, letter, list, pair, receipt, signed } from './receiptMade.ts'

describe('files that are let go together', () => {
  it('[RCPT-8] are known by what they say of themselves', async () => {
    const ours = await pair()
    const pem = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----\n'
    const names = [{ of: 'organisation', entries: [{ name: LEAGUE }] }]
    expect(partOf(`\n${await signed(await receipt(), ours)}\n`)).toBe('receipt')
    expect(partOf(JSON.stringify(ours.key))).toBe('key')
    expect(partOf(JSON.stringify({ keys: [ours.key] }))).toBe('key')
    expect(partOf(pem)).toBe('key')
    expect(partOf(JSON.stringify(await letter(2)))).toBe('letter')
    expect(partOf(await list([{ number: 2, groups: names }]))).toBe('list')
    for (const text of ['', 'Dear delegates,', '[]', 'null', '{"format":"undersigned-statement"}', 'one.two'])
      expect(partOf(text), text).toBeNull()
  })

  it('[RCPT-8] that are no text, or far too large, are named and not read', async () => {
    const binary = new File([new Uint8Array([0xff, 0xd8, 0xff])], 'pier.jpg')
    expect(await readChosen(binary)).toEqual({ wrong: expect.stringContaining('pier.jpg') })
    const huge = Object.defineProperty(new File([], 'log.json'), 'size', { value: 60_000_000 })
    expect(await readChosen(huge)).toEqual({ wrong: expect.stringContaining('larger') })
    expect(await readChosen(new File(['{}'], 'a.json'))).toEqual({ name: 'a.json', text: '{}' })
  })
})

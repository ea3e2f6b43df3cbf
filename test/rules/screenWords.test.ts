import { describe, expect, it } from 'vitest'
import { deviceOf } from '../../client/parts/device.ts'
import { verbAtStart } from '../../client/parts/verbAtStart.ts'
import { en as words } from '../../shared/words/en.ts'
import { publicEn } from '../../shared/words/public.en.ts'

const said = (agent: string) => {
  const { browser, system } = deviceOf(agent)
  return words.account.deviceOf(browser, system, agent)
}

describe('a device in words', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on Linux'],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/120.0.0.0 Mobile Safari/537.36`,
      'Chrome on Android',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`,
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15',
      'Safari on iPhone',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Firefox/128.0',
      'Firefox on Mac',
    ],
  ])('%s', (agent, words) => {
    expect(said(agent.slice(0, 120))).toBe(words)
  })

  it('keeps the own words of a program that is not known', () => {
    expect(said('harbour-sync/2.1')).toBe('harbour-sync/2.1')
    expect(said('')).not.toBe('')
  })
})

describe('an ask that begins with its verb', () => {
  it('has the verb as it stands there, in its usual forms', () => {
    expect(verbAtStart('Narrow', 'Narrow Article 14 to mooring')).toBe('Narrow')
    expect(verbAtStart('Delete', 'deleting Article 12')).toBe('deleting')
    expect(verbAtStart('Limit', 'limiting how long logs are kept')).toBe('limiting')
  })

  it('has none where another word only looks like it', () => {
    expect(verbAtStart('Move', 'Movement of ships')).toBe('')
    expect(verbAtStart('Narrow', 'Article 14 is narrowed')).toBe('')
    expect(verbAtStart('Delete', 'حذف المادة 12')).toBe('')
  })
})

describe('names on an earlier text', () => {
  it('[LIST-1] leave out what there is none of; the line of the whole list keeps both counts', () => {
    expect(publicEn.list.earlier(2, 7, 0)).toBe('Still on version 2: 7 organisations')
    expect(publicEn.list.earlier(2, 0, 1)).toBe('Still on version 2: 1 individual')
    expect(publicEn.list.earlier(2, 7, 3)).toBe('Still on version 2: 7 organisations, 3 individuals')
    expect(publicEn.list.asOf('now', 2, 17, 0)).toBe('As of now, version 2, 17 organisations, 0 individuals')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invitedLines } from '../../shared/invitedLines.ts'

const read = (text: string, namesAre: 'organisations' | 'people' = 'organisations') =>
  invitedLines(text, namesAre).map(({ line, name, address, organisation, language, wrong }) => [
    ...[line, address, name, organisation, language],
    ...(wrong === null ? [] : [wrong]),
  ])

describe('reading whom to invite', () => {
  it('[SIGN-8] takes addresses alone, names before them, and organisation and language after them', () => {
    const text = [
      'office@quay-watch.example',
      'Quay Workers United <office@quay-workers.example>',
      '"Harbour Law, Inc." <law@harbour-law.example>',
      '',
      'wanjiru@seafarers.example, Seafarers’ Privacy League, es',
      'Lena Ortiz <lena@dockworkers.example>, Dockworkers’ Union, pt-br',
      'mailto:info@pier.example',
    ].join('\r\n')
    expect(read(text)).toEqual([
      [1, 'office@quay-watch.example', '', '', ''],
      [2, 'office@quay-workers.example', '', 'Quay Workers United', ''],
      [3, 'law@harbour-law.example', '', 'Harbour Law, Inc.', ''],
      [5, 'wanjiru@seafarers.example', '', 'Seafarers’ Privacy League', 'es'],
      [6, 'lena@dockworkers.example', 'Lena Ortiz', 'Dockworkers’ Union', 'pt-BR'],
      [7, 'info@pier.example', '', '', ''],
    ])
  })

  it('[SIGN-8] takes names before addresses as people’s where it is told so', () => {
    expect(read('Lena Ortiz <lena@dockworkers.example>', 'people')).toEqual([
      [1, 'lena@dockworkers.example', 'Lena Ortiz', '', ''],
    ])
    expect(read('Lena Ortiz\tlena@dockworkers.example', 'people')).toEqual([
      [1, 'lena@dockworkers.example', 'Lena Ortiz', '', ''],
    ])
  })

  it('[SIGN-8] follows the first line of a table that names its columns, in any order and several languages', () => {
    const csv = [
      'Organization,Contact,E-mail,Language',
      '"Harbour Law, Inc.",Lena Ortiz,lena@harbour-law.example,Spanish',
      'جمعية الميناء,,office@mina.example,ar',
    ].join('\n')
    expect(read(csv)).toEqual([
      [2, 'lena@harbour-law.example', 'Lena Ortiz', 'Harbour Law, Inc.', 'es'],
      [3, 'office@mina.example', '', 'جمعية الميناء', 'ar'],
    ])
    expect(read('correo;organización\nx@puerto.example;Puerto Libre')).toEqual([
      [2, 'x@puerto.example', '', 'Puerto Libre', ''],
    ])
    expect(read('\uFEFFEmail\tOrganisation\na@pier.example\tPier, Jetty and Mole')).toEqual([
      [2, 'a@pier.example', '', 'Pier, Jetty and Mole', ''],
    ])
  })

  it('[SIGN-8] says what is wrong with a line, and where it stands', () => {
    const text = [
      'Quay Watch',
      'office@',
      'a@pier.example, b@pier.example',
      'A@Pier.example',
      'a@pier.example',
      `${'x'.repeat(201)} <long@pier.example>`,
      'two@one@pier.example',
    ].join('\n')
    expect(read(text).map(line => [line[0], line.at(-1)])).toEqual([
      [1, 'no-address'],
      [2, 'address'],
      [3, 'two-addresses'],
      [4, 'twice'],
      [5, 'twice'],
      [6, 'too-long'],
      [7, 'two-addresses'],
    ])
  })

  it('[SIGN-8] does not take a short word after the address for a language that there is none of', () => {
    expect(read('a@pier.example, WWF')).toEqual([[1, 'a@pier.example', '', 'WWF', '']])
    expect(read('a@pier.example, Pier Watch, fr')).toEqual([[1, 'a@pier.example', '', 'Pier Watch', 'fr']])
  })

  it('[SIGN-8] whatever is pasted, every line with anything on it stands in the answer once, in order', () => {
    const word = fc.constantFrom(
      'a@pier.example',
      'Quay',
      ',',
      ';',
      '\t',
      '"',
      '<',
      '>',
      ' ',
      'é',
      '@',
      '\n',
      '\r\n',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), words => {
        const text = words.join('')
        const lines = invitedLines(text, 'people').map(({ line }) => line)
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
      }),
      { numRuns: 300 },
    )
  })

  it('[SIGN-8] takes words that every object has for the words they are', () => {
    const [read] = invitedLines('lena@quay.example, Quay Workers United, constructor', 'people')
    expect(read).toMatchObject({ language: '', organisation: 'Quay Workers United, constructor' })
  })

  it.each([' ', '"', '<', '>', ' <', '< ', ',', ';', 'a ', '@'])(
    '[SAFE-9] a list of a hundred thousand times %j takes no longer than its length',
    sign => {
      const began = performance.now()
      invitedLines(sign.repeat(100_000), 'organisations')
      expect(performance.now() - began).toBeLessThan(2_000)
    },
  )
})

import { describe, expect, it } from 'vitest'
import type { Imported } from '../../shared/formats/imported.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { allOffers, takeOffers } from '../../shared/formats/offers.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { textOf } from '../../shared/statement/text.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { countedIds } from './letters.ts'

const read = (text: string): Imported => fromPlain(text, { newId: countedIds() })

function list(file: StatementFile): string[] {
  const lines = (file.body.content ?? []).flatMap(block =>
    block.type === 'signatories' ? (block.content ?? []) : [],
  )
  const sign = { signatoryGroup: '# ', signatory: '', paragraph: '~ ' }
  return lines.map(line => sign[line.type] + textOf(line.content))
}

function mended(text: string): string[] {
  const newId = countedIds()
  const imported = fromPlain(text, { newId })
  return list(takeOffers(imported.file, allOffers(imported, newId), newId))
}

const LETTER = 'We ask for open tide gauges, and for pilots who are paid.\n\n'
const HEADING = 'Submitted by NGOs participating under operative paragraphs 3 or 4'

describe('A list of who signed', () => {
  it('[IN-1] is recognised under its heading, with its closing line', () => {
    const { file } = read(
      `${LETTER}${HEADING}\n\nTidewater Watch\n\nQUAY 7\n\nThe full list of [signatories](#) is available on this link.`,
    )
    expect(list(file)).toEqual([
      `# ${HEADING}`,
      'Tidewater Watch',
      'QUAY 7',
      '~ The full list of signatories is available on this link.',
    ])
    expect(file.body.content?.map(block => block.type)).toEqual(['paragraph', 'signatories'])
  })

  it.each([
    ['names below each other', 'Signed by:\nTidewater Watch\nPilots United\nQUAY 7'],
    ['bullets', 'Signatories\n\n- Tidewater Watch\n- Pilots United\n- QUAY 7'],
    ['a heading', '## Endorsed by\n\nTidewater Watch\n\nPilots United\n\nQUAY 7'],
  ])('[IN-1] is recognised as %s', (_, text) => {
    expect(list(read(LETTER + text).file).slice(1)).toEqual(['Tidewater Watch', 'Pilots United', 'QUAY 7'])
  })

  it('[IN-1] lists running numbers as set aside', () => {
    const { file, setAside } = read(`${LETTER}Signatories\n\n1. Tidewater Watch\n2. Pilots United`)
    expect(list(file)).toEqual(['# Signatories', 'Tidewater Watch', 'Pilots United'])
    expect(setAside.map(one => [one.text, one.reason])).toEqual([
      ['1.', 'running-number'],
      ['2.', 'running-number'],
    ])
  })

  it('[IN-1] has groups, and ends where other words begin', () => {
    const text = `${LETTER}Signatories\n\nOrganisations:\n\nTidewater Watch\n\nPilots United\n\nIndividual experts\n\nDr Ada Marlow, Elder University\n\nContact: desk@harbour.example`
    const { file } = read(text)
    expect(list(file)).toEqual([
      '# Signatories',
      '# Organisations:',
      'Tidewater Watch',
      'Pilots United',
      '# Individual experts',
      'Dr Ada Marlow, Elder University',
    ])
    expect(file.body.content?.at(-1)?.type).toBe('paragraph')
  })

  it('[IN-1] joins a name that the width of the lines broke', () => {
    const wide =
      'We ask for open tide gauges, and for pilots who\nare paid, and for quays that everybody can walk.'
    expect(
      list(
        read(
          `${wide}\n\n${HEADING.replace('paragraphs ', 'paragraphs\n')}\n\nThe Old Federation of Harbour Masters, Mates and Deep\nWater Pilots\n\nQUAY 7`,
        ).file,
      ),
    ).toEqual([
      `# ${HEADING}`,
      'The Old Federation of Harbour Masters, Mates and Deep Water Pilots',
      'QUAY 7',
    ])
  })

  it('[IN-1] is recognised in Markdown too', () => {
    const { file } = fromMarkdown(
      `# A letter\n\nWords.\n\n## Signed by\n\n- [Tidewater Watch](https://tide.example)\n- QUAY 7\n`,
      { newId: countedIds() },
    )
    expect(list(file)).toEqual(['# Signed by', 'Tidewater Watch', 'QUAY 7'])
    expect(JSON.stringify(file)).toContain('https://tide.example')
  })
})

describe('Names that a line break cut wrongly', () => {
  it('[IN-1] are offered with their reason, and stay as they were until somebody takes the offer', () => {
    const imported = read(
      `${LETTER}${HEADING}\n\nOcean Data Alliance (ODA) International\n\nBoard of Pilots (IBP)\n\nQUAY 7`,
    )
    expect(list(imported.file)).toContain('Ocean Data Alliance (ODA) International')
    expect(imported.offers.mends).toMatchObject([
      {
        now: ['Ocean Data Alliance (ODA) International', 'Board of Pilots (IBP)'],
        proposed: ['Ocean Data Alliance (ODA)', 'International Board of Pilots (IBP)'],
        reason: 'moved-boundary',
      },
    ])
  })

  it.each([
    [
      'an acronym asks for words of the line above',
      'Tidewater – Elder Coast\n\nDock Workers League (CDWL)',
      ['Tidewater – Elder', 'Coast Dock Workers League (CDWL)'],
    ],
    [
      'a second name follows an acronym',
      'Ocean Data Alliance (ODA) Pilots United (PU)',
      ['Ocean Data Alliance (ODA)', 'Pilots United (PU)'],
    ],
    ['a name goes on after "of"', 'League of\n\nHarbour Masters', ['League of Harbour Masters']],
    [
      'a name goes on with its acronym',
      'League of Harbour Masters\n\n(LHM)',
      ['League of Harbour Masters (LHM)'],
    ],
    ['a lone noun closes the name above', 'Elder Coast\n\nFoundation', ['Elder Coast Foundation']],
    [
      'the acronym needs both lines',
      'Tidal Research\n\nand Open Water Lab (TROWL)',
      ['Tidal Research and Open Water Lab (TROWL)'],
    ],
  ])('[IN-1] are mended when %s', (_, lines, names) => {
    expect(mended(`${LETTER}${HEADING}\n\nQUAY 7\n\n${lines}\n\nWave Watch`).slice(1)).toEqual([
      'QUAY 7',
      ...names,
      'Wave Watch',
    ])
  })

  it('[IN-1] are not seen where names are whole', () => {
    const names = [
      'Access Harbour',
      'QUAY 7',
      'Elder Town Tide Network (ETTidNet)',
      'Pilots – Overseas',
      'T3D: Tides en Defensa de los Datos',
      'Elder University, School of Law, Tides & Trade (eLTT)',
    ]
    expect(read(`${LETTER}${HEADING}\n\n${names.join('\n\n')}`).offers.mends).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDocx } from '../../shared/formats/docx/docxRead.ts'
import { toDocx } from '../../shared/formats/docx/docxWrite.ts'
import { fromOdt } from '../../shared/formats/odt/odtRead.ts'
import { toOdt } from '../../shared/formats/odt/odtWrite.ts'
import { canonicalText } from '../../shared/statement/canonical.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { fileWords } from '../../shared/words/files.ts'
import { anyLetter, countedIds, letterOf } from './letters.ts'
import { arabic, chinese, everything } from './office.letters.ts'
import { sayable } from './office.sayable.ts'

const about = { words: fileWords('en') }

const FORMATS = [
  ['Word', async (file: StatementFile) => fromDocx(await toDocx(file, about), options()).file],
  ['OpenDocument', async (file: StatementFile) => fromOdt(toOdt(file, about), options()).file],
] as const

const options = () => ({ newId: countedIds() })

describe.each(FORMATS)('A letter through %s and back', (_, back) => {
  it.each([
    ['English', everything(20)],
    ['Arabic', arabic()],
    ['Chinese', chinese()],
  ])('[OUT-4] keeps everything of a letter in %s', async (_, file) => {
    const frozen = sayable(file)
    expect(canonicalText(await back(frozen))).toEqual(canonicalText(frozen))
  })

  it('[OUT-4] says its language and direction, and finds nothing in it that is not there', async () => {
    const line = (type: string, text: string) => ({ type, content: [{ type: 'text', text }] })
    const names = ['Tidewater Watch', 'Pilots United', 'Elder Quay'].map(name => line('paragraph', name))
    const heading = { ...line('heading', 'Signatories'), attrs: { level: 1 } }
    const letter = { ...letterOf([heading, ...names]), language: 'pt-BR', direction: 'rtl' as const }
    expect(canonicalText(await back(letter))).toEqual(canonicalText(letter))
  })

  it('[OUT-4] keeps every letter by chance, but for what the format cannot say', async () => {
    const keeps = fc.asyncProperty(anyLetter, async file => {
      const frozen = sayable(file)
      expect(canonicalText(await back(frozen))).toEqual(canonicalText(frozen))
    })
    await fc.assert(keeps, { numRuns: 80 })
  })
})

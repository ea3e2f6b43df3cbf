import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fromDocx } from '../../shared/formats/docx/docxRead.ts'
import { FileRefused } from '../../shared/formats/fileRefused.ts'
import { fromHtml } from '../../shared/formats/htmlForeign.ts'
import { fromOdt } from '../../shared/formats/odt/odtRead.ts'
import { openZip, ZIP_LIMITS } from '../../shared/formats/zip.ts'
import { countedIds } from './letters.ts'
import { p, wordFile } from './wordFile.ts'

const options = { newId: countedIds() }
const packed = (document: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(document) })
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function refusal(act: () => unknown): string {
  const start = performance.now()
  try {
    act()
    return 'read'
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    expect(error.message).toMatch(/^(?:This file|This is no|A part of this file) .*\.$/)
    expect(performance.now() - start).toBeLessThan(2000)
    return error.code
  }
}

/** Writes a 32-bit number over what the directory says of its first entry. */
function lying(bytes: Uint8Array, field: number, value: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const end = copy.length - 22
  view.setUint32(view.getUint32(end + 16, true) + field, value, true)
  return copy
}

describe('A file made to harm', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(80_000_000) }, { level: 9 })

  it('[IN-3] is refused when it unpacks to far more than it is, whatever its directory says', () => {
    expect(refusal(() => fromDocx(bomb, options))).toBe('packed-too-tight')
    expect(refusal(() => fromDocx(lying(bomb, 24, 1000), options))).toBe('packed-too-tight')
    expect(refusal(() => fromDocx(lying(bomb, 24, 0xfffffff0), options))).toBe('part-too-large')
    const small = { ...ZIP_LIMITS, ratio: 1e9, sum: 1_000_000 }
    const two = zipSync({ a: new Uint8Array(700_000), b: new Uint8Array(700_000) })
    expect(refusal(() => openZip(two, small))).toBe('opens-too-large')
    expect(refusal(() => openZip(lying(two, 24, 10), small).read('a'))).toBe('read')
    const both = openZip(lying(two, 24, 10), small)
    both.read('a')
    expect(refusal(() => both.read('b'))).toBe('opens-too-large')
  })

  it('[IN-3] is refused when it has too many parts, or is no such file, locked, cut off or damaged', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`part${index}`, new Uint8Array(0)]),
    )
    expect(refusal(() => openZip(zipSync(many)))).toBe('too-many-parts')
    expect(refusal(() => openZip(new Uint8Array(20_000_001)))).toBe('too-large')
    expect(refusal(() => fromDocx(strToU8('Dear delegates,'), options))).toBe('no-package')
    expect(refusal(() => fromDocx(new Uint8Array(0), options))).toBe('no-package')
    expect(refusal(() => fromDocx(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), options))).toBe(
      'old-or-locked',
    )
    const file = wordFile(p('Dear delegates,'))
    expect(refusal(() => fromDocx(lying(file, 8, 1), options))).toBe('locked')
    const elsewhere = lying(zipSync({ a: strToU8('a') }), 42, 0x7fffffff)
    expect(refusal(() => openZip(elsewhere).read('a'))).toBe('damaged')
    expect(refusal(() => fromDocx(file.slice(0, file.length - 30), options))).toBe('no-package')
    expect(refusal(() => fromDocx(zipSync({ other: strToU8('x') }), options))).toBe('no-text')
    expect(refusal(() => fromOdt(file, options))).toBe('no-text')
  })

  it('[IN-3] is refused when its XML defines entities, is nested without end or is broken', () => {
    const entities = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document ${W}>&b;</w:document>`
    expect(refusal(() => fromDocx(packed(entities), options))).toBe('doctype')
    const outside = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${W}>&a;</w:document>`
    expect(refusal(() => fromDocx(packed(outside), options))).toBe('doctype')
    const deep = `<w:document ${W}>${'<w:p>'.repeat(20_000)}${'</w:p>'.repeat(20_000)}</w:document>`
    expect(refusal(() => fromDocx(packed(deep), options))).toBe('too-deep')
    expect(refusal(() => fromDocx(packed(`<w:document ${W}><w:body></w:document>`), options))).toBe('damaged')
    expect(refusal(() => fromDocx(packed(`<w:document ${W}>&undefined;</w:document>`), options))).toBe(
      'damaged',
    )
    expect(refusal(() => fromHtml('<div>'.repeat(100_000), options))).toBe('too-deep')
  })

  it('[IN-3] does not go round in circles', () => {
    const style = (id: string, of: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${of}"/></w:style>`
    const file = wordFile(p('Round', '<w:pStyle w:val="A"/>'), { styles: style('A', 'B') + style('B', 'A') })
    expect(fromDocx(file, options).file.body.content).toHaveLength(1)
  })

  it('[IN-3] is opened at any place it was cut or changed, or refused with a sentence', () => {
    const file = wordFile(p('Dear delegates,') + p('we ask for open gauges.'))
    for (let at = 0; at < file.length; at += 7) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x5a
      refusal(() => fromDocx(changed, options))
      refusal(() => fromDocx(file.slice(0, at), options))
    }
  })
})

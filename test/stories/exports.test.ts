/** Every way out of the house, over HTTP: what each file is, what it says of itself, and what it is called. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../shared/contract/route.ts'
import * as signons from '../../shared/contract/signons.ts'
import * as statements from '../../shared/contract/statements.ts'
import {
  EXPORT_FORMATS,
  exportText,
  exportVersion,
  startStatement,
} from '../../shared/contract/statements.ts'
import { MEDIA } from '../../shared/formats/write.ts'
import { openWorld, type Somebody, type World } from '../world.ts'

let world: World
let coordinator: Somebody
let statement: string
let version: { id: string; hash: string }
let signon: string

beforeAll(async () => {
  world = await openWorld()
  const coalition = await world.coalition('harbours', 'Cora')
  coordinator = coalition.coordinator
  const paragraph = {
    type: 'paragraph',
    attrs: { id: 'block-0001' },
    content: [{ type: 'text', text: 'Your Excellencies,' }],
  }
  const started = await world.call(coordinator, startStatement, {
    ...{
      coalition: coalition.id,
      kind: 'joint-letter',
      title: 'On harbour data',
      language: 'en',
      direction: 'ltr',
    },
    body: { type: 'doc', content: [paragraph] },
  })
  statement = started.id
  version = await world.call(coordinator, statements.freeze, { statement })
  const opened = await world.call(coordinator, signons.openSignon, {
    ...{ version: version.id, closesLocal: '2027-01-22T18:00', zone: 'Europe/Zurich' },
  })
  signon = opened.id
})
afterAll(() => world.close())

const START: Record<string, string> = { docx: 'PK', odt: 'PK', pdf: '%PDF-1.7' }

describe('a letter as a file', () => {
  it.each(EXPORT_FORMATS)('[OUT-2] comes as %s: the draft, a version, and with its list', async format => {
    const answers = [
      await world.ask(coordinator, exportText, { statement, format }),
      await world.ask(coordinator, exportVersion, { version: version.id, format }),
      ...(format === 'json' ? [] : [await world.ask(coordinator, signons.exportSigned, { signon, format })]),
    ]
    const standings = ['draft', 'version 1', 'version 1 signed']
    for (const [index, { statusCode, headers, rawPayload }] of answers.entries()) {
      expect(statusCode).toBe(200)
      expect(headers['content-type']).toBe(MEDIA[format])
      expect(decodeURIComponent(String(headers['content-disposition']))).toContain(
        `On harbour data (${standings[index]}).${format}`,
      )
      if (START[format]) expect(rawPayload.toString('latin1').startsWith(START[format])).toBe(true)
    }
  })

  it.each(['html', 'md', 'txt'] as const)('[OUT-2] says in %s what it is a copy of', async format => {
    type Exported = typeof exportText | typeof exportVersion | typeof signons.exportSigned
    const file = async <C extends Exported>(contract: C, input: Asked<C>) =>
      (await world.ask(coordinator, contract, input)).body
    expect(await file(exportText, { statement, format })).toContain(
      'draft, not frozen · as it stood on 1 January 2027',
    )
    const frozen = await file(exportVersion, { version: version.id, format })
    expect(frozen).toContain(`version 1 · frozen on 1 January 2027 · sha256 ${version.hash}`)
    expect(frozen).not.toContain('As of')
    const signed = await file(signons.exportSigned, { signon, format })
    expect(signed).toContain(`version 1 · frozen on 1 January 2027 · sha256 ${version.hash}`)
    expect(signed.match(/As of Friday,? 1 January 2027/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('[OUT-3] is refused with a sentence where no font has its letters, and given in other formats', async () => {
    const changed = await world.ask(coordinator, statements.changeStatement, { statement, title: 'ꓤꓥ' })
    expect(changed.statusCode).toBe(200)
    const refused = await world.ask(coordinator, exportText, { statement, format: 'pdf' })
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ code: 'cannot-draw', message: expect.stringContaining('ꓤ ꓥ') })
    expect((await world.ask(coordinator, exportText, { statement, format: 'docx' })).statusCode).toBe(200)
  })
})

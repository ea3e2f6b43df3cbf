/** What the screens of rounds decide by themselves: pasted lines, who is told, and what a row of the table is about. */
import { describe, expect, it } from 'vitest'
import { guestLines } from '../../client/pages/rounds/guestLines.ts'
import { matterOf } from '../../client/pages/rounds/matter.ts'
import { whoIsTold } from '../../client/pages/rounds/whoIsTold.ts'

const REGISTER = [
  { id: 'lighthouse', name: 'Lighthouse Circle', otherNames: ['LC'] },
  { id: 'ferries', name: 'Ferries, Boats and Rafts' },
]

describe('pasted lines of guests', () => {
  const read = (text: string, chosen?: ReadonlyMap<string, string>) => guestLines(text, REGISTER, chosen)

  it.each([
    ['commas', 'Efua, efua@light.example, Lighthouse Circle'],
    ['a table', 'Efua\tefua@light.example\tLighthouse Circle'],
    ['semicolons and another name of it', 'Efua; efua@light.example; LC'],
    ['the form of mail programs', 'Efua <efua@light.example>, lighthouse circle'],
    ['cells in quotation marks', '"Efua","efua@light.example","Lighthouse Circle"'],
  ])('are read with %s', (_, line) => {
    expect(read(line)).toMatchObject([
      { name: 'Efua', address: 'efua@light.example', organisation: 'lighthouse', wrong: null },
    ])
  })

  it('a name of an organisation may hold commas', () => {
    const [line] = read('Farid, farid@ferries.example, Ferries, Boats and Rafts')
    expect(line).toMatchObject({ typed: 'Ferries, Boats and Rafts', organisation: 'ferries' })
  })

  it('[IN-1] every line that is not empty stands there with what is missing', () => {
    const lines = read(
      'Efua, efua@light.example, LC\n\nnobody\nGita, gita@, LC\nEfua again, EFUA@light.example, LC\nHana, hana@x.example\nIlo, ilo@x.example, Unknown',
    )
    expect(lines.map(({ wrong }) => wrong)).toEqual([null, 'address', 'address', 'twice', 'none', 'unknown'])
    expect(lines.map(({ name }) => name)).toEqual(['Efua', 'nobody', 'Gita', 'Efua again', 'Hana', 'Ilo'])
  })

  it('[SIGN-2] a near name is not taken for the same; what a person chose counts', () => {
    expect(read('Ilo, ilo@x.example, Lighthouse Cercle')[0]).toMatchObject({ wrong: 'unknown' })
    const chosen = new Map([['ilo@x.example', 'lighthouse']])
    expect(read('Ilo, ilo@x.example, Lighthouse Cercle', chosen)[0]).toMatchObject({
      organisation: 'lighthouse',
      wrong: null,
    })
  })
})

describe('who is told', () => {
  const people = [
    { person: 'amina', role: 'coordinator' as const, organisation: { id: 'watch' } },
    { person: 'ben', role: 'reviewer' as const, organisation: { id: 'quay' } },
    { person: 'otto', role: 'observer' as const, organisation: { id: 'tide' } },
  ]

  it('those who may answer, of the asked organisations, without whoever presses', () => {
    expect(whoIsTold(['watch', 'quay', 'tide', 'light'], people, ['light'], 'amina')).toEqual({
      members: 1,
      organisations: 1,
      nobody: ['tide'],
    })
  })

  it('whoever presses knows, so that their own organisation is not without anybody', () => {
    expect(whoIsTold(['watch'], people, [], 'amina').nobody).toEqual([])
  })
})

describe('what is decided about', () => {
  const by = null
  const comment = (id: string, removed = false) => ({
    ...{ id, by, mine: false, words: 'x', mentions: [], at: 1, editedAt: null, removed },
  })
  const thread = {
    ...{ id: 'thread', on: { kind: 'whole' as const }, round: 'round', version: null, changed: 7 },
    state: { state: 'open' as const },
    comments: [comment('first'), comment('second'), comment('third', true)],
  }
  const suggestion = {
    ...{ id: 'other', by, mine: false, changes: [], why: '', round: 'round', version: null },
    ...{ state: { state: 'open' as const }, at: 1, changedAt: 1, undoable: true, changed: 9 },
  }
  const review = {
    ...{ upTo: 9, may: { write: true, decide: true } },
    ...{ threads: [thread], suggestions: [suggestion] },
  }
  const row = (what: 'comment' | 'suggestion', id: string, disposition: 'deferred' | 'declined' | null) => ({
    ...{ what, id, block: null, place: '', passage: '', by, says: '', disposition, reason: '' },
  })

  it('[ROUND-3] a comment stands for its thread, and says how many comments share the disposition', () => {
    expect(matterOf(row('comment', 'second', null), review)).toEqual({
      ...{ kind: 'thread', id: 'thread', decided: false, undoable: false, seen: 7, comments: 2 },
    })
  })

  it('[REV-3] a suggestion is decided as it was seen; one that was put off can still be decided', () => {
    const deferred = matterOf(row('suggestion', 'other', 'deferred'), review)
    expect(deferred).toMatchObject({ kind: 'suggestion', seen: 9, decided: false })
    expect(matterOf(row('suggestion', 'other', 'declined'), review)).toMatchObject({ decided: true })
    expect(matterOf(row('suggestion', 'gone', null), review)).toBeUndefined()
  })
})

// @vitest-environment happy-dom
/** What real editors send passes the gate: random acts, marks, undo, offline spells, pages closed and opened again. */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentDigest } from '../../server/live/contentDigest.ts'
import { documentOf } from '../../server/live/document.ts'
import { isSound, judgeUpdate, type Verdict } from '../../server/live/gate.ts'
import { replicasAgree } from '../../server/live/gateShadow.ts'
import { LIMITS } from '../../server/live/limits.ts'
import type { LogRow } from '../../server/live/log.ts'
import { faultOf } from '../../shared/statement/liveText.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { type Act, acts, find, restartWords } from './acts.ts'
import { type Kind, type Person, RUNS, seeded, Table } from './editors.ts'
import { mixedLetter } from './letters.ts'
import { rowsOf } from './watch.ts'

const mark =
  (change: (editor: Editor) => unknown): Act =>
  (editor, word) => {
    const found = find(editor, word)
    if (!found?.node.isTextblock) return
    editor.commands.setTextSelection({
      from: found.pos + 1,
      to: found.pos + 1 + Math.ceil(found.node.content.size / 2),
    })
    change(editor)
  }

const marks: Record<string, Act> = {
  bold: mark(editor => editor.commands.toggleBold()),
  italic: mark(editor => editor.commands.toggleItalic()),
  superscript: mark(editor => editor.commands.toggleSuperscript()),
  link: mark(editor => editor.commands.toggleLink({ href: 'https://harbour.example/text' })),
  unlink: mark(editor => editor.commands.unsetLink()),
  emoji: mark(editor => editor.commands.insertContent('⚓️🛳')),
  lineBreak: mark(editor => editor.commands.setHardBreak()),
}

/**
 * The table of the editors' own tests, with the gate before the server's text. People may have several pages of one
 * account, which share what their device keeps; a page may be without a line, and be closed and opened again.
 */
class GatedTable extends Table {
  readonly refused: string[] = []
  accepted = 0
  /** What the log would have. */
  readonly rows: LogRow[] = []
  readonly #owners = new Map<number, string>()
  readonly #accounts: string[]
  readonly #devices = new Map<string, Y.Doc>()
  readonly #offline = new Set<Person>()

  constructor(doc: Doc, kinds: Kind[], accounts: string[], rng: () => number) {
    super(doc, kinds, rng)
    this.#accounts = accounts
    this.#owners.set(SEED_CLIENT, 'server').set(this.server.clientID, 'server')
    this.#store(Y.encodeStateAsUpdate(this.server))
    this.server.on('update', (update: Uint8Array) => this.#store(update))
    this.people.forEach((person, index) => {
      this.#keep(person, index)
    })
  }

  override deliver(): boolean {
    const queues = this.people.flatMap((person, index) => {
      if (this.#offline.has(person)) return []
      return [
        ...(person.up.length ? [() => this.#send(person.up.shift()!, index, false)] : []),
        ...(person.down.length ? [() => this.#hear(person, index)] : []),
      ]
    })
    queues[Math.floor(this.rng() * queues.length)]?.()
    return queues.length > 0
  }

  /** An unmodified editor throws now and then where it puts its caret back: its page is then loaded again. */
  #hear(person: Person, index: number): void {
    try {
      Y.applyUpdate(person.ydoc, person.down.shift()!, 'network')
    } catch (error) {
      if (person.kind === 'ours') throw error
      this.reopen(index)
    }
  }

  /** Takes the line from a page, or gives it back. */
  toggle(index: number): void {
    const person = this.people[index]!
    if (this.#offline.delete(person)) this.#sync(index)
    else this.#offline.add(person)
  }

  /** The same where there is no line: the fresh page knows only the device. */
  reopenWithoutLine(index: number): void {
    this.#open(index)
    this.#offline.add(this.people[index]!)
  }

  /** Closes a page, with what was not sent yet, and opens one of the same account from what the device keeps. */
  reopen(index: number): void {
    this.#open(index)
    this.#sync(index)
  }

  #open(index: number): void {
    const person = this.people[index]!
    this.#offline.delete(person)
    person.editor.destroy()
    person.ydoc.destroy()
    const fresh = this.join(person.kind)
    this.people.splice(this.people.indexOf(fresh), 1)
    this.people[index] = fresh
    Y.applyUpdate(fresh.ydoc, Y.encodeStateAsUpdate(this.#deviceOf(index)), 'network')
    this.#keep(fresh, index)
  }

  /** Everyone has a line, and everything arrives. */
  settle(): void {
    this.people.forEach((person, index) => {
      if (this.#offline.has(person)) this.toggle(index)
    })
    this.drain()
  }

  get editors(): number {
    return this.#owners.size
  }

  #store(update: Uint8Array): void {
    this.rows.push({ seq: this.rows.length + 1, account: 'anybody', at: 0, update })
  }

  #deviceOf(index: number): Y.Doc {
    const account = this.#accounts[index]!
    const device = this.#devices.get(account) ?? new Y.Doc()
    this.#devices.set(account, device)
    return device
  }

  #keep(person: Person, index: number): void {
    const device = this.#deviceOf(index)
    Y.applyUpdate(device, Y.encodeStateAsUpdate(person.ydoc))
    person.ydoc.on('update', (update: Uint8Array) => Y.applyUpdate(device, update))
  }

  /** The two first steps, both ways; what was under way is lost with the line. */
  #sync(index: number): void {
    const person = this.people[index]!
    person.up.length = 0
    person.down.length = 0
    Y.applyUpdate(
      person.ydoc,
      Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(person.ydoc)),
      'network',
    )
    this.#reply(index)
  }

  #reply(index: number): void {
    const { ydoc } = this.people[index]!
    this.#send(Y.encodeStateAsUpdate(ydoc, Y.encodeStateVector(this.server)), index, true)
  }

  #send(update: Uint8Array, index: number, isReply: boolean): void {
    const account = this.#accounts[index]!
    const verdict = this.#judge(update, account, isReply)
    if (verdict.kind === 'refused' && verdict.why === 'gap' && !isReply) this.#reply(index)
    else if (verdict.kind === 'refused') this.refused.push(`${verdict.why}: ${verdict.detail}`)
    if (verdict.kind !== 'accepted') return
    if (!replicasAgree(verdict.odd)) this.refused.push('replicas differ')
    for (const editor of verdict.claims) this.#owners.set(editor, account)
    this.accepted++
    Y.applyUpdate(this.server, verdict.update, this.people[index]!)
    expect(isSound(this.server)).toBe(true)
  }

  #judge(update: Uint8Array, account: string, isReply: boolean): Verdict {
    const ownerOf = (editor: number) => this.#owners.get(editor)
    const mayClaim = () =>
      LIMITS.editorsOfAccount - [...this.#owners.values()].filter(own => own === account).length
    return judgeUpdate(this.server, update, { account, mayWrite: true, ownerOf, mayClaim, isReply }, LIMITS)
  }
}

const all: [string, Act][] = [...Object.entries(acts), ...Object.entries(marks)]

function act(table: GatedTable, index: number): void {
  const { rng } = table
  const words = rowsOf(table.people[index]!.ydoc).flatMap(row => row.words[0] ?? [])
  const [, chosen] = all[Math.floor(rng() * all.length)]!
  table.act(index, editor => chosen(editor, words[Math.floor(rng() * words.length)] ?? '', rng))
}

/** Everybody, the server, whoever comes only now and whoever loads the log have one and the same letter. */
function mustAgree(table: GatedTable): void {
  const late = new Y.Doc()
  Y.applyUpdate(late, Y.encodeStateAsUpdate(table.server))
  const loaded = documentOf({ snapshot: null, rows: table.rows })
  const docs = [table.server, late, loaded, ...table.people.map(({ ydoc }) => ydoc)]
  expect(new Set(docs.map(contentDigest)).size, 'all have the same text').toBe(1)
  for (const type of table.server.getXmlFragment('body').createTreeWalker(() => true))
    expect(faultOf(type as Y.XmlElement)).toBeNull()
}

function session(kinds: Kind[], accounts: string[], rng: () => number): GatedTable {
  restartWords()
  const table = new GatedTable(mixedLetter(), kinds, accounts, rng)
  const anybody = () => Math.floor(rng() * kinds.length)
  try {
    for (let n = 0; n < 25; n++) {
      act(table, anybody())
      if (rng() < 0.04) table.reopen(anybody())
      if (rng() < 0.08) table.toggle(anybody())
      for (let k = Math.floor(rng() * 5); k > 0; k--) table.deliver()
    }
    table.settle()
    mustAgree(table)
    return table
  } finally {
    table.leave()
  }
}

/** Milliseconds that a test may take: more for more runs. */
const LONGEST = 60_000 * Math.max(1, RUNS)

describe('the gate, before real editors', () => {
  it.each<[string, Kind[], string[]]>([
    ['three of ours', ['ours', 'ours', 'ours'], ['amina', 'bruno', 'carla']],
    ['two pages of one account and another', ['ours', 'ours', 'ours'], ['amina', 'amina', 'bruno']],
    ['an unmodified one among ours', ['ours', 'ours', 'plain'], ['amina', 'bruno', 'carla']],
    ['one that knows no ids among ours', ['ours', 'idless'], ['amina', 'bruno']],
  ])(
    '[LIVE-7] [TEXT-2] refuses nothing of %s, with a line and without',
    (_, kinds, accounts) => {
      let accepted = 0
      seeded(8, rng => {
        const table = session(kinds, accounts, rng)
        expect(table.refused).toEqual([])
        accepted += table.accepted
      })
      expect(accepted).toBeGreaterThan(process.env.SEED ? 0 : 50)
    },
    LONGEST,
  )

  it('[LIVE-7] takes what pages wrote that were closed without a line, from the page that finds it on the device', () => {
    seeded(4, rng => {
      const table = new GatedTable(mixedLetter(), ['ours', 'ours', 'ours'], ['amina', 'amina', 'bruno'], rng)
      try {
        for (const index of [0, 1]) table.toggle(index)
        for (let page = 0; page < 12; page++) {
          act(table, page % 2)
          act(table, 2)
          table.deliver()
          if (page % 2 === 0) table.reopenWithoutLine(0)
        }
        table.reopen(1)
        table.settle()
        expect(table.refused).toEqual([])
        expect(table.editors).toBeGreaterThan(3)
        mustAgree(table)
      } finally {
        table.leave()
      }
    })
  })
})

// @vitest-environment happy-dom
/** What real editors send passes the gate: random acts, marks, undo, offline spells, pages closed and opened again. */
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isSound, judgeUpdate, replicasAgree, type Verdict } from '../../server/live/gate.ts'
import { LIMITS } from '../../server/live/limits.ts'
import { faultOf } from '../../shared/statement/liveText.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { type Act, acts, find } from './acts.ts'
import { type Kind, type Person, seeded, Table } from './editors.ts'
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

/** The table of the editors' own tests, with the gate before the server's text. */
class GatedTable extends Table {
  readonly refused: string[] = []
  accepted = 0
  suspects = 0
  readonly #owners = new Map<number, string>()

  override deliver(): boolean {
    this.#owners.set(SEED_CLIENT, 'server').set(this.server.clientID, 'server')
    const queues = this.people.flatMap((person, i) => [
      ...(person.up.length ? [() => this.#send(person.up.shift()!, person, `person ${i}`, false)] : []),
      ...(person.down.length ? [() => Y.applyUpdate(person.ydoc, person.down.shift()!, 'network')] : []),
    ])
    queues[Math.floor(this.rng() * queues.length)]?.()
    return queues.length > 0
  }

  /** Closes somebody's page, with what was not sent yet, and opens it again from the copy on the device. */
  reopen(index: number): void {
    const person = this.people[index]!
    const kept = Y.encodeStateAsUpdate(person.ydoc)
    person.editor.destroy()
    person.ydoc.destroy()
    const fresh = this.join(person.kind)
    this.people.splice(this.people.indexOf(fresh), 1)
    this.people[index] = fresh
    Y.applyUpdate(fresh.ydoc, kept, 'network')
    this.#send(
      Y.encodeStateAsUpdate(fresh.ydoc, Y.encodeStateVector(this.server)),
      fresh,
      `person ${index}`,
      true,
    )
  }

  #send(update: Uint8Array, person: Person, account: string, isReply: boolean): void {
    const verdict = this.#judge(update, account, isReply)
    if (verdict.kind === 'refused') this.refused.push(`${verdict.why}: ${verdict.detail}`)
    if (verdict.kind !== 'accepted') return
    if (verdict.suspect) {
      this.suspects++
      if (!replicasAgree(this.server, verdict.update)) this.refused.push('replicas differ')
    }
    for (const editor of verdict.claims) this.#owners.set(editor, account)
    this.accepted++
    Y.applyUpdate(this.server, verdict.update, person)
    expect(isSound(this.server)).toBe(true)
  }

  #judge(update: Uint8Array, account: string, isReply: boolean): Verdict {
    const ownerOf = (editor: number) => this.#owners.get(editor)
    return judgeUpdate(
      this.server,
      update,
      { account, mayWrite: true, ownerOf, mayClaim: () => 64, isReply },
      LIMITS,
    )
  }
}

function session(kinds: Kind[], rng: () => number): GatedTable {
  const table = new GatedTable(mixedLetter(), kinds, rng)
  try {
    const all: [string, Act][] = [...Object.entries(acts), ...Object.entries(marks)]
    for (let n = 0; n < 25; n++) {
      const person = Math.floor(rng() * kinds.length)
      const words = rowsOf(table.people[person]!.ydoc).flatMap(row => row.words[0] ?? [])
      const [, act] = all[Math.floor(rng() * all.length)]!
      table.act(person, editor => act(editor, words[Math.floor(rng() * words.length)] ?? '', rng))
      if (rng() < 0.04) table.reopen(Math.floor(rng() * kinds.length))
      for (let k = Math.floor(rng() * 5); k > 0; k--) table.deliver()
    }
    table.drain()
    expect(new Set(table.texts()).size, 'all have the same text').toBe(1)
    for (const type of table.server.getXmlFragment('body').createTreeWalker(() => true))
      expect(faultOf(type as Y.XmlElement)).toBeNull()
    return table
  } finally {
    table.leave()
  }
}

describe('the gate, before real editors', () => {
  it.each<[string, Kind[]]>([
    ['three of ours', ['ours', 'ours', 'ours']],
    ['an unmodified one among ours', ['ours', 'ours', 'plain']],
    ['one that knows no ids among ours', ['ours', 'idless']],
  ])('[TEXT-2] refuses nothing of %s', (_, kinds) => {
    let accepted = 0
    seeded(25, rng => {
      const table = session(kinds, rng)
      expect(table.refused).toEqual([])
      accepted += table.accepted
    })
    expect(accepted).toBeGreaterThan(200)
  })
})

/**
 * One turn of a room: everything that waits is decided at once, without waiting for anything. What a turn says to
 * anybody is kept in `after`, and said only once the turn is on disk.
 */
import * as Y from 'yjs'
import { grouped } from '../../shared/statement/change.ts'
import { Rehousing } from '../../shared/statement/rehouse.ts'
import { type Stray, straysOf } from '../../shared/statement/strays.ts'
import { judgeUpdate, type Verdict } from './gate.ts'
import { misplacedIn } from './gateMisplaced.ts'
import { costOfTry, type OddList, replicasAgree } from './gateShadow.ts'
import type { Limits } from './limits.ts'
import { type LogRow, type Owner, type RegistryRow, SERVER } from './log.ts'
import { wired } from './outlet.ts'
import { Past, passingOf } from './past.ts'
import type { Peer } from './peer.ts'
import { writeAnswer, writeStep1, writeUpdate } from './protocol.ts'
import { type Emitted, type Mended, type SharedText, Unsound } from './sharedText.ts'

/** What a room can be asked for. */
export type Work =
  /** An edit; `frame` counts the peer's frames that carry one. */
  | { kind: 'edit'; peer: Peer; update: Uint8Array; isReply: boolean; frame: number }
  /** Asks a peer that has just come what it has. */
  | { kind: 'greet'; peer: Peer }
  /** "This is what I have": to be answered with what is lacking. */
  | { kind: 'ask'; peer: Peer; vector: Uint8Array }
  /** A peer shows itself under an editor's id, which from now on is its account's. */
  | { kind: 'show'; peer: Peer; editor: number; shown: (isTheirs: boolean) => void }
  /** An edit by the server, in the name of an account. */
  | {
      kind: 'write'
      account: string
      act: (text: SharedText) => void
      done: () => void
      failed: (error: unknown) => void
    }
  /** Reads committed text; there is none to read where the room broke. */
  | { kind: 'look'; look: (text: SharedText | null) => void }

/** What a room knows when a turn begins. */
export type Desk = {
  text: SharedText
  owners: ReadonlyMap<number, Owner>
  /** The number of the next row. */
  seq: number
  now: number
  limits: Limits
  /** The text with all that ever stood in it, where that was read. */
  past: Past | 'not read' | 'cannot be read'
}

/** A frame for every peer but `except`, as it goes over the line. */
export type Told = { frame: Buffer; except: Peer | null }

type Of<K extends Work['kind']> = Extract<Work, { kind: K }>

/** The origin of the transaction that holds what clients sent. */
const EDITS = 'edits'
const DAY = 86_400_000

/** Decides what waits, by changing the text in memory; what is to be stored and said is read off afterwards. */
export class Turn {
  readonly rows: LogRow[] = []
  readonly owners: Owner[] = []
  readonly registry: RegistryRow[] = []
  readonly told: Told[] = []
  /** What is said to single peers, in order, after the commit. */
  readonly after: (() => void)[] = []
  /** An edit showed that somebody else had forged: replicas differ from now on, until the text begins anew. */
  showsForgery = false
  /** Up to which of its frames each author's edits are on disk after the commit. */
  readonly saved = new Map<Peer, number>()
  /** Why words that were lost with a block could not be put back. */
  readonly troubles: unknown[] = []
  /** What could not be decided before the past is read: to be asked again, before anything else. */
  rest: readonly Work[] = []
  readonly #desk: Desk
  readonly #text: SharedText
  readonly #claimed = new Map<number, Owner>()
  readonly #answers = new Map<string, Uint8Array[]>()
  #touchesBlocks = false

  private constructor(desk: Desk) {
    this.#desk = desk
    this.#text = desk.text
  }

  /** @throws Unsound when the text is no longer to be trusted; nothing of the turn may then be stored or said. */
  static decide(works: readonly Work[], desk: Desk): Turn {
    const turn = new Turn(desk)
    desk.text.mustBeSound()
    turn.#mended(desk.text.meet(desk.now))
    const strays = turn.#edit(works)
    const decided = turn.rest.length ? works.slice(0, -turn.rest.length) : works
    for (const work of decided) turn.#do(work)
    turn.#mended(desk.text.settle(desk.now))
    turn.#rehouse(strays)
    return turn
  }

  /**
   * All edits of a turn are one transaction: Yjs cleans up once, and the peers get one update.
   * @returns what was lost by them, although nobody deleted it
   */
  #edit(works: readonly Work[]): Stray[] {
    let strays: Stray[] = []
    if (!works.some(({ kind }) => kind === 'edit')) return strays
    const authors = new Set<Peer>()
    const emitted = this.#text.change(EDITS, transaction => {
      const before = this.rows.length
      for (const [i, work] of works.entries()) {
        if (work.kind !== 'edit' || !work.peer.mayStillWrite()) continue
        const taken = this.#take(work)
        if (taken === 'is taken') authors.add(work.peer)
        if (taken !== 'waits for the past') continue
        this.rest = works.slice(i)
        break
      }
      strays = this.#straysBy(transaction, before)
    })
    if (authors.size && !emitted.some(({ origin }) => origin === EDITS))
      throw new Unsound('an edit was not told')
    const author = authors.size === 1 ? [...authors][0]! : null
    for (const one of emitted) {
      // What Yjs cleans up by itself, such as marks without text, is the server's own edit.
      if (one.origin !== EDITS) this.#addRow(SERVER, one.update)
      this.#tell([one], one.origin === EDITS ? author : null)
    }
    return strays
  }

  /** What the rows from `first` on, which are applied but not collected yet, took with them unseen. */
  #straysBy(transaction: Y.Transaction, first: number): Stray[] {
    const { past } = this.#desk
    if (!(past instanceof Past) && !this.#touchesBlocks) return []
    const rows = this.rows.slice(first)
    return this.#tried([], () => {
      if (!(past instanceof Past)) return straysOf(this.#text.doc, passingOf(transaction, rows))
      past.follow(this.rows.slice(0, first))
      return past.straysBy(rows)
    })
  }

  /** In the name of whoever wrote it: it is theirs, and only its place is the server's. */
  #rehouse(strays: readonly Stray[]): void {
    if (!strays.length) return
    const accountOf = ({ editor }: Stray) => this.#ownerOf(editor) ?? SERVER
    const rehousing = new Rehousing(this.#text.doc)
    for (const [account, theirs] of grouped(strays, accountOf))
      this.#writeAs(account, () => {
        for (const stray of theirs) this.#tried(undefined, () => rehousing.put(stray))
      })
    this.#mended(this.#text.settle(this.#desk.now))
  }

  /** What was lost and cannot be put back must not keep everybody from the text. */
  #tried<T>(otherwise: T, act: () => T): T {
    try {
      return act()
    } catch (error) {
      this.troubles.push(error)
      return otherwise
    }
  }

  #take(edit: Of<'edit'>): 'is taken' | 'is not taken' | 'waits for the past' {
    const { peer } = edit
    const verdict = this.#judge(edit)
    if (verdict.kind === 'accepted' && verdict.isLate && this.#desk.past === 'not read')
      return 'waits for the past'
    this.after.push(() => answerEdit(edit, verdict, this.#text))
    if (verdict.kind !== 'refused') this.saved.set(peer, edit.frame)
    if (verdict.kind !== 'accepted') return 'is not taken'
    // fail-point: gated
    for (const editor of verdict.claims) this.#claim(editor, peer.account)
    this.#addRow(peer.account, verdict.update)
    if (verdict.touchesBlocks) this.#text.beforeBlocksChange()
    this.#touchesBlocks ||= verdict.touchesBlocks
    try {
      Y.applyUpdate(this.#text.doc, verdict.update, EDITS)
      // fail-point: applied
    } catch (error) {
      // Everyone else comes back to a room made anew; whoever sent this does not bring it again.
      peer.refuse('policy', 'an edit that cannot be applied')
      throw new Unsound('an edit threw', { cause: error })
    }
    return 'is taken'
  }

  #judge({ peer, update, isReply }: Of<'edit'>): Verdict {
    const { limits } = this.#desk
    const sender = {
      account: peer.account,
      mayWrite: peer.mayWrite,
      ownerOf: (editor: number) => this.#ownerOf(editor),
      mayClaim: () => this.#mayClaim(peer.account),
      isReply,
    }
    const verdict = judgeUpdate(this.#text.doc, update, sender, limits)
    if (verdict.kind !== 'accepted') return verdict
    if (this.#text.size + verdict.update.length > limits.document) return refused('the document is full')
    const { odd } = verdict
    if (!odd.length || !peer.mayTry(costOfTry(odd, limits.tried))) return verdict
    const differing = odd.filter(list => !replicasAgree([list]))
    if (!differing.every(list => this.#isForgedByOthers(list, peer.account)))
      return refused('replicas would differ')
    if (differing.length) this.showsForgery = true
    return verdict
  }

  /**
   * Whether somebody else had put something into a list between what never stood side by side. An honest edit brings
   * that to light, and is not to blame for it.
   */
  #isForgedByOthers(list: OddList, account: string): boolean {
    return [...misplacedIn(list)].some(editor => this.#ownerOf(editor) !== account)
  }

  #do(work: Work): void {
    const text = this.#text
    switch (work.kind) {
      case 'edit':
        return
      case 'greet':
        this.after.push(() => work.peer.send(writeStep1(text.vector())))
        return
      case 'ask':
        if (!(this.#text.lacksSomethingOf(work.vector) && work.peer.exchange.bringsFirst(work.vector)))
          this.after.push(() => this.#answer(work))
        return
      case 'look':
        this.after.push(() => work.look(text))
        return
      case 'show':
        this.#show(work)
        return
      case 'write':
        this.#write(work)
    }
  }

  /** Who brings the same vector in one turn is sent the same frames, made once. */
  #answer({ peer, vector }: Of<'ask'>): void {
    const key = Buffer.from(vector).toString('latin1')
    const frames = this.#answers.get(key) ?? writeAnswer(this.#text.since(vector))
    this.#answers.set(key, frames)
    peer.sendText(frames)
  }

  #show({ peer, editor, shown }: Of<'show'>): void {
    const owner = this.#ownerOf(editor)
    const isFree = owner === undefined && Y.getState(this.#text.doc.store, editor) === 0
    const mayClaim = isFree && this.#mayClaim(peer.account) > 0
    if (mayClaim) this.#claim(editor, peer.account)
    this.after.push(() => shown(mayClaim || owner === peer.account))
  }

  #write({ account, act, done }: Of<'write'>): void {
    this.#writeAs(account, act)
    this.after.push(done)
  }

  #writeAs(account: string, act: (text: SharedText) => void): void {
    this.#text.beforeBlocksChange()
    const emitted = this.#text.change(account, () => act(this.#text))
    for (const { update } of emitted) this.#addRow(account, update)
    this.#tell(emitted, null)
  }

  #mended({ emitted, registry }: Mended): void {
    for (const { update } of emitted) this.#addRow(SERVER, update)
    this.#tell(emitted, null)
    this.registry.push(...registry)
  }

  #tell(emitted: readonly Emitted[], except: Peer | null): void {
    for (const { update } of emitted) this.told.push({ frame: wired(writeUpdate(update)), except })
  }

  #addRow(account: string, update: Uint8Array): void {
    this.rows.push({ seq: this.#desk.seq + this.rows.length, account, at: this.#desk.now, update })
  }

  #claim(editor: number, account: string): void {
    const owner = { editor, account, at: this.#desk.now }
    this.#claimed.set(editor, owner)
    this.owners.push(owner)
  }

  #ownerOf(editor: number): string | undefined {
    return (this.#claimed.get(editor) ?? this.#desk.owners.get(editor))?.account
  }

  /** How many ids an account may still claim today. */
  #mayClaim(account: string): number {
    const { owners, limits, now } = this.#desk
    let left = limits.editorsOfAccount
    for (const of of [owners.values(), this.owners])
      for (const owner of of) if (owner.account === account && owner.at > now - DAY) left--
    return left
  }
}

const refused = (detail: string): Verdict => ({ kind: 'refused', why: 'policy', detail })

function answerEdit({ peer, isReply }: Of<'edit'>, verdict: Verdict, text: SharedText): void {
  if (isReply) peer.hasReplied()
  if (verdict.kind !== 'refused') return
  if (verdict.why !== 'gap') peer.refuse(verdict.why, verdict.detail)
  else if (peer.mayMiss()) peer.send(writeStep1(text.vector()))
}

/** Somebody who types while the server is killed, with an unmodified client or with ours, and remembers what was seen. */
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { joinStatement } from '../../client/live/join.ts'
import type { Standing } from '../../client/live/standing.ts'
import { BODY, SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import { type Range, type Witness, wordsIn } from './tortureWitness.ts'

/** Who joins which statement, at the address of `/live`. */
export type Who = { person: string; token: string; statement: string; url: string }

/** What a browser has and Node has not: here nobody chose to keep copies on the device. */
const forgetful: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
  clear: () => {},
}
globalThis.localStorage ??= forgetful

/** One page: it ends with a reload, and what it had not sent ends with it. */
export type Page = {
  doc: Y.Doc
  /** Whether the line is up and the text here; with our client also that everything typed is on the server's disk. */
  isThere: () => boolean
  leave: () => Promise<void>
}

const FAST_ACTS = 60

export class Typist implements Witness {
  readonly who: Who
  readonly #isOurs: boolean
  readonly seen = new Set<string>()
  readonly saved = new Set<string>()
  readonly erased = new Set<string>()
  readonly savedErased = new Set<string>()
  readonly uncertain = new Set<string>()
  readonly typed = new Set<string>()
  readonly editors = new Set<number>()
  readonly savedClocks = new Map<number, number>()
  heardDeletes: Range[] = []
  #page: Page
  #words: { word: string; text: Y.XmlText }[] = []
  #count = 0

  constructor(who: Who, isOurs: boolean) {
    this.who = who
    this.#isOurs = isOurs
    this.#page = this.#open()
  }

  get account(): string {
    return this.who.person
  }

  get doc(): Y.Doc {
    return this.#page.doc
  }

  /** Resolves when the text is here, and, for our client, when everything typed is on the server's disk. */
  async online(): Promise<void> {
    while (!this.#page.isThere()) await wait(10)
  }

  isOnline = (): boolean => this.#page.isThere()

  /**
   * Types, erases, marks and makes paragraphs until the answer is called: fast at first, and then slowly, so that a
   * busy machine is not given more and more to do.
   */
  type(round: number, chance: () => number): () => void {
    let timer: NodeJS.Timeout
    let acts = 0
    const next = () => {
      this.#act(round, chance)
      timer = setTimeout(next, chance() * (++acts < FAST_ACTS ? 60 : 600))
    }
    next()
    return () => clearTimeout(timer)
  }

  /** The page is loaded anew. What it had typed may have arrived or not. */
  async reload(): Promise<void> {
    await this.leave()
    for (const { word } of this.#words) this.uncertain.add(word)
    this.#words = []
    this.#page = this.#open()
  }

  leave = (): Promise<void> => this.#page.leave()

  #open(): Page {
    const page = this.#isOurs ? openOurs(this.who, () => this.#saved()) : openUnmodified(this.who)
    const { doc } = page
    this.editors.add(doc.clientID)
    doc.getXmlFragment(BODY).observeDeep((events, { local }) => {
      if (!local) for (const event of events) for (const word of wordsOfEvent(event)) this.seen.add(word)
    })
    doc.on('afterTransaction', ({ local, deleteSet }: Y.Transaction) => {
      if (local) return
      for (const [editor, ranges] of deleteSet.clients)
        for (const { clock, len } of ranges) this.heardDeletes.push({ editor, clock, len })
    })
    return page
  }

  #saved(): void {
    for (const { word } of this.#words) this.saved.add(word)
    for (const word of this.erased) if (!this.uncertain.has(word)) this.savedErased.add(word)
    this.savedClocks.set(this.doc.clientID, Y.getState(this.doc.store, this.doc.clientID))
  }

  #act(round: number, chance: () => number): void {
    const body = this.doc.getXmlFragment(BODY)
    const texts = body
      .toArray()
      .flatMap(block => (block instanceof Y.XmlElement ? [block.get(0)] : []))
      .filter(text => text instanceof Y.XmlText)
    const text = texts[Math.floor(chance() * texts.length)]
    const what = chance()
    if (!text) return
    if (what < 0.06) this.#erase(chance)
    else if (what < 0.12) this.#mark(chance)
    else if (what < 0.15) addParagraph(body, chance)
    else this.#write(text, `⟨${this.who.person}.${round}.${++this.#count}⟩`, chance)
  }

  #write(text: Y.XmlText, word: string, chance: () => number): void {
    this.typed.add(word)
    this.#words.push({ word, text })
    text.insert(chance() < 0.1 ? 0 : text.length, word)
  }

  #erase(chance: () => number): void {
    const index = Math.floor(chance() * this.#words.length)
    const found = this.#words[index]
    if (!found) return
    const at = plain(found.text).indexOf(found.word)
    if (at < 0) return
    this.erased.add(found.word)
    found.text.delete(at, found.word.length)
  }

  #mark(chance: () => number): void {
    const { word, text } = this.#words[Math.floor(chance() * this.#words.length)] ?? {}
    const at = text && word ? plain(text).indexOf(word) : -1
    if (text && word && at >= 0) text.format(at, word.length, { bold: chance() < 0.5 ? {} : null })
  }
}

/** Our client; `saved` is called whenever it says that everything is. */
export function openOurs(
  { person, token, statement, url }: Who,
  saved: () => void,
): Page & { standing: () => Standing } {
  const joined = joinStatement({
    statement,
    account: person,
    epoch: '1',
    schemaVersion: SCHEMA_VERSION,
    mayWrite: true,
    mayStillRead: async () => 'unknown',
    url,
    params: { token },
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  joined.subscribe(() => {
    if (joined.status().standing === 'saved') saved()
  })
  const standing = () => joined.status().standing
  return { doc: joined.doc, standing, isThere: () => standing() === 'saved', leave: joined.discard }
}

/** The client of y-websocket, as anyone may use it. */
export function openUnmodified({ token, statement, url }: Who): Page {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(url, statement, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 400,
    params: { token },
  })
  const leave = async () => {
    provider.destroy()
    doc.destroy()
  }
  return { doc, isThere: () => provider.wsconnected && provider.synced, leave }
}

function addParagraph(body: Y.XmlFragment, chance: () => number): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.setAttribute('id', `p${Math.floor(chance() * 36 ** 9).toString(36)}`.padEnd(12, '0'))
  paragraph.insert(0, [new Y.XmlText()])
  body.insert(Math.floor(chance() * (body.length + 1)), [paragraph])
}

function* wordsOfEvent({ delta }: Y.YEvent<Y.XmlText | Y.XmlElement | Y.XmlFragment>): Generator<string> {
  for (const { insert } of delta) {
    if (typeof insert === 'string') yield* wordsIn(insert)
    else if (Array.isArray(insert)) for (const element of insert) yield* wordsIn(String(element))
  }
}

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')

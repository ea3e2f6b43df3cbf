/**
 * A burst on the built server as it is installed by default: 200 people a second sign for 30 seconds, each from an
 * address of their own, while 20 people type in the letter. Prints what was taken and lost, how long the page after
 * the form took, and how long a keystroke took to come back from the server before the burst and in it: the ratio is
 * what counts. Needs the build (`npm run build`); `npm run bench:burst -- --rate 200 --seconds 30`.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { serve } from '../browser/served.ts'
import { startPost } from '../world/post.ts'

const option = (name: string, usual: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const RATE = option('rate', 200)
const SECONDS = option('seconds', 30)
const TYPISTS = 20
const KEYS_A_SECOND = 4

const post = await startPost()
const server = await serve({ SMTP_URL: post.url, TRUST_PROXY: '127.0.0.1', LOG_LEVEL: 'error' })
const { origin } = server
const cookie = await signIn(await server.operatorLink(), 'Amina', 'amina@harbour.example')
const { coalition, signon, statement, page, hash } = await openSample()

const watched = await join(cookie)
const typists = []
for (let at = 0; at < TYPISTS; at++) typists.push(await startTyping(await join(await invited(at))))
await wait(5000)
const before = summary(typists.flatMap(one => one.take()))
const answers = await burst()
const during = summary(typists.flatMap(one => one.take()))
for (const one of typists) one.stop()
watched.provider.destroy()

const stored = (await board()).counts.pending
const times = answers.flatMap(answer => (answer.taken ? [answer.ms] : []))
console.table({
  'sent, taken, stored': { n: `${answers.length}, ${times.length}, ${stored}` },
  'not taken': {
    n: answers
      .filter(({ taken }) => !taken)
      .map(({ status }) => status)
      .join(' '),
  },
})
console.table({
  'signing, ms': summary(times),
  'a key to the server and back before, ms': before,
  'the same in the burst, ms': during,
})
console.log(`Keys in the burst ÷ before: p95 ${(during.p95 / before.p95).toFixed(1)}`)
await server.stop()
await post.stop()
process.exit(times.length === stored ? 0 : 1)

async function signIn(link: string, name: string, address: string): Promise<string> {
  const answer = await fetch(link, {
    method: 'POST',
    headers: { origin },
    redirect: 'manual',
    body: new URLSearchParams({ name, address }),
  })
  const [session] = answer.headers.getSetCookie()
  if (session === undefined) throw new Error(`${link}: ${answer.status} ${await answer.text()}`)
  return session.split(';')[0]!
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { origin, cookie, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

type Signon = {
  id: string
  address: string
  statement: { id: string }
  version: { hash: string }
  counts: { pending: number }
}

async function openSample() {
  const { id } = await call<{ id: string }>('POST', '/api/sample', {})
  const { signons } = await call<{ signons: Signon[] }>('GET', `/api/coalitions/${id}/signons`)
  const { id: signon, statement, address, version } = signons[0]!
  return {
    coalition: id,
    signon,
    statement: statement.id,
    page: new URL(address).pathname,
    hash: version.hash,
  }
}

async function board(): Promise<Signon> {
  return call<Signon>('GET', `/api/signons/${signon}`)
}

/** Each second's people come spread over it, whether those before them were answered or not. */
async function burst(): Promise<Answer[]> {
  const sent: Promise<Answer>[] = []
  const from = performance.now()
  for (let at = 0; at < RATE * SECONDS; at++) {
    const ahead = from + (at * 1000) / RATE - performance.now()
    if (ahead > 1) await wait(ahead)
    sent.push(signOne(at))
  }
  return Promise.all(sent)
}

type Answer = { taken: boolean; status: number; ms: number }

async function signOne(at: number): Promise<Answer> {
  const from = performance.now()
  const form = new URLSearchParams({
    ...{ hash, kind: 'organisation', name: `Harbour Circle ${at}`, signatory: `Signer ${at}` },
    ...{ address: `signer${at}@circle${at}.example`, authorised: 'yes', consent: 'yes', consentVersion: '2' },
  })
  const headers = { origin, 'x-forwarded-for': `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}` }
  const answer = await fetch(origin + page, { method: 'POST', headers, body: form }).catch(() => undefined)
  await answer?.text()
  return { taken: answer?.status === 200, status: answer?.status ?? 0, ms: performance.now() - from }
}

/** A drafter who was invited by mail and pressed the button. @returns their cookie */
async function invited(at: number): Promise<string> {
  const { organisations } = await call<{ organisations: { id: string }[] }>(
    'GET',
    `/api/coalitions/${coalition}/organisations`,
  )
  const address = `drafter${at}@harbour.example`
  const organisation = organisations[at % organisations.length]!.id
  const wish = { address, role: 'drafter', organisation }
  await call('POST', `/api/coalitions/${coalition}/invitations`, wish)
  return signIn((await post.take(address)).link!, `Drafter ${at}`, address)
}

type Joined = { doc: Y.Doc; provider: WebsocketProvider }

/** The letter, live, as y-websocket's own client has it. */
async function join(as: string): Promise<Joined> {
  const doc = new Y.Doc()
  const address = `${origin.replace('http', 'ws')}/live`
  const options = { WebSocketPolyfill: socketWith(as), disableBc: true }
  const provider = new WebsocketProvider(address, statement, doc, options)
  await new Promise<void>(resolve => provider.once('sync', () => resolve()))
  return { doc, provider }
}

/** Somebody who types, and how long each key took until the one who watches saw it. */
async function startTyping({ doc, provider }: Joined) {
  const text = firstText(doc)
  const waiting: number[] = []
  const times: number[] = []
  let seen = 0
  watched.doc.on('update', () => {
    for (
      const known = Y.getState(watched.doc.store, doc.clientID);
      seen < known && waiting.length > 0;
      seen++
    )
      times.push(performance.now() - waiting.shift()!)
  })
  const timer = setInterval(() => {
    waiting.push(performance.now())
    text.insert(0, 'a')
  }, 1000 / KEYS_A_SECOND)
  return {
    take: () => times.splice(0),
    stop() {
      clearInterval(timer)
      provider.destroy()
    },
  }
}

function socketWith(as: string): typeof globalThis.WebSocket {
  class WithCookie extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: as, origin } })
    }
  }
  // y-websocket asks for a browser's socket; the one of `ws` is the same as far as it uses it.
  return WithCookie as unknown as typeof globalThis.WebSocket
}

/** The first text of a letter, in which all of them type at once. */
function firstText(doc: Y.Doc): Y.XmlText {
  const walker = doc.getXmlFragment('body').createTreeWalker(node => node instanceof Y.XmlText)
  const text = walker.next().value
  if (!(text instanceof Y.XmlText)) throw new Error('The sample has no text.')
  return text
}

function summary(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1) }
}

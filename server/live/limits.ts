/**
 * What one socket may ask of the server, in one place. Measured starting points: a setting such as
 * `LIVE_FRAMES_A_SECOND` changes `framesASecond` (config.ts), and a test passes its own to `createLive`.
 */
export const LIMITS = {
  /** Bytes of what is new in one edit; of any message, and of the reply to step 1, which may carry a long offline spell. */
  frame: 1 << 20,
  reply: 4 << 20,
  /** Bytes of one statement's encoded state; beyond it nobody can add to it. */
  document: 10_000_000,
  /** New structs, and delete ranges that have an effect, in one message. */
  structs: 20_000,
  deletes: 20_000,
  /** Levels of elements below the document. */
  depth: 32,
  /** Ids of editors that one account may claim in a statement a day; every page that is opened claims one. */
  editorsOfAccount: 1000,
  /** Frames and bytes that wait while a room opens. */
  waitingFrames: 64,
  waitingBytes: 5 << 20,
  /** Frames a second one socket is read at, after a burst; a faster one is read later, not refused. */
  framesASecond: 60,
  framesAtOnce: 200,
  /** The same in bytes: the whole text, sent as what one has, takes time to be found known already. */
  bytesASecond: 1 << 19,
  bytesAtOnce: 8 << 20,
  /** The same for frames about carets: clients of y-websocket send back every caret they are told of. */
  caretsASecond: 2000,
  caretsAtOnce: 4000,
  caretBytesASecond: 1 << 21,
  caretBytesAtOnce: 8 << 20,
  /** How often a socket may ask for what it lacks, a minute. */
  asksAMinute: 3,
  /** Sockets of one account. */
  socketsOfAccount: 20,
  /** Sockets of this process. */
  sockets: 10_000,
  /** Bytes of one awareness state, and states a second that are passed on for one socket. */
  awareness: 4096,
  awarenessASecond: 10,
  /** Writes of somebody who may only read that are dropped before the socket is closed. */
  readersWrites: 50,
  /** Gaps in a live edit that are answered by asking for the missing part before the socket is closed. */
  gaps: 3,
  /** Unsent bytes at which a peer counts as gone. */
  unsent: 4 << 20,
  /** Milliseconds: something is sent each `keepalive`, a ping each `ping`, and `dead` is silence for good. */
  keepalive: 20_000,
  ping: 25_000,
  dead: 60_000,
  /** Milliseconds a peer that is sent away may take to say goodbye. */
  farewell: 2_000,
  /** Milliseconds an empty room stays in memory, for somebody who reloads a page. */
  linger: 5_000,
  /**
   * Items that are copied to try out an edit with odd neighbours: at one time, and for one socket a second after a
   * burst. Beyond, it is taken untried, and the text is compared when it rests.
   */
  tried: 2000,
  triedASecond: 2000,
  triedAtOnce: 20_000,
  /** Milliseconds nobody writes until a text is compared with its log, and bytes that are compared on the spot. */
  watch: 10_000,
  watchHere: 1 << 15,
  /** Rows and bytes after the last snapshot at which a new one is made. */
  tailRows: 2_000,
  tailBytes: 1 << 20,
} as const

export type Limits = { readonly [name in keyof typeof LIMITS]: number }

/**
 * The floor: whatever one socket of a room says is copied to the others, one write each. It keeps nothing; with `LOG`,
 * the path of a file, it first appends what was said to that and flushes it, all that waits at once; with `KNOWS`, too,
 * it takes each edit into a Yjs text before. With `TEXTS`, a folder, it sends the room's file there to each socket that
 * speaks for the first time, and does nothing else.
 */
import { fdatasync, openSync, readFile, writevSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

const rooms = new Map()
const { KNOWS, LOG, PORT, TEXTS } = process.env
const [SYNC, QUESTION] = [0, 0]
const log = LOG === undefined ? null : openSync(LOG, 'a')
let waiting = []
let flushes = false
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(PORT), perMessageDeflate: false })

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? { sockets: new Set(), text: new Y.Doc() }
  rooms.set(url, room)
  room.sockets.add(socket)
  if (TEXTS !== undefined) socket.once('message', () => sendText(socket, url))
  else
    socket.on('message', bytes => {
      if (log === null) tell({ room, socket, bytes })
      else if (waiting.push({ room, socket, bytes }) === 1 && !flushes) setImmediate(flush)
    })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    room.sockets.delete(socket)
    if (room.sockets.size === 0) rooms.delete(url)
  })
})

function sendText(socket, url) {
  readFile(join(TEXTS, url), (error, bytes) => {
    if (error) throw error
    socket.send(bytes)
  })
}

function tell({ room, socket, bytes }) {
  for (const other of room.sockets) if (other !== socket) other.send(bytes)
}

/** The edit stands behind its length, which ends with the first byte below 128. */
function take({ room, bytes }) {
  if (bytes[0] !== SYNC || bytes[1] === QUESTION) return
  let at = 2
  while (bytes[at] >= 128) at++
  Y.applyUpdate(room.text, bytes.subarray(at + 1))
}

function flush() {
  const flushed = waiting
  waiting = []
  if (KNOWS !== undefined) flushed.forEach(take)
  flushes = true
  writevSync(
    log,
    flushed.map(({ bytes }) => bytes),
  )
  fdatasync(log, error => {
    if (error) throw error
    flushes = false
    flushed.forEach(tell)
    if (waiting.length) flush()
  })
}

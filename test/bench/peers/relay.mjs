/**
 * The floor: whatever one socket of a room says is copied to the others, one write each. It keeps nothing; with `LOG`,
 * the path of a file, it first appends what was said to that and flushes it, all that waits at once. With `TEXTS`, a
 * folder, it sends the room's file there to each socket that speaks for the first time, and does nothing else.
 */
import { fdatasync, openSync, readFile, writevSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'

const rooms = new Map()
const { LOG, PORT, TEXTS } = process.env
const log = LOG === undefined ? null : openSync(LOG, 'a')
let waiting = []
let flushes = false
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(PORT), perMessageDeflate: false })

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  if (TEXTS !== undefined) socket.once('message', () => sendText(socket, url))
  else
    socket.on('message', bytes => {
      if (log === null) tell({ room, socket, bytes })
      else if (waiting.push({ room, socket, bytes }) === 1 && !flushes) setImmediate(flush)
    })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(url)
  })
})

function sendText(socket, url) {
  readFile(join(TEXTS, url), (error, bytes) => {
    if (error) throw error
    socket.send(bytes)
  })
}

function tell({ room, socket, bytes }) {
  for (const other of room) if (other !== socket) other.send(bytes)
}

function flush() {
  const flushed = waiting
  waiting = []
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

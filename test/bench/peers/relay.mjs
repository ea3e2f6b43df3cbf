/**
 * The floor: whatever one socket of a room says is copied to the others, one write each. It keeps nothing; with `LOG`,
 * the path of a file, it first appends what was said to that and flushes it, all that waits at once.
 */
import { fdatasync, openSync, writevSync } from 'node:fs'
import { WebSocketServer } from 'ws'

const rooms = new Map()
const { LOG, PORT } = process.env
const log = LOG === undefined ? null : openSync(LOG, 'a')
let waiting = []
let flushes = false
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(PORT), perMessageDeflate: false })

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
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

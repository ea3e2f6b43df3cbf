/** The floor: whatever one socket of a room says is copied to the others, one write each. It keeps nothing. */
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  perMessageDeflate: false,
})

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', bytes => {
    for (const other of room) if (other !== socket) other.send(bytes)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(url)
  })
})

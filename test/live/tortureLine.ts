/**
 * A line between one client and the server, as a proxy before it: it can be cut, and while there is no server it lets
 * a client wait, so that all are back as soon as the next one listens.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Line = {
  /** Where a client finds `/live`. */
  url: string
  /** Takes the line away, also what is on it; who calls meanwhile is cut off. */
  cut(): void
  mend(): void
  /** The server is there, or not: then callers wait. */
  serve(isThere: boolean): void
  /** Resolves when everything that a dead server had still sent has arrived, and nothing is on the line. */
  quiet(): Promise<void>
  close(): void
}

/** @param port of the server, which may be down. */
export async function openLine(port: number): Promise<Line> {
  const calls = new Map<Socket, Socket | null>()
  let isCut = false
  let isServed = false

  const through = (near: Socket) => {
    const far = connect(port, '127.0.0.1')
    calls.set(near, far)
    for (const socket of [near, far]) socket.setNoDelay()
    near.pipe(far)
    far.pipe(near)
    far.on('error', () => {})
    // What was read before the end is still passed on.
    far.on('close', () => near.resume().end())
  }
  const proxy = createServer(near => {
    near.on('error', () => {})
    near.on('close', () => {
      calls.get(near)?.destroy()
      calls.delete(near)
    })
    if (isCut) return near.destroy()
    calls.set(near, null)
    if (isServed) through(near)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')

  return {
    url: `ws://127.0.0.1:${(proxy.address() as AddressInfo).port}/live`,
    cut() {
      isCut = true
      for (const near of calls.keys()) near.destroy()
    },
    mend: () => {
      isCut = false
    },
    serve(isThere) {
      isServed = isThere
      if (isThere) for (const [near, far] of calls) if (far === null) through(near)
    },
    async quiet() {
      await Promise.all(
        [...calls].filter(([, far]) => far).map(([near]) => near.closed || once(near, 'close')),
      )
    },
    close() {
      for (const near of calls.keys()) near.destroy()
      proxy.close()
    },
  }
}

/** A WebSocket that says of each frame it sends whether it carries an edit: what "Saved" is counted by. */

/** `reply` answers what the server asked for on connecting and holds whatever was written offline. */
export type EditFrame = 'reply' | 'edit'

const SYNC = 0
const STEP2 = 1
const UPDATE = 2

/**
 * @param sent is told of every frame that carries an edit, in order
 * @param arriving is called before a frame is read
 */
export function countingSocket(
  Base: typeof WebSocket,
  sent: (frame: EditFrame) => void,
  arriving: () => void,
): typeof WebSocket {
  return class extends Base {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address)
      // Added before anybody else listens, and so called first.
      this.addEventListener('message', arriving)
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      const frame = editIn(data)
      if (frame) sent(frame)
    }
  }
}

/** y-websocket's frames begin with the message and, of a sync message, its step. */
function editIn(data: unknown): EditFrame | null {
  if (!(data instanceof Uint8Array) || data[0] !== SYNC) return null
  if (data[1] === STEP2) return 'reply'
  return data[1] === UPDATE ? 'edit' : null
}

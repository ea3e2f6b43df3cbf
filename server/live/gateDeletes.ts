/** What an update deletes. */
import * as Y from 'yjs'
import type { Sender } from './gate.ts'
import type { Incoming, Kept, Range } from './gateDecode.ts'
import { LAST_CLOCK, LAST_EDITOR } from './gateIds.ts'
import type { Landings } from './gatePlaces.ts'
import { GateRefusal, policy } from './gateRefusals.ts'
import type { Limits } from './limits.ts'

/** The ranges that delete something which is not deleted yet. Nothing that is still to come may be named. */
export function judgeDeletes(
  doc: Y.Doc,
  incoming: Incoming['deletes'],
  at: Landings,
  sender: Sender,
  limits: Limits,
): Map<number, Range[]> {
  const effective = new Map<number, Range[]>()
  let count = 0
  for (const [editor, ranges] of incoming) {
    if (editor > LAST_EDITOR) throw new GateRefusal('malformed', 'the id of an editor')
    const end = at.stateOf(editor)
    const kept = merged(ranges.map(range => within(range, end, sender)).filter(range => range.len > 0))
    const here = kept.filter(
      range => range.clock + range.len > at.stored(editor) || deletesAnything(doc, editor, range),
    )
    if (here.length) effective.set(editor, here)
    count += here.length
  }
  if (count && !sender.mayWrite) throw new GateRefusal('reader', 'deletes')
  if (count > limits.deletes) policy('too many deletes')
  return effective
}

function within({ clock, len }: Range, end: number, sender: Sender): Range {
  if (len < 1 || clock + len > LAST_CLOCK) throw new GateRefusal('malformed', 'a range of deletes')
  if (clock + len <= end) return { clock, len }
  if (!sender.isReply) throw new GateRefusal('gap', 'deletes what is not here')
  return { clock, len: Math.max(0, end - clock) }
}

/** In order and without overlaps, so that each struct is looked at once, however often it is named. */
function merged(ranges: Range[]): Range[] {
  const apart: Range[] = []
  for (const { clock, len } of ranges.sort((a, b) => a.clock - b.clock)) {
    const last = apart.at(-1)
    if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock)
    else apart.push({ clock, len })
  }
  return apart
}

function deletesAnything(doc: Y.Doc, editor: number, { clock, len }: Range): boolean {
  const structs = doc.store.clients.get(editor) ?? []
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]!
    if (struct.id.clock >= clock + len) return false
    if (!struct.deleted) return true
  }
  return false
}

/** Whether anything but characters and marks is deleted. */
export function deletesBlocks(doc: Y.Doc, deletes: Kept['deletes']): boolean {
  for (const [editor, ranges] of deletes)
    for (const { clock, len } of ranges) {
      const structs = doc.store.clients.get(editor) ?? []
      if (clock >= Y.getState(doc.store, editor)) continue
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i]!
        if (struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item && !struct.deleted && !isWithinText(struct.content)) return true
      }
    }
  return false
}

const isWithinText = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentString || content instanceof Y.ContentFormat

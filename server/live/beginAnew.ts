/** A text that goes on under a new epoch. */
import * as Y from 'yjs'
import { docOf } from '../../shared/statement/liveText.ts'
import { SEED_CLIENT, writeDoc } from '../../shared/statement/yjsDiff.ts'
import { encode, type Kept } from './gateDecode.ts'
import { type LiveLog, SERVER } from './log.ts'

/**
 * Lets a statement go on as a new text that says what `doc` says.
 * @throws what the log throws, and NotAStatement when the text is no letter; nothing is changed then.
 */
export async function beginAnew(
  doc: Y.Doc,
  { statement, epoch }: { statement: string; epoch: number },
  { log, now }: { log: Pick<LiveLog, 'renew'>; now: number },
): Promise<void> {
  await log.renew(statement, epoch, { account: SERVER, at: now, update: newBeginning(doc) })
}

/**
 * The letter of a shared text as the first update of a new one, with the ids of its blocks. Whatever was written in
 * the old text is in the new one as something deleted, so that nothing of it can come again; and the server has
 * written more than in the old one, by which the room knows who comes with that and does not say so. No element of
 * the new text has the Yjs item of an old one, which is how the registry of block ids knows them.
 * @throws NotAStatement when the text is no letter.
 */
function newBeginning(old: Y.Doc): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, allDeleted(old))
  doc.clientID = SEED_CLIENT
  writeDoc(doc, docOf(old), SERVER)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function allDeleted(doc: Y.Doc): Uint8Array {
  const structs: Kept['structs'] = new Map()
  for (const [editor, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    structs.set(editor, { clock: 0, offset: 0, list: [new Y.GC(Y.createID(editor, 0), clock)] })
  return encode({ structs, deletes: new Map() })
}

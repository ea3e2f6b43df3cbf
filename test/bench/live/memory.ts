/** What an open small document costs that nobody types in. */
import { setTimeout as wait } from 'node:timers/promises'
import { beginDocument } from './crowd.ts'
import { letterOf } from './letter.ts'
import { Member } from './member.ts'
import { memoryOf } from './processes.ts'
import type { Running } from './servers.ts'

const PARAGRAPHS = 3
const AT_ONCE = 20

/** @returns bytes a document, each with one client, after the server was started on documents that it knew. */
export async function memory(server: Running, documents: number): Promise<number> {
  const names = await server.documents(documents, letterOf(PARAGRAPHS))
  if (server.beginsEmpty)
    await inTurns(names, async name => {
      const member = await beginDocument(server, name, PARAGRAPHS)
      // Sent in order: when this is answered, the text is there.
      await wait(20)
      member.close()
    })
  await wait(500)
  await server.stop()
  await server.again()
  const [first = '', ...others] = names
  const members = [await Member.join(server, first)]
  await wait(1000)
  const before = memoryOf(server.pid())
  await inTurns(others, async name => void members.push(await Member.join(server, name)))
  await wait(1500)
  const bytes = (memoryOf(server.pid()) - before) / others.length
  for (const member of members) member.close()
  return bytes
}

/** Does something with all, a few at a time. */
export async function inTurns<T>(
  all: readonly T[],
  act: (one: T) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const left = [...all]
  const work = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await act(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

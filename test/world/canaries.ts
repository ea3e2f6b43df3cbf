/** Looking for words in everything that a world stored, wrote and sent. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { contracts } from '../../shared/contract/index.ts'
import type { Somebody, World } from '../world.ts'

/** Those of some words that stand in a text, whatever their case, or in an address as browsers write it. */
export function foundIn(text: string, words: Iterable<string>): string[] {
  const small = text.toLowerCase()
  return [...words].filter(word => {
    const asked = word.toLowerCase()
    return small.includes(asked) || small.includes(encodeURIComponent(asked))
  })
}

/** Every file below the world's folder as text, byte by byte: the databases with what they wrote ahead. */
export async function bytesOf(world: World): Promise<string> {
  const files = await readdir(world.config.dataDir, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files.filter(file => file.isFile()).map(file => readFile(join(file.parentPath, file.name), 'utf8')),
  )
  return texts.join('\n')
}

/** A ZIP, or an office file, as the texts that are packed in it, those within those too. */
export function unpacked(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) return new TextDecoder().decode(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${unpacked(content)}`)
    .join('\n')
}

const SEALED = /s1\.[a-z0-9]{1,16}\.[A-Za-z0-9_-]+/g

/** All that is stored, with whatever is sealed in it opened: what somebody reads who has the database and the key. */
export async function openedStore(world: World): Promise<string> {
  const rows = await world.storage.read(async ({ db, t }) => {
    const all: unknown[] = []
    for (const table of Object.values(t)) all.push(...(await db.select().from(table)))
    return all
  })
  const open = (text: string): string =>
    text + [...text.matchAll(SEALED)].map(([sealed]) => open(world.keys.open(sealed))).join('\n')
  return open(JSON.stringify(rows))
}

/** What every route that only reads answers to somebody, as far as the ids at hand lead there. */
export async function everyAnswer(
  world: World,
  who: Somebody | null,
  ids: Record<string, string>,
): Promise<string> {
  const answers: string[] = []
  for (const contract of contracts.values()) {
    if (contract.method !== 'GET') continue
    for (const format of contract.path.includes(':format') ? ['csv', 'json', 'docx', 'html'] : ['']) {
      const known = { ...ids, format }
      const asked = [...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
      if (asked.some(name => !(name in known))) continue
      const input = Object.fromEntries(asked.map(name => [name, known[name as keyof typeof known]]))
      const { rawPayload } = await world.ask(who, contract, input)
      answers.push(unpacked(rawPayload))
    }
  }
  return answers.join('\n')
}

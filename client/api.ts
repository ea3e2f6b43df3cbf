/** Asking the server, typed by the contracts both sides share. */
import type { Asked, Contract, Reply } from '../shared/contract/route.ts'
import { REFUSALS, Refusal, type RefusalCode } from '../shared/refusals.ts'
import { words } from './words.ts'

/** A contract whose reply is JSON: everything that is not a page or a file. */
export type JsonContract = Extract<Contract, { kind: 'json' }>
/** A contract whose reply is a file: something to download. */
export type FileContract = Extract<Contract, { kind: 'file' }>

/**
 * Calls a route.
 * @param input the contract's input; fields named in its path fill it, the others travel as query or JSON
 * @param signal ends the request early, as react-query does for a screen that was left
 * @returns the reply as the server parsed it by the same contract
 * @throws Refusal with the server's code and sentence; `try-again` where the server was not reached
 */
export async function call<const C extends JsonContract>(
  contract: C,
  input: Asked<C>,
  signal?: AbortSignal,
): Promise<Reply<C>> {
  const { address, rest } = addressOf(contract, input)
  const response = await send(contract.method, address, rest, signal)
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()) as Reply<C>
}

/** The address of a file to download, for a plain link. */
export function fileAddress<const C extends FileContract>(contract: C, input: Asked<C>): string {
  const { address, rest } = addressOf(contract, input)
  return address + queryOf(rest)
}

/**
 * Gets a file that the server makes.
 * @param address as `fileAddress` gives it
 * @throws Refusal as `call` does
 */
export async function fetchFile(address: string): Promise<{ name: string; content: Blob }> {
  const response = await send('GET', address, {}, undefined)
  if (!response.ok) throw await refusalOf(response)
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: decodeURIComponent(named ?? ''), content: await response.blob() }
}

/** Any failure as a Refusal, so that every screen can show a sentence. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('internal', words.errors.unexpected)
}

type Fields = Record<string, unknown>

function addressOf(contract: Contract, input: Fields): { address: string; rest: Fields } {
  const rest: Fields = { ...input }
  const address = contract.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { address, rest }
}

async function send(
  method: string,
  address: string,
  fields: Fields,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const bodied = method === 'POST' || method === 'PUT' || method === 'PATCH'
  try {
    return await fetch(bodied ? address : address + queryOf(fields), {
      method,
      credentials: 'same-origin',
      headers: bodied
        ? { accept: 'application/json', 'content-type': 'application/json' }
        : { accept: 'application/json' },
      ...(bodied ? { body: JSON.stringify(fields) } : {}),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal('try-again', words.errors.unreachable)
  }
}

function queryOf(fields: Fields): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(name, String(one))
  }
  const written = query.toString()
  return written === '' ? '' : `?${written}`
}

async function refusalOf(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return new Refusal('internal')
  const { code, message } = body as { code?: unknown; message?: unknown }
  if (typeof code !== 'string' || !Object.hasOwn(REFUSALS, code)) return new Refusal('internal')
  return new Refusal(code as RefusalCode, typeof message === 'string' ? message : undefined)
}

/** Commands that act on the stored data, also while the server runs. */
import { parseArgs } from 'node:util'
import { address as addressForm } from '../../shared/contract/route.ts'
import { ROLES, type Role } from '../../shared/roles.ts'
import { coalitionBySlug } from '../coalitions/coalitions.ts'
import { invite } from '../coalitions/people.ts'
import type { CommandIo } from '../command.ts'
import { startOutbox } from '../notices/outbox.ts'
import { findByName, organisationsOf } from '../organisations/register.ts'
import { makeToken, personByAddress } from '../people/accounts.ts'
import { noteOwnAct } from '../people/note.ts'
import type { Ports } from '../ports.ts'

type Outside = Omit<Ports, 'rooms' | 'renderer' | 'mailsQueued'>

/** `token EMAIL` prints an API token with the person's rights; only its hash is kept. */
export async function printToken(outside: Outside, argv: string[], io: CommandIo): Promise<number> {
  const [address, ...more] = argv
  if (address === undefined || more.length > 0) return wrongUsage(io, 'undersigned token EMAIL')
  const token = await outside.storage.write(async tx => {
    const person = await personByAddress(tx, outside, address)
    if (person === undefined) return undefined
    await noteOwnAct(tx, outside, person, 'token.made', { actor: '' })
    return makeToken(tx, outside, person)
  })
  if (token === undefined) return sentence(io, 'Nobody on this server has that address.')
  io.stdout(`${token}\n`)
  return 0
}

const INVITE = 'undersigned invite EMAIL --coalition SLUG --role ROLE [--organisation NAME]'

/** `invite EMAIL …` sends an invitation as a coordinator would; without `--organisation`, for the register's first. */
export async function sendInvitation(outside: Outside, argv: string[], io: CommandIo): Promise<number> {
  const asked = readInvitation(argv)
  if (!asked) return wrongUsage(io, INVITE)
  const found = await outside.storage.read(async q => {
    const coalition = await coalitionBySlug(q, asked.coalition)
    if (!coalition) return undefined
    const named =
      asked.organisation === undefined
        ? (await organisationsOf(q, coalition.id))[0]
        : await findByName(q, coalition.id, asked.organisation)
    return { coalition: coalition.id, organisation: named?.id }
  })
  if (!found) return sentence(io, `There is no coalition “${asked.coalition}”.`)
  if (found.organisation === undefined)
    return sentence(io, `The register has no organisation “${asked.organisation ?? ''}”.`)
  const outbox = startOutbox(outside, trouble => io.stderr(`${trouble}\n`))
  const { coalition, organisation } = found
  await invite(
    { ...outside, mailsQueued: outbox.kick },
    { coalition, person: '' },
    { address: asked.address, role: asked.role, organisation },
  )
  await outbox.idle()
  await outbox.stop()
  return 0
}

function readInvitation(argv: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { coalition: { type: 'string' }, role: { type: 'string' }, organisation: { type: 'string' } },
    })
    const address = addressForm.safeParse(positionals[0])
    const role = ROLES.find(known => known === values.role)
    if (!address.success || role === undefined || values.coalition === undefined || positionals.length !== 1)
      return undefined
    return {
      address: address.data,
      role: role satisfies Role,
      coalition: values.coalition,
      organisation: values.organisation,
    }
  } catch {
    return undefined // An option that is not one of ours.
  }
}

function wrongUsage(io: CommandIo, usage: string): number {
  io.stderr(`${usage}\n`)
  return 2
}

function sentence(io: CommandIo, said: string): number {
  io.stderr(`${said}\n`)
  return 1
}
